import { describe, expect, it } from '@jest/globals';
import { HelpdeskError } from '../../src/commerce/helpdesk.ts';
import { retryDelayMs } from '../../src/queues/retry-schedule.ts';

describe('retryDelayMs', () => {
  const delays = (jobId: string) =>
    Array.from({ length: 11 }, (_, index) => retryDelayMs(jobId, index + 1, new Error()));

  it('spreads eleven retries over about an hour', () => {
    const totalMinutes = delays('job-1').reduce<number>((sum, ms) => sum + (ms ?? Number.NaN), 0) / 60_000;

    expect(totalMinutes).toBeGreaterThan(44);
    expect(totalMinutes).toBeLessThan(67);
  });

  it('gives up after twelve tries', () => {
    expect(retryDelayMs('job-1', 12, new Error())).toBeUndefined();
  });

  it('does not bring jobs back together that failed together', () => {
    expect(delays('job-1')).not.toEqual(delays('job-2'));
  });

  it('never comes back before the time the helpdesk named', () => {
    const error = new HelpdeskError('busy', { isRetryable: true, retryAfterMs: 90_000 });

    expect(retryDelayMs('job-1', 1, error)).toBe(90_000);
  });

  it('keeps its own longer delay when the helpdesk names a shorter one', () => {
    const error = new HelpdeskError('busy', { isRetryable: true, retryAfterMs: 1 });

    expect(retryDelayMs('job-1', 5, error)).toBeGreaterThan(30_000);
  });

  it('does not retry what is not worth it', () => {
    expect(retryDelayMs('job-1', 1, new HelpdeskError('no', { isRetryable: false }))).toBeUndefined();
  });
});
