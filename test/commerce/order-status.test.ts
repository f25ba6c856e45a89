import { describe, expect, it } from '@jest/globals';
import type { Parcel, ParcelStatus } from '../../src/commerce/order.ts';
import { deriveOrderStatus } from '../../src/commerce/order-status.ts';

function parcel(status: ParcelStatus): Parcel {
  return { id: status, name: '#1042-F1', status, shippedAt: new Date(0), events: [], items: [] };
}

function derive(financialStatus: string, fulfillmentStatus: string, parcels: readonly ParcelStatus[] = []) {
  return deriveOrderStatus({ financialStatus, fulfillmentStatus, parcels: parcels.map(parcel) });
}

describe('deriveOrderStatus', () => {
  it('lets a cancellation win over everything else', () => {
    const order = { financialStatus: 'PAID', fulfillmentStatus: 'FULFILLED', parcels: [parcel('delivered')] };

    expect(deriveOrderStatus({ ...order, cancelledAt: new Date(0) })).toBe('cancelled');
  });

  it('is delivered when each parcel is', () => {
    expect(derive('PAID', 'FULFILLED', ['delivered', 'delivered'])).toBe('delivered');
  });

  it('is only shipped while one parcel of a split shipment is under way', () => {
    expect(derive('PAID', 'FULFILLED', ['delivered', 'in_transit'])).toBe('shipped');
  });

  it('leaves a cancelled parcel out of account', () => {
    expect(derive('PAID', 'FULFILLED', ['cancelled', 'delivered'])).toBe('delivered');
  });

  it('is shipped when there is no parcel to follow', () => {
    expect(derive('PAID', 'FULFILLED')).toBe('shipped');
  });

  it.each([
    ['PAID', 'PARTIALLY_FULFILLED', 'partially_shipped'],
    ['PAID', 'UNFULFILLED', 'processing'],
    ['PAID', 'ON_HOLD', 'processing'],
    ['PENDING', 'UNFULFILLED', 'pending_payment'],
    ['REFUNDED', 'UNFULFILLED', 'unknown'],
    ['VOIDED', 'UNFULFILLED', 'unknown'],
  ])('of %s and %s is %s', (financial, fulfillment, status) => {
    expect(derive(financial, fulfillment)).toBe(status);
  });
});
