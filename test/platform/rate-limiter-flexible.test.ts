import { describe, expect, it } from '@jest/globals';
import { createRateLimiter } from '../../src/platform/rate-limiter-flexible.ts';

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

  it('gives a count back', async () => {
    const limiter = createRateLimiter({});
    await limiter.consume(rule, 'c');

    await limiter.refund(rule, 'c');

    expect((await limiter.consume(rule, 'c')).remaining).toBe(rule.limit - 1);
  });
});
