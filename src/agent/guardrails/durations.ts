import type { SpokenValue } from './spoken-value.ts';

/** `30 days`, `5-7 business days`, `two weeks`, `30-day`, `14 Tage`, `3 à 5 jours ouvrés`; keys are `duration:5-7:business_day`. */
export function readDurations(text: string): SpokenValue[] {
  return [...text.matchAll(durationPattern)].map((match) => {
    const from = toNumber(match[1] ?? '');
    const to = match[2] === undefined ? from : toNumber(match[2]);
    const unit = toUnit((match[3] ?? '').toLowerCase());
    return { kind: 'duration' as const, key: toDurationKey(from, to, unit), text: match[0], index: match.index };
  });
}

/** The same span in other units: a source that says 14 days also says two weeks. */
export function listEqualDurations(key: string): readonly string[] {
  const match = /^duration:(\d+)-(\d+):(day|week|hour)$/.exec(key);
  if (match === null) {
    return [];
  }
  const [from, to] = [Number(match[1]), Number(match[2])];
  const scaled = (factor: number, unit: string) =>
    Number.isInteger(from * factor) && Number.isInteger(to * factor)
      ? [toDurationKey(from * factor, to * factor, unit)]
      : [];
  switch (match[3]) {
    case 'day':
      return [...scaled(1 / 7, 'week'), ...scaled(24, 'hour')];
    case 'week':
      return scaled(7, 'day');
    default:
      return scaled(1 / 24, 'day');
  }
}

/** Days when the key names one number of days, weeks or hours; what "3 days ago" is compared by. */
export function toDays(key: string): number | undefined {
  const match = /^duration:(\d+)-(\d+):(day|week|hour)$/.exec(key);
  if (match === null || match[1] !== match[2]) {
    return undefined;
  }
  return Number(match[1]) * (match[3] === 'week' ? 7 : match[3] === 'hour' ? 1 / 24 : 1);
}

function toDurationKey(from: number, to: number, unit: string): string {
  return `duration:${from}-${to}:${unit}`;
}

const numberWords: Readonly<Record<string, number>> = {
  fourteen: 14,
  fifteen: 15,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  ...Object.fromEntries(
    [
      'one ein eine einem einen eines un une una uno',
      'two zwei deux dos',
      'three drei trois tres',
      'four vier quatre cuatro',
      'five fünf cinq cinco',
      'six sechs seis',
      'seven sieben sept siete',
      'eight acht huit ocho',
      'nine neun neuf nueve',
      'ten zehn dix diez',
      'eleven elf onze once',
      'twelve zwölf douze doce',
    ].flatMap((words, index) => words.split(' ').map((word) => [word, index + 1])),
  ),
};

const anyNumber = `\\d{1,4}|${Object.keys(numberWords).join('|')}`;
const units: readonly (readonly [string, string])[] = [
  [
    'business_day',
    'business[ -]days?|working days?|werktage?n?|arbeitstage?n?|jours? ouvr(?:és?|ables?)|días? (?:hábil(?:es)?|laborables?)',
  ],
  ['day', '(?:calendar )?days?|tage?n?|jours?|días?'],
  ['hour', 'hours?|hrs?|stunden?|heures?|horas?'],
  ['week', 'weeks?|wochen?|semaines?|semanas?'],
  ['month', 'months?|monate?n?|mois|mes(?:es)?'],
  ['year', 'years?|jahre?n?|ans?|années?|años?'],
  ['minute', 'minutes?|mins?|minuten?|minutos?'],
];
const durationPattern = new RegExp(
  `(?<![\\p{L}\\d.,-])(${anyNumber})(?:\\s?(?:-|–|to|or|and|bis|oder|à|ou|a|o|y)\\s?(${anyNumber}))?[\\s-]?(${units.map(([, words]) => words).join('|')})(?!\\p{L})`,
  'giu',
);
const unitPatterns = units.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`, 'iu')] as const);

function toNumber(text: string): number {
  return numberWords[text.toLowerCase()] ?? Number(text);
}

function toUnit(text: string): string {
  return unitPatterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'day';
}
