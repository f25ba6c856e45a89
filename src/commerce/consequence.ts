import type { Money } from './money.ts';
import type { Address } from './write-request.ts';

/**
 * What a write will do, in money and things, as the shop itself computes it. This is what a shopper is shown and what
 * he consents to: it is part of the effect's hash. Amounts are in the currency the shopper paid in.
 */
export interface Consequence {
  /** Paid back, by where it goes. Empty when no money moves now. */
  readonly refunds: readonly {
    readonly to: 'original' | 'store_credit' | 'gift_card';
    /** What the shopper paid with, where it is `original`; absent: nobody knows. */
    readonly method?: 'card' | 'other';
    readonly amount: Money;
    readonly label: string;
  }[];
  /** Their sum; absent when there are none. */
  readonly refundTotal?: Money;
  /** How that sum is made up; the three add up to it, before fees. */
  readonly split?: { readonly items: Money; readonly tax: Money; readonly shipping: Money };
  /** Taken off a refund. */
  readonly fees: readonly { readonly kind: 'restocking' | 'return_shipping'; readonly amount: Money }[];
  /** What the shopper has to pay more. */
  readonly charge?: Money;
  /** Paid back only when the parcel has come back: a return's estimate. */
  readonly refundLater?: Money;
  /** Leave the order or come back. */
  readonly itemsOut: readonly ConsequenceItem[];
  /** Are sent. */
  readonly itemsIn: readonly ConsequenceItem[];
  readonly address?: { readonly from?: Address; readonly to: Address };
  readonly discount?: { readonly percent?: number; readonly amount?: Money; readonly endsAt: Date };
  readonly credit?: Money;
  readonly subscription?: { readonly title: string; readonly change: string; readonly nextBillingAt?: Date };
  /** The order's new total where that changes. */
  readonly newTotal?: Money;
  /** What limits and budgets count: minor units of the shop's own currency; 0 when no value leaves the shop. */
  readonly valueMinor: number;
  /** ISO 4217 of `valueMinor`. */
  readonly valueCurrency: string;
}

export interface ConsequenceItem {
  readonly title: string;
  readonly variantTitle?: string;
  readonly quantity: number;
  readonly unitPrice?: Money;
}

/** Nothing moves: what a consequence of one kind starts from. */
export function emptyConsequence(valueCurrency: string): Consequence {
  return { refunds: [], fees: [], itemsOut: [], itemsIn: [], valueMinor: 0, valueCurrency };
}
