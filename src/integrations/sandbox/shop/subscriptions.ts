import type { Product, Variant } from './catalogue.ts';
import type { Currency, Customer, ShopState } from './model.ts';

export interface Subscription {
  readonly id: number;
  readonly customer: Customer;
  readonly currency: Currency;
  readonly interval: 'WEEK' | 'MONTH';
  readonly intervalCount: number;
  /** Cycles that must be billed before it may be cancelled; absent: none. */
  readonly minCycles?: number;
  readonly createdAt: Date;
  readonly lines: readonly SubscriptionLine[];
  /** Cycles that were billed: 1 to this. */
  readonly billedCycles: number;
  readonly skippedCycles: Set<number>;
  /** The app keeps it, as Shopify's does: skipping a cycle does not move it. */
  readonly nextBillingDate: Date;
  status: 'ACTIVE' | 'PAUSED' | 'CANCELLED' | 'EXPIRED' | 'FAILED';
  updatedAt: Date;
  revision: number;
}

interface SubscriptionLine {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
  readonly quantity: number;
  readonly unitCents: number;
}

export interface BillingCycle {
  readonly index: number;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly isBilled: boolean;
}

/** Cycle 1 starts with the contract; each is billed at its end. Absent for an index below 1. */
export function findCycle(contract: Subscription, index: number): BillingCycle | undefined {
  if (!Number.isInteger(index) || index < 1) return undefined;
  const startAt = addIntervals(contract, index - 1);
  return { index, startAt, endAt: addIntervals(contract, index), isBilled: index <= contract.billedCycles };
}

export function findCycleAt(contract: Subscription, at: Date): BillingCycle | undefined {
  if (at < contract.createdAt) return undefined;
  for (let index = 1; index <= furthestCycle; index += 1) {
    const cycle = findCycle(contract, index);
    if (cycle && at < cycle.endAt) return cycle;
  }
  return undefined;
}

/** Shopify plans no further than a couple of years; ours are short. */
export const furthestCycle = 60;

const specs = [
  { buyer: 'ada', title: 'Creekside Water Bottle 750 ml', interval: 'MONTH', count: 1, billed: 3, status: 'ACTIVE' },
  { buyer: 'ada', title: 'Cedar Scented Candle', interval: 'WEEK', count: 4, billed: 2, status: 'PAUSED' },
  { buyer: 'grace', title: 'Linen Tea Towels Set of 3', interval: 'MONTH', count: 2, billed: 1, status: 'ACTIVE' },
] as const;

/** The last billing was five days ago, so that the next one lies ahead. */
export function createSubscriptions(shop: ShopState, now: Date): Subscription[] {
  return specs.flatMap((spec, index): Subscription[] => {
    const customer = shop.customers.find((it) => it.key === spec.buyer);
    const product = shop.products.find((it) => it.title === spec.title);
    const variant = product?.variants[0];
    if (!customer || !product || !variant) return [];
    const id = 9_300_000_001 + (shop.idBase ?? 0) + index;
    const lastBilled = new Date(Math.floor((now.getTime() - 5 * dayMs) / 1000) * 1000);
    const createdAt = shift(lastBilled, spec.interval, -spec.count * spec.billed);
    const line = { id: 9_400_000_001 + index, product, variant, quantity: 1, unitCents: variant.priceCents };
    return [
      {
        id,
        customer,
        currency: 'USD',
        interval: spec.interval,
        intervalCount: spec.count,
        createdAt,
        updatedAt: createdAt,
        lines: [line],
        billedCycles: spec.billed,
        skippedCycles: new Set(),
        nextBillingDate: shift(createdAt, spec.interval, spec.count * (spec.billed + 1)),
        status: spec.status,
        revision: 1,
      },
    ];
  });
}

const dayMs = 86_400_000;

function addIntervals(contract: Subscription, count: number): Date {
  return shift(contract.createdAt, contract.interval, contract.intervalCount * count);
}

function shift(from: Date, interval: Subscription['interval'], count: number): Date {
  if (interval === 'WEEK') return new Date(from.getTime() + count * 7 * dayMs);
  const month = from.getUTCMonth() + count;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const moved = new Date(from);
  moved.setUTCFullYear(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay));
  return moved;
}
