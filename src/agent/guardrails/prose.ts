import { readDates } from './dates.ts';
import { listEqualDurations } from './durations.ts';
import { readPolicyTerms } from './policy-terms.ts';
import { readValues, toPlainText } from './values.ts';

/** What a text of the shop says, whoever asks and when. */
interface Prose {
  /** Plain, lower-case, one blank at a time. */
  readonly text: string;
  readonly dates: readonly {
    readonly year?: number;
    readonly month: number;
    readonly day: number;
    readonly spoken: string;
  }[];
  /** Values and policy terms, by the key of the evidence. */
  readonly values: readonly { readonly key: string; readonly spoken: string }[];
}

/** Policies and product texts are the same in turn after turn; to read them again was half of the guard's work. */
export function readProse(prose: string): Prose {
  const known = readTexts.get(prose);
  if (known !== undefined) {
    return known;
  }
  const read = readAnew(prose);
  if (readTexts.size >= maxReadTexts) {
    readTexts.clear();
  }
  readTexts.set(prose, read);
  return read;
}

const readTexts = new Map<string, Prose>();
/** Of some 500 characters each: one megabyte or two. */
const maxReadTexts = 1_000;

function readAnew(prose: string): Prose {
  const text = toPlainText(prose);
  const dates = readDates(text);
  const rest = dates.reduce((left, date) => left.replace(date.text, ' '), text);
  const values = readValues(rest).flatMap((value) =>
    [value.key, ...listEqualDurations(value.key)].map((key) => ({ key, spoken: value.text })),
  );
  const terms = readPolicyTerms(text.toLowerCase()).map(({ term, isDenied, text: spoken }) => ({
    key: `term:${term}:${isDenied}`,
    spoken,
  }));
  return {
    text: text.toLowerCase().replaceAll(/\s+/g, ' '),
    dates: dates.flatMap((date) => date.readings.map((reading) => ({ ...reading, spoken: date.text }))),
    values: [...values, ...terms],
  };
}
