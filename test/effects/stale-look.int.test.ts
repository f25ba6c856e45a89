import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoreWriter, WriteInput } from '../../src/commerce/store-writer.ts';
import { createId } from '../../src/platform/ids.ts';
import { createSnapshot } from '../fakes/store-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, clause, context, LedgerWorld, orderId, pendingOf, refundOf, storeId } from './ledger-world.ts';

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

const secondOrder = 'gid://shopify/Order/1043';
const addressChange = {
  action: 'change_address' as const,
  orderId,
  address: { address1: '9 Elm Street', city: 'Shelbyville', countryCode: 'US' },
};
const refusal = { outcome: 'refused', clauses: [clause('test.once', 'refuse')] } as const;

const openDesk = (writer?: StoreWriter) =>
  world.process(writer === undefined ? {} : { writer }).ledger.forTurn({ storeId, conversationId: createId() });

function createSignal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

/** The shop, whose computation can be held up once. */
function slowShop() {
  let isHeld = false;
  const hasBegun = createSignal();
  const mayEnd = createSignal();
  const writer: StoreWriter = Object.assign(Object.create(world.shop), {
    preview: async (input: WriteInput) => {
      const answer = await world.shop.preview(input);
      if (isHeld) {
        isHeld = false;
        hasBegun.give();
        await mayEnd.given;
      }
      return answer;
    },
  });
  return { writer, hold: () => (isHeld = true), hasBegun: hasBegun.given, letEnd: () => mayEnd.give() };
}

describe('what was judged before another write on the same order ended', () => {
  it('is judged again, and refused where it is no longer allowed', async () => {
    world.rules.verdict = ({ usage, request }) =>
      request.action === 'refund' && (usage.doneOnOrder.change_address ?? 0) > 0 ? refusal : {};
    const shop = slowShop();
    const slow = openDesk(shop.writer);
    const quick = openDesk();
    const late = pendingOf(await slow.propose(refundOf('11.00'), anna, context));
    const first = pendingOf(await quick.propose(addressChange, anna, context));
    shop.hold();

    const confirming = slow.confirm(late.id, { messageId: createId() }, context);
    await shop.hasBegun;
    await quick.confirm(first.id, { messageId: createId() }, context);
    shop.letEnd();
    const held = await confirming;
    await world.runJobs(world.process());

    expect(held?.state).toBe('ready');
    expect(world.shop.writes.map(({ action }) => action)).toEqual(['change_address']);
    expect((await world.stateOf(late.id)).state).toBe('refused');
  });

  it('runs after all where it still is', async () => {
    const shop = slowShop();
    const slow = openDesk(shop.writer);
    const quick = openDesk();
    const late = pendingOf(await slow.propose(refundOf('11.00'), anna, context));
    const first = pendingOf(await quick.propose(addressChange, anna, context));
    shop.hold();

    const confirming = slow.confirm(late.id, { messageId: createId() }, context);
    await shop.hasBegun;
    await quick.confirm(first.id, { messageId: createId() }, context);
    shop.letEnd();
    await confirming;
    await world.runJobs(world.process());

    expect((await world.stateOf(late.id)).state).toBe('done');
    expect(world.shop.writesOf(late.id)).toBe(1);
  });
});

describe('one discount for a customer', () => {
  it('is one, also when two orders are asked about at once', async () => {
    world.rules.verdict = ({ usage }) => (usage.customerDiscounts >= 1 ? refusal : {});
    for (let round = 0; round < 15; round += 1) {
      await world.sql('TRUNCATE effects, effect_events, outbox');
      world.shop.writes.length = 0;
      world.shop.addOrder(createSnapshot({ id: secondOrder, name: '#1043' }));
      const shown = await Promise.all(
        [orderId, secondOrder].map(async (id) => {
          const desk = openDesk();
          const wish = { action: 'create_discount' as const, orderId: id, percent: 10 };
          return { desk, effect: pendingOf(await desk.propose(wish, anna, context)) };
        }),
      );

      await Promise.all(shown.map(({ desk, effect }) => desk.confirm(effect.id, { messageId: createId() }, context)));
      await world.runJobs(world.process());

      expect(world.shop.writes).toHaveLength(1);
    }
  });
});
