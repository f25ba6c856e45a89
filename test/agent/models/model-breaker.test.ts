import { describe, expect, it } from '@jest/globals';
import { ModelBreaker } from '../../../src/agent/models/model-breaker.ts';
import type { Clock } from '../../../src/platform/clock.ts';

function createBreaker() {
  const time = { ms: 0 };
  const clock: Clock = { now: () => new Date(time.ms), monotonicMs: () => time.ms };
  const options = { failures: 3, windowMs: 1000, openMs: 500, maxOpenMs: 800 };
  return { breaker: new ModelBreaker(clock, options), time };
}

describe('model breaker', () => {
  it('opens after failures in a row within the window', () => {
    const { breaker } = createBreaker();

    const opened = [breaker.fail('server'), breaker.fail('server'), breaker.fail('timeout')];

    expect(opened).toEqual([false, false, true]);
    expect(breaker.admit()).toBe(false);
    expect(breaker.lastKind).toBe('timeout');
  });

  it('forgets failures that a success followed, and old ones', () => {
    const { breaker, time } = createBreaker();
    breaker.fail('server');
    breaker.fail('server');
    breaker.succeed();
    breaker.fail('server');
    breaker.fail('server');
    time.ms = 1500;

    expect(breaker.fail('server')).toBe(false);
    expect(breaker.admit()).toBe(true);
  });

  it('lets one probe through when half open, and closes when it goes well', () => {
    const { breaker, time } = createBreaker();
    for (let failure = 0; failure < 3; failure += 1) breaker.fail('server');
    time.ms = 501;

    expect([breaker.admit(), breaker.admit()]).toEqual([true, false]);
    expect(breaker.succeed()).toBe(true);
    expect(breaker.admit()).toBe(true);
  });

  it('stays open longer after a failed probe, up to its maximum', () => {
    const { breaker, time } = createBreaker();
    for (let failure = 0; failure < 3; failure += 1) breaker.fail('server');
    time.ms = 501;
    breaker.admit();

    expect(breaker.fail('server')).toBe(true);
    time.ms += 799;
    expect(breaker.admit()).toBe(false);
    time.ms += 2;
    expect(breaker.admit()).toBe(true);
  });

  it('tries another probe when the first one said nothing', () => {
    const { breaker, time } = createBreaker();
    for (let failure = 0; failure < 3; failure += 1) breaker.fail('server');
    time.ms = 501;
    breaker.admit();

    breaker.release();

    expect(breaker.admit()).toBe(true);
  });
});
