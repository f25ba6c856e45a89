import { afterEach, describe, expect, it } from '@jest/globals';
import { toMinorUnits } from '../../../../src/commerce/money.ts';
import type { RequestOf, WriteRequest } from '../../../../src/commerce/write-request.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, orderGid, refused, startWriterShop, type WriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

type Asked = Partial<Omit<RequestOf<'refund'>, 'action' | 'orderId'>>;

function refund(number: number, asked: Asked): WriteRequest {
  return {
    action: 'refund',
    orderId: orderGid(number),
    items: [],
    shipping: false,
    reason: 'damaged',
    refundTo: 'original',
    ...asked,
  };
}

async function oneOf(shop: WriterShop, number: number, index = 0) {
  const { lines } = await shop.order(number);
  return [{ lineItemId: lines[index]!.lineItemId, quantity: 1 }];
}

describe('a refund', () => {
  it.each([
    ['dollars without tax', 1071],
    ['euros with tax inside', 1075],
    ['yen', 1076],
    ['dinars with three digits', 1077],
    ['dollars with tax on top', 1078],
  ])('of items and shipping is split to the minor unit in %s', async (_what, number) => {
    const shop = await startWriterShop();
    const before = await shop.order(number);
    const items = before.lines.map(({ lineItemId, quantity }) => ({ lineItemId, quantity }));
    const wish = await shop.wish(refund(number, { items, shipping: true }));

    const answer = await wish.write();
    const { order } = await shop.order(number);

    const { refundTotal, split } = wish.consequence;
    const sum = [split!.items, split!.tax, split!.shipping].reduce((total, part) => total + toMinorUnits(part)!, 0);
    expect(sum).toBe(toMinorUnits(refundTotal!));
    expect(toMinorUnits(refundTotal!)).toBe(toMinorUnits(before.order.total));
    expect(answer).toMatchObject({ kind: 'done', receipt: { details: { isTagged: true, ...refundTotal } } });
    expect(toMinorUnits(order.totalRefunded)).toBe(sum);
    expect(order.financialStatus).toBe('REFUNDED');
  });

  it('of one item after another never comes to more than was paid', async () => {
    const shop = await startWriterShop();
    const { lines, order } = await shop.order(1078);
    let total = 0;

    for (const line of lines) {
      for (let unit = 0; unit < line.quantity; unit += 1) {
        const items = [{ lineItemId: line.lineItemId, quantity: 1 }];
        const wish = await shop.wish(refund(1078, { items }));
        expect(await wish.write()).toMatchObject({ kind: 'done' });
        total += toMinorUnits(wish.consequence.refundTotal!)!;
      }
    }
    const last = await shop.wish(refund(1078, { shipping: true }));
    total += toMinorUnits(last.consequence.refundTotal!)!;

    expect(await last.write()).toMatchObject({ kind: 'done' });
    expect(total).toBe(toMinorUnits(order.total));
  });

  it('can be a stated part of an item, with fees only when it is whole', async () => {
    const shop = await startWriterShop();
    const items = await oneOf(shop, 1071, 1);
    const fees = { restockingPercent: 10, returnShippingMinor: 500 };

    const part = await shop.wish(refund(1071, { items, amount: { amount: '25.00', currency: 'USD' } }), fees);
    const whole = await shop.wish(refund(1071, { items }), fees);

    const { refundTotal, split, fees: taken } = whole.consequence;
    const feeMinor = taken.reduce((sum, fee) => sum + toMinorUnits(fee.amount)!, 0);
    expect(part.consequence).toMatchObject({ refundTotal: { amount: '25.00' }, fees: [], valueMinor: 2_500 });
    expect(taken.map(({ kind }) => kind)).toEqual(['restocking', 'return_shipping']);
    expect(toMinorUnits(refundTotal!)! + feeMinor).toBe(toMinorUnits(split!.items)! + toMinorUnits(split!.tax)!);
  });

  it('can be a bare amount, to the last cent that was paid and no further', async () => {
    const shop = await startWriterShop();
    const { order } = await shop.order(1071);
    const minor = toMinorUnits(order.total)!;
    const more = (minor + 1) / 100;

    const wish = await shop.wish(refund(1071, { amount: order.total }));
    const over = await shop.preview(refund(1071, { amount: { amount: more.toFixed(2), currency: 'USD' } }));

    expect(wish.consequence).toMatchObject({ refundTotal: { amount: '425.00' }, valueMinor: minor, itemsOut: [] });
    expect(wish.consequence.split).toBeUndefined();
    expect(over).toMatchObject(refused('more_than_refundable'));
    expect(await wish.write()).toMatchObject({ kind: 'done' });
    expect(await shop.preview(refund(1071, { amount: { amount: '0.01', currency: 'USD' } }))).toMatchObject({
      ok: false,
      kind: 'refused',
    });
  });

  it('is split over the payments to the minor unit, in the order in which Shopify gives back', async () => {
    const shop = await startWriterShop();
    const paid = shop.sandbox.state.orders.find(({ name }) => name === '#1071')!.transactions;
    const [card] = paid.splice(0, paid.length);
    paid.push({ ...card!, cents: 40_000 }, { ...card!, id: card!.id + 1, gateway: 'gift_card', cents: 2_500 });
    const wish = await shop.wish(refund(1071, { amount: { amount: '400.01', currency: 'USD' } }));

    const answer = await wish.write();
    const { payments } = await shop.order(1071);

    const minor = wish.consequence.refunds.map(({ to, amount }) => [to, toMinorUnits(amount)]);
    expect(minor).toEqual([
      ['original', 40_000],
      ['gift_card', 1],
    ]);
    expect(answer).toMatchObject({ kind: 'done' });
    expect(payments.map(({ kind, refundable }) => [kind, toMinorUnits(refundable)])).toEqual([
      ['card', 0],
      ['gift_card', 2_499],
    ]);
  });

  it.each([
    ['waits for its bank', 'PENDING', { kind: 'in_progress' }],
    ['was refused by the bank', 'FAILURE', { kind: 'ambiguous' }],
  ] as const)('is not done while it %s', async (_what, status, expected) => {
    const shop = await startWriterShop();
    const wish = await shop.wish(refund(1071, { items: await oneOf(shop, 1071) }));
    await wish.write();
    const booked = shop.sandbox.state.orders.find(({ name }) => name === '#1071')!.transactions;
    booked.push({ ...booked.pop()!, status });

    expect(await wish.lookUp()).toMatchObject(expected);
  });

  it('goes to store credit when that is wished', async () => {
    const shop = await startWriterShop();
    const items = await oneOf(shop, 1071);
    const wish = await shop.wish(refund(1071, { items, refundTo: 'store_credit' }));
    const before = shop.sandbox.state.customers.find(({ key }) => key === 'ada')!.storeCreditCents;

    const answer = await wish.write();

    const after = shop.sandbox.state.customers.find(({ key }) => key === 'ada')!.storeCreditCents;
    expect(wish.consequence.refunds).toMatchObject([{ to: 'store_credit' }]);
    expect(answer).toMatchObject({ kind: 'done' });
    expect(after - before).toBe(toMinorUnits(wish.consequence.refundTotal!));
  });

  it('takes units that were never sent out of the order', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(refund(1062, { items: await oneOf(shop, 1062) }));

    await wish.write();
    const { lines } = await shop.order(1062);

    const sent = shop.sandbox.ledger.entries.find(({ operationName }) => operationName === 'CreateRefund');
    expect(sent?.variables.input).toMatchObject({
      refundLineItems: [{ restockType: 'CANCEL', locationId: expect.stringContaining('Location') }],
    });
    expect(lines[0]).toMatchObject({ currentQuantity: 2, unfulfilledQuantity: 2 });
  });

  it('restocks nothing that the shopper still has', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(refund(1071, { items: await oneOf(shop, 1071) }));

    await wish.write();

    const sent = shop.sandbox.ledger.entries.find(({ operationName }) => operationName === 'CreateRefund');
    expect(sent?.variables).toMatchObject({
      key: wish.stamp.key,
      input: { refundLineItems: [{ restockType: 'NO_RESTOCK' }], currency: 'USD' },
    });
  });

  it.each([
    ['nothing at all', {}, 'bad_amount'],
    ['an amount of zero', { amount: { amount: '0.00', currency: 'USD' } }, 'bad_amount'],
    ['five decimals', { amount: { amount: '1.00001', currency: 'USD' } }, 'bad_amount'],
    ['another currency', { amount: { amount: '1.00', currency: 'EUR' } }, 'wrong_currency'],
    ["another order's item", { items: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }] }, 'unknown_item'],
  ] as const)('of %s is refused', async (_what, asked, reason) => {
    const shop = await startWriterShop();

    expect(await shop.preview(refund(1071, asked as Asked))).toMatchObject(refused(reason));
  });

  it('of more units than there are is refused', async () => {
    const shop = await startWriterShop();
    const [item] = await oneOf(shop, 1071);

    const answer = await shop.preview(refund(1071, { items: [{ ...item!, quantity: 2 }] }));

    expect(answer).toMatchObject(refused('too_many'));
  });

  it('fails when the order has changed since it was shown', async () => {
    const shop = await startWriterShop();
    const { order } = await shop.order(1071);
    const late = await shop.wish(refund(1071, { amount: order.total }));
    await (await shop.wish(refund(1071, { items: await oneOf(shop, 1071) }))).write();

    expect(await late.write()).toMatchObject({ kind: 'failed', isRetryable: false });
    expect(shop.commits('refundCreate')).toBe(1);
  });

  it('is made once however often it is sent with one stamp', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(refund(1071, { items: await oneOf(shop, 1071), amount: usdTwo }));

    await wish.write();
    await wish.write();

    expect(shop.commits('refundCreate')).toBe(1);
  });

  keepsTrackOf('refundCreate', async (shop) => shop.wish(refund(1071, { items: await oneOf(shop, 1071) })));
});

const usdTwo = { amount: '2.00', currency: 'USD' };
