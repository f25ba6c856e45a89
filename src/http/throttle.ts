import type { Response } from 'express';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { RateLimiter, RateRule, RateVerdict } from '../platform/rate-limiter.ts';
import type { RateClass, RateLimits } from './rate-limits.ts';
import type { Principal } from './request-scope.ts';

export interface ThrottleDeps {
  readonly limiter: RateLimiter;
  readonly limits: RateLimits;
  readonly clock: Clock;
}

/** Counts calls and puts the limit headers on the answer. Methods throw AppError `rate_limited`. */
export class Throttle {
  constructor(private readonly deps: ThrottleDeps) {}

  async count(res: Response, principal: Principal, addressKey: string, rateClass: RateClass): Promise<void> {
    const { limits } = this.deps;
    if (!limits.isEnabled) {
      return;
    }
    // The address first: a visitor who is refused must not spend the store's share.
    const address =
      principal.kind === 'widget'
        ? await this.consume(res, limits.address[rateClass], `${principal.storeId}:${addressKey}`)
        : undefined;
    const store = await this.consume(res, limits.store[rateClass], principal.storeId);
    this.writeHeaders(res, address !== undefined && address.remaining < store.remaining ? address : store);
  }

  async countRefusedKey(res: Response, addressKey: string): Promise<void> {
    if (this.deps.limits.isEnabled) {
      this.writeHeaders(res, await this.consume(res, this.deps.limits.refusedKeys, addressKey));
    }
  }

  private async consume(res: Response, rule: RateRule, key: string): Promise<RateVerdict> {
    const verdict = await this.deps.limiter.consume(rule, key);
    if (!verdict.isAllowed) {
      this.writeHeaders(res, verdict);
      throw new AppError('rate_limited', 'Too many requests. Please wait a moment.', {
        retryAfterSeconds: verdict.resetMs / 1_000,
        details: { reason: rule.name },
      });
    }
    return verdict;
  }

  /** `Reset` is in epoch seconds. */
  private writeHeaders(res: Response, verdict: RateVerdict): void {
    const resetAtMs = this.deps.clock.now().getTime() + verdict.resetMs;
    res.setHeader('x-ratelimit-limit', String(verdict.limit));
    res.setHeader('x-ratelimit-remaining', String(verdict.remaining));
    res.setHeader('x-ratelimit-reset', String(Math.ceil(resetAtMs / 1_000)));
  }
}
