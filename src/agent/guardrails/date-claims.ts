import { type CheckedClaim, type GuardContext, shopper } from './claim.ts';
import { readDates, type SpokenDate, toDayKey, weekdayPattern, weekdayWords } from './dates.ts';
import type { Evidence, EvidenceIndex, EvidenceRole } from './evidence.ts';
import { readRole } from './roles.ts';

/** Dates, weekdays and "tomorrow"; `rest` is the text without them, for the readers that come after. */
export function checkDates(
  text: string,
  lower: string,
  context: GuardContext,
  isQuestion: boolean,
): { readonly claims: readonly CheckedClaim[]; readonly rest: string } {
  const dates = readDates(text);
  let rest = text;
  const claims: CheckedClaim[] = [];
  for (const date of dates) {
    rest = rest.slice(0, date.index) + ' '.repeat(date.text.length) + rest.slice(date.index + date.text.length);
    const echo = isQuestion && toKeys(date, context.evidence.now).some((key) => context.shopperValues.has(key));
    claims.push(toClaim('date', date.text, echo ? shopper : findDate(date, lower, context.evidence)));
  }
  if (!isQuestion) {
    claims.push(...checkWeekdays(lower, dates, context.evidence), ...checkNearDays(lower, context.evidence));
  }
  return { claims, rest };
}

/** Day keys of a date; the year that is left out is the nearest one. */
export function toKeys(date: SpokenDate, now: Date): string[] {
  return date.readings.flatMap(({ year, month, day }) => {
    const years = year === undefined ? [0, -1, 1].map((step) => now.getUTCFullYear() + step) : [year];
    return years.map((one) => `date:${one}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  });
}

type Backer = { readonly factId: string; readonly value: string } | undefined;

function findDate(date: SpokenDate, lower: string, evidence: EvidenceIndex): Backer {
  const role = readRole(lower, date.index);
  const held = toKeys(date, evidence.now).flatMap((key) => evidence.values.get(key) ?? []);
  return held.find((one) => fitsRole(one, role));
}

/** "Delivered on" needs the date of a delivery; a date without such a word may be any of the order's. */
function fitsRole({ role }: Evidence, spoken: EvidenceRole | undefined): boolean {
  if (spoken === undefined || role === 'text' || role === spoken) {
    return true;
  }
  return role === 'other' && spoken !== 'delivered' && spoken !== 'refunded' && spoken !== 'estimated';
}

function checkWeekdays(lower: string, dates: readonly SpokenDate[], evidence: EvidenceIndex): CheckedClaim[] {
  const isBesideDate = (index: number) => dates.some((date) => Math.abs(date.index - index) <= 16);
  return [...lower.matchAll(weekdayPattern)]
    .filter((match) => !isBesideDate(match.index) && !isInProse(match[0], evidence))
    .map((match) => {
      const weekday = weekdayWords.get(match[0]);
      const role = readRole(lower, match.index);
      const day = [...evidence.values].find(
        ([key, held]) =>
          key.startsWith('date:') && toWeekday(key) === weekday && held.some((one) => fitsRole(one, role)),
      );
      return toClaim('date', match[0], day?.[1][0]);
    });
}

function isInProse(word: string, { texts }: EvidenceIndex): boolean {
  return texts.some(({ text }) => text.includes(word));
}

function toWeekday(key: string): number {
  return new Date(`${key.slice(5)}T12:00:00Z`).getUTCDay();
}

const nearDays =
  /(?<!\p{L})(?:(tomorrow|demain|mañana)|(yesterday|gestern|hier|ayer)|(today|tonight|heute|aujourd'hui|hoy))(?!\p{L})/gu;
const morning = /(?<!\p{L})morgen(?!\p{L})/gu;
const movement =
  /arriv|deliver|ship|refund|dispatch|cancel|liefer|zugestellt|versand|erstatt|livr|expédi|rembours|entreg|enví|envi|reembols|lleg/;

function checkNearDays(lower: string, evidence: EvidenceIndex): CheckedClaim[] {
  if (!movement.test(lower)) {
    return [];
  }
  const spoken = [...lower.matchAll(nearDays)].flatMap((match) => {
    // "hier" is German for "here" and French for "yesterday"; only French sentences have an elided or accented word.
    const isGermanHere = match[0] === 'hier' && /(?<!\p{L})(?:der|die|das|ist|sie|und|ihre?)(?!\p{L})/u.test(lower);
    const step = match[1] === undefined ? (match[2] === undefined ? 0 : -1) : 1;
    return isGermanHere ? [] : [{ text: match[0], step, index: match.index }];
  });
  const german = [...lower.matchAll(morning)]
    .filter((match) => !/guten\s$/.test(lower.slice(0, match.index)))
    .map((match) => ({ text: match[0], step: 1, index: match.index }));
  return [...spoken, ...german].map(({ text, step, index }) => {
    const day = toDayKey(new Date(evidence.now.getTime() + step * 86_400_000), evidence.timeZone);
    const role = readRole(lower, index);
    return toClaim(
      'date',
      text,
      evidence.values.get(`date:${day}`)?.find((one) => fitsRole(one, role)),
    );
  });
}

function toClaim(kind: string, text: string, backer: Backer): CheckedClaim {
  return { kind, text, ...(backer === undefined ? {} : { evidence: { factId: backer.factId, value: backer.value } }) };
}
