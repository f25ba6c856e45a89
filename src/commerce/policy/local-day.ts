/**
 * Calendar days from one moment to another in a time zone: 0 on the same local date, whatever the hour, so that a
 * window of 30 days ends with the 30th local day, clock changes or not. Undefined for a zone that does not exist.
 */
export function localDaysBetween(from: Date, to: Date, timeZone: string): number | undefined {
  const start = localDay(from, timeZone);
  const end = localDay(to, timeZone);
  return start === undefined || end === undefined ? undefined : Math.round((end - start) / dayMs);
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date as if it were a date in UTC, in milliseconds. */
function localDay(moment: Date, timeZone: string): number | undefined {
  const format = formats.get(timeZone) ?? createFormat(timeZone);
  if (format === undefined || Number.isNaN(moment.getTime())) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0] = format.format(moment).split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
