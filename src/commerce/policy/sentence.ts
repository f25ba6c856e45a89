import { fromMinorUnits } from '../money.ts';
import type { FactValues } from './derive-facts.ts';
import { isFactName } from './fact-catalogue.ts';
import type { ActivePolicy } from './pack.ts';
import type { Sentences } from './verdict.ts';

export const sentenceLanguages = ['en', 'de', 'fr', 'es'] as const;
export type SentenceLanguage = (typeof sentenceLanguages)[number];

type Values = Pick<ActivePolicy, 'numbers' | 'parameters'>;

/** `{return_window_days}` and `{line.title}` by their values, money in the language's own form. */
export function fillSentences(
  sentences: Sentences,
  policy: Values,
  { currency }: { readonly currency?: string },
  facts: FactValues,
): Sentences {
  const fill = (language: SentenceLanguage) => fillSentence(sentences[language], language, policy, currency, facts);
  return { en: fill('en'), de: fill('de'), fr: fill('fr'), es: fill('es') };
}

export function fillSentence(
  sentence: string,
  language: SentenceLanguage,
  policy: Values,
  currency: string | undefined,
  facts: FactValues,
): string {
  if (!sentence.includes('{')) {
    return sentence;
  }
  return sentence.replaceAll(placeholder, (whole, name: string) => {
    if (isFactName(name)) {
      return String(facts[name] ?? '…');
    }
    const value = policy.numbers[name];
    return value === undefined ? whole : formatNumber(value, policy.parameters[name]?.kind, language, currency);
  });
}

const placeholder = /\{([\w.]+)\}/g;

/** The names that a sentence wants filled in. */
export function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(placeholder)].map((match) => match[1] ?? '');
}

const formats = new Map<string, Intl.NumberFormat>();

function formatNumber(
  value: number,
  kind: string | undefined,
  language: SentenceLanguage,
  currency: string | undefined,
): string {
  if (kind !== 'money' || currency === undefined) {
    return kind === 'percent' ? `${value} %`.replace(' ', language === 'en' ? '' : '\u00a0') : String(value);
  }
  const key = `${language} ${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language === 'en' ? 'en-US' : language, { style: 'currency', currency });
    formats.set(key, format);
  }
  return format.format(value);
}

/** Minor units in words: `25.00 USD`. */
export function toPlainMoney(minor: number, currency: string): string {
  const { amount } = fromMinorUnits(minor, currency);
  return `${amount} ${currency}`;
}
