import type { Fees } from '../store-writer.ts';
import { evaluate, type Lookup, type NumberTerm } from './condition.ts';
import { deriveFacts, type Facts, type FactValues } from './derive-facts.ts';
import type { ActiveClause, ActivePolicy } from './pack.ts';
import { fillSentences } from './sentence.ts';
import { majorToMinor, shopMajorToOrderMinor } from './shop-money.ts';
import type { Situation } from './situation.ts';
import type { DecidingClause, Verdict } from './verdict.ts';

/**
 * What the policy says to a wish. Pure. The worst clause wins; a clause that asks for an unknown fact demands a
 * person's approval, and what no clause allows is refused. Clauses about amounts are asked only when the situation has
 * a consequence: never run an effect on a verdict without one.
 */
export function judge(policy: ActivePolicy, situation: Situation): Verdict {
  return judgeFacts(policy, situation.request.action, deriveFacts(situation));
}

/** The fees that the policy takes off a refund of this wish; needs no preview. */
export function feesOf(policy: ActivePolicy, situation: Situation): Fees {
  return feesOfFacts(policy, situation.request.action, deriveFacts(situation));
}

export type Action = Situation['request']['action'];

export function judgeFacts(policy: ActivePolicy, action: Action, facts: Facts): Verdict {
  const held = new Held(policy, facts);
  for (const clause of policy.byAction[action] ?? []) {
    if (facts.hasPreview || !clause.needsPreview) {
      held.ask(clause);
    }
  }
  return toVerdict(policy, held);
}

/** Collects the clauses of one wish which hold. */
class Held {
  readonly clauses: DecidingClause[] = [];
  readonly alternatives: (Action | undefined)[] = [];
  holdSeconds = 0;
  private readonly allowedLines = new Set<string>();
  private readonly lines: readonly { readonly itemId: string; readonly values: FactValues }[];
  private isWishAllowed = false;

  constructor(
    private readonly policy: ActivePolicy,
    private readonly facts: Facts,
  ) {
    this.lines = facts.lines.map(({ itemId, facts: own }) => ({ itemId, values: { ...facts.wish, ...own } }));
  }

  ask(clause: ActiveClause): void {
    if (!clause.isPerLine) {
      this.askOnce(clause, this.facts.wish);
      return;
    }
    for (const { itemId, values } of this.lines) {
      this.askOnce(clause, values, itemId);
    }
  }

  private askOnce(clause: ActiveClause, values: FactValues, itemId?: string): void {
    const answer = evaluate(clause.when, lookUpIn(this.policy, this.facts, values));
    if (answer === false) {
      return;
    }
    const isUnknown = answer === undefined && clause.effect !== 'code' && clause.effect !== 'consent';
    const effect = isUnknown ? 'approve' : clause.effect;
    const item = itemId === undefined ? {} : { itemId };
    const say = fillSentences(isUnknown ? this.policy.unknownFact : clause.say, this.policy, this.facts, values);
    this.clauses.push({ id: clause.id, version: clause.version, effect, ...item, say });
    if (clause.effect === 'allow') {
      this.isWishAllowed ||= itemId === undefined;
      this.allowedLines.add(itemId ?? '');
    } else if (effect === 'refuse') {
      this.alternatives.push(clause.alternative);
    } else if (effect === 'consent') {
      this.holdSeconds = Math.max(this.holdSeconds, this.number(clause.hold) ?? 0);
    }
  }

  /** The wish as a whole, or each of its line items. */
  get isAllowed(): boolean {
    const { lines } = this.facts;
    return this.isWishAllowed || (lines.length > 0 && lines.every((line) => this.allowedLines.has(line.itemId)));
  }

  private number(term: NumberTerm | undefined): number | undefined {
    return typeof term === 'object' ? this.policy.numbers[term.parameter] : term;
  }
}

function toVerdict(policy: ActivePolicy, held: Held): Verdict {
  const isOpen = !held.isAllowed && held.clauses.every((clause) => clause.effect !== 'refuse');
  const found = isOpen ? [...held.clauses, nothingAllows(policy)] : held.clauses;
  const has = (effect: DecidingClause['effect']) => found.some((clause) => clause.effect === effect);
  const isRefused = has('refuse');
  const clauses = strength
    .flatMap((effect) => found.filter((clause) => clause.effect === effect))
    .filter((clause) => !isRefused || clause.effect === 'refuse');
  const alternative = isRefused ? commonAlternative(held) : undefined;
  return {
    outcome: outcomes.find(([effect]) => has(effect))?.[1] ?? 'allowed',
    needsConsent: has('consent'),
    needsCode: has('code'),
    needsApproval: has('approve'),
    clauses,
    policy: policy.name,
    ...(alternative === undefined ? {} : { alternative }),
    holdMs: held.holdSeconds * 1_000,
  };
}

const strength = ['refuse', 'approve', 'code', 'consent', 'fee', 'allow'] as const;
const outcomes = [
  ['refuse', 'refused'],
  ['approve', 'needs_approval'],
  ['code', 'needs_code'],
  ['consent', 'needs_consent'],
] as const;

function nothingAllows(policy: ActivePolicy): DecidingClause {
  return { id: 'nothing.allows', version: 1, effect: 'refuse', say: policy.nothingAllows };
}

/** Offered only when each refusal leaves a way out: an item on final sale can't be returned instead either. */
function commonAlternative(held: Held): Action | undefined {
  return held.alternatives.includes(undefined) ? undefined : held.alternatives[0];
}

function lookUpIn(policy: ActivePolicy, facts: Facts, values: FactValues): Lookup {
  return {
    fact: (name) => values[name],
    isOn: (name) => policy.switches[name],
    number: (name) => numberOf(policy, name, facts.currency),
  };
}

/** Money in the shop's minor units; unknown without a currency. */
function numberOf(policy: ActivePolicy, name: string, currency: string | undefined): number | undefined {
  const value = policy.numbers[name];
  if (value === undefined || policy.parameters[name]?.kind !== 'money') {
    return value;
  }
  return currency === undefined ? undefined : majorToMinor(value, currency);
}

export function feesOfFacts(policy: ActivePolicy, action: Action, facts: Facts): Fees {
  let restockingPercent = 0;
  let returnShippingMinor = 0;
  for (const clause of policy.byAction[action] ?? []) {
    if (clause.fee === undefined || evaluate(clause.when, lookUpIn(policy, facts, facts.wish)) !== true) {
      continue;
    }
    const value = clause.fee.value;
    const amount = typeof value === 'number' ? value : (policy.numbers[value.parameter] ?? 0);
    if (clause.fee.kind === 'restocking') {
      restockingPercent = Math.max(restockingPercent, amount);
    } else {
      returnShippingMinor = Math.max(returnShippingMinor, shopMajorToOrderMinor(amount, facts));
    }
  }
  return { restockingPercent, returnShippingMinor };
}
