import { activatePolicy } from '../../../src/commerce/policy/activate-policy.ts';
import { deriveFacts, type Facts } from '../../../src/commerce/policy/derive-facts.ts';
import { feesOfFacts, judgeFacts } from '../../../src/commerce/policy/judge.ts';
import type { ActivePolicy, PolicyPack } from '../../../src/commerce/policy/pack.ts';
import { usualDiscountOf } from '../../../src/commerce/policy/usual-discount.ts';
import type { WriteAction } from '../../../src/commerce/write-request.ts';
import { type Given, toSituation } from './given.ts';

/** What is wished for, under which circumstances, and what the policy has to say to it. */
export type Row = readonly [given: Given, expected: string];

export interface Case {
  readonly name: string;
  readonly action: WriteAction;
  readonly facts: Facts;
  readonly policy: ActivePolicy;
  readonly expected: string;
  readonly isFeeCase: boolean;
  readonly isUsualCase: boolean;
}

/** Rows made ready once, so that thousands of mutants can be put to them. */
export function prepareCases(rows: readonly Row[], pack: PolicyPack): readonly Case[] {
  const policies = new Map<string, ActivePolicy>();
  return rows.map(([given, expected]) => {
    const situation = toSituation(given);
    const settings = { auto_refund_enabled: true, ...given.set };
    const key = JSON.stringify(settings);
    const policy = policies.get(key) ?? activatePolicy(pack, settings, situation.now);
    policies.set(key, policy);
    const { action } = situation.request;
    return {
      name: `${JSON.stringify(given)} -> ${expected}`,
      action,
      facts: deriveFacts(situation),
      policy,
      expected,
      isFeeCase: given.showsFees === true,
      isUsualCase: given.showsUsual === true,
    };
  });
}

/**
 * `refused return.window`, `approval limit.auto+limit.order`, `consent`; a way out as `> return_items`, a hold as
 * `hold 60000`; where fees are looked at, their clauses and amounts.
 */
export function decide(
  { action, facts, policy, isFeeCase, isUsualCase }: Case,
  mutated: ActivePolicy = policy,
): string {
  const verdict = judgeFacts(mutated, action, facts);
  const named = verdict.clauses.filter((clause) => ['refuse', 'approve', 'code'].includes(clause.effect));
  const fees = isFeeCase
    ? showFees(
        mutated,
        action,
        facts,
        verdict.clauses.filter((one) => one.effect === 'fee'),
      )
    : '';
  return [
    words[verdict.outcome],
    [...new Set(named.map((clause) => clause.id))].join('+'),
    verdict.outcome !== 'refused' && !verdict.needsConsent ? 'without consent' : '',
    verdict.alternative === undefined ? '' : `> ${verdict.alternative}`,
    verdict.holdMs === 0 ? '' : `hold ${verdict.holdMs}`,
    fees,
    isUsualCase ? `usual ${usualDiscountOf(mutated)}%` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const words = {
  allowed: 'allowed',
  needs_consent: 'consent',
  needs_code: 'code',
  needs_approval: 'approval',
  refused: 'refused',
} as const;

function showFees(policy: ActivePolicy, action: WriteAction, facts: Facts, clauses: readonly { id: string }[]): string {
  const fees = feesOfFacts(policy, action, facts);
  return `${clauses.map((clause) => clause.id).join('+')} -${fees.restockingPercent}% -${fees.returnShippingMinor}`;
}
