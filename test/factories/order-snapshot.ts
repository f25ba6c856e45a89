import type { Consequence } from '../../src/commerce/consequence.ts';
import { fromMinorUnits, type Money } from '../../src/commerce/money.ts';
import type {
  CustomerSnapshot,
  OrderSnapshot,
  SnapshotLine,
  SnapshotPayment,
  SubscriptionSnapshot,
} from '../../src/commerce/order-snapshot.ts';
import type { LedgerUsage, Situation } from '../../src/commerce/policy/situation.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
import { createOrder, createParcel } from './order.ts';

export const orderId = 'gid://shopify/Order/1042';
export const lineItemId = 'gid://shopify/LineItem/1';
export const customerId = 'gid://shopify/Customer/7';
const contacts = { emails: ['anna@example.com'], phones: ['+4915112345678'] } as const;

/** Two blue shirts at 42.25 USD, delivered on November 18, 2026, paid by card, unless told otherwise. */
export function createOrderSnapshot(overrides: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    kind: 'order',
    order: createOrder({
      status: 'delivered',
      parcels: [createParcel({ status: 'delivered', deliveredAt: new Date('2026-11-18T15:00:00Z') })],
    }),
    contacts,
    customerId,
    lines: [createSnapshotLine()],
    payments: [createSnapshotPayment()],
    shipping: { paid: usd(0), refundable: usd(0) },
    shopCurrency: 'USD',
    shopRate: 1,
    isBeingPrepared: false,
    isOnHold: false,
    fraudRisk: 'none',
    hasOpenReturn: false,
    hasPendingPayment: false,
    isArchived: false,
    isTest: false,
    updatedAt: new Date('2026-11-18T15:00:00Z'),
    ...overrides,
  };
}

export function createSnapshotLine(overrides: Partial<SnapshotLine> = {}): SnapshotLine {
  const quantity = overrides.quantity ?? 2;
  return {
    lineItemId,
    productId: 'gid://shopify/Product/1',
    variantId: 'gid://shopify/ProductVariant/1',
    title: 'Blue Shirt',
    variantTitle: 'M',
    quantity,
    currentQuantity: quantity,
    refundableQuantity: quantity,
    unfulfilledQuantity: 0,
    unitPrice: usd(4_225),
    returnable: [
      {
        fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/1',
        quantity,
        deliveredAt: new Date('2026-11-18T15:00:00Z'),
      },
    ],
    isFinalSale: false,
    isGiftCard: false,
    tags: [],
    ...overrides,
  };
}

/** The same order before anything was shipped. */
export function createUnshippedSnapshot(overrides: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return createOrderSnapshot({
    order: createOrder({ status: 'processing', fulfillmentStatus: 'UNFULFILLED', parcels: [] }),
    lines: [createSnapshotLine({ unfulfilledQuantity: 2, returnable: [] })],
    ...overrides,
  });
}

export function createSnapshotPayment(overrides: Partial<SnapshotPayment> = {}): SnapshotPayment {
  return {
    id: 'gid://shopify/OrderTransaction/1',
    gateway: 'shopify_payments',
    kind: 'card',
    paid: usd(8_450),
    refundable: usd(8_450),
    ...overrides,
  };
}

export function createSubscriptionSnapshot(overrides: Partial<SubscriptionSnapshot> = {}): SubscriptionSnapshot {
  return {
    kind: 'subscription',
    id: 'gid://shopify/SubscriptionContract/1',
    customerId,
    contacts,
    status: 'ACTIVE',
    title: 'Coffee every month',
    nextBillingAt: new Date('2026-12-01T09:00:00Z'),
    nextCycleIndex: 3,
    minCyclesLeft: 0,
    ...overrides,
  };
}

export function createCustomerSnapshot(overrides: Partial<CustomerSnapshot> = {}): CustomerSnapshot {
  return { kind: 'customer', id: customerId, customerId, contacts, ...overrides };
}

/** Nothing moves, unless told otherwise; amounts in `valueCurrency`. */
export function createConsequence(overrides: Partial<Consequence> = {}): Consequence {
  return { refunds: [], fees: [], itemsOut: [], itemsIn: [], valueMinor: 0, valueCurrency: 'USD', ...overrides };
}

/** A refund of that many cents to the original payment. */
export function createRefundConsequence(
  cents: number,
  currency = 'USD',
  overrides: Partial<Consequence> = {},
): Consequence {
  const amount = fromMinorUnits(cents, currency);
  return createConsequence({
    refunds: [{ to: 'original', method: 'card', amount, label: 'Visa 4242' }],
    refundTotal: amount,
    valueMinor: cents,
    valueCurrency: currency,
    ...overrides,
  });
}

export function createUsage(overrides: Partial<LedgerUsage> = {}): LedgerUsage {
  return {
    orderMinor: 0,
    customerDayMinor: 0,
    storeDayMinor: 0,
    customerGoodwillMinor: 0,
    storeDayGoodwillMinor: 0,
    doneOnOrder: {},
    customerDiscounts: 0,
    ...overrides,
  };
}

/** The owner wants to send one delivered shirt back two days after it came, and asked with an address on the order. */
export function createSituation(overrides: Partial<Situation> = {}): Situation {
  return {
    request: createReturnRequest(),
    subject: createOrderSnapshot(),
    identity: 'contact',
    isOwner: true,
    usage: createUsage(),
    isPaused: false,
    now: new Date('2026-11-20T12:00:00Z'),
    timeZone: 'America/New_York',
    ...overrides,
  };
}

export function createReturnRequest(
  overrides: Partial<Extract<WriteRequest, { action: 'return_items' }>> = {},
): WriteRequest {
  return {
    action: 'return_items',
    orderId,
    items: [{ lineItemId, quantity: 1, reason: 'unwanted' }],
    refundTo: 'original',
    ...overrides,
  };
}

export function createRefundRequest(
  overrides: Partial<Extract<WriteRequest, { action: 'refund' }>> = {},
): WriteRequest {
  return {
    action: 'refund',
    orderId,
    items: [{ lineItemId, quantity: 1 }],
    shipping: false,
    reason: 'damaged',
    refundTo: 'original',
    ...overrides,
  };
}

function usd(cents: number): Money {
  return fromMinorUnits(cents, 'USD');
}
