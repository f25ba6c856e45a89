import { de } from './de.ts';
import { effectsDe } from './effects-de.ts';
import { effectsEn } from './effects-en.ts';
import { effectsEs } from './effects-es.ts';
import { effectsFr } from './effects-fr.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

export type PhraseLanguage = 'en' | 'de' | 'fr' | 'es';

/** The names in braces of the English sentence; each must be given a value. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type Values<Key extends PhraseKey> = Readonly<Record<Placeholders<(typeof english)[Key]>, string>>;
type ValuesArgument<Key extends PhraseKey> = [keyof Values<Key>] extends [never] ? [] : [values: Values<Key>];

const english = { ...en, ...effectsEn } as const;
export type PhraseKey = keyof typeof english;

export const phrasebooks: Readonly<Record<PhraseLanguage, Readonly<Record<PhraseKey, string>>>> = {
  en: english,
  de: { ...de, ...effectsDe },
  fr: { ...fr, ...effectsFr },
  es: { ...es, ...effectsEs },
};

/**
 * A sentence of the house in the shopper's language. `language` is ISO 639-1; one that has no phrasebook gets English.
 * Values are put in as they are and never read as a template.
 */
export function phrase<Key extends PhraseKey>(language: string, key: Key, ...values: ValuesArgument<Key>): string {
  const given: Readonly<Record<string, string>> = values[0] ?? {};
  return phrasebooks[toPhraseLanguage(language)][key].replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => given[name] ?? whole,
  );
}

export function toPhraseLanguage(language: string): PhraseLanguage {
  const base = language.slice(0, 2).toLowerCase();
  return base === 'de' || base === 'fr' || base === 'es' ? base : 'en';
}
