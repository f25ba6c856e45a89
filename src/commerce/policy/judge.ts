import type { Fees } from '../store-writer.ts';
import { evaluate, type FactValues, type Lookup, type NumberTerm } from './condition.ts';
import { deriveFacts, type Facts } from './derive-facts.ts';
import type { LineFacts } from './line-facts.ts';
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

/** Refused by no clause, but allowed by none either: before the preview, one that asks about amounts still may. */
export function isUndecided({ outcome, clauses }: Verdict): boolean {
  return outcome === 'refused' && clauses.every(({ id }) => id === nothingAllowsId);
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
  return toVerdict(policy, facts, held);
}

interface HeldClause {
  readonly clause: ActiveClause;
  readonly effect: DecidingClause['effect'];
  readonly isUnknown: boolean;
  readonly line: LineFacts | undefined;
}

/** Collects the clauses of one wish which hold. */
class Held {
  readonly clauses: HeldClause[] = [];
  readonly alternatives: (Action | undefined)[] = [];
  holdSeconds = 0;
  private readonly allowedLines = new Set<string>();
  private isWishAllowed = false;

  constructor(
    private readonly policy: ActivePolicy,
    private readonly facts: Facts,
  ) {}

  ask(clause: ActiveClause): void {
    if (!clause.isPerLine) {
      this.askOnce(clause);
      return;
    }
    for (const line of this.facts.lines) {
      this.askOnce(clause, line);
    }
  }

  private askOnce(clause: ActiveClause, line?: LineFacts): void {
    const answer = evaluate(clause.when, lookUpIn(this.policy, this.facts, line?.facts));
    if (answer === false) {
      return;
    }
    const isUnknown = answer === undefined && clause.effect !== 'code' && clause.effect !== 'consent';
    const effect = isUnknown ? 'approve' : clause.effect;
    this.clauses.push({ clause, effect, isUnknown, line });
    if (clause.effect === 'allow') {
      this.isWishAllowed ||= line === undefined;
      this.allowedLines.add(line?.itemId ?? '');
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

function toVerdict(policy: ActivePolicy, facts: Facts, held: Held): Verdict {
  const found = new Set(held.clauses.map((clause) => clause.effect));
  const isOpen = !held.isAllowed && !found.has('refuse');
  const isRefused = isOpen || found.has('refuse');
  const clauses = strength
    .filter((effect) => !isRefused || effect === 'refuse')
    .flatMap((effect) => held.clauses.filter((clause) => clause.effect === effect))
    .map((clause) => toDeciding(clause, policy, facts));
  const alternative = isRefused ? commonAlternative(held) : undefined;
  return {
    outcome: isRefused ? 'refused' : (outcomes.find(([effect]) => found.has(effect))?.[1] ?? 'allowed'),
    needsConsent: found.has('consent'),
    needsCode: found.has('code'),
    needsApproval: found.has('approve'),
    clauses: isOpen ? [nothingAllows(policy), ...clauses] : clauses,
    policy: policy.name,
    ...(alternative === undefined ? {} : { alternative }),
    holdMs: held.holdSeconds * 1_000,
  };
}

function toDeciding(
  { clause, effect, isUnknown, line }: HeldClause,
  policy: ActivePolicy,
  facts: Facts,
): DecidingClause {
  const sentences = isUnknown ? policy.unknownFact : clause.say;
  return {
    id: clause.id,
    version: clause.version,
    effect,
    ...(line === undefined ? {} : { itemId: line.itemId }),
    say: fillSentences(sentences, policy, facts, (name) => line?.facts[name] ?? facts.wish[name]),
  };
}

const strength = ['refuse', 'approve', 'code', 'consent', 'fee', 'allow'] as const;
const outcomes = [
  ['approve', 'needs_approval'],
  ['code', 'needs_code'],
  ['consent', 'needs_consent'],
] as const;

const nothingAllowsId = 'nothing.allows';

function nothingAllows(policy: ActivePolicy): DecidingClause {
  return { id: nothingAllowsId, version: 1, effect: 'refuse', say: policy.nothingAllows };
}

/** Offered only when each refusal leaves a way out: an item on final sale can't be returned instead either. */
function commonAlternative(held: Held): Action | undefined {
  return held.alternatives.includes(undefined) ? undefined : held.alternatives[0];
}

function lookUpIn(policy: ActivePolicy, facts: Facts, line?: FactValues): Lookup {
  return {
    fact: (name) => line?.[name] ?? facts.wish[name],
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
    if (clause.fee === undefined || evaluate(clause.when, lookUpIn(policy, facts)) !== true) {
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
