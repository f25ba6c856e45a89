/** Milliseconds of a `Retry-After` header: seconds (fractions too) or an HTTP date. `undefined` when it says nothing. */
export function parseRetryAfterMs(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^[\d.]+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
