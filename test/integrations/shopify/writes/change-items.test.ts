import { afterEach, describe, expect, it } from '@jest/globals';
import { toMinorUnits } from '../../../../src/commerce/money.ts';
import type { WriteRequest } from '../../../../src/commerce/write-request.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, context, orderGid, refused, startWriterShop, type WriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

/** One unit of a line becomes another variant of its product. */
async function swap(shop: WriterShop, number: number, index = 0): Promise<WriteRequest> {
  const { lines } = await shop.order(number);
  const line = lines[index]!;
  const answer = await shop.writer.listVariants(line.productId!, context);
  const others = answer.ok ? answer.value : [];
  const other = others.find((it) => it.variantId !== line.variantId && it.isAvailable && (it.stock ?? 1) > 0);
  return {
    action: 'change_items',
    orderId: orderGid(number),
    changes: [{ lineItemId: line.lineItemId, quantity: 1, newVariantId: other!.variantId }],
  };
}

async function drop(shop: WriterShop, number: number, index: number, quantity = 1): Promise<WriteRequest> {
  const { lines } = await shop.order(number);
  const { lineItemId } = lines[index]!;
  return { action: 'change_items', orderId: orderGid(number), changes: [{ lineItemId, quantity }] };
}

describe('changing the items of an order', () => {
  it('is previewed without changing anything', async () => {
    const shop = await startWriterShop();

    const { consequence } = await shop.wish(await swap(shop, 1066));
    const { order } = await shop.order(1066);

    expect(consequence).toMatchObject({ itemsOut: [{ quantity: 1 }], itemsIn: [{ quantity: 1 }] });
    expect(toMinorUnits(consequence.newTotal!)).toBe(toMinorUnits(order.total));
    expect(shop.commits('orderEditCommit')).toBe(0);
  });

  it('swaps a unit for another variant', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await swap(shop, 1066));

    const answer = await wish.write();
    const { lines, order } = await shop.order(1066);

    expect(answer).toMatchObject({ kind: 'done', receipt: { details: { isTagged: true } } });
    expect(lines[0]!.currentQuantity).toBe(1);
    expect(lines.at(-1)).toMatchObject({ currentQuantity: 1, productId: lines[0]!.productId });
    expect(order.tags).toContain(`sa-${wish.stamp.effectId.slice(-8)}`);
  });

  it.each([
    ['no tax', 1066],
    ['tax on top', 1079],
  ])('pays back at once what a dropped item cost, with %s', async (_what, number) => {
    const shop = await startWriterShop();
    const before = await shop.order(number);
    const wish = await shop.wish(await drop(shop, number, 1));

    const answer = await wish.write();
    const { order } = await shop.order(number);

    const { refundTotal, valueMinor, newTotal } = wish.consequence;
    expect(answer).toMatchObject({ kind: 'done' });
    expect(toMinorUnits(refundTotal!)).toBe(valueMinor);
    expect(toMinorUnits(newTotal!)! + valueMinor).toBe(toMinorUnits(before.order.total));
    expect(toMinorUnits(order.totalRefunded)).toBe(valueMinor);
    expect(shop.commits('refundCreate')).toBe(1);
  });

  it('is a matter for a person when the edit stands and its refund is refused', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await drop(shop, 1066, 1));
    shop.sandbox.fault({ kind: 'http_429', retryAfterSeconds: 60, field: 'refundCreate' });

    expect(await wish.write()).toMatchObject({ kind: 'unknown', reason: 'refund_missing' });
    expect(await wish.lookUp()).toMatchObject({ kind: 'ambiguous' });
    expect(shop.commits('orderEditCommit')).toBe(1);
  });

  it('finds edit and refund again when the answer about the refund is lost', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await drop(shop, 1066, 1));
    shop.sandbox.fault({ kind: 'after_commit', field: 'refundCreate', status: 502 });

    expect(await wish.write()).toMatchObject({ kind: 'unknown' });
    expect(await wish.lookUp()).toMatchObject({ kind: 'done' });
    expect(shop.commits('refundCreate')).toBe(1);
  });

  it('may be tried again when a step before the last is lost', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await swap(shop, 1066));
    shop.sandbox.fault({ kind: 'http_5xx', field: 'orderEditAddVariant', status: 503 });

    expect(await wish.write()).toMatchObject({ kind: 'failed', isRetryable: true });
    expect(await wish.write()).toMatchObject({ kind: 'done' });
    expect(shop.commits('orderEditCommit')).toBe(1);
  });

  it.each([
    ['was sent already', 1042, 0, 1, 'wrong_state'],
    ['is not there in that quantity', 1066, 0, 3, 'too_many'],
  ] as const)('is refused when the item %s', async (_what, number, index, quantity, reason) => {
    const shop = await startWriterShop();

    expect(await shop.preview(await drop(shop, number, index, quantity))).toMatchObject(refused(reason));
  });

  it('is refused for another product and for the variant it is already', async () => {
    const shop = await startWriterShop();
    const { lines } = await shop.order(1066);
    const request = (newVariantId: string): WriteRequest => ({
      action: 'change_items',
      orderId: orderGid(1066),
      changes: [{ lineItemId: lines[0]!.lineItemId, quantity: 1, newVariantId }],
    });

    expect(await shop.preview(request(lines[1]!.variantId!))).toMatchObject(refused('other_product'));
    expect(await shop.preview(request(lines[0]!.variantId!))).toMatchObject(refused('unknown_variant'));
  });

  keepsTrackOf('orderEditCommit', async (shop) => shop.wish(await swap(shop, 1066)));
});
