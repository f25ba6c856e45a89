import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoreWriter, WriteInput } from '../../src/commerce/store-writer.ts';
import { createId } from '../../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, context, LedgerWorld, refundOf, storeId } from './ledger-world.ts';

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

describe('a wish that was done between the look at earlier effects and its own row', () => {
  it('is not done twice', async () => {
    let begun: () => void = () => undefined;
    let end: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const mayEnd = new Promise<void>((resolve) => {
      end = resolve;
    });
    let isFirst = true;
    const writer: StoreWriter = Object.assign(Object.create(world.shop), {
      preview: async (input: WriteInput) => {
        const answer = await world.shop.preview(input);
        if (isFirst) {
          isFirst = false;
          begun();
          await mayEnd;
        }
        return answer;
      },
    });
    const conversationId = createId();
    const slow = world.process({ writer }).ledger.forTurn({ storeId, conversationId });
    const quick = world.process().ledger.forTurn({ storeId, conversationId });

    const proposing = slow.propose(refundOf('25.00'), anna, context);
    await hasBegun;
    const first = await quick.propose(refundOf('25.00'), anna, context);
    if (first.kind !== 'pending') throw new Error(first.kind);
    await quick.confirm(first.effect.id, { messageId: createId() }, context);
    end();
    const second = await proposing;
    const answer =
      second.kind === 'pending' ? await slow.confirm(second.effect.id, { messageId: createId() }, context) : undefined;

    expect(answer).toMatchObject({ state: 'expired', reason: 'duplicate' });
    expect(world.shop.writes).toHaveLength(1);
  });
});
