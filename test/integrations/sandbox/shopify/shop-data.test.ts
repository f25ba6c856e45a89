import { describe, expect, it } from '@jest/globals';
import { createShop } from '../../../../src/integrations/sandbox/shop/build-shop.ts';
import {
  currentTotalCents,
  outstandingCents,
  toFinancialStatus,
  toFulfillmentStatus,
  toReturnStatus,
} from '../../../../src/integrations/sandbox/shop/order-math.ts';
import { orderSpecs } from '../../../../src/integrations/sandbox/shop/orders/build-orders.ts';
import { createManualClock } from './shop-client.ts';

const DAY_MS = 86_400_000;
const clock = createManualClock();
const shop = createShop(clock);
const daysSince = (date: Date | undefined) => (date ? (clock.now().getTime() - date.getTime()) / DAY_MS : Number.NaN);
const states = new Set(orderSpecs.map((spec) => spec.state));

const CLAIMED = [
  'unfulfilled paid',
  'pending payment',
  'authorised',
  'in transit',
  'out for delivery',
  'delivered',
  'split shipment',
  'stalled scan',
  'delivered but missing',
  'partially fulfilled',
  'partly refunded',
  'fully refunded',
  'cancelled',
  'return requested',
  'return open',
  'return closed',
  'gift',
  'label created',
  'attempted delivery',
  'delayed',
  'edited',
  'draft-like',
  'older than 60 days',
];

function ordersIn(state: string) {
  const numbers = orderSpecs.filter((spec) => spec.state === state).map((spec) => spec.number);
  return shop.orders.filter((order) => numbers.includes(order.number));
}

describe('the demo shop', () => {
  it.each(CLAIMED)('has an order that is %s', (state) => {
    expect(states).toContain(state);
  });

  it('has at least 60 orders with rising names, newest last but for those that writes are tried on', () => {
    expect(shop.orders.length).toBeGreaterThanOrEqual(60);
    expect(shop.orders.map((order) => order.name)).toEqual(shop.orders.map((_, index) => `#${1001 + index}`));
    const times = shop.orders.slice(0, 64).map((order) => order.createdAt.getTime());
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it('derives what the states claim', () => {
    expect(ordersIn('unfulfilled paid').map((it) => [toFinancialStatus(it), toFulfillmentStatus(it)])).toEqual(
      ordersIn('unfulfilled paid').map(() => ['PAID', 'UNFULFILLED']),
    );
    expect(new Set(ordersIn('pending payment').map(toFinancialStatus))).toEqual(new Set(['PENDING']));
    expect(new Set(ordersIn('authorised').map(toFinancialStatus))).toEqual(new Set(['AUTHORIZED']));
    expect(new Set(ordersIn('partly refunded').map(toFinancialStatus))).toEqual(new Set(['PARTIALLY_REFUNDED']));
    expect(new Set(ordersIn('fully refunded').map(toFinancialStatus))).toEqual(new Set(['REFUNDED']));
    expect(new Set(ordersIn('partially fulfilled').map(toFulfillmentStatus))).toEqual(new Set(['PARTIALLY_FULFILLED']));
    expect(ordersIn('return requested').map(toReturnStatus)).toEqual(['RETURN_REQUESTED']);
    expect(ordersIn('return open').map(toReturnStatus)).toEqual(['IN_PROGRESS']);
    expect(ordersIn('return closed').map(toReturnStatus)).toEqual(['RETURNED']);
    expect(ordersIn('cancelled').map(toFinancialStatus)).toEqual(['REFUNDED', 'REFUNDED', 'REFUNDED']);
  });

  it('dates parcels as the states claim', () => {
    expect(
      ordersIn('delivered but missing').map((it) => Math.round(daysSince(it.fulfillments[0]?.deliveredAt))),
    ).toEqual([2, 2]);
    for (const order of ordersIn('stalled scan')) {
      expect(daysSince(order.fulfillments[0]?.events.at(-1)?.happenedAt)).toBeGreaterThanOrEqual(8);
    }
    expect(ordersIn('split shipment')[0]?.fulfillments.map((it) => it.displayStatus)).toEqual([
      'DELIVERED',
      'IN_TRANSIT',
    ]);
    for (const order of ordersIn('older than 60 days')) expect(daysSince(order.createdAt)).toBeGreaterThan(60);
  });

  it('tells each parcel in order of time, after the order was placed and not in the future', () => {
    for (const order of shop.orders) {
      for (const parcel of order.fulfillments) {
        const times = parcel.events.map((event) => event.happenedAt.getTime());
        expect([order.name, [...times].sort((a, b) => a - b)]).toEqual([order.name, times]);
        expect(times[0]).toBeGreaterThanOrEqual(order.createdAt.getTime());
        expect(times.at(-1)).toBeLessThanOrEqual(clock.now().getTime());
      }
    }
  });

  it('has #1042 on its way to Ada Moreno, with carrier, number and date', () => {
    const order = shop.orders.find((it) => it.name === '#1042');

    expect(order?.email).toBe('ada@example.com');
    expect(order?.customer).toMatchObject({ firstName: 'Ada', lastName: 'Moreno' });
    expect(order?.fulfillments).toHaveLength(1);
    expect(order?.fulfillments[0]).toMatchObject({ displayStatus: 'IN_TRANSIT', carrier: 'UPS' });
    expect(order?.fulfillments[0]?.trackingNumber).toMatch(/^1Z/);
    expect(order?.fulfillments[0]?.estimatedDeliveryAt?.getTime()).toBeGreaterThan(clock.now().getTime());
  });

  it('sells in five currencies and never owes money on a paid order', () => {
    expect(new Set(shop.orders.map((order) => order.currency))).toEqual(new Set(['USD', 'EUR', 'GBP', 'JPY', 'KWD']));
    for (const order of shop.orders.filter((it) => toFinancialStatus(it) === 'PAID')) {
      expect([order.name, outstandingCents(order)]).toEqual([order.name, 0]);
      expect(currentTotalCents(order)).toBeGreaterThan(0);
    }
  });

  it('has a gift for somebody other than the buyer and VIP customers', () => {
    const gift = ordersIn('gift')[0];

    expect(gift?.shippingAddress.firstName).not.toBe(gift?.customer.firstName);
    expect(shop.customers.filter((it) => it.tags.includes('VIP'))).toHaveLength(2);
  });

  it('has 12 customers or more, reachable only at reserved addresses and numbers', () => {
    expect(shop.customers.length).toBeGreaterThanOrEqual(12);
    for (const customer of shop.customers) {
      expect(customer.email).toMatch(/@example\.com$/);
      expect(customer.phone).toMatch(/^\+1555\d{7}$/);
    }
  });

  it('has 42 products with facts, some sold out, and one whose text tries to give orders', () => {
    expect(shop.products).toHaveLength(42);
    expect(shop.products.every((it) => it.descriptionHtml.includes('<li>'))).toBe(true);
    expect(shop.products.filter((it) => it.variants.every((variant) => variant.stock === 0)).length).toBeGreaterThan(1);
    expect(shop.products.filter((it) => /ignore all previous instructions/i.test(it.descriptionHtml))).toHaveLength(1);
    expect(new Set(shop.products.map((it) => it.handle)).size).toBe(42);
  });

  it('publishes refund, shipping, privacy, terms and contact texts', () => {
    expect(shop.policies.map((it) => it.type)).toEqual([
      'REFUND_POLICY',
      'SHIPPING_POLICY',
      'PRIVACY_POLICY',
      'TERMS_OF_SERVICE',
      'CONTACT_INFORMATION',
    ]);
  });

  it('is the same shop every time', () => {
    expect(createShop(createManualClock())).toEqual(shop);
  });
});
