import type { Order, OrderContacts, Parcel } from '../../src/commerce/order.ts';
import type { FoundOrder } from '../../src/commerce/store-backend.ts';

/** Shipped with UPS on November 18, 2026, due on the 24th, unless told otherwise. */
export function createOrder(overrides: Partial<Order> = {}): Order {
  return {
    id: 'gid://shopify/Order/1042',
    name: '#1042',
    createdAt: new Date('2026-11-15T15:00:00Z'),
    processedAt: new Date('2026-11-15T15:00:00Z'),
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    status: 'shipped',
    customerId: 'gid://shopify/Customer/7',
    total: { amount: '84.50', currency: 'USD' },
    totalRefunded: { amount: '0.00', currency: 'USD' },
    lineItems: [
      {
        id: 'gid://shopify/LineItem/1',
        title: 'Blue Shirt',
        variantTitle: 'M',
        quantity: 2,
        currentQuantity: 2,
        unfulfilledQuantity: 0,
        refundableQuantity: 2,
        unitPrice: { amount: '42.25', currency: 'USD' },
      },
    ],
    parcels: [createParcel()],
    refunds: [],
    returns: [],
    shippingMethod: 'Standard',
    tags: [],
    ...overrides,
  };
}

export function createParcel(overrides: Partial<Parcel> = {}): Parcel {
  return {
    id: 'gid://shopify/Fulfillment/1',
    name: '#1042-F1',
    status: 'in_transit',
    carrier: 'UPS',
    trackingNumber: '1Z999AA10123456784',
    trackingUrl: 'https://www.ups.com/track?tracknum=1Z999AA10123456784',
    shippedAt: new Date('2026-11-18T15:00:00Z'),
    estimatedDeliveryAt: new Date('2026-11-24T17:00:00Z'),
    events: [],
    items: [{ lineItemId: 'gid://shopify/LineItem/1', title: 'Blue Shirt', quantity: 2 }],
    ...overrides,
  };
}

export function createFoundOrder(overrides: Partial<Order> = {}, contacts: Partial<OrderContacts> = {}): FoundOrder {
  return {
    order: createOrder(overrides),
    contacts: { emails: ['anna@example.com'], phones: ['+4915112345678'], ...contacts },
  };
}
