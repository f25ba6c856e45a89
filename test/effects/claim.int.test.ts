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

const secondOrder = 'gid://shopify/Order/1043';

async function show(amount: string, order = orderId, effects = world.process()) {
  const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
  const shown = pendingOf(await desk.propose(refundOf(amount, { orderId: order }), anna, context));
  return { effects, desk, shown, say: () => desk.confirm(shown.id, { messageId: createId() }, context) };
}

describe('limits at the claim', () => {
  it.each([
    ['orderMinor', orderId],
    ['customerDayMinor', secondOrder],
    ['storeDayMinor', secondOrder],
  ])('beyond %s wait for an operator', async (cap, order) => {
    world.shop.addOrder(createSnapshot({ id: secondOrder, name: '#1043' }));
    world.rules.caps = { [cap]: 4_000 };
    const first = await show('25.00');
    const second = await show('15.01', order);

    const answers = [(await first.say())?.state, await second.say()];

    expect(answers).toEqual(['done', expect.objectContaining({ state: 'awaiting_approval', reason: 'cap' })]);
    expect(world.shop.writes).toHaveLength(1);
  });

  it('of a guest are the same with a phone on the order and without', async () => {
    const { customerId: _none, ...guest } = createSnapshot();
    world.shop.addOrder({ ...guest, contacts: { emails: ['anna@example.com'], phones: [] } });
    const { customerId: _neither, ...again } = createSnapshot({ id: secondOrder, name: '#1043' });
    world.shop.addOrder({ ...again, contacts: { emails: ['Anna@example.com'], phones: ['+4915112345678'] } });
    world.rules.caps = { customerDayMinor: 4_000 };
    const first = await show('25.00');
    const second = await show('15.01', secondOrder);

    const answers = [(await first.say())?.state, (await second.say())?.state];

    expect(answers).toEqual(['done', 'awaiting_approval']);
  });

  it('to the cent are no excess, and yesterday is another day', async () => {
    world.shop.addOrder(createSnapshot({ id: secondOrder, name: '#1043' }));
    world.rules.caps = { customerDayMinor: 4_000 };
    const first = await show('25.00');
    await first.say();
    const exact = await show('15.00', secondOrder);
    expect((await exact.say())?.state).toBe('done');

    await world.sql('UPDATE effects SET local_day = local_day - 1');
    const tomorrow = await show('40.00', secondOrder);

    expect((await tomorrow.say())?.state).toBe('done');
  });

  it('are never passed by two at once, in many rounds of two processes', async () => {
    world.rules.caps = { customerDayMinor: 4_000 };
    const processes = [world.process(), world.process()];
    for (let round = 0; round < 10; round += 1) {
      await world.reset();
      world.rules.caps = { customerDayMinor: 4_000 };
      world.shop.addOrder(createSnapshot({ id: secondOrder, name: '#1043' }));
      const pair = [await show('25.00', orderId, processes[0]), await show('26.00', secondOrder, processes[1])];

      const answers = await Promise.all(pair.map(({ say }) => say()));

      expect(world.shop.writes.length).toBeLessThanOrEqual(1);
      expect(answers.some((answer) => answer?.state === 'awaiting_approval')).toBe(true);
    }
  });

  it('of goodwill hold discounts and store credit only', async () => {
    world.rules.caps = { customerGoodwillMinor: 500 };
    const desk = world.process().ledger.forTurn({ storeId, conversationId: createId() });
    const credit = (amount: string) => ({
      action: 'grant_store_credit' as const,
      orderId,
      amount: { amount, currency: 'USD' },
      reason: 'other' as const,
    });
    const first = pendingOf(await desk.propose(credit('5.00'), anna, context));
    await desk.confirm(first.id, { messageId: createId() }, context);
    const second = pendingOf(await desk.propose(credit('0.01'), anna, context));
    const refund = await show('25.00');

    expect((await desk.confirm(second.id, { messageId: createId() }, context))?.state).toBe('awaiting_approval');
    expect((await refund.say())?.state).toBe('done');
  });

  it('keep the totals of a day true, however an effect came there or went', async () => {
    world.shop.addOrder(createSnapshot({ id: secondOrder, name: '#1043' }));
    world.shop.faults = ['rejected'];
    await (await show('10.00')).say();
    await (await show('25.00')).say();
    world.shop.faults = ['lost_before'];
    world.shop.lookUpAnswer = { kind: 'in_progress' };
    const open = await show('15.00', secondOrder);
    await open.say();
    const totals = () => world.sql('SELECT action, value_minor::int FROM effect_day_totals WHERE value_minor <> 0');
    const before = await totals();
    world.shop.lookUpAnswer = { kind: 'absent' };
    await world.age(open.shown.id, 5);
    await world.runJobs(open.effects);
    const after = await totals();
    await world.sql('UPDATE effects SET local_day = local_day - 1');
    const moved = await totals();
    await world.sql('TRUNCATE effects, effect_events');

    expect(before).toEqual([{ action: 'refund', value_minor: 4_000 }]);
    expect(after).toEqual([{ action: 'refund', value_minor: 2_500 }]);
    expect(moved).toEqual(after);
    expect(await totals()).toEqual([]);
  });

  it('tell the verdict what was used before', async () => {
    const seen: unknown[] = [];
    const first = await show('25.00');
    await first.say();
    world.rules.verdict = ({ usage }) => {
      seen.push(usage);
      return {};
    };
    const second = await show('11.00');
    seen.length = 0;
    await second.say();

    expect(seen.at(-1)).toEqual({
      orderMinor: 2_500,
      customerDayMinor: 2_500,
      storeDayMinor: 2_500,
      customerGoodwillMinor: 0,
      storeDayGoodwillMinor: 0,
      doneOnOrder: { refund: 1 },
      amountRefunds: 1,
      customerDiscounts: 0,
    });
  });
});

describe('a store', () => {
  it.each([
    ['altogether', { writes: { is_paused: true, paused_actions: [] } }],
    ['for this action', { writes: { is_paused: false, paused_actions: ['refund'] } }],
  ])('paused %s between question and answer refuses in the claiming statement', async (_how, settings) => {
    const { say } = await show('25.00');
    await world.setSettings(settings);

    expect(await say()).toMatchObject({ state: 'refused', reason: 'paused' });
    expect(world.shop.writes).toEqual([]);
  });

  it('paused for another action goes on, and one that is closed does not', async () => {
    const first = await show('25.00');
    await world.setSettings({ writes: { is_paused: false, paused_actions: ['cancel_order'] } });
    const done = await first.say();
    const second = await show('11.00');
    await world.sql('UPDATE stores SET is_active = FALSE WHERE id = $1', [storeId]);

    expect([done?.state, (await second.say())?.state]).toEqual(['done', 'refused']);
  });
});

describe('two writes on one order', () => {
  it('never run at the same time: the second waits for the first to be known', async () => {
    world.shop.faults = ['endless_job'];
    const first = await show('25.00');
    const second = await show('11.00');
    const begun = await first.say();

    const waiting = await second.say();
    expect([begun?.state, waiting?.state, world.shop.writes.length]).toEqual(['executing', 'ready', 0]);
    world.shop.lookUpAnswer = { kind: 'done', receipt: { reference: 'job', at: new Date(), details: {} } };
    await world.age(first.shown.id, 1);
    await world.runJobs(first.effects, 2);

    expect((await world.stateOf(first.shown.id)).state).toBe('done');
    expect((await world.stateOf(second.shown.id)).state).toBe('done');
    expect(await world.announcements()).toEqual(expect.arrayContaining(['done', 'done']));
  });

  it('give the second up after an hour', async () => {
    world.shop.faults = ['lost_before'];
    world.shop.lookUpAnswer = { kind: 'in_progress' };
    const first = await show('25.00');
    const second = await show('11.00');
    await first.say();
    await second.say();

    await world.age(second.shown.id, 61);
    await world.runJobs(first.effects);

    expect(await world.stateOf(second.shown.id)).toEqual({ state: 'expired', reason: 'blocked' });
    expect(await world.announcements()).toEqual(['expired']);
  });
});

describe('approval', () => {
  const operator = 'dana';
  const needsApproval = {
    outcome: 'needs_approval' as const,
    needsApproval: true,
    clauses: [clause('refund.limit', 'approve')],
  };

  async function waitForOperator() {
    world.rules.verdict = needsApproval;
    const shown = await show('90.00');
    const view = await shown.say();
    expect(view?.state).toBe('awaiting_approval');
    return { ...shown, effectId: shown.shown.id };
  }

  it('by an operator lets it run as a job, also after a restart, and the shopper is told', async () => {
    const { effects, effectId } = await waitForOperator();
    const listed = await effects.approvals.list(storeId);

    const approved = await effects.approvals.approve({ storeId, effectId, operator }, context);
    await world.runJobs(world.process());

    expect(listed.map(({ id }) => id)).toEqual([effectId]);
    expect(approved).toMatchObject({ ok: true, effect: { state: 'ready' } });
    expect((await world.stateOf(effectId)).state).toBe('done');
    expect(await world.announcements()).toEqual(['done']);
    const events = await effects.history.listEvents(effectId);
    expect(events.map(({ actor }) => actor)).toContain('operator:dana');
  });

  it('is passed over by no cap, but counts for the next one', async () => {
    const { effects, effectId } = await waitForOperator();
    world.rules.caps = { orderMinor: 5_000 };
    await effects.approvals.approve({ storeId, effectId, operator }, context);
    await world.runJobs(effects);
    world.rules.verdict = {};
    const next = await show('1.00');

    expect((await world.stateOf(effectId)).state).toBe('done');
    expect((await next.say())?.state).toBe('awaiting_approval');
  });

  it('refused never runs, and two operators can not both decide', async () => {
    const { effects, effectId } = await waitForOperator();

    const decisions = await Promise.all([
      effects.approvals.refuse({ storeId, effectId, operator, reason: 'too much' }, context),
      effects.approvals.approve({ storeId, effectId, operator: 'eli' }, context),
      effects.approvals.refuse({ storeId, effectId, operator: 'fay' }, context),
    ]);
    await world.runJobs(effects, 2);

    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    const isApproved = decisions[1].ok;
    expect(world.shop.writes).toHaveLength(isApproved ? 1 : 0);
    const late = await effects.approvals.approve({ storeId, effectId, operator }, context);
    expect(late).toMatchObject({ ok: false, reason: 'not_waiting' });
  });

  it('and a withdrawal at the same moment: one of them counts, in many rounds', async () => {
    for (let round = 0; round < 8; round += 1) {
      await world.reset();
      const { effects, desk, effectId } = await waitForOperator();

      const [approved, withdrawn] = await Promise.all([
        effects.approvals.approve({ storeId, effectId, operator }, context),
        desk.withdraw(effectId, context),
      ]);
      await world.runJobs(effects);

      const { state } = await world.stateOf(effectId);
      expect(state).toBe(withdrawn?.reason === 'withdrawn' ? 'refused' : 'done');
      expect(world.shop.writes).toHaveLength(state === 'done' ? 1 : 0);
      expect(approved.ok || withdrawn?.reason === 'withdrawn').toBe(true);
    }
  });

  it('expires, and what comes too late decides nothing', async () => {
    const { effects, effectId } = await waitForOperator();
    await world.age(effectId, 73 * 60);

    const late = await effects.approvals.approve({ storeId, effectId, operator }, context);
    await world.runJobs(effects);

    expect(late).toMatchObject({ ok: false, reason: 'not_waiting' });
    expect(await world.stateOf(effectId)).toEqual({ state: 'expired', reason: 'no_decision' });
    expect(await world.announcements()).toEqual(['expired']);
  });

  it('edited asks the shopper again and then needs no second approval', async () => {
    const { effects, desk, effectId } = await waitForOperator();

    const edited = await effects.approvals.edit({ storeId, effectId, operator, request: refundOf('40.00') }, context);
    const fresh = edited.ok ? edited.effect : undefined;
    const done = await desk.confirm(fresh?.id ?? '', { messageId: createId() }, context);

    expect(await world.stateOf(effectId)).toEqual({ state: 'expired', reason: 'changed' });
    expect([fresh?.state, done?.state]).toEqual(['awaiting_consent', 'done']);
    expect(world.shop.writes).toEqual([expect.objectContaining({ amountMinor: 4_000 })]);
    expect(await world.announcements()).toEqual(['awaiting_consent']);
  });

  it('edited into what the gate refuses changes nothing', async () => {
    const { effects, effectId } = await waitForOperator();

    const tooMuch = await effects.approvals.edit({ storeId, effectId, operator, request: refundOf('100.01') }, context);
    world.rules.verdict = { outcome: 'refused', clauses: [clause('refund.stopped', 'refuse')] };
    const refused = await effects.approvals.edit({ storeId, effectId, operator, request: refundOf('30.00') }, context);

    expect(tooMuch).toMatchObject({ ok: false, reason: 'not_allowed', proposal: { reason: 'more_than_refundable' } });
    expect(refused).toMatchObject({ ok: false, reason: 'not_allowed', proposal: { kind: 'refused' } });
    expect((await world.stateOf(effectId)).state).toBe('awaiting_approval');
  });

  it('of another store’s effect, or of none, is not found', async () => {
    const { effects, effectId } = await waitForOperator();

    for (const decision of [
      { storeId: 'store-2', effectId, operator },
      { storeId, effectId: createId(), operator },
      { storeId, effectId: 'x', operator },
    ]) {
      expect(await effects.approvals.approve(decision, context)).toEqual({ ok: false, reason: 'not_found' });
      expect(await effects.approvals.edit({ ...decision, request: refundOf('1.00') }, context)).toEqual({
        ok: false,
        reason: 'not_found',
      });
    }
  });
});
