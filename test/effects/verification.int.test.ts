import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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

beforeEach(async () => {
  await world.reset();
  world.rules.verdict = { outcome: 'needs_code', needsCode: true };
});

afterAll(async () => {
  await world.database.close();
  await database.drop();
});

const address = { address1: '9 Elm Street', city: 'Shelbyville', countryCode: 'US' };
const wish = { action: 'change_address' as const, orderId, address };

async function openDesk() {
  const desk = world.process().ledger.forTurn({ storeId, conversationId: createId() });
  const proposal = await desk.propose(wish, anna, context);
  return { desk, proposal };
}

const sentCode = () => world.sender.sent.at(-1)?.code ?? '';
const wrongCode = () => (sentCode() === '111111' ? '222222' : '111111');

describe('a sensitive wish', () => {
  it('waits for the code that was sent to the order’s contact, and then asks for consent', async () => {
    const { desk, proposal } = await openDesk();

    const sent = await desk.sendCode(orderId, context, 'de');
    const isRight = await desk.checkCode(orderId, ` ${sentCode().slice(0, 3)} ${sentCode().slice(3)}`, context);
    const shown = pendingOf(await desk.propose(wish, anna, context));
    const done = await desk.confirm(shown.id, { messageId: createId() }, context);

    expect(proposal.kind).toBe('needs_code');
    expect(sent).toMatchObject({ kind: 'sent', to: 'a•••@e•••.com' });
    expect(world.sender.sent).toEqual([
      expect.objectContaining({
        to: { email: 'anna@example.com' },
        storeName: 'Demo',
        language: 'de',
        code: expect.stringMatching(/^\d{6}$/),
      }),
    ]);
    expect([isRight, done?.state]).toEqual([true, 'done']);
  });

  it('stays closed without it: the row that waits for a code can not be confirmed', async () => {
    const { desk } = await openDesk();
    const [row] = await desk.list(context);

    expect((await desk.confirm(row?.id ?? '', { messageId: createId() }, context))?.state).toBe('proposed');
    expect(world.shop.writes).toEqual([]);
  });

  it('is opened by a code for its own conversation and order only', async () => {
    const { desk } = await openDesk();
    await desk.sendCode(orderId, context);
    const other = await openDesk();

    expect(await other.desk.checkCode(orderId, sentCode(), context)).toBe(false);
    expect(await desk.checkCode('gid://shopify/Order/1', sentCode(), context)).toBe(false);
    expect(await desk.checkCode(orderId, sentCode(), context)).toBe(true);
    expect((await other.desk.propose(wish, anna, context)).kind).toBe('needs_code');
  });

  it('about an account is opened by a code to the account’s own contact, not to an order’s', async () => {
    const customerId = 'gid://shopify/Customer/7';
    const contacts = { emails: ['anna.account@example.com'], phones: ['+4915112345678'] };
    world.shop.customers.set(customerId, { kind: 'customer', id: customerId, customerId, contacts });
    const desk = world.process().ledger.forTurn({ storeId, conversationId: createId() });
    const proof = { emails: [], phones: ['+4915112345678'], verifiedOrderIds: [orderId] };
    const accountWish = { action: 'change_customer_address' as const, customerId, address };
    const proposal = await desk.propose(accountWish, proof, context);

    const byOrder = await desk.sendCode(orderId, context);
    const sent = await desk.sendCode(customerId, context);
    const isRight = await desk.checkCode(customerId, sentCode(), context);

    expect([proposal.kind, byOrder.kind, sent.kind, isRight]).toEqual(['needs_code', 'unavailable', 'sent', true]);
    expect(world.sender.sent.map(({ to }) => to)).toEqual([{ email: 'anna.account@example.com' }]);
    expect((await desk.propose(accountWish, proof, context)).kind).toBe('pending');
  });

  it('is closed again half an hour after the code', async () => {
    const { desk } = await openDesk();
    await desk.sendCode(orderId, context);
    await desk.checkCode(orderId, sentCode(), context);
    await world.sql(`UPDATE verification_codes SET used_at = used_at - interval '31 minutes'`);

    expect((await desk.propose(wish, anna, context)).kind).toBe('needs_code');
  });
});

describe('a code', () => {
  it('counts once, also at ten tries at once', async () => {
    const { desk } = await openDesk();
    await desk.sendCode(orderId, context);

    const tries = await Promise.all(Array.from({ length: 5 }, () => desk.checkCode(orderId, sentCode(), context)));

    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await desk.checkCode(orderId, sentCode(), context)).toBe(false);
  });

  it('is dead after five wrong tries, after ten minutes, and when a newer one was sent', async () => {
    const { desk } = await openDesk();
    await desk.sendCode(orderId, context);
    const old = sentCode();
    for (let tried = 0; tried < 5; tried += 1) expect(await desk.checkCode(orderId, wrongCode(), context)).toBe(false);
    const afterFive = await desk.checkCode(orderId, old, context);
    await desk.sendCode(orderId, context);
    const isOldDead = old === sentCode() || !(await desk.checkCode(orderId, old, context));
    await world.sql(`UPDATE verification_codes SET expires_at = expires_at - interval '10 minutes'`);

    expect([afterFive, isOldDead, await desk.checkCode(orderId, sentCode(), context)]).toEqual([false, true, false]);
  });

  it('is stored as a keyed hash only, and never logged', async () => {
    const { desk } = await openDesk();
    await desk.sendCode(orderId, context);

    const rows = JSON.stringify(await world.sql('SELECT code_hash FROM verification_codes'));

    expect(rows).not.toContain(sentCode());
    expect(JSON.stringify(world.logger.events)).not.toContain(sentCode());
  });

  it('is sent three times in an hour for an order, whoever asks, and only while a wish waits for it', async () => {
    const first = await openDesk();
    const second = await openDesk();
    const idle = world.process().ledger.forTurn({ storeId, conversationId: createId() });

    const answers = [
      await idle.sendCode(orderId, context),
      await first.desk.sendCode(orderId, context),
      await second.desk.sendCode(orderId, context),
      await first.desk.sendCode(orderId, context),
      await second.desk.sendCode(orderId, context),
    ];

    expect(answers.map(({ kind }) => kind)).toEqual(['unavailable', 'sent', 'sent', 'sent', 'too_many']);
  });

  it('is sent three times, not once more, also when six are asked for at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await world.sql('TRUNCATE verification_codes');
      const desks = await Promise.all(Array.from({ length: 6 }, async () => (await openDesk()).desk));

      const answers = await Promise.all(desks.map((desk) => desk.sendCode(orderId, context)));

      expect(answers.map(({ kind }) => kind).sort()).toEqual([...Array(3).fill('sent'), ...Array(3).fill('too_many')]);
    }
  });

  it('goes to the phone where there is no e-mail, to nobody where there is neither, and not at all when mail is down', async () => {
    world.shop.addOrder(createSnapshot({ contacts: { emails: [], phones: ['+4915112345678'] } }));
    const desk = world.process().ledger.forTurn({ storeId, conversationId: createId() });
    await desk.propose(wish, { emails: [], phones: ['+4915112345678'], verifiedOrderIds: [] }, context);
    const byPhone = await desk.sendCode(orderId, context);
    world.sender.isDown = true;
    const down = await desk.sendCode(orderId, context);
    world.shop.addOrder(createSnapshot({ contacts: { emails: [], phones: [] } }));

    expect(byPhone).toMatchObject({ kind: 'sent', to: '•••78' });
    expect(down).toEqual({ kind: 'unavailable' });
    expect(await desk.sendCode(orderId, context)).toEqual({ kind: 'no_contact' });
  });
});
