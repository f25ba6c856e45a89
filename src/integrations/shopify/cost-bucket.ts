import type { Clock } from '../../platform/clock.ts';
import type { ThrottleStatus } from './admin-reply.ts';

/**
 * What one shop still lets us spend, in points. Shopify's leaky bucket as last reported, refilled by the clock and
 * lowered by what is under way; until the first answer nothing is known and nothing waits.
 */
export class CostBucket {
  private known: { readonly maximum: number; readonly restoreRate: number } | undefined;
  private available = 0;
  private updatedAtMs = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** `(requested - available) / restoreRate`, in milliseconds; 0 when it may go at once. */
  waitMs(cost: number): number {
    if (!this.known) return 0;
    const missing = Math.min(cost, this.known.maximum) - this.currentlyAvailable(this.known);
    return missing <= 0 ? 0 : Math.ceil((missing / this.known.restoreRate) * 1000);
  }

  reserve(cost: number): void {
    this.change(-cost);
  }

  /** A call that never reached Shopify's accounts. */
  giveBack(cost: number): void {
    this.change(cost);
  }

  update(status: ThrottleStatus): void {
    this.known = { maximum: status.maximumAvailable, restoreRate: Math.max(1, status.restoreRate) };
    this.available = status.currentlyAvailable;
    this.updatedAtMs = this.clock.monotonicMs();
  }

  private change(points: number): void {
    if (!this.known) return;
    this.available = Math.min(this.known.maximum, this.currentlyAvailable(this.known) + points);
    this.updatedAtMs = this.clock.monotonicMs();
  }

  private currentlyAvailable(known: { readonly maximum: number; readonly restoreRate: number }): number {
    const elapsedMs = this.clock.monotonicMs() - this.updatedAtMs;
    return Math.min(known.maximum, this.available + (elapsedMs / 1000) * known.restoreRate);
  }
}
