import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createId } from '../../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, context, LedgerWorld, pendingOf, refundOf, storeId } from './ledger-world.ts';

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

describe('a write', () => {
  it('is proposed, consented to, done once and proved step by step', async () => {
    const effects = world.process();
    const conversationId = createId();
    const desk = effects.ledger.forTurn({ storeId, conversationId, turnId: createId() });

    const shown = pendingOf(await desk.propose(refundOf('25.00'), anna, context));
    const done = await desk.confirm(shown.id, { messageId: createId() }, context);

    const [proved] = await effects.history.list(storeId, conversationId);
    expect(done).toMatchObject({ id: shown.id, state: 'done', reference: `write-${shown.id}` });
    expect(world.shop.writes).toEqual([
      expect.objectContaining({ effectId: shown.id, action: 'refund', amountMinor: 2_500 }),
    ]);
    expect(proved?.events.map(({ from, to, actor }) => [from, to, actor])).toEqual([
      ['proposed', 'awaiting_consent', 'policy'],
      ['awaiting_consent', 'ready', 'shopper'],
      ['ready', 'executing', 'ledger'],
      ['executing', 'done', 'ledger'],
    ]);
  });
});
