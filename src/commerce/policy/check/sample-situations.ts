import type { Consequence } from '../../consequence.ts';
import type { CustomerSnapshot, OrderSnapshot, Subject, SubscriptionSnapshot } from '../../order-snapshot.ts';
import type { WriteAction, WriteRequest } from '../../write-request.ts';
import type { Situation } from '../situation.ts';

/** Full situations for each shape of a wish: to see which facts are ever known there, and whether it names items. */
export function sampleSituations(action: WriteAction): readonly Situation[] {
  return requests
    .filter((request) => request.action === action)
    .map((request) => ({
      request,
      subject: subjectOf(request),
      identity: 'session',
      isOwner: true,
      consequence,
      usage: {
        orderMinor: 0,
        customerDayMinor: 0,
        storeDayMinor: 0,
        customerGoodwillMinor: 0,
        storeDayGoodwillMinor: 0,
        doneOnOrder: {},
        customerDiscounts: 0,
      },
      isPaused: false,
      now: new Date('2026-01-10T12:00:00Z'),
      timeZone: 'UTC',
    }));
}

const money = { amount: '10.00', currency: 'USD' } as const;
const address = { address1: '1 Main Street', city: 'Springfield', countryCode: 'US' } as const;
const item = { lineItemId: 'line', quantity: 1, reason: 'damaged' } as const;
const orderId = 'order';
const refundTo = 'original';

const requests: readonly WriteRequest[] = [
  { action: 'cancel_order', orderId, reason: 'other', refundTo },
  { action: 'change_address', orderId, address },
  { action: 'change_items', orderId, changes: [{ lineItemId: 'line', quantity: 1 }] },
  { action: 'return_items', orderId, items: [item], refundTo },
  { action: 'exchange_items', orderId, items: [{ ...item, newVariantId: 'variant' }] },
  {
    action: 'refund',
    orderId,
    items: [{ lineItemId: 'line', quantity: 1 }],
    shipping: false,
    reason: 'other',
    refundTo,
  },
  { action: 'refund', orderId, items: [], amount: money, shipping: false, reason: 'other', refundTo },
  { action: 'create_discount', orderId, percent: 10 },
  { action: 'grant_store_credit', orderId, amount: money, reason: 'other' },
  { action: 'replace_items', orderId, items: [item] },
  { action: 'change_subscription', contractId: 'contract', change: 'skip' },
  { action: 'change_customer_address', customerId: 'customer', address },
];

const consequence: Consequence = {
  refunds: [],
  fees: [],
  itemsOut: [],
  itemsIn: [],
  valueMinor: 1_000,
  valueCurrency: 'USD',
};

function subjectOf({ action }: WriteRequest): Subject {
  if (action === 'change_subscription') {
    return subscription;
  }
  return action === 'change_customer_address' ? customer : order;
}

const contacts = { emails: [], phones: [] } as const;
const moment = new Date('2026-01-02T12:00:00Z');
const customer: CustomerSnapshot = { kind: 'customer', id: 'customer', customerId: 'customer', contacts };
const subscription: SubscriptionSnapshot = {
  kind: 'subscription',
  id: 'contract',
  customerId: 'customer',
  contacts,
  status: 'ACTIVE',
  title: 'Coffee',
  nextCycleIndex: 1,
  minCyclesLeft: 0,
};

const order: OrderSnapshot = {
  kind: 'order',
  order: {
    id: orderId,
    name: '#1',
    createdAt: moment,
    processedAt: moment,
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    status: 'delivered',
    total: money,
    totalRefunded: { amount: '0.00', currency: 'USD' },
    lineItems: [],
    parcels: [],
    refunds: [],
    returns: [],
    tags: [],
  },
  contacts,
  customerId: 'customer',
  lines: [
    {
      lineItemId: 'line',
      title: 'Shirt',
      quantity: 1,
      currentQuantity: 1,
      refundableQuantity: 1,
      unfulfilledQuantity: 0,
      unitPrice: money,
      returnable: [{ fulfillmentLineItemId: 'sent', quantity: 1, deliveredAt: moment }],
      isFinalSale: false,
      isGiftCard: false,
      tags: [],
    },
  ],
  payments: [{ id: 'payment', gateway: 'bogus', kind: 'card', paid: money, refundable: money }],
  shipping: { paid: money, refundable: money },
  shippingAddress: address,
  shopCurrency: 'USD',
  shopRate: 1,
  isBeingPrepared: false,
  isOnHold: false,
  fraudRisk: 'none',
  hasOpenReturn: false,
  hasPendingPayment: false,
  isArchived: false,
  isTest: false,
  updatedAt: moment,
};
