import type { Product, Variant } from './catalogue.ts';
import type { Address, Currency, Customer, Order, ShopState } from './model.ts';
import { createSubscriptions, type Subscription } from './subscriptions.ts';

/** What a shop keeps besides orders. Amounts are minor units of their currency; ids are the digits of a Shopify GID. */
export interface BackOffice {
  readonly discounts: Discount[];
  /** Oldest first. `Customer.storeCreditCents` is their sum. */
  readonly credits: CreditEntry[];
  readonly giftCards: GiftCard[];
  readonly drafts: DraftOrder[];
  readonly subscriptions: Subscription[];
  readonly addressBook: BookedAddress[];
}

export interface Discount {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  /** Either a share from 0 to 1 or an amount of the shop's currency. */
  readonly value: { readonly percentage: number } | { readonly cents: number };
  /** Empty: anybody. */
  readonly customers: readonly Customer[];
  readonly usageLimit?: number;
  readonly appliesOncePerCustomer: boolean;
  readonly startsAt: Date;
  readonly createdAt: Date;
  readonly tags: readonly string[];
  endsAt?: Date;
  updatedAt: Date;
  usageCount: number;
}

export interface CreditEntry {
  readonly id: number;
  readonly customer: Customer;
  readonly cents: number;
  readonly balanceCents: number;
  readonly createdAt: Date;
  readonly event: 'ADJUSTMENT' | 'ORDER_CANCELLATION' | 'ORDER_REFUND';
  readonly expiresAt?: Date;
}

export interface GiftCard {
  readonly id: number;
  readonly code: string;
  readonly cents: number;
  readonly currency: Currency;
  readonly customer?: Customer;
  readonly expiresOn?: string;
  readonly note?: string;
  readonly createdAt: Date;
}

export interface DraftOrder {
  readonly id: number;
  readonly number: number;
  readonly customer?: Customer;
  readonly email?: string;
  readonly currency: Currency;
  readonly lines: readonly DraftLine[];
  readonly shippingTitle?: string;
  readonly shippingCents: number;
  readonly shippingAddress?: Address;
  readonly note?: string;
  readonly tags: readonly string[];
  readonly customAttributes: readonly { readonly key: string; readonly value: string }[];
  readonly sourceName?: string;
  readonly createdAt: Date;
  updatedAt: Date;
  completedAt?: Date;
  order?: Order;
}

export interface DraftLine {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
  readonly quantity: number;
  readonly unitCents: number;
  /** Of the whole line, its share of the order's discount included. */
  readonly discountCents: number;
}

export interface BookedAddress {
  readonly id: number;
  readonly customer: Customer;
  address: Address;
}

/** The demo shop's: an address each, the store credit that some begin with, and two subscriptions. */
export function createBackOffice(shop: ShopState, now: Date): BackOffice {
  return {
    discounts: [],
    credits: shop.customers.flatMap((customer) => toFirstCredit(customer)),
    giftCards: [],
    drafts: [],
    subscriptions: createSubscriptions(shop, now),
    addressBook: shop.customers.map((customer, index) => ({
      id: 8_100_000_001 + index,
      customer,
      address: customer.address,
    })),
  };
}

function toFirstCredit(customer: Customer): CreditEntry[] {
  const cents = customer.storeCreditCents;
  if (cents === 0) return [];
  const id = 8_200_000_000 + (customer.id % 1_000_000);
  return [{ id, customer, cents, balanceCents: cents, createdAt: customer.createdAt, event: 'ADJUSTMENT' }];
}
