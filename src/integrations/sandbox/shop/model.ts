import type { Refund, ReturnCase } from './after-sale.ts';
import type { Product, Variant } from './catalogue.ts';

/**
 * What a shop knows. Amounts named cents are whole minor units of their currency: cents, yen, fils. Ids are the digits of
 * a Shopify GID. Mutated by the sandbox.
 */
export interface ShopState {
  /** Added to the ids of customers, orders and contracts: with another one it is another shop to whoever keeps ids. */
  readonly idBase?: number;
  readonly profile: ShopProfile;
  readonly policies: readonly Policy[];
  readonly customers: Customer[];
  readonly products: Product[];
  readonly orders: Order[];
}

export type Currency = 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD';

export interface ShopProfile {
  readonly id: number;
  readonly name: string;
  readonly myshopifyDomain: string;
  readonly host: string;
  readonly contactEmail: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly location: { readonly id: number; readonly name: string };
  readonly address: Address;
  /** ISO 3166 codes. */
  readonly shipsTo: readonly string[];
}

export interface Policy {
  readonly id: number;
  readonly type:
    | 'REFUND_POLICY'
    | 'SHIPPING_POLICY'
    | 'PRIVACY_POLICY'
    | 'TERMS_OF_SERVICE'
    | 'CONTACT_INFORMATION'
    | 'SUBSCRIPTION_POLICY';
  readonly title: string;
  readonly handle: string;
  readonly bodyHtml: string;
  readonly updatedAt: Date;
}

export interface Address {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly address1?: string;
  readonly address2?: string;
  readonly city?: string;
  readonly provinceCode?: string;
  readonly zip?: string;
  readonly countryCode?: string;
  readonly phone?: string;
}

export interface Customer {
  readonly __typename: 'Customer';
  readonly id: number;
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly locale: string;
  readonly currency: Currency;
  address: Address;
  readonly createdAt: Date;
  storeCreditCents: number;
  tags: string[];
}

export interface OrderLine {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
  /** Ever ordered: an edit that takes units away counts them in `removed`. */
  quantity: number;
  /** In the order's currency, before discounts. Tax is inside when the order's tax is. */
  readonly unitCents: number;
  /** Of the whole line. */
  readonly discountCents: number;
  /** Of the whole line, after discounts; absent: none. */
  taxCents?: number;
  /** Units taken away by an edit or a cancellation. */
  removed: number;
  /** By an edit or an exchange, after the order was placed. */
  isAdded?: boolean;
}

export type ParcelStatus =
  | 'LABEL_PURCHASED'
  | 'LABEL_PRINTED'
  | 'CONFIRMED'
  | 'CARRIER_PICKED_UP'
  | 'IN_TRANSIT'
  | 'DELAYED'
  | 'OUT_FOR_DELIVERY'
  | 'ATTEMPTED_DELIVERY'
  | 'READY_FOR_PICKUP'
  | 'DELIVERED'
  | 'FAILURE';

export interface ParcelEvent {
  readonly id: number;
  readonly status: ParcelStatus;
  readonly happenedAt: Date;
  readonly message: string;
  readonly city?: string;
  readonly province?: string;
  readonly country?: string;
}

export interface Fulfillment {
  readonly id: number;
  readonly name: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly createdAt: Date;
  readonly lines: readonly { readonly id: number; readonly lineId: number; readonly quantity: number }[];
  status: 'SUCCESS' | 'CANCELLED';
  displayStatus: ParcelStatus;
  updatedAt: Date;
  estimatedDeliveryAt?: Date;
  inTransitAt?: Date;
  deliveredAt?: Date;
  /** Oldest first. */
  readonly events: ParcelEvent[];
}

export interface Transaction {
  readonly id: number;
  readonly kind: 'SALE' | 'AUTHORIZATION' | 'CAPTURE' | 'REFUND' | 'VOID';
  readonly status: 'SUCCESS' | 'PENDING' | 'FAILURE';
  readonly gateway: string;
  readonly cents: number;
  readonly parentId?: number;
  readonly createdAt: Date;
}

export type CancelReason = 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'OTHER' | 'STAFF';

export interface Order {
  readonly __typename: 'Order';
  readonly id: number;
  readonly number: number;
  /** As shoppers know it: `#1042`. */
  readonly name: string;
  readonly confirmationNumber: string;
  readonly customer: Customer;
  readonly currency: Currency;
  readonly createdAt: Date;
  shipping: {
    readonly id: number;
    readonly title: string;
    readonly code: string;
    readonly cents: number;
    readonly taxCents?: number;
  };
  /** Absent: untaxed. */
  tax?: OrderTax;
  readonly discountCodes: readonly string[];
  readonly gateway: string;
  isEdited: boolean;
  readonly isTest: boolean;
  readonly sourceName: string;
  readonly billingAddress: Address;
  readonly customAttributes: { readonly key: string; readonly value: string }[];
  readonly lines: OrderLine[];
  readonly fulfillments: Fulfillment[];
  readonly transactions: Transaction[];
  readonly refunds: Refund[];
  readonly returns: ReturnCase[];
  shippingAddress: Address;
  email: string | undefined;
  phone: string | undefined;
  note: string | undefined;
  tags: string[];
  updatedAt: Date;
  cancelledAt?: Date;
  cancelReason?: CancelReason;
  cancelStaffNote?: string;
  closedAt?: Date;
  /** The warehouse has begun: its fulfilment order is in progress. */
  isBeingPrepared?: boolean;
  /** Oldest first; quantities below 0 were taken away. */
  edits?: readonly OrderEdit[];
  /** Each keeps what is not shipped yet from being shipped. */
  holds?: FulfillmentHold[];
  /** Absent: nobody assessed it. */
  riskLevel?: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'PENDING';
}

export interface OrderEdit {
  readonly id: number;
  readonly at: Date;
  readonly sales: readonly { readonly lineId: number; readonly quantity: number }[];
}

export interface OrderTax {
  readonly title: string;
  readonly percent: number;
  /** Inside the prices, as in Europe and Japan; else on top of them. */
  readonly isIncluded: boolean;
}

export interface FulfillmentHold {
  readonly id: number;
  readonly reason: HoldReason;
  readonly reasonNotes?: string;
  readonly handle: string;
}

export type HoldReason =
  | 'AWAITING_PAYMENT'
  | 'AWAITING_RETURN_ITEMS'
  | 'HIGH_RISK_OF_FRAUD'
  | 'INCORRECT_ADDRESS'
  | 'INVENTORY_OUT_OF_STOCK'
  | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL'
  | 'OTHER'
  | 'UNKNOWN_DELIVERY_DATE';
