import type { WriteAction } from '../write-request.ts';
import type { Condition, NumberTerm } from './condition.ts';
import type { Sentences } from './verdict.ts';

/** A shop's rules as data: published as a whole, read by people through its plain-language twin. */
export interface PolicyPack {
  /** `general-retail`. */
  readonly name: string;
  readonly version: number;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Each version of each clause; those in force are picked by date. */
  readonly clauses: readonly Clause[];
  /** Said when a clause asks for a fact that nobody knows. */
  readonly unknownFact: Sentences;
  /** Said when no clause allows what is wanted. */
  readonly nothingAllows: Sentences;
}

/** A number or switch of the rules which a store may set. Money is in major units of the shop's currency. */
export interface Parameter {
  readonly kind: 'days' | 'count' | 'percent' | 'money' | 'seconds' | 'switch';
  /** Another parameter's value times a number follows that one when the store sets it. */
  readonly default: number | boolean | { readonly of: string; readonly times: number };
  /** Both included; a setting outside them is ignored. Absent for a switch. */
  readonly min?: number;
  readonly max?: number;
  /** The store setting of that name, where it is not `policy.<parameter>`. */
  readonly setting?: string;
  readonly words: string;
}

/**
 * One rule. A clause holds when its condition is true; one that asks about line items is asked for each of them. Of all
 * that hold the worst wins: refuse, approve, code, consent, fee, allow. What no `allow` clause covers is refused.
 */
export interface Clause {
  /** `return.window`, stable for life. */
  readonly id: string;
  readonly version: number;
  /** ISO 8601; included. */
  readonly effectiveFrom: string;
  /** ISO 8601; excluded. */
  readonly effectiveTo?: string;
  readonly actions: readonly WriteAction[];
  readonly when: Condition;
  readonly effect: 'refuse' | 'approve' | 'code' | 'consent' | 'fee' | 'allow';
  /** What could be done instead of what is refused. */
  readonly alternative?: WriteAction;
  /** Of an effect `fee`. A percentage of the items' price, or an amount in major units of the shop's currency. */
  readonly fee?: { readonly kind: 'restocking' | 'return_shipping'; readonly value: NumberTerm };
  /** Of an effect `consent`: seconds that the effect waits afterwards, so that it can be taken back. */
  readonly hold?: NumberTerm;
  /** To the shopper, about his wish. `{return_window_days}` and `{line.title}` are filled in. */
  readonly say: Sentences;
  /** The rule in general, for whoever asks about the shop's policy. Absent: not for publication. */
  readonly rule?: Sentences;
}

/** What holds in one store at one time. */
export interface ActivePolicy {
  /** `general-retail@1`. */
  readonly name: string;
  readonly clauses: readonly ActiveClause[];
  readonly byAction: Readonly<Partial<Record<WriteAction, readonly ActiveClause[]>>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly switches: Readonly<Record<string, boolean>>;
  readonly parameters: PolicyPack['parameters'];
  readonly unknownFact: Sentences;
  readonly nothingAllows: Sentences;
  /** Settings that were given and can't be used: wrong type, out of bounds, no such parameter. */
  readonly ignoredSettings: readonly string[];
}

export interface ActiveClause extends Clause {
  /** Asked once for each line item. */
  readonly isPerLine: boolean;
  /** Asks about what only the preview knows. */
  readonly needsPreview: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}
