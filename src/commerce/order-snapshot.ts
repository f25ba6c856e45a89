import type { Money } from './money.ts';
import type { Order, OrderContacts } from './order.ts';
import type { Address } from './write-request.ts';

/** An order with all that a policy asks about, read fresh before each decision; never cached, never shown to a model. */
export interface OrderSnapshot {
  readonly kind: 'order';
  readonly order: Order;
  readonly contacts: OrderContacts;
  readonly customerId?: string;
  /** Orders of this customer so far, where the shop says. */
  readonly lines: readonly SnapshotLine[];
  readonly payments: readonly SnapshotPayment[];
  readonly shipping: { readonly paid: Money; readonly refundable: Money };
  readonly shippingAddress?: Address;
  /** Shop's own currency, when it differs from the one paid in. */
  readonly shopCurrency: string;
  /** Units of shop currency for one of the order's; 1 when they are the same. */
  readonly shopRate: number;
  /** A label was bought, or the warehouse has begun: an address change would not reach the parcel. */
  readonly isBeingPrepared: boolean;
  /** A fulfilment hold or a fraud review stands on it. */
  readonly isOnHold: boolean;
  readonly fraudRisk: 'none' | 'low' | 'medium' | 'high' | 'unknown';
  readonly hasOpenReturn: boolean;
  readonly hasPendingPayment: boolean;
  readonly isArchived: boolean;
  readonly isTest: boolean;
  readonly note?: string;
  readonly updatedAt: Date;
}

export interface SnapshotLine {
  readonly lineItemId: string;
  readonly productId?: string;
  readonly variantId?: string;
  readonly title: string;
  readonly variantTitle?: string;
  readonly quantity: number;
  readonly currentQuantity: number;
  readonly refundableQuantity: number;
  readonly unfulfilledQuantity: number;
  /** After discounts, per unit. */
  readonly unitPrice: Money;
  /** What is out and can come back, parcel by parcel, oldest first; absent dates were never scanned. */
  readonly returnable: readonly {
    readonly fulfillmentLineItemId: string;
    readonly quantity: number;
    readonly deliveredAt?: Date;
  }[];
  /** The product's tag `final-sale`. */
  readonly isFinalSale: boolean;
  readonly isGiftCard: boolean;
  /** Product tags, lower case. */
  readonly tags: readonly string[];
}

export interface SnapshotPayment {
  readonly id: string;
  readonly gateway: string;
  readonly kind: 'card' | 'gift_card' | 'store_credit' | 'other';
  readonly paid: Money;
  readonly refundable: Money;
}

export interface SubscriptionSnapshot {
  readonly kind: 'subscription';
  readonly id: string;
  readonly customerId: string;
  readonly contacts: OrderContacts;
  readonly status: 'ACTIVE' | 'PAUSED' | 'CANCELLED' | 'EXPIRED' | 'FAILED';
  readonly title: string;
  readonly nextBillingAt?: Date;
  /** Of the cycle that `skip` would skip. */
  readonly nextCycleIndex?: number;
  readonly minCyclesLeft: number;
}

export interface CustomerSnapshot {
  readonly kind: 'customer';
  readonly id: string;
  readonly customerId: string;
  readonly contacts: OrderContacts;
  readonly defaultAddress?: Address;
}

/** What a write is done to. */
export type Subject = OrderSnapshot | SubscriptionSnapshot | CustomerSnapshot;

/** Another variant of a product that a line could become. */
export interface VariantChoice {
  readonly variantId: string;
  readonly productId: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price: Money;
  readonly isAvailable: boolean;
  /** Absent where stock is not tracked. */
  readonly stock?: number;
}
