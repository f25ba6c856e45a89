import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiter, RateRule, RateVerdict } from './rate-limiter.ts';
import type { RedisConnection } from './redis.ts';

/**
 * Counts in Redis when it is there, else in this process' memory. A key over its limit is refused from memory until
 * its window ends, so a flood costs Redis nothing.
 */
export function createRateLimiter(deps: { readonly redis?: RedisConnection }): RateLimiter {
  const counters = new Map<string, RateLimiterAbstract>();
  const counterOf = (rule: RateRule) => {
    const id = `${rule.name}:${rule.limit}:${rule.windowSeconds}`;
    let counter = counters.get(id);
    if (counter === undefined) {
      counter = createCounter(rule, deps.redis);
      counters.set(id, counter);
    }
    return counter;
  };
  return {
    consume: async (rule, key) => {
      try {
        return toVerdict(rule, await counterOf(rule).consume(key), true);
      } catch (refusal) {
        // The library rejects with the count itself; anything else is a fault of ours, and nobody is refused for that.
        return refusal instanceof RateLimiterRes
          ? toVerdict(rule, refusal, false)
          : { isAllowed: true, limit: rule.limit, remaining: rule.limit, resetMs: rule.windowSeconds * 1_000 };
      }
    },
    refund: async (rule, key) => {
      // Kept where it can't be given back: then one try too many counts, which harms nobody.
      await counterOf(rule)
        .reward(key)
        .catch(() => undefined);
    },
  };
}

function createCounter(rule: RateRule, redis: RedisConnection | undefined): RateLimiterAbstract {
  const options = { keyPrefix: `rl:${rule.name}`, points: rule.limit, duration: rule.windowSeconds };
  const memory = new RateLimiterMemory(options);
  if (redis === undefined) {
    return memory;
  }
  return new RateLimiterRedis({
    ...options,
    storeClient: redis.client,
    rejectIfRedisNotReady: true,
    inMemoryBlockOnConsumed: rule.limit + 1,
    insuranceLimiter: memory,
  });
}

function toVerdict(rule: RateRule, counted: RateLimiterRes, isAllowed: boolean): RateVerdict {
  return {
    isAllowed,
    limit: rule.limit,
    remaining: Math.max(0, counted.remainingPoints),
    resetMs: Math.max(0, counted.msBeforeNext),
  };
}
