import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { noEffects } from '../../src/commerce/effect.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
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

function openDesk(effects = world.process(), conversationId = createId()) {
  const desk = effects.ledger.forTurn({ storeId, conversationId, turnId: createId() });
  const say = { messageId: createId() };
  return {
    effects,
    conversationId,
    desk,
    propose: (request: unknown, proof = anna) => desk.propose(request as WriteRequest, proof, context),
    confirm: (effectId: string) => desk.confirm(effectId, say, context),
    undo: (effectId: string) => effects.ledger.undo({ storeId, conversationId, effectId }, context),
  };
}

describe('a write', () => {
  it('is proposed, consented to, done once and proved step by step', async () => {
    const { effects, conversationId, propose, confirm } = openDesk();

    const shown = pendingOf(await propose(refundOf('25.00')));
    const done = await confirm(shown.id);

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

  it('costs two statements to propose, three to confirm and run, and none when nothing is proposed', async () => {
    const statements: string[] = [];
    const prisma = {
      $queryRawUnsafe: (sql: string, ...values: unknown[]) => {
        statements.push(sql);
        return world.database.prisma.$queryRawUnsafe(sql, ...values);
      },
    };
    const { propose, confirm } = openDesk(world.process({ prisma: prisma as typeof world.database.prisma }));
    expect(statements).toHaveLength(0);

    const shown = pendingOf(await propose(refundOf('25.00')));
    const toPropose = statements.length;
    await confirm(shown.id);

    expect([toPropose, statements.length - toPropose]).toEqual([2, 3]);
  });

  it('writes no personal data into the proof or the log', async () => {
    const address = { address1: '9 Elm Street', city: 'Shelbyville', zip: '02202', countryCode: 'US' };
    const { propose, confirm } = openDesk();
    const shown = pendingOf(await propose({ action: 'change_address', orderId, address }));
    await confirm(shown.id);

    const events = JSON.stringify(await world.sql('SELECT * FROM effect_events'), (_key, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );

    for (const text of [events, JSON.stringify(world.logger.events)]) {
      expect(text).not.toMatch(/Elm|Shelbyville|02202|anna|example\.com/);
    }
    expect(world.logger.events.map(({ event }) => event)).toEqual([
      'effect.proposed',
      'effect.consented',
      'effect.claimed',
      'effect.settled',
    ]);
  });

  it('keeps its proof: events can be neither changed nor deleted', async () => {
    const { propose } = openDesk();
    await propose(refundOf('25.00'));

    await expect(world.sql(`UPDATE effect_events SET actor = 'nobody'`)).rejects.toThrow('append-only');
    await expect(world.sql('DELETE FROM effect_events')).rejects.toThrow('append-only');
  });
});

describe('a wish', () => {
  it('of somebody else, or of nobody, is not yours, and leaves no row', async () => {
    world.shop.addOrder(
      createSnapshot({
        id: 'gid://shopify/Order/2',
        contacts: { emails: ['bob@example.com'], phones: [] },
        customerId: 'gid://shopify/Customer/8',
      }),
    );
    const { propose, desk } = openDesk();

    const others = await propose(refundOf('25.00', { orderId: 'gid://shopify/Order/2' }));
    const missing = await propose(refundOf('25.00', { orderId: 'gid://shopify/Order/404' }));
    const unproved = await propose(refundOf('25.00'), { emails: [], phones: [], verifiedOrderIds: [orderId] });

    expect([others, missing, unproved]).toEqual([{ kind: 'not_yours' }, { kind: 'not_yours' }, { kind: 'not_yours' }]);
    expect(await desk.list(context)).toEqual([]);
  });

  it.each([
    ['an amount of nothing', refundOf('0.00'), 'bad_amount'],
    ['a negative amount', refundOf('-5.00'), 'bad_request'],
    ['five decimals', refundOf('5.00001'), 'bad_amount'],
    ['another currency', refundOf('5.00', { amount: { amount: '5.00', currency: 'EUR' } }), 'wrong_currency'],
    ['no currency at all', refundOf('5.00', { amount: { amount: '5.00', currency: '$$$' } }), 'bad_amount'],
    ['a cent more than is left', refundOf('100.01'), 'more_than_refundable'],
    [
      'an item that is not in the order',
      { ...refundOf('1.00'), items: [{ lineItemId: 'gid://shopify/LineItem/9', quantity: 1 }] },
      'unknown_item',
    ],
    [
      'no unit of an item',
      { ...refundOf('1.00'), items: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 0 }] },
      'bad_request',
    ],
    [
      'half a unit',
      { ...refundOf('1.00'), items: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 0.5 }] },
      'bad_request',
    ],
    ['nothing', { ...refundOf('1.00'), amount: undefined }, 'nothing_asked'],
    ['an argument more', { ...refundOf('1.00'), isApproved: true }, 'bad_request'],
    ['an unknown action', { action: 'delete_shop', orderId }, 'bad_request'],
  ])('for %s is refused by its reason', async (_what, request, reason) => {
    const { propose } = openDesk();

    expect(await propose(request)).toEqual({ kind: 'invalid', reason });
    expect(world.shop.writes).toEqual([]);
  });

  it('that policy refuses leaves its proof and can never be confirmed', async () => {
    world.rules.verdict = { outcome: 'refused', needsConsent: false, clauses: [clause('return.window', 'refuse')] };
    const { propose, confirm, desk } = openDesk();

    const refused = await propose(refundOf('25.00'));
    const [row] = await desk.list(context);
    const confirmed = await confirm(row?.id ?? '');

    expect(refused).toMatchObject({ kind: 'refused', verdict: { clauses: [{ id: 'return.window' }] } });
    expect([row?.state, row?.reason, confirmed?.state]).toEqual(['refused', 'return.window', 'refused']);
    expect(world.shop.calls).not.toContain('preview');
  });

  it('asked again before the answer is the same row; with another outcome it takes the place of the first', async () => {
    const { propose } = openDesk();
    const first = await propose(refundOf('25.00'));
    const again = await propose(refundOf('25.0', { reason: 'other' }));
    const same = await propose({ ...refundOf('25.00'), items: [] });

    expect(pendingOf(again).id).not.toBe(pendingOf(first).id);
    expect(same).toMatchObject({ kind: 'pending', isNew: true });
    const repeated = await propose(refundOf('25.00'));
    expect(repeated).toMatchObject({ kind: 'pending', isNew: false, effect: { id: pendingOf(same).id } });
    expect(await world.stateOf(pendingOf(first).id)).toEqual({ state: 'expired', reason: 'changed' });
  });

  it('is not done twice: "refund it twice" finds it done, also for another reason and in another conversation', async () => {
    const { effects, propose, confirm } = openDesk();
    const shown = pendingOf(await propose(refundOf('25.00')));
    await confirm(shown.id);

    const again = await propose(refundOf('25.00'));
    const otherwise = await propose(refundOf('25.00', { reason: 'wrong_item', refundTo: 'store_credit' }));
    const elsewhere = await openDesk(effects).propose(refundOf('25.00'));
    await confirm(shown.id);

    for (const answer of [again, otherwise, elsewhere]) {
      expect(answer).toMatchObject({ kind: 'already', effect: { id: shown.id, state: 'done' } });
    }
    expect(world.shop.writes).toHaveLength(1);
  });

  it('may be wished again after it failed, and in a new conversation a day later', async () => {
    world.shop.faults = ['rejected'];
    const { effects, propose, confirm } = openDesk();
    const failed = pendingOf(await propose(refundOf('25.00')));
    expect((await confirm(failed.id))?.state).toBe('failed');

    const second = pendingOf(await propose(refundOf('25.00')));
    await confirm(second.id);
    await world.sql(`UPDATE effects SET settled_at = settled_at - interval '25 hours'`);
    const later = openDesk(effects);
    const third = pendingOf(await later.propose(refundOf('25.00')));

    expect(second.id).not.toBe(failed.id);
    expect((await later.confirm(third.id))?.state).toBe('done');
    expect(world.shop.writes).toHaveLength(2);
  });

  it('at once from many places makes one row', async () => {
    const effects = [world.process(), world.process()];
    const conversationId = createId();

    const proposals = await Promise.all(
      Array.from({ length: 10 }, (_, place) => openDesk(effects[place % 2], conversationId).propose(refundOf('25.00'))),
    );

    expect(new Set(proposals.map((proposal) => pendingOf(proposal).id)).size).toBe(1);
    expect(await world.sql('SELECT id FROM effects')).toHaveLength(1);
  });

  it('for a shop that is away is unavailable, for a switched-off action a person’s, for no shop too', async () => {
    world.shop.isDown = true;
    const { propose } = openDesk();
    const away = await propose(refundOf('25.00'));
    world.shop.isDown = false;
    world.rules.isPaused = true;
    const paused = await propose(refundOf('25.00'));
    const none = await openDesk(world.process({ findStore: async () => undefined })).propose(refundOf('25.00'));

    expect([away, paused, none]).toEqual([
      { kind: 'unavailable', reason: 'unavailable' },
      { kind: 'needs_person', reason: 'paused' },
      { kind: 'needs_person', reason: 'not_connected' },
    ]);
    expect(await noEffects.propose(refundOf('25.00'), anna, context)).toMatchObject({ kind: 'needs_person' });
  });

  it('with what no database takes is stored without it', async () => {
    const { propose } = openDesk();

    const shown = pendingOf(
      await propose({
        action: 'change_address',
        orderId,
        address: { address1: '9 Elm\u0000St \ud800', city: 'X', countryCode: 'US' },
      }),
    );

    expect(shown.request).toMatchObject({ address: { address1: '9 Elm St \ufffd' } });
  });
});

describe('undo', () => {
  const address = { address1: '9 Elm Street', city: 'Shelbyville', countryCode: 'US' };

  it('proposes the address of before, and a second undo does nothing', async () => {
    const { propose, confirm, undo } = openDesk();
    const shown = pendingOf(await propose({ action: 'change_address', orderId, address }));
    await confirm(shown.id);

    const undone = await undo(shown.id);
    const back = undone.kind === 'proposed' ? pendingOf(undone.proposal) : undefined;
    await confirm(back?.id ?? '');
    const twice = await undo(shown.id);

    expect(back?.request).toMatchObject({ address: { address1: '1 Main St' } });
    expect(twice).toMatchObject({ kind: 'proposed', proposal: { kind: 'already', effect: { id: back?.id } } });
    expect(world.shop.writes).toHaveLength(2);
    // There and back again is a new wish: the order's address is another one now.
    expect(await propose({ action: 'change_address', orderId, address })).toMatchObject({
      kind: 'pending',
      isNew: true,
    });
  });

  it('withdraws what has not run, says when there is no way back, and finds nothing of other conversations', async () => {
    const { effects, propose, confirm, undo } = openDesk();
    const waiting = pendingOf(await propose(refundOf('10.00')));
    const refunded = pendingOf(await propose(refundOf('25.00')));
    await confirm(refunded.id);

    expect(await undo(waiting.id)).toMatchObject({
      kind: 'withdrawn',
      effect: { state: 'refused', reason: 'withdrawn' },
    });
    expect(await undo(refunded.id)).toEqual({ kind: 'impossible', reason: 'no_inverse' });
    expect(await openDesk(effects).undo(refunded.id)).toEqual({ kind: 'impossible', reason: 'not_found' });
    expect(await undo('no id')).toEqual({ kind: 'impossible', reason: 'not_found' });
  });
});
