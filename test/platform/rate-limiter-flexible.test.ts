import { describe, expect, it } from '@jest/globals';
import { createRateLimiter } from '../../src/platform/rate-limiter-flexible.ts';
import { createRateLimits } from '../../src/platform/rate-limits.ts';

const rule = { name: 'test', limit: 2, windowSeconds: 60 };

describe('the rate limiter without Redis', () => {
  it('counts down and refuses beyond the limit', async () => {
    const limiter = createRateLimiter({});

    const verdicts = [
      await limiter.consume(rule, 'a'),
      await limiter.consume(rule, 'a'),
      await limiter.consume(rule, 'a'),
    ];

    expect(verdicts.map(({ isAllowed, remaining }) => [isAllowed, remaining])).toEqual([
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
    expect(verdicts[2]?.resetMs).toBeGreaterThan(50_000);
  });

  it('counts keys and rules apart', async () => {
    const limiter = createRateLimiter({});
    await limiter.consume(rule, 'a');

    expect((await limiter.consume(rule, 'b')).remaining).toBe(1);
    expect((await limiter.consume({ ...rule, name: 'other' }, 'a')).remaining).toBe(1);
  });
});

describe('the limits', () => {
  it('are the wire contract by default, and follow the environment', () => {
    const { store } = createRateLimits({ isEnabled: true, messages: 300, periodSeconds: 60 });

    expect(Object.values(store).map(({ limit }) => limit)).toEqual([100, 300, 1_000, 500]);
    expect(createRateLimits({ isEnabled: true, messages: 7, periodSeconds: 5 }).store.messages).toMatchObject({
      limit: 7,
      windowSeconds: 5,
    });
  });

  it('gives a count back', async () => {
    const limiter = createRateLimiter({});
    await limiter.consume(rule, 'c');

    await limiter.refund(rule, 'c');

    expect((await limiter.consume(rule, 'c')).remaining).toBe(rule.limit - 1);
  });
});
