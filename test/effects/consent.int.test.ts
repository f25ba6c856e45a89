import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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

async function showRefund(effects = world.process(), conversationId = createId(), amount = '25.00') {
  const desk = effects.ledger.forTurn({ storeId, conversationId });
  const shown = pendingOf(await desk.propose(refundOf(amount), anna, context));
  const press = (token = shown.consentToken ?? '', place = conversationId, process = effects) =>
    process.ledger.consentByToken({ storeId, conversationId: place, effectId: shown.id, token }, context);
  const say = () => desk.confirm(shown.id, { messageId: createId() }, context);
  return { effects, desk, conversationId, shown, press, say };
}

describe('consent', () => {
  it('by ten clicks at once in two processes runs once and answers all the same', async () => {
    const effects = [world.process(), world.process()];
    const { press, conversationId, shown } = await showRefund(effects[0]);

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, click) => press(undefined, conversationId, effects[click % 2])),
    );

    expect(answers.map((answer) => answer.ok && answer.effect.state)).toEqual(Array(10).fill('done'));
    expect(world.shop.writesOf(shown.id)).toBe(1);
    expect(world.shop.calls.filter((call) => call === 'write')).toHaveLength(1);
  });

  it('replayed is answered with the truth and does nothing', async () => {
    const { press, say } = await showRefund();
    await press();

    const replayed = await press();
    const said = await say();

    expect([replayed.ok && replayed.effect.state, said?.state]).toEqual(['done', 'done']);
    expect(world.shop.writes).toHaveLength(1);
  });

  it('after its time is void, by word and by button', async () => {
    const { shown, press, say } = await showRefund();
    await world.age(shown.id, 31);

    const pressed = await press();
    const said = await say();

    expect([pressed.ok && pressed.effect.state, said?.reason]).toEqual(['expired', 'no_answer']);
    expect(world.shop.writes).toEqual([]);
  });

  it('for another conversation, another store, another effect or with a forged token is no consent', async () => {
    const { effects, press, shown } = await showRefund();
    const other = await showRefund(effects, createId(), '11.00');

    const answers = [
      await press(shown.consentToken, other.conversationId),
      await press(other.shown.consentToken),
      await press(`${shown.consentToken?.slice(0, -1)}x`),
      await press(''),
      await press('é'.repeat(120)),
    ];
    const words = await other.desk.confirm(shown.id, { messageId: createId() }, context);
    const foreign = effects.ledger.forTurn({ storeId: 'store-2', conversationId: createId() });

    expect(answers).toEqual(answers.map(() => ({ ok: false, reason: 'bad_token' })));
    expect(words).toBeUndefined();
    expect(await foreign.confirm(shown.id, { messageId: createId() }, context)).toBeUndefined();
    expect(await foreign.confirm('1; DROP TABLE effects', { messageId: createId() }, context)).toBeUndefined();
    expect(world.shop.writes).toEqual([]);
  });

  it('is void when the order changed, and the fresh consequence is asked about', async () => {
    const desk = world.process().ledger.forTurn({ storeId, conversationId: createId() });
    const shown = pendingOf(
      await desk.propose({ action: 'cancel_order', orderId, reason: 'other', refundTo: 'original' }, anna, context),
    );
    world.shop.refundableMinor.set(orderId, 4_000);

    const answer = await desk.confirm(shown.id, { messageId: createId() }, context);
    const done = await desk.confirm(answer?.id ?? '', { messageId: createId() }, context);

    expect(answer).toMatchObject({
      state: 'awaiting_consent',
      reason: 'changed',
      consequence: { refundTotal: { amount: '40.00' } },
    });
    expect(await world.stateOf(shown.id)).toEqual({ state: 'expired', reason: 'changed' });
    expect(done).toMatchObject({ id: answer?.id, state: 'done' });
    expect(world.shop.writes).toHaveLength(1);
  });

  it('is void when policy has come to refuse, to demand a fee by another clause, or the order another owner', async () => {
    const first = await showRefund();
    world.rules.verdict = { outcome: 'refused', clauses: [clause('refund.stopped', 'refuse')] };
    const refused = await first.say();
    world.rules.verdict = {};
    const second = await showRefund(first.effects, first.conversationId);
    world.rules.verdict = { clauses: [clause('test.consent', 'consent'), clause('return.fee', 'fee')] };
    const changed = await second.say();
    world.rules.verdict = {};
    const third = await showRefund(first.effects, createId(), '13.00');
    world.shop.addOrder(createSnapshot({ customerId: 'gid://shopify/Customer/99' }));
    const foreign = await third.say();

    expect(refused).toMatchObject({
      state: 'refused',
      reason: 'policy',
      verdict: { clauses: [{ id: 'refund.stopped' }] },
    });
    expect(changed).toMatchObject({ state: 'awaiting_consent', reason: 'changed' });
    expect(foreign).toMatchObject({ state: 'refused', reason: 'no_longer_possible' });
    expect(world.shop.writes).toEqual([]);
  });

  it('withdrawn is withdrawn: nothing runs, whoever presses later', async () => {
    const { desk, shown, press } = await showRefund();

    const withdrawn = await desk.withdraw(shown.id, context);
    const pressed = await press();

    expect([withdrawn?.state, withdrawn?.reason]).toEqual(['refused', 'withdrawn']);
    expect(pressed).toMatchObject({ ok: true, effect: { state: 'refused' } });
    expect(world.shop.writes).toEqual([]);
  });

  it('of the same wish in two conversations at once pays once', async () => {
    const effects = world.process();
    const one = await showRefund(effects);
    const two = await showRefund(effects);

    const answers = await Promise.all([one.say(), two.say()]);

    expect(answers.map((answer) => answer?.state).sort()).toEqual(['done', 'expired']);
    expect(world.shop.writes).toHaveLength(1);
  });

  it('waits for its hold, in which it can be taken back', async () => {
    world.rules.verdict = { holdMs: 600_000 };
    const { effects, desk, shown, say } = await showRefund();
    const held = await say();
    const other = await showRefund(effects, createId(), '12.00');
    await other.say();
    await world.runJobs(effects);
    expect(world.shop.writes).toEqual([]);

    await desk.withdraw(shown.id, context);
    await world.age(shown.id, 11);
    await world.age(other.shown.id, 11);
    await world.runJobs(effects);

    expect(held?.state).toBe('ready');
    expect(held?.holdUntil?.getTime()).toBeGreaterThan(Date.now() + 500_000);
    expect(world.shop.writes.map(({ effectId }) => effectId)).toEqual([other.shown.id]);
    expect(await world.announcements()).toEqual(['done']);
  });

  it('never asked for ends by itself, in silence', async () => {
    const { effects, shown } = await showRefund();
    await world.runJobs(effects);
    expect((await world.stateOf(shown.id)).state).toBe('awaiting_consent');

    await world.age(shown.id, 31);
    await world.runJobs(effects);

    expect(await world.stateOf(shown.id)).toEqual({ state: 'expired', reason: 'no_answer' });
    expect(await world.announcements()).toEqual([]);
  });
});
