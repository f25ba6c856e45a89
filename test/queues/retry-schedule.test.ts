import { describe, expect, it } from '@jest/globals';
import { HelpdeskError } from '../../src/commerce/helpdesk.ts';
import { retryDelayMs } from '../../src/queues/retry-schedule.ts';

describe('retryDelayMs', () => {
  const delays = (jobId: string) =>
    Array.from({ length: 83 }, (_, index) => retryDelayMs(jobId, index + 1, new Error()));

  it('goes on for about an hour, and never waits longer than a minute between two tries', () => {
    const totalMinutes = delays('job-1').reduce<number>((sum, ms) => sum + (ms ?? Number.NaN), 0) / 60_000;

    expect(totalMinutes).toBeGreaterThan(55);
    expect(totalMinutes).toBeLessThan(65);
    expect(Math.max(...delays('job-1').map((ms) => ms ?? Number.NaN))).toBeLessThan(60_000);
  });

  it('gives up after its last try', () => {
    expect(retryDelayMs('job-1', 84, new Error())).toBeUndefined();
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
