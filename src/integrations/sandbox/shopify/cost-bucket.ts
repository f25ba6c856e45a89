import type { Clock } from '../../../platform/clock.ts';

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  /** Points a second. */
  readonly restoreRate: number;
}

export interface BucketSize {
  readonly maximumAvailable: number;
  readonly restoreRate: number;
}

/** Shopify's standard plan: 100 points a second, twenty seconds deep. */
export const standardBucket: BucketSize = { maximumAvailable: 2000, restoreRate: 100 };

/** The leaky bucket of one app on one shop: the requested cost is taken first, what was not used is given back. */
export class CostBucket {
  private available: number;
  private filledAtMs: number;

  constructor(
    private readonly clock: Clock,
    private size: BucketSize,
  ) {
    this.available = size.maximumAvailable;
    this.filledAtMs = clock.monotonicMs();
  }

  /** False, and nothing taken, when the bucket holds less than `cost`. */
  tryTake(cost: number): boolean {
    this.refill();
    if (cost > this.available) return false;
    this.available -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.available = Math.min(this.size.maximumAvailable, this.available + cost);
  }

  drain(): void {
    this.refill();
    this.available = 0;
  }

  resize(size: BucketSize): void {
    this.size = size;
    this.available = size.maximumAvailable;
  }

  status(): ThrottleStatus {
    this.refill();
    return { ...this.size, currentlyAvailable: Math.floor(this.available) };
  }

  private refill(): void {
    const nowMs = this.clock.monotonicMs();
    const restored = ((nowMs - this.filledAtMs) / 1000) * this.size.restoreRate;
    this.available = Math.min(this.size.maximumAvailable, this.available + restored);
    this.filledAtMs = nowMs;
  }
}
