import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const CANCEL = `mutation($id: ID!, $method: OrderCancelRefundMethodInput) {
  orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: $method) { job { id } orderCancelUserErrors { code message } } }`;
const JOB = 'query($id: ID!) { job(id: $id) { done } }';
const ORDER = `query($id: ID!) { order(id: $id) { cancelledAt displayFulfillmentStatus totalOutstandingSet { presentmentMoney { amount } }
  totalRefundedSet { presentmentMoney { amount } } refunds(first: 3) { transactions(first: 3) { nodes { gateway } } }
  risk { recommendation assessments { riskLevel } } fulfillmentOrders(first: 3) { nodes { id status fulfillmentHolds { reason } assignedLocation { location { id } } } } } }`;
const HOLD = `mutation($id: ID!, $handle: String) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: INCORRECT_ADDRESS, handle: $handle }) {
  fulfillmentOrder { status } userErrors { code } } }`;

async function cancel(shop: TestShop, number: number, method: object = { originalPaymentMethodsRefund: true }) {
  return (await shop.ask(CANCEL, { id: toOrderGid(number), method })).body.data.orderCancel;
}

async function readOrder(shop: TestShop, number: number) {
  return (await shop.ask(ORDER, { id: toOrderGid(number) })).body.data.order;
}

afterEach(closeTestShops);

describe('a cancellation', () => {
  it('refunds what was paid with tax, and nothing is owed then', async () => {
    const shop = await startTestShop();
    const { job } = await cancel(shop, 1079);
    await shop.ask(JOB, { id: job.id });
    await shop.ask(JOB, { id: job.id });

    expect(await readOrder(shop, 1079)).toMatchObject({
      totalRefundedSet: { presentmentMoney: { amount: '164.55' } },
      totalOutstandingSet: { presentmentMoney: { amount: '0.0' } },
    });
    expect(shop.sandbox.ledger.commits).toMatchObject([
      { mutation: 'orderCancel', amountMinor: 16_455, orderId: toOrderGid(1079) },
    ]);
  });

  it('can pay back as store credit', async () => {
    const shop = await startTestShop();
    await cancel(shop, 1065, { storeCreditRefund: {} });
    shop.sandbox.admin.finishJobs();

    expect((await readOrder(shop, 1065)).refunds).toEqual([
      { transactions: { nodes: [{ gateway: 'shopify_store_credit' }] } },
    ]);
    expect(shop.sandbox.admin.getOrder('#1065').customer.storeCreditCents).toBe(14_900);
    expect(shop.sandbox.backOffice.credits.at(-1)?.event).toBe('ORDER_CANCELLATION');
  });

  it('ends without effect when the parcel left between the call and the job', async () => {
    const shop = await startTestShop();
    const { job } = await cancel(shop, 1066);
    shop.sandbox.ship('#1066');
    await shop.ask(JOB, { id: job.id });

    expect((await shop.ask(JOB, { id: job.id })).body.data.job.done).toBe(true);
    expect(await readOrder(shop, 1066)).toMatchObject({ cancelledAt: null, refunds: [] });
    expect(shop.sandbox.ledger.commits).toEqual([]);
  });

  it('happens although nobody polls its job', async () => {
    const shop = await startTestShop({ jobPolls: 1 });
    await cancel(shop, 1065);
    for (let requests = 0; requests < 3; requests += 1) await readOrder(shop, 1065);

    expect(await readOrder(shop, 1065)).toMatchObject({ cancelledAt: '2026-11-20T18:00:00Z' });
  });

  it('is refused while a return is asked for', async () => {
    const shop = await startTestShop();
    const refused = await Promise.all([1068, 1069, 1073].map((number) => cancel(shop, number)));

    expect(refused.map((it) => it.orderCancelUserErrors[0]?.code)).toEqual(['INVALID', 'INVALID', 'INVALID']);
  });
});

describe('fulfilment orders', () => {
  it('show what is held, what is being prepared and what is risky', async () => {
    const shop = await startTestShop();

    expect(await readOrder(shop, 1074)).toMatchObject({
      displayFulfillmentStatus: 'ON_HOLD',
      risk: { recommendation: 'CANCEL', assessments: [{ riskLevel: 'HIGH' }] },
      fulfillmentOrders: { nodes: [{ status: 'ON_HOLD', fulfillmentHolds: [{ reason: 'HIGH_RISK_OF_FRAUD' }] }] },
    });
    expect(await readOrder(shop, 1072)).toMatchObject({
      displayFulfillmentStatus: 'IN_PROGRESS',
      risk: { recommendation: 'NONE', assessments: [] },
      fulfillmentOrders: { nodes: [{ status: 'IN_PROGRESS' }] },
    });
    expect((await readOrder(shop, 1073)).fulfillmentOrders.nodes.map((it: { status: string }) => it.status)).toEqual([
      'CLOSED',
      'OPEN',
    ]);
  });

  it('can be held once for each handle, with the right scope', async () => {
    const scopes = [
      'read_orders',
      'write_merchant_managed_fulfillment_orders',
      'read_merchant_managed_fulfillment_orders',
      'read_locations',
    ];
    const shop = await startTestShop({ scopes });
    const id = `gid://shopify/FulfillmentOrder/${5_000_000_000 + 1067}`;
    const hold = async (handle: string) => (await shop.ask(HOLD, { id, handle })).body.data.fulfillmentOrderHold;

    expect(await hold('address')).toEqual({ fulfillmentOrder: { status: 'ON_HOLD' }, userErrors: [] });
    expect((await hold('address')).userErrors).toEqual([{ code: 'DUPLICATE_FULFILLMENT_HOLD_HANDLE' }]);
    shop.sandbox.admin.release('#1067');
    expect((await readOrder(shop, 1067)).displayFulfillmentStatus).toBe('UNFULFILLED');
  });

  it('cannot be held without the scope', async () => {
    const shop = await startTestShop();

    const reply = await shop.ask(HOLD, { id: 'gid://shopify/FulfillmentOrder/5000001067', handle: '' });

    expect(reply.body.errors[0].extensions.code).toBe('ACCESS_DENIED');
  });
});
