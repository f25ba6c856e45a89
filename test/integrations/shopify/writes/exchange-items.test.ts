import { afterEach, describe, expect, it } from '@jest/globals';
import { toMinorUnits } from '../../../../src/commerce/money.ts';
import type { VariantChoice } from '../../../../src/commerce/order-snapshot.ts';
import type { WriteRequest } from '../../../../src/commerce/write-request.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, context, orderGid, refused, startWriterShop, type WriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

async function listVariants(shop: WriterShop, number: number, index: number): Promise<readonly VariantChoice[]> {
  const { lines } = await shop.order(number);
  const answer = await shop.writer.listVariants(lines[index]!.productId!, context);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

async function exchange(shop: WriterShop, number: number, index = 0, variantId?: string): Promise<WriteRequest> {
  const { lines } = await shop.order(number);
  const line = lines[index]!;
  const others = await listVariants(shop, number, index);
  const other = others.find((it) => it.variantId !== line.variantId && it.isAvailable && (it.stock ?? 1) > 0);
  return {
    action: 'exchange_items',
    orderId: orderGid(number),
    items: [
      {
        lineItemId: line.lineItemId,
        quantity: 1,
        reason: 'wrong_size',
        newVariantId: variantId ?? other!.variantId,
      },
    ],
  };
}

describe('an exchange', () => {
  it('opens a return with what is sent for it', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await exchange(shop, 1069));

    const answer = await wish.write();
    const after = await shop.order(1069);

    expect(wish.consequence).toMatchObject({ itemsOut: [{ quantity: 1 }], itemsIn: [{ quantity: 1 }], valueMinor: 0 });
    expect(answer).toMatchObject({ kind: 'done', receipt: { details: { status: 'OPEN', isTagged: true } } });
    expect(after.hasOpenReturn).toBe(true);
    expect(shop.commits('returnCreate')).toBe(1);
  });

  it('shows what has to be paid more, fees included', async () => {
    const shop = await startWriterShop();
    const request = await exchange(shop, 1069);

    const free = await shop.wish(request);
    const charged = await shop.wish(request, { restockingPercent: 0, returnShippingMinor: 700 });

    const owed = (wish: typeof free) =>
      (wish.consequence.charge ? toMinorUnits(wish.consequence.charge)! : 0) -
      (wish.consequence.refundLater ? toMinorUnits(wish.consequence.refundLater)! : 0);
    expect(owed(charged) - owed(free)).toBe(700);
  });

  it('is refused for a variant of another product', async () => {
    const shop = await startWriterShop();
    const [foreign] = await listVariants(shop, 1069, 1);

    expect(await shop.preview(await exchange(shop, 1069, 0, foreign!.variantId))).toMatchObject(
      refused('other_product'),
    );
  });

  it('is refused when it is sold out, and fails when it sells out in between', async () => {
    const shop = await startWriterShop();
    const request = await exchange(shop, 1069);
    const wish = await shop.wish(request);
    const wanted = request.action === 'exchange_items' ? request.items[0]!.newVariantId : '';
    for (const product of shop.sandbox.state.products) {
      for (const variant of product.variants) {
        if (wanted.endsWith(`/${variant.id}`)) variant.stock = 0;
      }
    }

    expect(await shop.preview(request)).toMatchObject(refused('out_of_stock'));
    expect(await wish.write()).toMatchObject({ kind: 'failed', reason: 'out_of_stock' });
    expect(shop.commits('returnCreate')).toBe(0);
  });

  keepsTrackOf('returnCreate', async (shop) => shop.wish(await exchange(shop, 1069)));
});
