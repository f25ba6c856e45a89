import { describe, expect, it } from '@jest/globals';
import type { OrderStatus } from '../../src/commerce/order.ts';
import { deriveOrderStatus } from '../../src/commerce/order-status.ts';
import { createParcel } from '../factories/order.ts';

type Facts = Parameters<typeof deriveOrderStatus>[0];

/** The original's words for what it read off an order, and Shopify's words for the same today. */
const originalFacts = {
  'cancelled_at is set': { cancelledAt: new Date('2026-11-19T10:00:00Z') },
  'fulfillment_status fulfilled, shipment_status delivered': {
    fulfillmentStatus: 'FULFILLED',
    parcels: [createParcel({ status: 'delivered' })],
  },
  'fulfillment_status fulfilled': { fulfillmentStatus: 'FULFILLED', parcels: [createParcel({ status: 'in_transit' })] },
  'fulfillment_status partial': { fulfillmentStatus: 'PARTIALLY_FULFILLED' },
  'financial_status paid': { financialStatus: 'PAID' },
  'financial_status pending': { financialStatus: 'PENDING' },
} as const satisfies Readonly<Record<string, Partial<Facts>>>;
type OriginalFact = keyof typeof originalFacts;

/** In the order in which the original asks: the first that holds decides. */
const derivation: readonly (readonly [OriginalFact, OrderStatus])[] = [
  ['cancelled_at is set', 'cancelled'],
  ['fulfillment_status fulfilled, shipment_status delivered', 'delivered'],
  ['fulfillment_status fulfilled', 'shipped'],
  ['fulfillment_status partial', 'partially_shipped'],
  ['financial_status paid', 'processing'],
  ['financial_status pending', 'pending_payment'],
];

const nothing: Facts = { financialStatus: 'VOIDED', fulfillmentStatus: 'UNFULFILLED', parcels: [] };

describe('parity 2.1: order status derivation', () => {
  it.each(derivation)('takes an order with %s for %s', (fact, status) => {
    expect(deriveOrderStatus({ ...nothing, ...originalFacts[fact] })).toBe(status);
  });

  it('takes an order of which none of it holds for unknown', () => {
    expect(deriveOrderStatus(nothing)).toBe('unknown');
  });

  const pairs = derivation.flatMap(([stronger, status], index) =>
    derivation.slice(index + 1).map(([weaker]) => [stronger, status, weaker] as const),
  );
  it.each(pairs)('lets "%s" decide for %s before "%s"', (stronger, status, weaker) => {
    expect(deriveOrderStatus({ ...nothing, ...originalFacts[weaker], ...originalFacts[stronger] })).toBe(status);
  });

  it('goes beyond the original where several parcels are under way: the last one decides', () => {
    const parcels = [createParcel({ status: 'delivered' }), createParcel({ status: 'delayed' })];

    expect(deriveOrderStatus({ ...nothing, fulfillmentStatus: 'FULFILLED', parcels })).toBe('shipped');
  });
});
