import { describe, expect, it } from '@jest/globals';
import { checkPolicy } from '../../../src/commerce/policy/check/check-policy.ts';
import { all, always, isAbove, isFalse, isIn, isTrue } from '../../../src/commerce/policy/condition.ts';
import type { Clause, PolicyPack } from '../../../src/commerce/policy/pack.ts';
import type { WriteAction } from '../../../src/commerce/write-request.ts';
import { generalRetail } from '../../../src/packs/general-retail/policy.ts';

const now = new Date('2026-11-20T12:00:00Z');
const say = { en: 'So it is.', de: 'So ist es.', fr: 'C’est ainsi.', es: 'Así es.' };

function createClause(overrides: Partial<Clause>): Clause {
  return {
    id: 'planted',
    version: 1,
    effectiveFrom: '2026-01-01T00:00:00Z',
    actions: ['cancel_order'],
    when: always,
    effect: 'approve',
    say,
    ...overrides,
  };
}

const withClause = (overrides: Partial<Clause>): PolicyPack => ({
  ...generalRetail,
  clauses: [...generalRetail.clauses, createClause(overrides)],
});
const without = (id: string): PolicyPack => ({
  ...generalRetail,
  clauses: generalRetail.clauses.filter((clause) => clause.id !== id),
});
const withParameters = (parameters: PolicyPack['parameters']): PolicyPack => ({
  ...generalRetail,
  parameters: { ...generalRetail.parameters, ...parameters },
});
const rulesOf = (pack: PolicyPack) => checkPolicy(pack, now).map(({ rule, at }) => `${rule} ${at}`);

describe('checkPolicy', () => {
  it('finds nothing in general-retail', () => {
    expect(checkPolicy(generalRetail, now)).toEqual([]);
  });

  it('finds an allowance and a refusal of the same facts which hold at once, and says when', () => {
    const pack = withClause({ when: isIn('order.shipping', 'unshipped'), effect: 'refuse' });

    expect(checkPolicy(pack, now)).toContainEqual({
      rule: 'contradiction',
      at: 'cancel.before_shipping and planted',
      message: 'one allows and one refuses to cancel_order (order.shipping = unshipped)',
    });
  });

  it('finds two versions in force at once', () => {
    const first = createClause({ version: 1, effectiveTo: '2026-06-02T00:00:00Z' });
    const second = createClause({ version: 2, effectiveFrom: '2026-06-01T00:00:00Z' });
    const pack = { ...generalRetail, clauses: [...generalRetail.clauses, first, second] };

    expect(rulesOf(pack)).toEqual(['version planted v1']);
  });

  it('lets one version follow another to the moment', () => {
    const first = createClause({ version: 1, effectiveTo: '2026-06-01T00:00:00Z' });
    const second = createClause({ version: 2, effectiveFrom: '2026-06-01T00:00:00Z' });
    const pack = { ...generalRetail, clauses: [...generalRetail.clauses, first, second] };

    expect(rulesOf(pack)).toEqual([]);
  });

  it('finds a clause that ends before it begins', () => {
    expect(rulesOf(withClause({ effectiveTo: '2025-01-01T00:00:00Z' }))).toEqual(['version planted v1']);
  });

  it.each<[string, WriteAction]>([
    ['cancel.shipped', 'cancel_order'],
    ['address.shipped', 'change_address'],
    ['items.gone', 'change_items'],
    ['return.under_way', 'return_items'],
    ['return.order_not_shipped', 'return_items'],
    ['refund.amount', 'refund'],
    ['account.address', 'change_customer_address'],
    ['subscription.ended', 'change_subscription'],
    ['identity.owner', 'refund'],
    ['identity.floor', 'refund'],
    ['store.paused', 'refund'],
  ])('finds the gap that %s leaves when it is gone', (id, action) => {
    expect(rulesOf(without(id))).toContain(`gap ${action}`);
  });

  it('finds what can be done without consent', () => {
    const clauses = generalRetail.clauses.map((clause) =>
      clause.effect === 'consent'
        ? { ...clause, actions: clause.actions.filter((action) => action !== 'refund') }
        : clause,
    );

    expect(rulesOf({ ...generalRetail, clauses })).toContain('gap refund');
  });

  it('finds a gap that opens only once a clause has ended', () => {
    const clauses = generalRetail.clauses.map((clause) =>
      clause.id === 'cancel.shipped' ? { ...clause, effectiveTo: '2027-01-01T00:00:00Z' } : clause,
    );

    expect(rulesOf({ ...generalRetail, clauses })).toEqual(['gap cancel_order']);
  });

  it('finds a clause whose condition never holds', () => {
    const when = all(isTrue('order.isArchived'), isFalse('order.isArchived'));

    expect(rulesOf(withClause({ when }))).toEqual(['unreachable planted']);
  });

  it('finds a clause behind a refusal', () => {
    const when = all(isIn('order.shipping', 'shipped'), isAbove('value.refundMinor', 'cancel_approval_limit'));

    expect(rulesOf(withClause({ when }))).toEqual(['unreachable planted']);
  });

  it('finds a number that can never be passed', () => {
    const when = all(
      { fact: 'value.refundMinor', than: '>', value: { parameter: 'cancel_approval_limit' } },
      { fact: 'value.refundMinor', than: '<', value: { parameter: 'cancel_approval_limit' } },
    );

    expect(rulesOf(withClause({ when }))).toEqual(['unreachable planted']);
  });

  it.each<[string, PolicyPack['parameters']]>([
    ['out of bounds', { return_window_days: { kind: 'days', default: 30, min: 0, max: 29, words: '' } }],
    ['of the wrong kind', { return_window_days: { kind: 'days', default: true, min: 0, max: 99, words: '' } }],
    [
      'between bounds that are swapped',
      { return_window_days: { kind: 'days', default: 5, min: 9, max: 1, words: '' } },
    ],
    ['after nothing', { order_cap: { kind: 'money', default: { of: 'nothing', times: 2 }, words: '' } }],
    ['that nobody asks for', { forgotten: { kind: 'days', default: 1, min: 0, max: 9, words: '' } }],
  ])('finds a default %s', (_what, parameters) => {
    expect(rulesOf(withParameters(parameters))).toContain(`parameter ${Object.keys(parameters)[0]}`);
  });

  it.each<[string, Partial<Clause>]>([
    [
      'a fact that does not exist',
      { when: { ...isTrue('order.isArchived'), fact: 'order.isLate' as never, is: true } },
    ],
    ['a fact that its action never has', { when: isIn('subscription.status', 'ACTIVE') }],
    ['a value that a fact never has', { when: isIn('order.shipping', 'lost') }],
    ['a number of a fact that is a text', { when: { fact: 'order.shipping', than: '>', value: 1 } }],
    ['a parameter that does not exist', { when: isAbove('value.refundMinor', 'no_such_limit') }],
    ['a switch as if it were a number', { when: { parameter: 'auto_refund_enabled', than: '>', value: 1 } }],
  ])('finds a clause that asks for %s', (_what, overrides) => {
    expect(rulesOf(withClause(overrides))).toContain('fact planted v1');
  });

  it.each<[string, Partial<Clause['say']>]>([
    ['an empty sentence', { fr: ' ' }],
    ['a missing language', { es: undefined as never }],
    ['a placeholder that only one language has', { de: 'Bis {return_window_days} Tage.' }],
    ['a placeholder that nothing fills', { en: '{x}', de: '{x}', fr: '{x}', es: '{x}' }],
  ])('finds %s', (_what, changed) => {
    expect(rulesOf(withClause({ say: { ...say, ...changed } }))).toContain('sentence planted');
  });
});
