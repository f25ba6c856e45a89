import type { Refund } from '../shop/after-sale.ts';
import type { Fulfillment, Order } from '../shop/model.ts';
import { currentTotalCents, toFinancialStatus, toFulfillmentStatus } from '../shop/order-math.ts';
import { toGid } from './gid.ts';
import { toAmount } from './money.ts';
import type { WebhookDispatcher } from './webhook-dispatcher.ts';

/** Tells subscribers what happened to an order. Bodies are the REST shapes that Shopify sends, cut to what matters. */
export class OrderEvents {
  constructor(private readonly webhooks: WebhookDispatcher) {}

  updated(order: Order): void {
    this.webhooks.emit('ORDERS_UPDATED', toOrderBody(order));
  }

  cancelled(order: Order): void {
    this.webhooks.emit('ORDERS_CANCELLED', toOrderBody(order));
    this.updated(order);
  }

  refunded(order: Order, refund: Refund): void {
    this.webhooks.emit('REFUNDS_CREATE', {
      id: refund.id,
      admin_graphql_api_id: toGid('Refund', refund.id),
      order_id: order.id,
      note: refund.note,
      created_at: refund.createdAt.toISOString(),
      refund_line_items: refund.lines.map((line) => ({ line_item_id: line.lineId, quantity: line.quantity })),
    });
    this.updated(order);
  }

  fulfilled(order: Order, parcel: Fulfillment): void {
    this.webhooks.emit('FULFILLMENTS_CREATE', toFulfillmentBody(order, parcel));
    this.updated(order);
  }

  moved(order: Order, parcel: Fulfillment): void {
    this.webhooks.emit('FULFILLMENTS_UPDATE', toFulfillmentBody(order, parcel));
    this.updated(order);
  }
}

function toOrderBody(order: Order): Record<string, unknown> {
  return {
    id: order.id,
    admin_graphql_api_id: toGid('Order', order.id),
    name: order.name,
    order_number: order.number,
    email: order.email ?? null,
    phone: order.phone ?? null,
    created_at: order.createdAt.toISOString(),
    updated_at: order.updatedAt.toISOString(),
    cancelled_at: order.cancelledAt?.toISOString() ?? null,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    currency: order.currency,
    current_total_price: toAmount(currentTotalCents(order)),
    financial_status: toFinancialStatus(order).toLowerCase(),
    fulfillment_status: toFulfillmentStatus(order).toLowerCase(),
    tags: order.tags.join(', '),
    customer: { id: order.customer.id },
  };
}

function toFulfillmentBody(order: Order, parcel: Fulfillment): Record<string, unknown> {
  return {
    id: parcel.id,
    admin_graphql_api_id: toGid('Fulfillment', parcel.id),
    order_id: order.id,
    name: parcel.name,
    status: parcel.status.toLowerCase(),
    shipment_status: parcel.displayStatus.toLowerCase(),
    tracking_company: parcel.carrier,
    tracking_number: parcel.trackingNumber,
    created_at: parcel.createdAt.toISOString(),
    updated_at: parcel.updatedAt.toISOString(),
  };
}
