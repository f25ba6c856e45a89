import type { Order, OrderLine } from '../../src/integrations/sandbox/shop/model.ts';
import {
  currentQuantity,
  discountedUnitCents,
  receivedCents,
  refundedCents,
  refundedQuantity,
  unfulfilledQuantity,
} from '../../src/integrations/sandbox/shop/order-math.ts';

/** An order as the shop itself had it at one moment, for judging afterwards what was allowed then. */
export interface OrderFacts {
  readonly id: string;
  readonly name: string;
  readonly customerId: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly countryCode: string | undefined;
  readonly currency: Order['currency'];
  readonly isCancelled: boolean;
  /** Something of it is in a parcel. */
  readonly isOut: boolean;
  readonly isPrepared: boolean;
  readonly isUnderReview: boolean;
  readonly isPaymentPending: boolean;
  readonly isArchived: boolean;
  readonly refundableCents: number;
  readonly note: string;
  readonly lines: readonly LineFacts[];
}

export interface LineFacts {
  readonly id: string;
  readonly variantId: number;
  /** After discounts. */
  readonly unitCents: number;
  readonly isFinalSale: boolean;
  readonly isGiftCard: boolean;
  readonly isNonReturnable: boolean;
  readonly current: number;
  readonly unfulfilled: number;
  readonly refunded: number;
  /** By fulfilment line: how many, and when they were delivered. */
  readonly parcels: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly returning: number;
    readonly deliveredAt?: Date;
  }[];
}

export function readOrderFacts(order: Order): OrderFacts {
  const { customer } = order;
  const parcels = order.fulfillments.filter((it) => it.status === 'SUCCESS');
  return {
    id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    customerId: `gid://shopify/Customer/${customer.id}`,
    emails: [order.email, customer.email].filter((it) => it !== undefined),
    phones: [order.phone, customer.phone, order.shippingAddress.phone, order.billingAddress.phone].filter(
      (it) => it !== undefined,
    ),
    countryCode: order.shippingAddress.countryCode,
    currency: order.currency,
    isCancelled: order.cancelledAt !== undefined,
    isOut: parcels.length > 0,
    isPrepared: order.isBeingPrepared ?? false,
    isUnderReview: (order.holds ?? []).length > 0 || order.riskLevel === 'HIGH' || order.riskLevel === 'PENDING',
    isPaymentPending: order.transactions.some((it) => it.kind !== 'REFUND' && it.status === 'PENDING'),
    isArchived: order.closedAt !== undefined,
    note: order.note ?? '',
    refundableCents: receivedCents(order) - refundedCents(order),
    lines: order.lines.map((line) => readLineFacts(order, line)),
  };
}

function readLineFacts(order: Order, line: OrderLine): LineFacts {
  const tags = new Set(line.product.tags.map((tag) => tag.toLowerCase()));
  const returning = (id: number) =>
    order.returns
      .filter((it) => it.status === 'OPEN' || it.status === 'REQUESTED')
      .flatMap((it) => it.lines)
      .filter((it) => it.fulfillmentLineId === id)
      .reduce((total, it) => total + it.quantity, 0);
  const parcels = order.fulfillments
    .filter((it) => it.status === 'SUCCESS')
    .flatMap((parcel) =>
      parcel.lines
        .filter((it) => it.lineId === line.id)
        .map((it) => ({
          id: `gid://shopify/FulfillmentLineItem/${it.id}`,
          quantity: it.quantity,
          returning: returning(it.id),
          ...(parcel.deliveredAt && { deliveredAt: parcel.deliveredAt }),
        })),
    );
  return {
    id: `gid://shopify/LineItem/${line.id}`,
    variantId: line.variant.id,
    unitCents: discountedUnitCents(line),
    isFinalSale: tags.has('final-sale'),
    isGiftCard: line.product.isGiftCard,
    isNonReturnable: ['non-returnable', 'perishable', 'hygiene', 'personalised', 'personalized'].some((tag) =>
      tags.has(tag),
    ),
    current: currentQuantity(order, line),
    unfulfilled: unfulfilledQuantity(order, line),
    refunded: refundedQuantity(order, line),
    parcels,
  };
}
