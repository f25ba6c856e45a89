import type { OrderFieldsFragment } from '../../src/integrations/shopify/operations.gen.ts';

type Fulfillment = OrderFieldsFragment['fulfillments'][number];

/** An order as Shopify's API states it: paid, not shipped, one item. */
export function shopifyOrder(overrides: Partial<OrderFieldsFragment> = {}): OrderFieldsFragment {
  return {
    id: 'gid://shopify/Order/1042',
    name: '#1042',
    email: null,
    phone: null,
    createdAt: '2026-11-16T06:00:00Z',
    processedAt: '2026-11-16T06:00:00Z',
    cancelledAt: null,
    cancelReason: null,
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
    tags: [],
    customer: null,
    billingAddress: null,
    shippingAddress: null,
    totalPriceSet: shopifyMoney('49.99'),
    totalRefundedSet: shopifyMoney('0.0'),
    shippingLines: { nodes: [] },
    lineItems: { nodes: [] },
    fulfillments: [],
    refunds: [],
    returns: { nodes: [] },
    ...overrides,
  };
}

export function shopifyFulfillment(overrides: Partial<Fulfillment> = {}): Fulfillment {
  return {
    id: 'gid://shopify/Fulfillment/1',
    name: '#1042-F1',
    status: 'SUCCESS',
    displayStatus: 'IN_TRANSIT',
    createdAt: '2026-11-17T06:00:00Z',
    estimatedDeliveryAt: null,
    inTransitAt: null,
    deliveredAt: null,
    trackingInfo: [{ company: 'UPS', number: '1Z1', url: 'https://track.example/1Z1' }],
    events: { nodes: [] },
    fulfillmentLineItems: {
      nodes: [{ quantity: 2, lineItem: { id: 'gid://shopify/LineItem/1', title: 'Socks' } }],
    },
    ...overrides,
  };
}

export function shopifyMoney(amount: string) {
  return { presentmentMoney: { amount, currencyCode: 'EUR' as const } };
}
