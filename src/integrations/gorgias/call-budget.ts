import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock.ts';

/** Resolves after that many milliseconds; rejects when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

export const timerWait: Wait = (ms, signal) => sleep(ms, undefined, { signal });

export interface CallBudgetRule {
  /** Calls that may start within any window. */
  readonly calls: number;
  readonly windowMs: number;
}

/**
 * Half of what an API key may do (40 calls in 20 s): the limit is per Gorgias account and shared with everything else
 * that the merchant runs.
 */
export const defaultCallBudget: CallBudgetRule = { calls: 20, windowMs: 20_000 };

/** Spaces the calls of one account. First come, first served; a 429 pauses everybody. */
export class CallBudget {
  private starts: number[] = [];
  private pausedUntil = 0;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: { readonly clock: Clock; readonly wait: Wait; readonly rule: CallBudgetRule }) {}

  /** Resolves when the call may start. Rejects when the signal aborts first. */
  take(signal: AbortSignal): Promise<void> {
    const turn = this.tail.then(() => this.waitForRoom(signal));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  pauseFor(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.deps.clock.monotonicMs() + ms);
  }

  /** Milliseconds until a call that came now could start. */
  get waitMs(): number {
    const { clock, rule } = this.deps;
    const now = clock.monotonicMs();
    this.starts = this.starts.filter((at) => at > now - rule.windowMs);
    const oldest = this.starts.length < rule.calls ? undefined : this.starts[this.starts.length - rule.calls];
    return Math.max(0, this.pausedUntil - now, oldest === undefined ? 0 : oldest + rule.windowMs - now);
  }

  private async waitForRoom(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    for (let ms = this.waitMs; ms > 0; ms = this.waitMs) await this.deps.wait(Math.ceil(ms), signal);
    this.starts.push(this.deps.clock.monotonicMs());
  }
}
