import { afterEach, describe, expect, it } from '@jest/globals';
import type { WriteRequest } from '../../../../src/commerce/write-request.ts';
import { closeWriterShops, orderGid, refused, startWriterShop, usd } from './writer-shop.ts';

afterEach(closeWriterShops);

function cancel(number: number, refundTo: 'original' | 'store_credit' = 'original'): WriteRequest {
  return { action: 'cancel_order', orderId: orderGid(number), reason: 'no_longer_needed', refundTo };
}

describe('cancelling an order', () => {
  it('shows what is paid back, to whom and how it is made up', async () => {
    const shop = await startWriterShop();
    const { order } = await shop.order(1061);

    const { consequence } = await shop.wish(cancel(1061));

    expect(consequence.refundTotal).toEqual(order.total);
    expect(consequence.refunds).toEqual([
      { to: 'original', method: 'card', amount: order.total, label: 'Shopify Payments' },
    ]);
    expect(consequence.itemsOut.map(({ quantity }) => quantity)).toEqual([1, 2]);
    const { items, tax, shipping } = consequence.split!;
    const sum = [items, tax, shipping].reduce((total, part) => total + Math.round(Number(part.amount) * 100), 0);
    expect(sum).toBe(consequence.valueMinor);
    expect(Number(shipping.amount)).toBeGreaterThan(0);
  });

  it('pays nothing back for an order that was only authorised', async () => {
    const shop = await startWriterShop();

    const { consequence } = await shop.wish(cancel(1050));

    expect(consequence).toMatchObject({ refunds: [], valueMinor: 0 });
    expect(consequence.refundTotal).toBeUndefined();
  });

  it.each([
    ['is cancelled already', 1054],
    ['is on its way', 1042],
    ['is partly on its way', 1041],
  ])('is refused when the order %s', async (_what, number) => {
    const shop = await startWriterShop();

    expect(await shop.preview(cancel(number))).toMatchObject(refused('wrong_state'));
  });

  it('is begun at first, and done only when the order says so', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(cancel(1061));

    const started = await wish.write();
    const reference = started.kind === 'started' ? started.reference : '';
    const early = await wish.lookUp({ reference });
    const late = await wish.lookUp({ reference });
    const { order } = await shop.order(1061);

    expect(reference).toMatch(/^gid:\/\/shopify\/Job\//);
    expect(early).toEqual({ kind: 'in_progress' });
    expect(late).toMatchObject({ kind: 'done', receipt: { reference: orderGid(1061), details: { isTagged: true } } });
    expect(order.status).toBe('cancelled');
    expect(order.tags).toContain(`sa-${wish.stamp.effectId.slice(-8)}`);
    expect(order.totalRefunded).toEqual(wish.consequence.refundTotal);
  });

  it('stays in progress as long as the job does', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(cancel(1061));
    shop.sandbox.fault({ kind: 'endless_job' });

    const started = await wish.write();
    const reference = started.kind === 'started' ? started.reference : '';
    shop.clock.advance(3_600_000);

    expect(await wish.lookUp({ reference })).toEqual({ kind: 'in_progress' });
    expect(await wish.lookUp({ reference })).toEqual({ kind: 'in_progress' });
  });

  it('is unknown when the answer is lost, and found again', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(cancel(1061));
    shop.sandbox.fault({ kind: 'after_commit', field: 'orderCancel', status: 502 });

    expect(await wish.write()).toMatchObject({ kind: 'unknown' });
    let found = await wish.lookUp();
    for (let polls = 0; polls < 5 && found.kind === 'in_progress'; polls += 1) found = await wish.lookUp();

    expect(found).toMatchObject({ kind: 'done' });
    expect(shop.commits('orderCancel')).toBe(1);
  });

  it('is unknown when the connection broke, and absent once a job could no longer be running', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(cancel(1061));
    shop.sandbox.fault({ kind: 'reset', field: 'orderCancel' });

    expect(await wish.write()).toMatchObject({ kind: 'unknown' });
    expect(await wish.lookUp()).toEqual({ kind: 'in_progress' });
    shop.clock.advance(121_000);

    expect(await wish.lookUp()).toEqual({ kind: 'absent' });
    expect(shop.commits('orderCancel')).toBe(0);
  });

  it('fails without a doubt when the shop refuses it in between', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(cancel(1061));
    shop.sandbox.ship('#1061');

    const answer = await wish.write();

    expect(answer).toMatchObject({ kind: 'failed', reason: 'refused_by_shop', isRetryable: false });
    expect(JSON.stringify(answer)).not.toContain('fulfillments');
  });

  it('leaves to a person an order that somebody else cancelled', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(cancel(1061));
    const other = await shop.wish(cancel(1061));
    const started = await other.write();
    const reference = started.kind === 'started' ? started.reference : '';
    await other.lookUp({ reference });
    await other.lookUp({ reference });

    expect(await wish.lookUp()).toMatchObject({ kind: 'ambiguous' });
  });

  it('can pay back as store credit', async () => {
    const shop = await startWriterShop();

    const { consequence } = await shop.wish(cancel(1062, 'store_credit'));

    expect(consequence.refunds).toMatchObject([{ to: 'store_credit', amount: consequence.refundTotal }]);
    expect(consequence.refundTotal).toEqual(usd(consequence.refundTotal!.amount));
  });
});
