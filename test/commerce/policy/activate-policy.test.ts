import { describe, expect, it } from '@jest/globals';
import { activatePolicy } from '../../../src/commerce/policy/activate-policy.ts';
import { describePolicy } from '../../../src/commerce/policy/describe-policy.ts';
import type { PolicyPack } from '../../../src/commerce/policy/pack.ts';
import { generalRetail } from '../../../src/packs/general-retail/policy.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('activatePolicy', () => {
  it("takes the store's numbers, and defaults for the rest", () => {
    const { numbers, switches } = activatePolicy(
      generalRetail,
      { auto_refund_limit: 80, return_window_days: 14, auto_refund_enabled: true, policy: { hold_seconds: 30 } },
      now,
    );

    expect(numbers).toMatchObject({ auto_refund_limit: 80, return_window_days: 14, hold_seconds: 30, order_cap: 160 });
    expect(switches).toMatchObject({ auto_refund_enabled: true, goodwill_enabled: true });
  });

  it.each([
    ['a text', '80'],
    ['a negative amount', -1],
    ['more than the most', 1_000_001],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['null', null],
  ])('ignores %s and names the setting', (_what, auto_refund_limit) => {
    const policy = activatePolicy(generalRetail, { auto_refund_limit }, now);

    expect(policy.numbers.auto_refund_limit).toBe(50);
    expect(policy.ignoredSettings).toEqual(['auto_refund_limit']);
  });

  it('names settings of the policy section that nothing knows or that stand elsewhere', () => {
    const policy = activatePolicy(
      generalRetail,
      { policy: { no_such: 1, return_window_days: 5, hold_seconds: 1.5 } },
      now,
    );

    expect(policy.ignoredSettings).toEqual(['policy.no_such', 'policy.return_window_days', 'policy.hold_seconds']);
    expect(policy.numbers.return_window_days).toBe(30);
  });

  it.each([undefined, null, 'on', [1]])('reads a policy section of %p as an empty one', (policy) => {
    expect(activatePolicy(generalRetail, { policy }, now).numbers.hold_seconds).toBe(0);
  });

  it('changes from one version to the next at the very moment', () => {
    const [first] = generalRetail.clauses;
    const turn = '2026-11-20T12:00:00.000Z';
    const pack: PolicyPack = {
      ...generalRetail,
      clauses: [
        { ...first!, version: 1, effectiveTo: turn },
        { ...first!, version: 2, effectiveFrom: turn },
      ],
    };
    const versionAt = (moment: string) => activatePolicy(pack, {}, new Date(moment)).clauses.map((one) => one.version);

    expect(versionAt('2026-11-20T11:59:59.999Z')).toEqual([1]);
    expect(versionAt(turn)).toEqual([2]);
  });
});

describe('describePolicy', () => {
  const policy = activatePolicy(generalRetail, { return_window_days: 14 }, now);
  const textOf = (clauseId: string, language: 'en' | 'de' = 'en') =>
    describePolicy(policy, language, 'EUR').find((line) => line.clauseId === clauseId)?.text;

  it("tells the rules with the store's own numbers, in the shopper's language", () => {
    expect(textOf('return.window')).toBe('Returns and exchanges are possible until the end of day 14 after delivery.');
    expect(textOf('return.window', 'de')).toContain('Tag 14 nach der Zustellung');
    expect(textOf('exchange.difference')).toContain('€100.00');
  });

  it('keeps the guards against fraud and the inner limits to the shop', () => {
    const told = describePolicy(policy, 'en', 'EUR').map((line) => line.clauseId);

    expect(told).not.toEqual(expect.arrayContaining(['order.review']));
    expect(told.filter((id) => id.startsWith('goodwill.') || id === 'limit.hard')).toEqual([]);
  });

  it('leaves out a fee that the store does not take', () => {
    expect(textOf('fee.restocking')).toBeUndefined();
  });

  it('leaves no placeholder open in any language', () => {
    const texts = (['en', 'de', 'fr', 'es'] as const).flatMap((language) => describePolicy(policy, language, 'EUR'));

    expect(texts.filter(({ text }) => text.includes('{'))).toEqual([]);
  });
});
