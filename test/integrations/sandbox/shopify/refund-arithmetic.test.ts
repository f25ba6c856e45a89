import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const SUGGEST = `query($id: ID!, $lines: [RefundLineItemInput!], $shipping: Boolean) { order(id: $id) { taxesIncluded
  suggestedRefund(refundLineItems: $lines, refundShipping: $shipping) {
    amountSet { presentmentMoney { amount } shopMoney { amount currencyCode } } subtotalSet { presentmentMoney { amount } } totalTaxSet { presentmentMoney { amount } }
    shipping { amountSet { presentmentMoney { amount } } }
    suggestedTransactions { gateway parentTransaction { id } amountSet { presentmentMoney { amount } } } } } }`;
const REFUND = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { totalRefundedSet { presentmentMoney { amount } } } userErrors { field message } } }`;
const MONEY = `query($id: ID!) { order(id: $id) { displayFinancialStatus currentTotalPriceSet { presentmentMoney { amount } }
  currentTotalTaxSet { presentmentMoney { amount } } totalOutstandingSet { presentmentMoney { amount } }
  totalReceivedSet { presentmentMoney { amount } } totalRefundedSet { presentmentMoney { amount } } } }`;

const orders = [
  ['USD, tax on top', 1078, 2, 'USD'],
  ['EUR, tax inside', 1075, 2, 'EUR'],
  ['JPY, tax inside', 1076, 0, 'JPY'],
  ['KWD, tax on top', 1077, 3, 'KWD'],
] as const;

function toUnits(amount: string, digits: number): number {
  const [whole = '', fraction = ''] = amount.split('.');
  expect(fraction.replace(/0+$/, '').length).toBeLessThanOrEqual(digits);
  return Number(whole + fraction.padEnd(digits, '0').slice(0, digits));
}

/** One unit after the other, shipping somewhere in between; answers the refunded amounts. */
async function refundPiecemeal(shop: TestShop, number: number, digits: number, currency: string) {
  const id = toOrderGid(number);
  const order = shop.sandbox.admin.getOrder(`#${number}`);
  const parts = order.lines.flatMap((line) =>
    Array.from({ length: line.quantity }, () => `gid://shopify/LineItem/${line.id}`),
  );
  const amounts: number[] = [];
  for (const [index, lineItemId] of parts.entries()) {
    const lines = [{ lineItemId, quantity: 1 }];
    const isWithShipping = index === 1;
    const asked = await shop.ask(SUGGEST, { id, lines, shipping: isWithShipping });
    const { suggestedRefund: it, taxesIncluded } = asked.body.data.order;
    const amount = toUnits(it.amountSet.presentmentMoney.amount, digits);
    const tax = toUnits(it.totalTaxSet.presentmentMoney.amount, digits);
    const goods = toUnits(it.subtotalSet.presentmentMoney.amount, digits);
    const shipping = toUnits(it.shipping.amountSet.presentmentMoney.amount, digits);
    expect(amount).toBe(goods + shipping + (taxesIncluded ? 0 : tax));
    const [{ gateway, parentTransaction, amountSet }] = it.suggestedTransactions;
    const input = {
      orderId: id,
      currency,
      refundLineItems: lines,
      ...(isWithShipping && { shipping: { fullRefund: true } }),
      transactions: [
        {
          orderId: id,
          parentId: parentTransaction.id,
          kind: 'REFUND',
          gateway,
          amount: amountSet.presentmentMoney.amount,
        },
      ],
    };
    expect((await shop.ask(REFUND, { input, key: `k${index}` })).body.data.refundCreate.userErrors).toEqual([]);
    amounts.push(amount);
  }
  return amounts;
}

afterEach(closeTestShops);

describe('refunds in parts', () => {
  it.each(orders)('add up to what was paid, to the minor unit: %s', async (_, number, digits, currency) => {
    const shop = await startTestShop();

    const amounts = await refundPiecemeal(shop, number, digits, currency);

    const { order } = (await shop.ask(MONEY, { id: toOrderGid(number) })).body.data;
    const received = toUnits(order.totalReceivedSet.presentmentMoney.amount, digits);
    expect(amounts.reduce((total, it) => total + it, 0)).toBe(received);
    expect(toUnits(order.totalRefundedSet.presentmentMoney.amount, digits)).toBe(received);
    expect(order).toMatchObject({
      displayFinancialStatus: 'REFUNDED',
      currentTotalPriceSet: { presentmentMoney: { amount: '0.0' } },
      currentTotalTaxSet: { presentmentMoney: { amount: '0.0' } },
      totalOutstandingSet: { presentmentMoney: { amount: '0.0' } },
    });
    const committed = shop.sandbox.ledger.commits.map((it) => it.amountMinor);
    expect(committed).toEqual(amounts);
  });

  it('of an amount without items leave the order paid', async () => {
    const shop = await startTestShop();
    const id = toOrderGid(1071);
    const parentId = 'gid://shopify/OrderTransaction/6500010710';
    const pay = (amount: string, key: string) =>
      shop.ask(REFUND, {
        key,
        input: {
          orderId: id,
          transactions: [{ orderId: id, parentId, kind: 'REFUND', gateway: 'shopify_payments', amount }],
        },
      });

    await pay('25.00', 'a');
    expect((await pay('400.01', 'b')).body.data.refundCreate.userErrors).toHaveLength(1);
    expect((await pay('0.001', 'c')).body.data.refundCreate.userErrors).toHaveLength(1);
    expect((await pay('-5.00', 'd')).body.data.refundCreate.userErrors).toHaveLength(1);

    expect((await shop.ask(MONEY, { id })).body.data.order).toMatchObject({
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
      currentTotalPriceSet: { presentmentMoney: { amount: '400.0' } },
      totalOutstandingSet: { presentmentMoney: { amount: '0.0' } },
    });
    expect(shop.sandbox.ledger.commits.map((it) => [it.amountMinor, it.key])).toEqual([[2500, 'a']]);
  });

  it('as store credit are booked on the account and lower what is left', async () => {
    const shop = await startTestShop();
    const id = toOrderGid(1071);
    const credit = (amount: string) => ({
      orderId: id,
      refundMethods: [{ storeCreditRefund: { amount: { amount, currencyCode: 'USD' } } }],
    });

    expect((await shop.ask(REFUND, { input: credit('400.00'), key: 'a' })).body.data.refundCreate).toEqual({
      refund: { totalRefundedSet: { presentmentMoney: { amount: '400.0' } } },
      userErrors: [],
    });
    expect(
      (await shop.ask(REFUND, { input: credit('25.01'), key: 'b' })).body.data.refundCreate.userErrors,
    ).toHaveLength(1);
    expect(shop.sandbox.admin.getOrder('#1071').customer.storeCreditCents).toBe(40_000);
    expect(shop.sandbox.backOffice.credits.at(-1)).toMatchObject({ cents: 40_000, event: 'ORDER_REFUND' });
  });

  it("state the shop's own money beside the shopper's", async () => {
    const shop = await startTestShop();
    const lines = [
      { lineItemId: `gid://shopify/LineItem/${shop.sandbox.admin.getOrder('#1076').lines[0]?.id}`, quantity: 1 },
    ];

    const { amountSet } = (await shop.ask(SUGGEST, { id: toOrderGid(1076), lines })).body.data.order.suggestedRefund;

    expect(amountSet).toEqual({
      presentmentMoney: { amount: '2232.0' },
      shopMoney: { amount: '14.88', currencyCode: 'USD' },
    });
  });
});
