import type { Clock } from '../../platform/clock.ts';
import type { ModelErrorKind } from './chat-model.ts';

export interface BreakerOptions {
  /** Failures in a row, within the window, that open it. */
  readonly failures: number;
  readonly windowMs: number;
  /** How long calls are spared; doubles with each failed probe up to the maximum. */
  readonly openMs: number;
  readonly maxOpenMs: number;
}

export const defaultBreakerOptions: BreakerOptions = {
  failures: 5,
  windowMs: 30_000,
  openMs: 30_000,
  maxOpenMs: 60_000,
};

/**
 * Spares a failing model's calls: closed, then open, then half open with a single probe. It counts failures in a row
 * and not a rate, so that one bad call in ten never moves all traffic to the fallback.
 */
export class ModelBreaker {
  /** Why the last call failed; kept while open, so that a spared turn can still say why. */
  lastKind: ModelErrorKind = 'server';
  private failedAtMs: number[] = [];
  private openUntilMs: number | undefined;
  private nextOpenMs: number;
  private isProbing = false;

  constructor(
    private readonly clock: Clock,
    private readonly options: BreakerOptions,
  ) {
    this.nextOpenMs = options.openMs;
  }

  get isClosed(): boolean {
    return this.openUntilMs === undefined;
  }

  /** True when a call may go out; the caller must then report its end by `succeed`, `fail` or `release`. */
  admit(): boolean {
    if (this.openUntilMs === undefined) return true;
    if (this.isProbing || this.clock.monotonicMs() < this.openUntilMs) return false;
    this.isProbing = true;
    return true;
  }

  /** @returns true when this closed it. */
  succeed(): boolean {
    const wasOpen = !this.isClosed;
    this.failedAtMs = [];
    this.openUntilMs = undefined;
    this.nextOpenMs = this.options.openMs;
    this.isProbing = false;
    return wasOpen;
  }

  /** @returns true when this opened it. */
  fail(kind: ModelErrorKind): boolean {
    const nowMs = this.clock.monotonicMs();
    this.lastKind = kind;
    this.failedAtMs = [...this.failedAtMs.filter((atMs) => atMs > nowMs - this.options.windowMs), nowMs];
    const isEnough = this.isProbing || (this.isClosed && this.failedAtMs.length >= this.options.failures);
    if (!isEnough) return false;
    this.isProbing = false;
    this.failedAtMs = [];
    this.openUntilMs = nowMs + this.nextOpenMs;
    this.nextOpenMs = Math.min(this.nextOpenMs * 2, this.options.maxOpenMs);
    return true;
  }

  /** The call ended without saying anything about the model: the shopper left, or the request itself was bad. */
  release(): void {
    this.isProbing = false;
  }
}
