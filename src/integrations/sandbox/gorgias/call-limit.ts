import type { Clock } from '../../../platform/clock.ts';

export interface CallLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Gorgias' limit for API keys: 40 calls in 20 s, per account. */
export const apiKeyCallLimit: CallLimit = { limit: 40, windowSeconds: 20 };

/** Calls of the running window; a call that finds it full is told how long to wait. */
export class CallWindow {
  private calls: number[] = [];

  constructor(private readonly deps: { readonly clock: Clock; readonly rule: CallLimit }) {}

  count(): { readonly isAllowed: boolean; readonly header: string; readonly retryAfterSeconds: number } {
    const { clock, rule } = this.deps;
    const now = clock.monotonicMs();
    const windowMs = rule.windowSeconds * 1_000;
    this.calls = this.calls.filter((at) => at > now - windowMs);
    const isAllowed = this.calls.length < rule.limit;
    if (isAllowed) this.calls.push(now);
    const waitMs = (this.calls[0] ?? now) + windowMs - now;
    return {
      isAllowed,
      header: `${this.calls.length}/${rule.limit}`,
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
    };
  }
}
