/**
 * Calendar days from one moment to another in a time zone: 0 on the same local date, whatever the hour, so that a
 * window of 30 days ends with the 30th local day, clock changes or not. Undefined for a zone that does not exist.
 */
export function localDaysBetween(from: Date, to: Date, timeZone: string): number | undefined {
  const start = localDay(from, timeZone);
  const end = localDay(to, timeZone);
  return start === undefined || end === undefined ? undefined : Math.round((end - start) / dayMs);
}

/** The calendar day there, `2026-11-20`. @throws RangeError for a zone that does not exist, and for no date at all. */
export function toLocalDay(moment: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? createFormat(timeZone);
  return format.format(moment);
}

const dayMs = 86_400_000;

/** The local date as if it were a date in UTC, in milliseconds. */
function localDay(moment: Date, timeZone: string): number | undefined {
  try {
    const [year = 0, month = 0, day = 0] = toLocalDay(moment, timeZone).split('-').map(Number);
    return Date.UTC(year, month - 1, day);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Making one takes longer than a statement of the ledger. */
const formats = new Map<string, Intl.DateTimeFormat>();

function createFormat(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
}
