/** One limit: `limit` calls in a window of `windowSeconds`. The name is part of the key that is counted. */
export interface RateRule {
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateVerdict {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly resetMs: number;
}

/** Counts against a limit per key and window; shared between replicas when Redis is there. Never throws. */
export interface RateLimiter {
  consume(rule: RateRule, key: string): Promise<RateVerdict>;
  /** Gives one count back: what was tried turned out not to count. */
  refund(rule: RateRule, key: string): Promise<void>;
}
