import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const CANCEL = `mutation($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) {
  job { id done } orderCancelUserErrors { code message } } }`;
const JOB = 'query($id: ID!) { job(id: $id) { id done } }';
const STATUS =
  'query($id: ID!) { order(id: $id) { cancelledAt displayFinancialStatus totalRefundedSet { presentmentMoney { amount } } } }';
const REFUND = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id totalRefundedSet { presentmentMoney { amount } } } userErrors { message } } }`;
const SUGGEST = `query($id: ID!, $lines: [RefundLineItemInput!]) { order(id: $id) { suggestedRefund(refundLineItems: $lines) {
  amountSet { presentmentMoney { amount } } suggestedTransactions { gateway amountSet { presentmentMoney { amount } } parentTransaction { id } } } } }`;

const gid = toOrderGid(1016);
const line = { lineItemId: 'gid://shopify/LineItem/14000010160', quantity: 1 };

function refundInput(amount: string) {
  return {
    orderId: gid,
    refundLineItems: [{ ...line, restockType: 'NO_RESTOCK' }],
    transactions: [
      {
        orderId: gid,
        parentId: 'gid://shopify/OrderTransaction/6500010160',
        kind: 'REFUND',
        gateway: 'shopify_payments',
        amount,
      },
    ],
  };
}

async function orderStatus(shop: TestShop, id: string) {
  return (await shop.ask(STATUS, { id })).body.data.order;
}

afterEach(closeTestShops);

describe('orderCancel', () => {
  it('is done only when the job is, and refunds and restocks then', async () => {
    const shop = await startTestShop({ jobPolls: 2 });
    const id = toOrderGid(1056);
    const stock = () => shop.sandbox.admin.getOrder('#1056').lines[0]?.variant.stock ?? 0;
    const before = stock();
    const { job } = (await shop.ask(CANCEL, { id })).body.data.orderCancel;

    expect((await shop.ask(JOB, { id: job.id })).body.data.job.done).toBe(false);
    expect(await orderStatus(shop, id)).toMatchObject({ cancelledAt: null });
    expect((await shop.ask(JOB, { id: job.id })).body.data.job.done).toBe(true);
    expect(await orderStatus(shop, id)).toMatchObject({
      cancelledAt: '2026-11-20T18:00:00Z',
      displayFinancialStatus: 'REFUNDED',
    });
    expect(stock()).toBe(before + 1);
    expect(shop.sandbox.ledger.get('commit:orderCancel')).toBe(1);
  });

  it('refuses what cannot be cancelled', async () => {
    const shop = await startTestShop();
    const refuse = async (number: number) =>
      (await shop.ask(CANCEL, { id: toOrderGid(number) })).body.data.orderCancel.orderCancelUserErrors[0]?.code;

    expect([await refuse(1042), await refuse(1054), await refuse(9999), await refuse(1021)]).toEqual([
      'INVALID',
      'INVALID',
      'NOT_FOUND',
      'INVALID',
    ]);
    await shop.ask(CANCEL, { id: toOrderGid(1061) });
    expect(await refuse(1061)).toBe('INVALID');
  });

  it('voids an authorisation instead of refunding', async () => {
    const shop = await startTestShop({ jobPolls: 1 });
    const id = toOrderGid(1050);
    const { job } = (await shop.ask(CANCEL, { id })).body.data.orderCancel;
    await shop.ask(JOB, { id: job.id });

    expect(await orderStatus(shop, id)).toMatchObject({ displayFinancialStatus: 'VOIDED' });
  });

  it('never ends under that fault', async () => {
    const shop = await startTestShop({ jobPolls: 1 });
    shop.sandbox.fault({ kind: 'endless_job' });
    const { job } = (await shop.ask(CANCEL, { id: toOrderGid(1056) })).body.data.orderCancel;

    for (let poll = 0; poll < 5; poll += 1)
      expect((await shop.ask(JOB, { id: job.id })).body.data.job.done).toBe(false);
  });
});

describe('refundCreate', () => {
  it('books the suggested amount', async () => {
    const shop = await startTestShop();
    const suggested = (await shop.ask(SUGGEST, { id: gid, lines: [line] })).body.data.order.suggestedRefund;
    const amount = suggested.amountSet.presentmentMoney.amount;
    const reply = await shop.ask(REFUND, { input: refundInput(amount), key: 'k1' });

    expect(suggested.suggestedTransactions[0].parentTransaction.id).toBe('gid://shopify/OrderTransaction/6500010160');
    expect(reply.body.data.refundCreate.userErrors).toEqual([]);
    expect(reply.body.data.refundCreate.refund.totalRefundedSet.presentmentMoney.amount).toBe(amount);
    expect(await orderStatus(shop, gid)).toMatchObject({ totalRefundedSet: { presentmentMoney: { amount } } });
  });

  it('answers the same key and input with the same refund, once', async () => {
    const shop = await startTestShop();
    const first = await shop.ask(REFUND, { input: refundInput('10.00'), key: 'k1' });
    const second = await shop.ask(REFUND, { input: refundInput('10.00'), key: 'k1' });

    expect(second.body.data.refundCreate.refund.id).toBe(first.body.data.refundCreate.refund.id);
    expect(shop.sandbox.ledger.get('commit:refundCreate')).toBe(1);
    expect(shop.sandbox.admin.getOrder('#1016').refunds).toHaveLength(1);
  });

  it('refuses the same key with another input, and a refund without a key', async () => {
    const shop = await startTestShop();
    await shop.ask(REFUND, { input: refundInput('10.00'), key: 'k1' });
    const mismatch = await shop.ask(REFUND, { input: refundInput('11.00'), key: 'k1' });
    const bare = await shop.ask(
      'mutation($input: RefundInput!) { refundCreate(input: $input) { refund { id } userErrors { message } } }',
      { input: refundInput('1.00') },
    );

    expect(mismatch.body.errors[0].extensions.code).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
    expect(bare.body.errors[0].message).toMatch(/@idempotent directive is required/);
    expect(shop.sandbox.ledger.get('commit:refundCreate')).toBe(1);
  });

  it('refuses more money or more units than there are', async () => {
    const shop = await startTestShop();
    const tooMuch = await shop.ask(REFUND, { input: refundInput('9999.00'), key: 'k1' });
    const tooMany = await shop.ask(REFUND, {
      input: { ...refundInput('1.00'), refundLineItems: [{ ...line, quantity: 2 }] },
      key: 'k2',
    });

    expect(tooMuch.body.data.refundCreate.userErrors[0].message).toMatch(/maximum refundable/);
    expect(tooMany.body.data.refundCreate.userErrors[0].message).toMatch(/more items than were purchased/);
  });

  it('commits and stays silent after a timeout, so that only the key prevents a second refund', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'after_commit', field: 'refundCreate' });
    const lost = shop.ask(REFUND, { input: refundInput('10.00'), key: 'k1' }, { signal: AbortSignal.timeout(300) });

    await expect(lost).rejects.toThrow();
    expect(shop.sandbox.admin.getOrder('#1016').refunds).toHaveLength(1);
    await shop.ask(REFUND, { input: refundInput('10.00'), key: 'k1' });
    expect(shop.sandbox.admin.getOrder('#1016').refunds).toHaveLength(1);
  });
});

describe('orderUpdate and tagsAdd', () => {
  it('overwrites the address as a whole', async () => {
    const shop = await startTestShop();
    const query =
      'mutation($input: OrderInput!) { orderUpdate(input: $input) { order { shippingAddress { address1 city zip countryCodeV2 lastName } } userErrors { message } } }';
    const shippingAddress = {
      address1: '9 Elm Road',
      city: 'Salem',
      zip: '97301',
      countryCode: 'US',
      provinceCode: 'OR',
    };
    const reply = await shop.ask(query, { input: { id: toOrderGid(1062), shippingAddress } });
    const refused = await shop.ask(query, { input: { id: toOrderGid(1062), shippingAddress: { city: 'Salem' } } });

    expect(reply.body.data.orderUpdate.order.shippingAddress).toEqual({
      address1: '9 Elm Road',
      city: 'Salem',
      zip: '97301',
      countryCodeV2: 'US',
      lastName: null,
    });
    expect(refused.body.data.orderUpdate.userErrors).toHaveLength(1);
  });

  it('adds a tag once', async () => {
    const shop = await startTestShop();
    const query =
      'mutation($id: ID!) { tagsAdd(id: $id, tags: ["ai-handled", "AI-Handled"]) { node { id } userErrors { message } } }';
    await shop.ask(query, { id: toOrderGid(1042) });
    await shop.ask(query, { id: toOrderGid(1042) });

    expect(shop.sandbox.admin.getOrder('#1042').tags.map((tag) => tag.toLowerCase())).toContain('ai-handled');
    expect(shop.sandbox.ledger.get('commit:tagsAdd')).toBe(1);
  });
});
