import { describe, expect, it } from '@jest/globals';
import { parseRetryAfterMs } from '../../src/platform/retry-after.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('a Retry-After header', () => {
  it.each([
    ['2', 2_000],
    ['2.0', 2_000],
    ['0.25', 250],
    [' 7 ', 7_000],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ])('of %j is %d ms', (header, ms) => {
    expect(parseRetryAfterMs(header, now)).toBe(ms);
  });

  it.each([[null], [''], ['soon'], ['1.2.3']])('of %j says nothing', (header) => {
    expect(parseRetryAfterMs(header, now)).toBeUndefined();
  });
});
