/** Reads dates, amounts and numbers out of a reply, in English, German, French and Spanish. Knows nothing of the guard. */
export interface SaidDate {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly text: string;
}

export interface SaidAmount {
  readonly cents: number;
  readonly text: string;
}

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'janvier', 'janv', 'enero', 'ene'],
  ['february', 'feb', 'februar', 'février', 'févr', 'febrero'],
  ['march', 'mar', 'märz', 'mrz', 'mars', 'marzo'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo'],
  ['june', 'jun', 'juni', 'juin', 'junio'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio'],
  ['august', 'aug', 'août', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dic'],
];
const anyMonth = `(?<month>${months
  .flat()
  .sort((one, other) => other.length - one.length)
  .join('|')})`;
const year = '(?<year>20\\d\\d)';
const datePatterns = [
  new RegExp(`(?<!\\p{L})${anyMonth}\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+${year})?`, 'giu'),
  new RegExp(
    `(?<!\\d)(?<day>\\d{1,2})(?:\\.|er|st|nd|rd|th)?\\s+(?:de\\s+|of\\s+)?${anyMonth}(?!\\p{L})\\.?(?:,?\\s+(?:de\\s+)?${year})?`,
    'giu',
  ),
  /(?<!\d)(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)/g,
  /(?<!\d)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>20\d\d)?(?!\d)/g,
];

export function findDates(text: string): SaidDate[] {
  return datePatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, groups }) => {
      const month = toMonth(groups?.month ?? '');
      const day = Number(groups?.day);
      const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
      const saidYear = groups?.year === undefined ? {} : { year: Number(groups.year) };
      return isDate ? [{ day, month, text: whole.trim(), ...saidYear }] : [];
    }),
  );
}

function toMonth(text: string): number {
  const named = months.findIndex((names) => names.includes(text.toLowerCase()));
  return named >= 0 ? named + 1 : Number(text);
}

const number = '(?<number>\\d{1,3}(?:[.,\\s]\\d{3})*(?:[.,]\\d{2})|\\d+)';
const amountPatterns = [
  new RegExp(`(?:US\\$|[$€£]|(?:USD|EUR|GBP)\\s)\\s?${number}(?![\\d%])`, 'g'),
  new RegExp(`(?<![\\d.,])${number}\\s?(?:[$€£]|USD|EUR|GBP|(?:dollars?|euros?|pounds?)(?!\\p{L}))`, 'gu'),
];

export function findAmounts(text: string): SaidAmount[] {
  return amountPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: whole, groups }) => ({
      cents: toCents(groups?.number ?? ''),
      text: whole.trim(),
    })),
  );
}

/** The last separator counts as the decimal one when two digits follow it. */
function toCents(text: string): number {
  const [, whole = text, decimals = '00'] = /^(.*)[.,](\d{2})$/.exec(text) ?? [];
  return Number(whole.replaceAll(/\D/g, '')) * 100 + Number(decimals);
}

/** Long mixed or plain numbers that look like a tracking or reference number. */
export function findReferences(text: string): string[] {
  return (text.match(/(?<![\p{L}\d/.@-])[A-Z\d]{9,34}(?![\p{L}\d])/gu) ?? []).filter(
    (word) => (word.match(/\d/g) ?? []).length >= 6,
  );
}

export function findOrderNumbers(text: string): string[] {
  return [...text.matchAll(/#(\d{3,})/g)].map(([, digits = '']) => digits);
}

export function findEmails(text: string): string[] {
  return (text.match(/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,20}){1,3}/g) ?? []).map((email) => email.toLowerCase());
}

export interface SaidDuration {
  readonly count: number;
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly text: string;
}

const units: readonly (readonly [SaidDuration['unit'], string])[] = [
  ['day', 'days?|Werktagen?|Tagen?|jours?|días?'],
  ['hour', 'hours?|Stunden?|heures?|horas?'],
  ['week', 'weeks?|Wochen?|semaines?|semanas?'],
  ['month', 'months?|Monaten?|mois|mes(?:es)?'],
  ['year', 'years?|Jahren?|ans?|años?'],
];

/** `30 days`, `5 to 10 Tage`: each number before a word for a span of time. */
export function findDurations(text: string): SaidDuration[] {
  return units.flatMap(([unit, words]) => {
    const named = `(?:business |working |calendar )?(?:${words})(?!\\p{L})`;
    const range = new RegExp(`(?<!\\d)(\\d{1,3})(?:\\s?(?:-|–|to|bis|à|a)\\s?(\\d{1,3}))?[\\s-]${named}`, 'giu');
    return [...text.matchAll(range)].flatMap(([whole, from, to]) =>
      [from, to].flatMap((count) => (count === undefined ? [] : [{ count: Number(count), unit, text: whole }])),
    );
  });
}
