import { z } from 'zod';
import type { EffectView } from '../../commerce/effect.ts';
import type { Order, Parcel } from '../../commerce/order.ts';
import type { Product } from '../../commerce/product.ts';
import { describeConsequence } from '../effects/describe-consequence.ts';
import type { Fact } from '../fact.ts';
import { toDayKey } from '../guardrails/dates.ts';

/** What a model is shown of a fact: no ids of the shop, no contacts, dates in the shop's own days. */
function toFactView(fact: Fact, timeZone: string): FactView {
  return factViewSchema.parse({ id: fact.id, kind: fact.kind, data: toData(fact, timeZone) });
}

/** As a prompt holds it: `<` is escaped, so no text of a shop can close the block it stands in. */
export function renderFacts(facts: readonly Fact[], timeZone: string): string {
  return facts.map((fact) => JSON.stringify(toFactView(fact, timeZone)).replaceAll('<', '\\u003c')).join('\n');
}

const factViewSchema = z.object({
  id: z.string(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
});
type FactView = z.infer<typeof factViewSchema>;

function toData(fact: Fact, timeZone: string): Record<string, unknown> {
  switch (fact.kind) {
    case 'order':
      return toOrderView(fact.order, timeZone);
    case 'orders':
      return { orders: fact.orders.map((order) => toOrderView(order, timeZone)) };
    case 'order_not_verified':
      return { order_number: fact.orderNumber, missing: fact.missing };
    case 'order_locked':
      return { order_number: fact.orderNumber };
    case 'products':
      return { query: fact.query, products: fact.products.map(toProductView) };
    case 'policies':
      return {
        passages: fact.policies.map(({ policy, heading, text }) => ({
          title: policy.title,
          heading,
          url: policy.url,
          text,
        })),
      };
    case 'shop':
      return {
        name: fact.shop.name,
        domain: fact.shop.domain,
        currency: fact.shop.currency,
        contact_email: fact.shop.contactEmail,
        orders_older_than_days_cannot_be_read: fact.shop.orderHorizonDays,
      };
    case 'unavailable':
      return { what: fact.what };
    case 'effect':
      return toEffectView(fact.effect, timeZone);
    case 'write_refused':
      return {
        action: fact.action,
        order_number: fact.orderNumber,
        why: 'reason' in fact.proposal ? fact.proposal.reason : fact.proposal.kind,
        told: toldByHouse,
      };
  }
}

const toldByHouse = 'The house adds the exact words about this to your answer. Say nothing about it yourself.';

function toEffectView(effect: EffectView, timeZone: string): Record<string, unknown> {
  return {
    action: effect.request.action,
    subject: effect.subjectName,
    state: effect.state,
    consequence: describeConsequence(effect, 'en', timeZone).join(' '),
    told: toldByHouse,
  };
}

function toOrderView(order: Order, timeZone: string): Record<string, unknown> {
  const day = (date: Date | undefined) => (date === undefined ? undefined : toDayKey(date, timeZone));
  return {
    number: order.name,
    status: order.status,
    ordered_on: day(order.createdAt),
    cancelled_on: day(order.cancelledAt),
    total: `${order.total.amount} ${order.total.currency}`,
    refunded: `${order.totalRefunded.amount} ${order.totalRefunded.currency}`,
    refunds: order.refunds.map((refund) => ({
      on: day(refund.createdAt),
      amount: `${refund.total.amount} ${refund.total.currency}`,
      is_settled: refund.isSettled,
    })),
    returns: order.returns.map(({ name, status }) => ({ name, status })),
    items: order.lineItems.map((item) => ({
      title: item.title,
      variant: item.variantTitle,
      quantity: item.quantity,
      not_shipped: item.unfulfilledQuantity,
      price: `${item.unitPrice.amount} ${item.unitPrice.currency}`,
    })),
    parcels: order.parcels.map((parcel) => toParcelView(parcel, day)),
    shipping_method: order.shippingMethod,
    destination: order.destination,
  };
}

function toParcelView(parcel: Parcel, day: (date: Date | undefined) => string | undefined): Record<string, unknown> {
  const scan = parcel.events[0];
  return {
    status: parcel.status,
    carrier: parcel.carrier,
    tracking_number: parcel.trackingNumber,
    tracking_url: parcel.trackingUrl,
    shipped_on: day(parcel.shippedAt),
    estimated_on: day(parcel.estimatedDeliveryAt),
    delivered_on: day(parcel.deliveredAt),
    last_scan:
      scan === undefined
        ? undefined
        : { status: scan.status, on: day(scan.happenedAt), city: scan.city, country: scan.country },
    items: parcel.items.map(({ title, quantity }) => ({ title, quantity })),
  };
}

function toProductView(product: Product): Record<string, unknown> {
  return {
    title: product.title,
    description: product.description.slice(0, 400),
    url: product.url,
    price_from: `${product.minPrice.amount} ${product.minPrice.currency}`,
    price_to: `${product.maxPrice.amount} ${product.maxPrice.currency}`,
    variants: product.variants.slice(0, 12).map((variant) => ({
      title: variant.title,
      price: `${variant.price.amount} ${variant.price.currency}`,
      is_available: variant.isAvailable,
      stock: variant.stock,
    })),
  };
}
