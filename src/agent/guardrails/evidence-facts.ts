import type { Order, Parcel } from '../../commerce/order.ts';
import type { Product } from '../../commerce/product.ts';
import type { Shop } from '../../commerce/store-backend.ts';
import type { Fact, PolicyPassage } from '../fact.ts';
import { toAmountKey, toHundredths } from './amounts.ts';
import { toCarrierKey } from './carriers.ts';
import { EvidenceBuilder, type EvidenceIndex } from './evidence.ts';
import { toTrackingKey, toUrlKey } from './values.ts';

/** All that this turn's facts say, ready for `checkSentence`. Built again only when facts are added. */
export function buildEvidence(facts: readonly Fact[], now: Date): EvidenceIndex {
  const shop = facts.find((fact) => fact.kind === 'shop')?.shop;
  const builder = new EvidenceBuilder(now, shop?.timeZone ?? 'UTC');
  for (const fact of facts) {
    addFact(builder, fact);
  }
  return builder.toIndex(shop?.domain);
}

function addFact(builder: EvidenceBuilder, fact: Fact): void {
  switch (fact.kind) {
    case 'order':
      addOrder(builder, fact.id, fact.order);
      return;
    case 'orders':
      builder.add(fact.id, `count:order:${fact.orders.length}`, String(fact.orders.length));
      for (const order of fact.orders) {
        addOrder(builder, fact.id, order);
      }
      return;
    case 'order_not_verified':
    case 'order_locked':
      builder.add(fact.id, toOrderKey(fact.orderNumber), fact.orderNumber);
      return;
    case 'products':
      builder.add(fact.id, `count:item:${fact.products.length}`, String(fact.products.length));
      for (const product of fact.products) {
        addProduct(builder, fact.id, product);
      }
      return;
    case 'policies':
      addPassages(builder, fact.id, fact.policies);
      return;
    case 'shop':
      addShop(builder, fact.id, fact.shop);
      return;
    case 'effect':
      builder.add(fact.id, toOrderKey(fact.effect.subjectName), fact.effect.subjectName);
      return;
    case 'write_refused':
      builder.add(fact.id, toOrderKey(fact.orderNumber ?? ''), fact.orderNumber ?? '');
      return;
    case 'unavailable':
      return;
  }
}

function toOrderKey(orderNumber: string): string {
  return `order:${orderNumber.replace('#', '').toUpperCase()}`;
}

function addPassages(builder: EvidenceBuilder, factId: string, passages: readonly PolicyPassage[]): void {
  for (const { policy, heading, text } of passages) {
    builder.addText(factId, `${policy.title}\n${heading ?? ''}\n${text}`);
    if (policy.url !== undefined) {
      builder.add(factId, toUrlKey(policy.url), policy.url);
    }
  }
}

function addShop(
  builder: EvidenceBuilder,
  factId: string,
  { name, domain, contactEmail, orderHorizonDays }: Shop,
): void {
  builder.addText(factId, `${name} ${domain} ${contactEmail ?? ''}`);
  if (orderHorizonDays !== undefined) {
    builder.addText(factId, `${orderHorizonDays} days`);
  }
}

function addOrder(builder: EvidenceBuilder, factId: string, order: Order): void {
  builder.addOrder(factId, order);
  builder.addDate(factId, order.createdAt, 'ordered');
  builder.addDate(factId, order.processedAt, 'ordered');
  builder.addDate(factId, order.cancelledAt, 'cancelled');
  builder.addMoney(factId, order.total);
  builder.addMoney(factId, order.totalRefunded, 'refunded');
  for (const refund of order.refunds) {
    builder.addDate(factId, refund.createdAt, 'refunded');
    builder.addMoney(factId, refund.total, 'refunded');
  }
  for (const item of order.lineItems) {
    const lineTotal = toHundredths(item.unitPrice.amount) * item.quantity;
    builder.addMoney(factId, item.unitPrice);
    builder.add(factId, toAmountKey(lineTotal), item.title, 'other', item.unitPrice.currency);
    builder.addText(factId, `${item.title} ${item.variantTitle ?? ''} ${item.sku ?? ''}`);
  }
  for (const { name, status } of order.returns) {
    builder.addText(factId, `${name} ${status}`);
  }
  builder.addText(factId, order.shippingMethod ?? '');
  addCounts(builder, factId, order);
  addParcels(builder, factId, order);
}

function addParcels(builder: EvidenceBuilder, factId: string, order: Order): void {
  for (const parcel of order.parcels) {
    addParcel(builder, factId, parcel);
  }
}

function addParcel(builder: EvidenceBuilder, factId: string, parcel: Parcel): void {
  builder.addDate(factId, parcel.shippedAt, 'shipped');
  builder.addDate(factId, parcel.estimatedDeliveryAt, 'estimated');
  builder.addDate(factId, parcel.deliveredAt, 'delivered');
  for (const event of parcel.events) {
    builder.addDate(factId, event.happenedAt, event.status === 'delivered' ? 'delivered' : 'other');
    builder.addText(factId, event.message ?? '');
  }
  if (parcel.carrier !== undefined) {
    builder.add(factId, toCarrierKey(parcel.carrier), parcel.carrier);
  }
  if (parcel.trackingNumber !== undefined) {
    builder.add(factId, toTrackingKey(parcel.trackingNumber), parcel.trackingNumber);
    builder.add(factId, `number:${parcel.trackingNumber}`, parcel.trackingNumber);
  }
  if (parcel.trackingUrl !== undefined) {
    builder.add(factId, toUrlKey(parcel.trackingUrl), parcel.trackingUrl);
  }
  builder.addText(factId, parcel.name);
}

function addCounts(builder: EvidenceBuilder, factId: string, order: Order): void {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const quantities = [
    ...order.lineItems.map(({ quantity }) => quantity),
    ...order.parcels.flatMap(({ items }) => items.map(({ quantity }) => quantity)),
  ];
  const itemCounts = [
    ...quantities,
    ...order.lineItems.flatMap((item) => [item.currentQuantity, item.unfulfilledQuantity]),
    ...order.parcels.map(({ items }) => sum(items.map(({ quantity }) => quantity))),
    order.lineItems.length,
    sum(order.lineItems.map(({ quantity }) => quantity)),
    sum(order.lineItems.map(({ unfulfilledQuantity }) => unfulfilledQuantity)),
  ];
  for (const count of new Set(itemCounts)) {
    builder.add(factId, `count:item:${count}`, String(count));
  }
  const delivered = order.parcels.filter(({ status }) => status === 'delivered').length;
  for (const count of new Set([order.parcels.length, delivered, order.parcels.length - delivered])) {
    builder.add(factId, `count:parcel:${count}`, String(count));
  }
}

function addProduct(builder: EvidenceBuilder, factId: string, product: Product): void {
  builder.addProduct(factId, product);
  builder.addMoney(factId, product.minPrice);
  builder.addMoney(factId, product.maxPrice);
  builder.addText(factId, `${product.title}. ${product.description}`);
  if (product.url !== undefined) {
    builder.add(factId, toUrlKey(product.url), product.url);
  }
  for (const variant of product.variants) {
    builder.addMoney(factId, variant.price);
    if (variant.compareAtPrice !== undefined) {
      builder.addMoney(factId, variant.compareAtPrice);
    }
    if (variant.stock !== undefined) {
      builder.add(factId, `count:stock:${variant.stock}`, String(variant.stock));
      builder.add(factId, `count:item:${variant.stock}`, String(variant.stock));
    }
    builder.addText(factId, `${variant.title} ${variant.sku ?? ''}`);
  }
}
