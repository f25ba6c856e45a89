import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { activatePolicy } from '../../src/commerce/policy/activate-policy.ts';
import { checkPolicy } from '../../src/commerce/policy/check/check-policy.ts';
import { renderTwin } from '../../src/commerce/policy/twin.ts';
import { generalRetail } from '../../src/packs/general-retail/policy.ts';
import { tauRetail } from '../../src/packs/tau-retail/policy.ts';

describe.each([
  ['general-retail', generalRetail],
  ['tau-retail', tauRetail],
] as const)('the pack %s', (name, pack) => {
  it('says in its plain-language twin what its clauses say', () => {
    const twin = readFileSync(new URL(`../../docs/policy/${name}.md`, import.meta.url), 'utf8');

    expect(twin).toBe(renderTwin(pack));
  });

  it('names each of its clauses in the twin', () => {
    const twin = renderTwin(pack);

    expect(pack.clauses.filter((clause) => !twin.includes(`\`${clause.id}\` v${clause.version}`))).toEqual([]);
  });

  it('has nothing that the linter finds', () => {
    expect(checkPolicy(pack, new Date('2026-11-20T12:00:00Z'))).toEqual([]);
  });

  it('has another twin as soon as a number changes', () => {
    const [first, ...rest] = pack.clauses;
    const changed = { ...pack, clauses: [{ ...first!, version: first!.version + 1 }, ...rest] };

    expect(renderTwin(changed)).not.toBe(renderTwin(pack));
  });
});

describe('small goodwill in general-retail', () => {
  const { numbers } = activatePolicy(generalRetail, {}, new Date('2026-11-20T12:00:00Z'));
  const of = (name: string) => numbers[name] ?? Number.NaN;

  it('runs by itself at its defaults: the usual discount, up to an order of 500', () => {
    expect(of('usual_discount_percent')).toBeLessThanOrEqual(of('discount_percent_limit'));
    expect((of('usual_discount_percent') / 100) * 500).toBeLessThanOrEqual(of('goodwill_limit'));
    expect(of('goodwill_limit')).toBeLessThanOrEqual(of('customer_goodwill_budget'));
    expect(of('goodwill_limit')).toBeLessThanOrEqual(of('order_cap'));
  });
});
