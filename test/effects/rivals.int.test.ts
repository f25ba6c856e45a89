import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
import { createId } from '../../src/platform/ids.ts';
import { createSnapshot } from '../fakes/store-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, context, LedgerWorld, orderId, pendingOf, storeId } from './ledger-world.ts';

let database: TestDatabase;
let world: LedgerWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await LedgerWorld.open(database.url);
});

beforeEach(() => world.reset());

afterAll(async () => {
  await world.database.close();
  await database.drop();
});

const otherOrderId = 'gid://shopify/Order/1043';
const creditFor = (id: string): WriteRequest => ({
  action: 'grant_store_credit',
  orderId: id,
  amount: { amount: '25.00', currency: 'USD' },
  reason: 'damaged',
});

/** Two credits of one customer: the answer of the first is lost before it was made, the second is made. */
async function giveTwo() {
  const snapshot = createSnapshot();
  world.shop.addOrder({ ...snapshot, order: { ...snapshot.order, id: otherOrderId, name: '#1043' } });
  const effects = world.process();
  const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
  const give = async (id: string) => {
    const { id: effectId } = pendingOf(await desk.propose(creditFor(id), anna, context));
    return { effectId, said: await desk.confirm(effectId, { messageId: createId() }, context) };
  };
  world.shop.faults = ['lost_before'];
  const lost = await give(orderId);
  const made = await give(otherOrderId);
  return { effects, lost, made };
}

describe('two store credits that look alike in the shop', () => {
  it('are not taken for one another: the lost one goes to a person, not to done', async () => {
    const { effects, lost, made } = await giveTwo();
    const reference = made.said?.reference ?? '';
    world.shop.lookUpAnswer = { kind: 'done', receipt: { reference, at: new Date(), details: {} } };

    await world.age(lost.effectId, 2);
    await world.runJobs(effects);

    expect([lost.said?.state, made.said?.state]).toEqual(['unknown', 'done']);
    expect((await world.stateOf(lost.effectId)).state).toBe('unknown');
    expect(world.escalations).toEqual([expect.objectContaining({ effectId: lost.effectId })]);
  });

  it('are not taken for one another within the turn either', async () => {
    const snapshot = createSnapshot();
    world.shop.addOrder({ ...snapshot, order: { ...snapshot.order, id: otherOrderId, name: '#1043' } });
    const desk = world.process().ledger.forTurn({ storeId, conversationId: createId() });
    const made = pendingOf(await desk.propose(creditFor(orderId), anna, context));
    const reference = (await desk.confirm(made.id, { messageId: createId() }, context))?.reference ?? '';
    world.shop.faults = ['lost_before'];
    world.shop.lookUpAnswer = { kind: 'done', receipt: { reference, at: new Date(), details: {} } };

    const lost = pendingOf(await desk.propose(creditFor(otherOrderId), anna, context));
    const said = await desk.confirm(lost.id, { messageId: createId() }, context);

    expect(said?.state).toBe('unknown');
    expect(world.escalations).toEqual([expect.objectContaining({ effectId: lost.id })]);
  });

  it('wait for one another while both are open', async () => {
    const { effects, lost, made } = await giveTwo();
    await world.sql(`UPDATE effects SET state = 'unknown', reference = NULL, settled_at = NULL WHERE id = $1`, [
      made.effectId,
    ]);
    world.shop.lookUpAnswer = { kind: 'done', receipt: { reference: 'credit-1', at: new Date(), details: {} } };

    await world.age(lost.effectId, 2);
    await world.runJobs(effects);

    expect((await world.stateOf(lost.effectId)).state).toBe('unknown');
  });
});
