/** A date as a sentence says it; `year` is absent where the sentence leaves it out. */
export interface SpokenDate {
  readonly text: string;
  readonly index: number;
  /** Every reading of it: `11/12/2026` has two. */
  readonly readings: readonly { readonly year?: number; readonly month: number; readonly day: number }[];
}

const months: readonly string[] = [
  'january jan januar jänner janvier janv enero ene',
  'february feb februar février fevrier févr fevr febrero',
  'march mar märz maerz mrz mars marzo',
  'april apr avril avr abril abr',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet juil julio',
  'august aug août aout agosto ago',
  'september sept sep septembre septiembre set',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez décembre decembre déc diciembre dic',
];

export const monthWords: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const weekdays: readonly string[] = [
  'sunday sonntag dimanche domingo',
  'monday montag lundi lunes',
  'tuesday dienstag mardi martes',
  'wednesday mittwoch mercredi miércoles miercoles',
  'thursday donnerstag jeudi jueves',
  'friday freitag vendredi viernes',
  'saturday samstag sonnabend samedi sábado sabado',
];

export const weekdayWords: ReadonlyMap<string, number> = new Map(
  weekdays.flatMap((names, index) => names.split(' ').map((name) => [name, index] as const)),
);

const anyMonth = [...monthWords.keys()].sort((a, b) => b.length - a.length).join('|');
const anyWeekday = [...weekdayWords.keys()].join('|');

const isoPattern = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const dottedPattern = /(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?!\d))?(?![\d.])/g;
const slashedPattern = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/g;
const dayMonthPattern = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?\\s(?:of\\s|de\\s)?(${anyMonth})\\.?(?!\\p{L})(?:,?\\s(?:de\\s|del\\s)?(\\d{4}))?`,
  'giu',
);
const monthDayPattern = new RegExp(
  `(?<!\\p{L})(${anyMonth})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d|\\s?%)(?:,?\\s(\\d{4}))?`,
  'giu',
);
export const weekdayPattern = new RegExp(`(?<!\\p{L})(${anyWeekday})(?!\\p{L})`, 'giu');

/** Dates written out in a text, in the forms of English, German, French and Spanish. Call on text with plain blanks. */
export function readDates(text: string): SpokenDate[] {
  if (!/\d/.test(text)) {
    return [];
  }
  const dates: SpokenDate[] = [];
  const add = (match: RegExpMatchArray, ...orders: readonly (readonly [y: number, m: number, d: number])[]) => {
    const readings = orders.flatMap(([y, m, d]) => toReading(match[y], match[m], match[d]));
    if (readings.length > 0) {
      dates.push({ text: match[0], index: match.index ?? 0, readings });
    }
  };
  for (const match of text.matchAll(isoPattern)) {
    add(match, [1, 2, 3]);
  }
  for (const match of text.matchAll(dottedPattern)) {
    add(match, [3, 2, 1]);
  }
  for (const match of text.matchAll(slashedPattern)) {
    add(match, [3, 2, 1], [3, 1, 2]);
  }
  for (const match of text.matchAll(dayMonthPattern)) {
    add(match, [3, 2, 1]);
  }
  for (const match of text.matchAll(monthDayPattern)) {
    add(match, [3, 1, 2]);
  }
  return withoutOverlaps(dates);
}

/** `2026-11-24` of a moment in a time zone. */
export function toDayKey(date: Date, timeZone: string): string {
  if (timeZone === 'UTC') {
    return date.toISOString().slice(0, 10);
  }
  const known = dayFormats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  if (known === undefined) {
    dayFormats.set(timeZone, format);
  }
  return format.format(date);
}

/** `14:32` of a moment in a time zone, as `toTimeKey` writes it (`9:5` for 9:05). */
export function toMinuteKey(date: Date, timeZone: string): string {
  if (timeZone === 'UTC') {
    return `${date.getUTCHours()}:${date.getUTCMinutes()}`;
  }
  const known = minuteFormats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  if (known === undefined) {
    minuteFormats.set(timeZone, format);
  }
  return format.format(date).split(':').map(Number).join(':');
}

const minuteFormats = new Map<string, Intl.DateTimeFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function toReading(year: string | undefined, month: string | undefined, day: string | undefined) {
  const monthNumber = monthWords.get((month ?? '').toLowerCase()) ?? Number(month);
  const dayNumber = Number(day);
  if (!(monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= 31)) {
    return [];
  }
  const yearNumber = year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
  return [{ ...(yearNumber === undefined ? {} : { year: yearNumber }), month: monthNumber, day: dayNumber }];
}

function withoutOverlaps(dates: readonly SpokenDate[]): SpokenDate[] {
  const kept: SpokenDate[] = [];
  for (const date of [...dates].sort((a, b) => a.index - b.index || b.text.length - a.text.length)) {
    const last = kept.at(-1);
    if (last === undefined || date.index >= last.index + last.text.length) {
      kept.push(date);
    }
  }
  return kept;
}
