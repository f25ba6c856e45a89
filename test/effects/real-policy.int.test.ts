import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { activatePolicy } from '../../src/commerce/policy/activate-policy.ts';
import { toEffectPolicy } from '../../src/effects/effect-store.ts';
import { generalRetail } from '../../src/packs/general-retail/policy.ts';
import { createId } from '../../src/platform/ids.ts';
import { createOrder, createParcel } from '../factories/order.ts';
import { createSnapshot } from '../fakes/store-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, context, LedgerWorld, orderId, pendingOf, refundOf, storeId } from './ledger-world.ts';

let database: TestDatabase;
let world: LedgerWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await LedgerWorld.open(database.url);
});

beforeEach(async () => {
  await world.reset();
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const deliveredAt = new Date(Date.now() - 3 * 86_400_000);
  const line = {
    lineItemId: 'gid://shopify/LineItem/1',
    title: 'Blue Shirt',
    quantity: 2,
    currentQuantity: 2,
    refundableQuantity: 2,
    unfulfilledQuantity: 0,
    unitPrice: usd('300.00'),
    returnable: [{ fulfillmentLineItemId: 'f1', quantity: 2, deliveredAt }],
    isFinalSale: false,
    isGiftCard: false,
    tags: [],
  };
  const order = createOrder({
    status: 'delivered',
    parcels: [createParcel({ status: 'delivered', deliveredAt })],
    total: usd('600.00'),
  });
  const payment = {
    id: 'p1',
    gateway: 'shopify_payments',
    kind: 'card' as const,
    paid: usd('600.00'),
    refundable: usd('600.00'),
  };
  world.shop.addOrder({ ...createSnapshot(), order, lines: [line], payments: [payment] }, 60_000);
});

afterAll(async () => {
  await world.database.close();
  await database.drop();
});

function openRetail() {
  const settings = { auto_refund_enabled: true, auto_refund_limit: 50, return_window_days: 30 };
  return world.process({
    findStore: async (id) => ({
      id,
      name: 'Demo',
      timeZone: 'America/New_York',
      writer: world.shop,
      policy: toEffectPolicy(activatePolicy(generalRetail, settings, new Date())),
      isPaused: () => false,
    }),
  });
}

describe('the ledger under the general-retail policy', () => {
  it('pays for no item by itself once a bare amount was paid', async () => {
    const desk = openRetail().ledger.forTurn({ storeId, conversationId: createId() });
    const items = [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }];
    const itemWish = { ...refundOf('1.00'), items, amount: undefined } as never;
    const say = async (wish: Parameters<typeof desk.propose>[0]) => {
      const { id } = pendingOf(await desk.propose(wish, anna, context));
      return (await desk.confirm(id, { messageId: createId() }, context))?.state;
    };

    expect([await say(refundOf('42.25')), await say(itemWish)]).toEqual(['done', 'awaiting_approval']);
  });

  it('pays 25 USD at once, lets 400 USD wait for an operator, and pays it after his approval', async () => {
    const effects = openRetail();
    const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
    const ask = async (amount: string) => pendingOf(await desk.propose(refundOf(amount, { orderId }), anna, context));
    const say = (effectId: string) => desk.confirm(effectId, { messageId: createId() }, context);

    const small = await say((await ask('25.00')).id);
    const large = await say((await ask('400.00')).id);
    const decision = { storeId, effectId: large?.id ?? '', operator: 'dana' };
    const approved = await effects.approvals.approve(decision, context);
    await world.runJobs(effects);

    expect([small?.state, large?.state, approved.ok]).toEqual(['done', 'awaiting_approval', true]);
    expect((await world.stateOf(decision.effectId)).state).toBe('done');
    expect(world.shop.writes.map(({ amountMinor }) => amountMinor)).toEqual([2_500, 40_000]);
  });
});
