import type { LineItem, Order, Parcel, ParcelStatus, RefundRecord } from '../../commerce/order.ts';
import { deriveOrderStatus } from '../../commerce/order-status.ts';
import type { FoundOrder } from '../../commerce/store-backend.ts';
import type { OrderFieldsFragment } from './operations.gen.ts';
import { gatherContacts } from './order-contacts.ts';
import { toParcelStatus } from './parcel-status.ts';
import { stated, toDate, toMoney, toOptionalDate, toWebAddress } from './vendor-values.ts';

/** Amounts are in the shopper's currency (presentment); `total` is before refunds. */
export function toFoundOrder(node: OrderFieldsFragment): FoundOrder {
  const parcels = node.fulfillments.flatMap(toParcels);
  const facts = {
    financialStatus: node.displayFinancialStatus ?? 'UNKNOWN',
    fulfillmentStatus: node.displayFulfillmentStatus,
    parcels,
    ...stated({ cancelledAt: toOptionalDate(node.cancelledAt) }),
  };
  const order: Order = {
    ...facts,
    id: node.id,
    name: node.name,
    createdAt: toDate(node.createdAt),
    processedAt: toDate(node.processedAt),
    status: deriveOrderStatus(facts),
    total: toMoney(node.totalPriceSet.presentmentMoney),
    totalRefunded: toMoney(node.totalRefundedSet.presentmentMoney),
    lineItems: node.lineItems.nodes.map(toLineItem),
    refunds: node.refunds.map(toRefund),
    returns: node.returns.nodes.map(({ id, name, status }) => ({ id, name, status })),
    tags: node.tags,
    ...stated({
      cancelReason: node.cancelReason,
      customerId: node.customer?.id,
      shippingMethod: node.shippingLines.nodes[0]?.title,
      destination:
        node.shippingAddress && stated({ city: node.shippingAddress.city, country: node.shippingAddress.country }),
    }),
  };
  return { order, contacts: gatherContacts(node) };
}

type FulfillmentNode = OrderFieldsFragment['fulfillments'][number];

/**
 * One parcel for each tracking number. Shopify does not say which item is in which box of one fulfilment, so the items
 * are listed with the first.
 */
function toParcels(node: FulfillmentNode): readonly Parcel[] {
  const [first, ...others] = node.trackingInfo;
  const parcel: Parcel = {
    id: node.id,
    name: node.name,
    status: toStatus(node),
    shippedAt: toDate(node.createdAt),
    events: node.events.nodes.map((event) => ({
      status: toParcelStatus(event.status),
      happenedAt: toDate(event.happenedAt),
      ...stated({ message: event.message, city: event.city, country: event.country }),
    })),
    items: node.fulfillmentLineItems.nodes.map((item) => ({
      lineItemId: item.lineItem.id,
      title: item.lineItem.title,
      quantity: item.quantity ?? 0,
    })),
    ...stated({
      estimatedDeliveryAt: toOptionalDate(node.estimatedDeliveryAt),
      deliveredAt: toOptionalDate(node.deliveredAt),
    }),
  };
  return [
    { ...parcel, ...(first ? toTracking(first) : {}) },
    ...others.map((tracking, index) => ({
      ...parcel,
      id: `${node.id}/${index + 2}`,
      name: `${node.name}/${index + 2}`,
      items: [],
      ...toTracking(tracking),
    })),
  ];
}

function toTracking(tracking: FulfillmentNode['trackingInfo'][number]) {
  return stated({
    carrier: tracking.company,
    trackingNumber: tracking.number,
    trackingUrl: toWebAddress(tracking.url),
  });
}

function toStatus(node: FulfillmentNode): ParcelStatus {
  if (node.status === 'CANCELLED') return 'cancelled';
  const status = toParcelStatus(node.displayStatus);
  if (status !== 'unknown') return status;
  if (node.deliveredAt !== null) return 'delivered';
  return node.inTransitAt === null ? 'unknown' : 'in_transit';
}

function toLineItem(node: OrderFieldsFragment['lineItems']['nodes'][number]): LineItem {
  return {
    id: node.id,
    title: node.title,
    quantity: node.quantity,
    currentQuantity: node.currentQuantity,
    unfulfilledQuantity: node.unfulfilledQuantity,
    refundableQuantity: node.refundableQuantity,
    unitPrice: toMoney(node.discountedUnitPriceAfterAllDiscountsSet.presentmentMoney),
    ...stated({ variantTitle: node.variantTitle, sku: node.sku }),
  };
}

function toRefund(node: OrderFieldsFragment['refunds'][number]): RefundRecord {
  const statuses = node.transactions.nodes.map((transaction) => transaction.status);
  return {
    id: node.id,
    createdAt: toDate(node.createdAt ?? node.updatedAt),
    total: toMoney(node.totalRefundedSet.presentmentMoney),
    isSettled: statuses.length > 0 && statuses.every((status) => status === 'SUCCESS'),
  };
}
