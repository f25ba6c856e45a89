import type { EffectView } from '../../commerce/effect.ts';
import type { DecidingClause, Verdict } from '../../commerce/policy/verdict.ts';
import type { WriteAction } from '../../commerce/write-request.ts';
import { phrase, toPhraseLanguage } from '../phrases/phrase.ts';

/** `cancel order #1042`: in the middle of a sentence. */
export function describeWish(action: WriteAction, subjectName: string, language: string): string {
  return phrase(language, `wish_${action}`, { order: subjectName })
    .replace(/\s{2,}/g, ' ')
    .trim();
}

/** `The refund for order #1042`: where a sentence starts. */
export function nameWish(action: WriteAction, subjectName: string | undefined, language: string): string {
  return subjectName === undefined || subjectName === ''
    ? phrase(language, 'name_wish')
    : phrase(language, `name_${action}`, { order: subjectName });
}

/** `Refund for order #1042.`: a line of its own. */
export function headWish(action: WriteAction, subjectName: string, language: string): string {
  return phrase(language, 'head_alone', { head: phrase(language, `head_${action}`, { order: subjectName }) });
}

export function nameEffect({ request, subjectName }: EffectView, language: string): string {
  return nameWish(request.action, subjectName, language);
}

/** What a shopper and a colleague name the row by. */
export function toReceiptId(effectId: string): string {
  return `E-${effectId.replaceAll('-', '').slice(-8).toUpperCase()}`;
}

/** The policy's own sentences, strongest first, each once. */
export function sayClauses(
  { clauses }: Verdict,
  effect: DecidingClause['effect'],
  language: string,
): readonly string[] {
  const said = clauses.filter((clause) => clause.effect === effect).map(({ say }) => say[toPhraseLanguage(language)]);
  return [...new Set(said)];
}

export function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
