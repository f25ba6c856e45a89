import { describe, expect, it } from '@jest/globals';
import { toFoundOrder } from '../../../src/integrations/shopify/order-mapping.ts';
import { shopifyFulfillment, shopifyMoney, shopifyOrder } from '../../factories/shopify-order.ts';

describe('toFoundOrder', () => {
  it('leaves out what Shopify states as null', () => {
    const { order, contacts } = toFoundOrder(shopifyOrder());

    expect(Object.values(order)).not.toContain(null);
    expect(order).not.toHaveProperty('cancelledAt');
    expect(contacts).toEqual({ emails: [], phones: [] });
  });

  it('states amounts in the currency that the shopper paid', () => {
    const { order } = toFoundOrder(shopifyOrder({ totalRefundedSet: shopifyMoney('10.0') }));

    expect(order.total).toEqual({ amount: '49.99', currency: 'EUR' });
    expect(order.totalRefunded).toEqual({ amount: '10.0', currency: 'EUR' });
  });

  it('gathers each contact once, in comparable form', () => {
    const { contacts } = toFoundOrder(
      shopifyOrder({
        email: ' Ada@Example.com',
        phone: '+15550100001',
        customer: {
          id: 'gid://shopify/Customer/7',
          defaultEmailAddress: { emailAddress: 'ada@example.com' },
          defaultPhoneNumber: { phoneNumber: '+15550100002' },
        },
        shippingAddress: { phone: '020 7946 0000', city: 'London', country: 'United Kingdom', countryCodeV2: 'GB' },
        billingAddress: { phone: '(555) 010-0001', countryCodeV2: 'US' },
      }),
    );

    expect(contacts).toEqual({
      emails: ['ada@example.com'],
      phones: ['+15550100001', '+15550100002', '+442079460000'],
    });
  });

  it('makes a parcel of each tracking number, and lists the items once', () => {
    const trackingInfo = [
      { company: 'UPS', number: '1Z1', url: 'https://track.example/1Z1' },
      { company: 'UPS', number: '1Z2', url: 'javascript:alert(1)' },
    ];

    const { order } = toFoundOrder(shopifyOrder({ fulfillments: [shopifyFulfillment({ trackingInfo })] }));

    expect(order.parcels).toMatchObject([
      { id: 'gid://shopify/Fulfillment/1', trackingNumber: '1Z1', trackingUrl: 'https://track.example/1Z1' },
      { id: 'gid://shopify/Fulfillment/1/2', trackingNumber: '1Z2', items: [] },
    ]);
    expect(order.parcels[0]?.items).toHaveLength(1);
    expect(order.parcels[1]).not.toHaveProperty('trackingUrl');
  });

  it.each([
    ['a cancelled fulfilment', { status: 'CANCELLED' as const }, 'cancelled'],
    ['a fulfilment that was only marked', { displayStatus: 'FULFILLED' as const }, 'unknown'],
    ['a marked one that moves', { displayStatus: null, inTransitAt: '2026-11-18T06:00:00Z' }, 'in_transit'],
    ['a marked one that arrived', { displayStatus: null, deliveredAt: '2026-11-18T06:00:00Z' }, 'delivered'],
    ['a failed delivery', { displayStatus: 'FAILURE' as const }, 'not_delivered'],
    ['a collected parcel', { displayStatus: 'PICKED_UP' as const }, 'delivered'],
    ['a voided label', { displayStatus: 'LABEL_VOIDED' as const }, 'unknown'],
  ])('states the parcel of %s truly', (_what, overrides, status) => {
    const { order } = toFoundOrder(shopifyOrder({ fulfillments: [shopifyFulfillment(overrides)] }));

    expect(order.parcels[0]?.status).toBe(status);
  });

  it.each([
    [['SUCCESS', 'SUCCESS'] as const, true],
    [['SUCCESS', 'PENDING'] as const, false],
    [['FAILURE'] as const, false],
    [[] as const, false],
  ])('counts a refund with transactions %j as settled: %s', (statuses, isSettled) => {
    const refund = {
      id: 'gid://shopify/Refund/1',
      createdAt: null,
      updatedAt: '2026-11-18T06:00:00Z',
      totalRefundedSet: shopifyMoney('5.0'),
      transactions: { nodes: statuses.map((status) => ({ status })) },
    };

    const { order } = toFoundOrder(shopifyOrder({ refunds: [refund] }));

    expect(order.refunds[0]).toMatchObject({ isSettled, createdAt: new Date('2026-11-18T06:00:00Z') });
  });
});
