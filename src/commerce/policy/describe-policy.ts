import type { ActivePolicy } from './pack.ts';
import { fillSentence, type SentenceLanguage } from './sentence.ts';

export interface PolicyLine {
  readonly clauseId: string;
  readonly version: number;
  readonly text: string;
}

/**
 * The published rules of one store in plain words with its own numbers: what a shopper or a model may be told. Guards
 * against fraud and the shop's inner limits are not among them. `currency` is the shop's own.
 */
export function describePolicy(
  policy: ActivePolicy,
  language: SentenceLanguage,
  currency?: string,
): readonly PolicyLine[] {
  return policy.clauses.flatMap(({ id, version, rule, fee }) => {
    const isIdle = typeof fee?.value === 'object' && policy.numbers[fee.value.parameter] === 0;
    return rule === undefined || isIdle
      ? []
      : [{ clauseId: id, version, text: fillSentence(rule[language], language, policy, currency, () => undefined) }];
  });
}
