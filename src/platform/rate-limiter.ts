export interface RateVerdict {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly resetMs: number;
}

/** Counts against a limit per key and window; shared between replicas when Redis is there. Never throws. */
export interface RateLimiter {
  consume(
    rule: { readonly name: string; readonly limit: number; readonly windowSeconds: number },
    key: string,
  ): Promise<RateVerdict>;
  /** Gives one count back: what was tried turned out not to count. */
  refund(
    rule: { readonly name: string; readonly limit: number; readonly windowSeconds: number },
    key: string,
  ): Promise<void>;
}
