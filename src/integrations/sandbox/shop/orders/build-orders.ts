import type { Product } from '../catalogue.ts';
import { fromShopCents, toShopCents } from '../currency-rates.ts';
import { taxOfCents } from '../line-value.ts';
import type { Currency, Customer, Order, OrderLine, Transaction } from '../model.ts';
import { totalCents } from '../order-math.ts';
import { createParcels } from './build-parcels.ts';
import { createRefunds, createReturns } from './build-refunds.ts';
import { newOrders } from './new-orders.ts';
import { olderOrders } from './older-orders.ts';
import type { OrderSpec } from './order-spec.ts';
import { recentOrders } from './recent-orders.ts';
import { settledOrders } from './settled-orders.ts';
import { writeOrders } from './write-orders.ts';

interface OrderParts {
  readonly customers: readonly Customer[];
  readonly products: readonly Product[];
  readonly daysAgo: (days: number) => Date;
  readonly idBase: number;
}

export const orderSpecs: readonly OrderSpec[] = [
  ...olderOrders,
  ...settledOrders,
  ...recentOrders,
  ...newOrders,
  ...writeOrders,
];

/** The demo's orders, or those of other specs on the same customers and products. */
export function createOrders(parts: OrderParts, specs = orderSpecs): Order[] {
  return specs.map((spec) => createOrder(spec, parts));
}

function createOrder(spec: OrderSpec, parts: OrderParts): Order {
  const { daysAgo } = parts;
  const customer = parts.customers.find((it) => it.key === spec.buyer);
  if (!customer) throw new Error(`order ${spec.number} names an unknown buyer`);
  const lines = spec.items.map((item, index) => createLine(spec, index, item, parts.products, customer.currency));
  const order: Order = {
    __typename: 'Order',
    id: 5_000_000_000 + parts.idBase + spec.number,
    number: spec.number,
    name: `#${spec.number}`,
    confirmationNumber: toConfirmation(spec.number),
    customer,
    currency: customer.currency,
    createdAt: daysAgo(spec.daysAgo),
    updatedAt: daysAgo(spec.daysAgo),
    shipping: toShipping(spec, lines, customer.currency),
    discountCodes: spec.discount ? [spec.discount.code] : [],
    gateway: spec.payment === 'pending' ? 'bank_deposit' : 'shopify_payments',
    isEdited: spec.isEdited ?? false,
    isTest: spec.isTest ?? false,
    sourceName: spec.source ?? 'web',
    billingAddress: customer.address,
    shippingAddress: spec.shipTo ?? customer.address,
    customAttributes: [...(spec.attributes ?? [])],
    lines,
    fulfillments: [],
    transactions: [],
    refunds: [],
    returns: [],
    email: customer.email,
    phone: customer.phone,
    note: spec.note,
    tags: [...(spec.tags ?? [])],
    ...toExtras(spec),
  };
  addTax(order);
  order.transactions.push(...createPayments(spec, order));
  order.fulfillments.push(...createParcels(spec, order, daysAgo));
  order.returns.push(...createReturns(spec, order, daysAgo));
  order.refunds.push(...createRefunds(spec, order, daysAgo));
  closeIfOver(spec, order, daysAgo);
  return order;
}

function toExtras(spec: OrderSpec): Partial<Order> {
  return {
    ...(spec.tax && { tax: spec.tax }),
    ...(spec.isBeingPrepared && { isBeingPrepared: true }),
    ...(spec.risk && { riskLevel: spec.risk }),
    ...(spec.hold && { holds: [{ id: 620_000_000 + spec.number, reason: spec.hold, handle: '' }] }),
  };
}

function createLine(
  spec: OrderSpec,
  index: number,
  [title, variantTitle, quantity]: OrderSpec['items'][number],
  products: readonly Product[],
  currency: Currency,
): OrderLine {
  const product = products.find((it) => it.title === title);
  const variant = product?.variants.find((it) => it.title === (variantTitle || 'Default Title'));
  if (!product || !variant) throw new Error(`order ${spec.number} names an unknown item: ${title} ${variantTitle}`);
  const unitCents = fromShopCents(variant.priceCents, currency);
  return {
    id: 14_000_000_000 + spec.number * 10 + index,
    product,
    variant,
    quantity,
    unitCents,
    discountCents: Math.round((unitCents * quantity * (spec.discount?.percent ?? 0)) / 100),
    removed: index === 0 ? (spec.removed ?? 0) : 0,
  };
}

/** The prices of the shipping policy, in the order's currency. */
function toShipping(spec: OrderSpec, lines: readonly OrderLine[], currency: Currency): Order['shipping'] {
  const goods = toShopCents(
    lines.reduce((total, line) => total + line.unitCents * line.quantity, 0),
    currency,
  );
  const method = shippingMethods[spec.method ?? 'standard'];
  const usCents = method.freeAboveCents !== undefined && goods > method.freeAboveCents ? 0 : method.cents;
  const cents = fromShopCents(usCents, currency);
  return { id: 3_600_000_000 + spec.number, title: method.title, code: method.title, cents };
}

function addTax(order: Order): void {
  for (const line of order.lines) {
    if (!line.product.isGiftCard)
      line.taxCents = taxOfCents(order, line.unitCents * line.quantity - line.discountCents);
  }
  order.shipping = { ...order.shipping, taxCents: taxOfCents(order, order.shipping.cents) };
}

const shippingMethods = {
  standard: { title: 'Standard', cents: 695, freeAboveCents: 7500 },
  express: { title: 'Express', cents: 1995, freeAboveCents: undefined },
  international: { title: 'International Standard', cents: 1495, freeAboveCents: 20_000 },
} as const;

function createPayments(spec: OrderSpec, order: Order): Transaction[] {
  const cents = totalCents(order) - (order.lines[0]?.unitCents ?? 0) * (spec.removed ?? 0);
  const base = { id: 6_500_000_000 + spec.number * 10, gateway: order.gateway, createdAt: order.createdAt };
  switch (spec.payment ?? 'paid') {
    case 'paid':
      return [{ ...base, kind: 'SALE', status: 'SUCCESS', cents }];
    case 'pending':
      return [{ ...base, kind: 'SALE', status: 'PENDING', cents }];
    case 'partially_paid':
      return [{ ...base, kind: 'SALE', status: 'SUCCESS', cents: Math.round(cents / 2) }];
    case 'authorized':
      return [{ ...base, kind: 'AUTHORIZATION', status: 'SUCCESS', cents }];
  }
}

function closeIfOver(spec: OrderSpec, order: Order, daysAgo: (days: number) => Date): void {
  if (spec.cancelled) {
    const at = daysAgo(spec.cancelled.daysAgo);
    order.cancelledAt = at;
    order.cancelReason = spec.cancelled.reason;
    order.closedAt = at;
    for (const line of order.lines) line.removed = line.quantity;
    if (!spec.cancelled.isRefunded) {
      order.transactions.push({
        id: 6_500_000_009 + spec.number * 10,
        kind: 'VOID',
        status: 'SUCCESS',
        gateway: order.gateway,
        cents: 0,
        createdAt: at,
      });
    }
  }
  if (spec.daysAgo > 40 && spec.parcels?.every((it) => it.status === 'DELIVERED'))
    order.closedAt = daysAgo(spec.daysAgo - 15);
  const times = [
    order.createdAt,
    order.cancelledAt,
    ...order.refunds.map((it) => it.createdAt),
    ...order.fulfillments.map((it) => it.updatedAt),
    ...order.returns.map((it) => it.createdAt),
  ];
  order.updatedAt = times.reduce<Date>((latest, it) => (it && it > latest ? it : latest), order.createdAt);
}

/** Looks like Shopify's nine characters; not unique by promise, so nobody may treat it as a secret. */
function toConfirmation(number: number): string {
  return (number * 1_000_003 * 7919).toString(36).toUpperCase().slice(-9).padStart(9, 'X');
}
