import type { Order, ShopState } from '../../src/integrations/sandbox/shop/model.ts';
import {
  authorizedCents,
  currentSubtotalCents,
  currentTotalCents,
  discountedUnitCents,
  lineTotalCents,
  outstandingCents,
  receivedCents,
  refundedCents,
  subtotalCents,
  totalCents,
} from '../../src/integrations/sandbox/shop/order-math.ts';
import { findDurations } from './said-values.ts';

/** What may be said of some orders and of the shop, read straight from the sandbox's state. */
export interface KnownValues {
  readonly dates: readonly { readonly day: number; readonly month: number; readonly year: number }[];
  readonly cents: ReadonlySet<number>;
  readonly references: ReadonlySet<string>;
  readonly orderNumbers: ReadonlySet<string>;
  readonly policyText: string;
  /** Spans of time that the shop's texts speak of: `30 day`. */
  readonly terms: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  /** Whole days between now and each date. */
  readonly daysFromNow: ReadonlySet<number>;
}

const dayMs = 86_400_000;

/** `orders`: those whose facts this shopper may be told. */
export function collectKnownValues(shop: ShopState, orders: readonly Order[], now: Date): KnownValues {
  const times = orders.flatMap(listDates);
  const policyText = toShopText(shop);
  const prices = shop.products.flatMap(({ variants }) =>
    variants.flatMap((variant) => [variant.priceCents, variant.compareAtCents ?? variant.priceCents]),
  );
  return {
    dates: times.map((time) => toLocalDate(time, shop.profile.timeZone)),
    // Nothing is never an amount that a shop has to tell of.
    cents: new Set([...orders.flatMap(listCents), ...prices].filter((cents) => cents > 0)),
    references: new Set(orders.flatMap(({ fulfillments }) => fulfillments.map(({ trackingNumber }) => trackingNumber))),
    orderNumbers: new Set(orders.map(({ number }) => String(number))),
    policyText,
    terms: new Set(findDurations(`${policyText} ${appHorizon}`).map(({ count, unit }) => `${count} ${unit}`)),
    emails: new Set([shop.profile.contactEmail, ...(policyText.match(/[\w.]+@[\w.-]+\.\w+/g) ?? [])]),
    daysFromNow: new Set(
      times.flatMap((time) => {
        const days = Math.abs(now.getTime() - time.getTime()) / dayMs;
        return [Math.floor(days), Math.ceil(days)];
      }),
    ),
  };
}

/** How far back the sandbox's app sees, which has no `read_all_orders`. */
const appHorizon = '60 days';

/** Policies and product descriptions as plain text. */
export function toShopText(shop: ShopState): string {
  return [...shop.policies.map(({ bodyHtml }) => bodyHtml), ...shop.products.map((each) => each.descriptionHtml)]
    .join(' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ');
}

export function toLocalDate(time: Date, timeZone: string): { day: number; month: number; year: number } {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const [month = 0, day = 0, year = 0] = format.format(time).split('/').map(Number);
  return { day, month, year };
}

/** Every Date anywhere in the order; the buyer's own are left out. */
function listDates(order: Order): Date[] {
  const walk = (value: unknown): Date[] => {
    if (value instanceof Date) return [value];
    if (Array.isArray(value)) return value.flatMap(walk);
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(walk) : [];
  };
  const { customer: _, lines: __, ...own } = order;
  return walk(own);
}

function listCents(order: Order): number[] {
  const sums = [
    totalCents,
    currentTotalCents,
    subtotalCents,
    currentSubtotalCents,
    receivedCents,
    refundedCents,
    authorizedCents,
    outstandingCents,
  ].map((toSum) => toSum(order));
  return [
    ...sums,
    order.shipping.cents,
    ...order.transactions.map(({ cents }) => cents),
    ...order.refunds.flatMap((refund) => [refund.shippingCents, ...refund.lines.map(({ cents }) => cents)]),
    ...order.lines.flatMap((line) => [line.unitCents, lineTotalCents(line), discountedUnitCents(line)]),
  ];
}
