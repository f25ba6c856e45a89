import type { Language } from '../conversation.ts';
import { fail, type Grade, type GradedTurn, pass } from './grade.ts';

/** Small words that hardly any of the other three languages has. */
const smallWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('the your you is it and with for of please was has been this that my not can what which i to'.split(' ')),
  de: new Set(
    'der die das ihre ihr ist und mit für sie bitte wurde nicht ich es ein eine den zu kann im wir'.split(' '),
  ),
  fr: new Set('le la les votre vous est et avec pour de en a été une je ne pas il que dans nous du sur si'.split(' ')),
  es: new Set(
    'el los su sus es y con para por de en usted ha sido una yo no que en del se lo puedo si un al'.split(' '),
  ),
};

/** Independent of the agent's own detector. Quotes are the shop's words and stay in the shop's language. */
export function gradeLanguage({ conversation, outcome }: GradedTurn): Grade {
  const expected = conversation.language ?? 'en';
  const actual = findLanguage(outcome.reply);
  return actual === undefined || actual === expected ? pass('language') : fail('language', expected, actual);
}

/** The language with clearly the most small words; undefined when there is too little to tell. */
export function findLanguage(text: string): Language | undefined {
  const own = text.replaceAll(/"[^"]*"|https?:\/\/\S+/g, ' ');
  const words = own.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(smallWords).map(
    ([language, known]) => [language as Language, words.filter((word) => known.has(word)).length] as const,
  );
  const [best, next] = counts.sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= 2 && best[1] > (next?.[1] ?? 0) ? best[0] : undefined;
}
