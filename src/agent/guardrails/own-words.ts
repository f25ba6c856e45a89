import { normalizeOrderNumber, readMentions } from './mentions.ts';
import { plainWords, toPlainWord } from './plain-words.ts';

/**
 * What the shopper himself wrote in this conversation: the one source of a write's numbers, addresses, amounts and
 * codes. Text that he only passes on (quoted lines, forwarded mails) is not among it.
 */
export class OwnWords {
  /** Message by message, without quoted text. */
  private readonly texts: readonly string[];
  private readonly plain: readonly string[];

  constructor(messages: readonly string[]) {
    this.texts = messages.map(withoutQuotes).filter((text) => text !== '');
    this.plain = this.texts.map((text) => ` ${plainWords(text).join(' ')} `);
  }

  hasOrderNumber(orderNumber: string): boolean {
    const number = normalizeOrderNumber(orderNumber);
    return this.texts.some(
      (text) => readMentions(text).orderNumbers.includes(number) || hasLoneNumber(text.toUpperCase(), number),
    );
  }

  /** True when these words stand side by side in one message; accents, case and abbreviated streets don't matter. */
  hasPhrase(phrase: string): boolean {
    const words = plainWords(phrase);
    return words.length > 0 && this.plain.some((text) => text.includes(` ${words.join(' ')} `));
  }

  /** The same, but for what is only complained about: "too small" chooses no small one. */
  hasChoice(phrase: string): boolean {
    const wanted = ` ${plainWords(phrase).join(' ')} `;
    return this.plain.some((text) => text.replaceAll(complaint, ' ').includes(wanted));
  }

  hasWord(word: string): boolean {
    return this.hasPhrase(toPlainWord(word));
  }

  /** As a number or a number word: `2`, `two`, `zwei`, `a`. */
  hasCount(count: number): boolean {
    return [String(count), ...(countWords[count] ?? [])].some((word) => this.hasPhrase(word));
  }

  /** As an amount of money: with a currency's sign or name, with decimals, or as a number that counts nothing else. */
  hasAmount(decimal: string): boolean {
    return this.texts.some((text) => listAmounts(text).includes(Number(decimal)));
  }

  hasPercent(percent: number): boolean {
    return this.texts.some((text) =>
      [...text.matchAll(percentPattern)].some(([, digits]) => Number((digits ?? '').replace(',', '.')) === percent),
    );
  }

  /** The newest message only. */
  lastMatches(pattern: RegExp): boolean {
    return pattern.test(this.texts.at(-1) ?? '');
  }

  matches(pattern: RegExp): boolean {
    return this.texts.some((text) => pattern.test(text));
  }
}

/** The message without what stands in it as somebody else's: `>` lines, "On … wrote:", forwarded and original mails. */
export function withoutQuotes(text: string): string {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line, index) => opensQuote(line, lines[index + 1]));
  const own = start === -1 ? lines : [...lines.slice(0, start), ...listAnswers(lines.slice(start + 1))];
  return own
    .filter((line) => !/^\s*[>|»]/.test(line))
    .join('\n')
    .trim();
}

/** Under "On … wrote:" only `>` lines are quoted when there are any: what stands between them is the answer. */
function listAnswers(lines: readonly string[]): readonly string[] {
  const first = lines.find((line) => line.trim() !== '');
  return first?.trimStart().startsWith('>') === true ? lines.filter((line) => !opensQuote(line, undefined)) : [];
}

function opensQuote(line: string, next: string | undefined): boolean {
  return (
    line.length < longestMark &&
    (quoteMark.test(line) || attribution.test(line) || (mailHeader.test(line) && mailHeader.test(next ?? '')))
  );
}

const longestMark = 300;
const quoteMark =
  /^\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado)\s*-{2,}|^\s*begin forwarded message|^\s*_{10,}\s*$/i;
const attribution = /^\s*(?:on|am|le|el)\b.{4,200}(?:wrote|schrieb.{0,80}|a écrit|escribió)\s?:\s*$/i;
const mailHeader =
  /^\s*\*?(?:from|sent|to|date|subject|cc|von|gesendet|an|datum|betreff|de|envoyé|à|objet|enviado|para|fecha|asunto)\s?:\*?\s?\S/i;

const complaint = /(?<= )(?:too|zu|trop|demasiado|very|sehr|tres|muy) [^ ]+/g;

const percentPattern = /(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|prozent\b|pour ?cent\b|por ciento)/gi;

function hasLoneNumber(text: string, number: string): boolean {
  const at = text.indexOf(number);
  return at !== -1 && !/[\w]/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + number.length] ?? ' ');
}

const numberPattern =
  /(#\s?|[A-Za-z-])?(?<![\d.,])(\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,3})?)(?![\d])(\s?(?:%|x\b|×|percent|prozent|days?|weeks?|months?|hours?|items?|pieces?|units?|pairs?|tage?n?|wochen?|stück|jours?|semaines?|articles?|días?|semanas?|artículos?|unidades))?/giu;

/** Numbers that may be meant as money: neither an order's, nor a share, nor a count of days or things. */
function listAmounts(text: string): readonly number[] {
  const orders = new Set(readMentions(text).orderNumbers);
  return [...text.matchAll(numberPattern)].flatMap(([, before, digits = '', after]) =>
    before !== undefined || after !== undefined || orders.has(digits) ? [] : [toNumber(digits)],
  );
}

/** `1,234.56`, `1.234,56`, `25,00`, `25`. */
function toNumber(digits: string): number {
  const fraction = /[.,](\d{1,2})$/.exec(digits)?.[1];
  const whole = fraction === undefined ? digits : digits.slice(0, -fraction.length - 1);
  return Number(`${whole.replaceAll(/\D/g, '')}.${fraction ?? '0'}`);
}

const countWords: Readonly<Record<number, readonly string[]>> = {
  1: ['one', 'a', 'an', 'ein', 'eine', 'einen', 'eins', 'un', 'une', 'uno', 'una', 'single'],
  2: ['two', 'both', 'zwei', 'beide', 'deux', 'dos', 'ambos', 'ambas'],
  3: ['three', 'drei', 'trois', 'tres'],
  4: ['four', 'vier', 'quatre', 'cuatro'],
  5: ['five', 'fünf', 'cinq', 'cinco'],
  6: ['six', 'sechs', 'seis'],
  7: ['seven', 'sieben', 'sept', 'siete'],
  8: ['eight', 'acht', 'huit', 'ocho'],
  9: ['nine', 'neun', 'neuf', 'nueve'],
  10: ['ten', 'zehn', 'dix', 'diez'],
};
