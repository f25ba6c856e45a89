import type { Money } from './money.ts';

/** The original's order states, derived in `order-status.ts`. */
export type OrderStatus =
  | 'cancelled'
  | 'delivered'
  | 'shipped'
  | 'partially_shipped'
  | 'processing'
  | 'pending_payment'
  | 'unknown';

/** Shopify's fulfilment display status, narrowed to what a shopper is told. */
export type ParcelStatus =
  | 'label_created'
  | 'confirmed'
  | 'in_transit'
  | 'out_for_delivery'
  | 'attempted_delivery'
  | 'ready_for_pickup'
  | 'delivered'
  | 'not_delivered'
  | 'delayed'
  | 'carrier_picked_up'
  | 'cancelled'
  | 'unknown';

export interface ParcelEvent {
  readonly status: ParcelStatus;
  readonly happenedAt: Date;
  readonly message?: string;
  readonly city?: string;
  readonly country?: string;
}

export interface Parcel {
  readonly id: string;
  readonly name: string;
  readonly status: ParcelStatus;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly trackingUrl?: string;
  readonly shippedAt: Date;
  readonly estimatedDeliveryAt?: Date;
  readonly deliveredAt?: Date;
  /** Newest first. */
  readonly events: readonly ParcelEvent[];
  readonly items: readonly { readonly lineItemId: string; readonly title: string; readonly quantity: number }[];
}

export interface LineItem {
  readonly id: string;
  readonly title: string;
  readonly variantTitle?: string;
  readonly sku?: string;
  readonly quantity: number;
  /** After edits and refunds. */
  readonly currentQuantity: number;
  readonly unfulfilledQuantity: number;
  readonly refundableQuantity: number;
  readonly unitPrice: Money;
}

export interface RefundRecord {
  readonly id: string;
  readonly createdAt: Date;
  readonly total: Money;
  /** True only when each transaction of it succeeded. */
  readonly isSettled: boolean;
}

export interface Order {
  /** `gid://shopify/Order/…` */
  readonly id: string;
  /** As shoppers know it: `#1042`. */
  readonly name: string;
  readonly createdAt: Date;
  readonly processedAt: Date;
  readonly cancelledAt?: Date;
  readonly cancelReason?: string;
  /** Vendor's own words, upper case. */
  readonly financialStatus: string;
  readonly fulfillmentStatus: string;
  readonly status: OrderStatus;
  readonly customerId?: string;
  readonly total: Money;
  readonly totalRefunded: Money;
  readonly lineItems: readonly LineItem[];
  readonly parcels: readonly Parcel[];
  readonly refunds: readonly RefundRecord[];
  readonly returns: readonly { readonly id: string; readonly name: string; readonly status: string }[];
  readonly shippingMethod?: string;
  readonly destination?: { readonly city?: string; readonly country?: string };
  readonly tags: readonly string[];
}

/** Who may see an order. Compared in code, never shown to a model, a log or a trace. */
export interface OrderContacts {
  readonly emails: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
}
