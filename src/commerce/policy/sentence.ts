import type { FactValue } from './condition.ts';
import { type FactName, isFactName } from './fact-catalogue.ts';
import type { ActivePolicy } from './pack.ts';
import type { Sentences } from './verdict.ts';

export const sentenceLanguages = ['en', 'de', 'fr', 'es'] as const;
export type SentenceLanguage = (typeof sentenceLanguages)[number];

type FactReader = (name: FactName) => FactValue;
type Values = Pick<ActivePolicy, 'numbers' | 'parameters'>;

/** `{return_window_days}` and `{line.title}` by their values, money in the language's own form. */
export function fillSentences(
  sentences: Sentences,
  policy: Values,
  { currency }: { readonly currency?: string },
  fact: FactReader,
): Sentences {
  if (!sentences.en.includes('{')) {
    return sentences;
  }
  const fill = (language: SentenceLanguage) => fillSentence(sentences[language], language, policy, currency, fact);
  return { en: fill('en'), de: fill('de'), fr: fill('fr'), es: fill('es') };
}

export function fillSentence(
  sentence: string,
  language: SentenceLanguage,
  policy: Values,
  currency: string | undefined,
  fact: FactReader,
): string {
  if (!sentence.includes('{')) {
    return sentence;
  }
  return sentence.replaceAll(placeholder, (whole, name: string) => {
    if (isFactName(name)) {
      return String(fact(name) ?? '…');
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
