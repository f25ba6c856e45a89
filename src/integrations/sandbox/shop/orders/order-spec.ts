import type { RestockType, ReturnCase } from '../after-sale.ts';
import type { CustomerKey } from '../customers.ts';
import type { Address, CancelReason, HoldReason, Order, OrderTax, ParcelStatus } from '../model.ts';

/** One order as written by hand. Numbers of days count back from the sandbox's start. */
export interface OrderSpec {
  readonly number: number;
  readonly buyer: CustomerKey;
  readonly daysAgo: number;
  /** What the order shows; also its name in the tests. */
  readonly state: string;
  /** Title, variant title (`''` for the only one) and quantity. */
  readonly items: readonly (readonly [title: string, variant: string, quantity: number])[];
  readonly payment?: 'paid' | 'pending' | 'authorized' | 'partially_paid';
  readonly method?: 'standard' | 'express' | 'international';
  readonly parcels?: readonly ParcelSpec[];
  readonly refunds?: readonly RefundSpec[];
  readonly returns?: readonly ReturnSpec[];
  readonly cancelled?: { readonly daysAgo: number; readonly reason: CancelReason; readonly isRefunded?: boolean };
  readonly discount?: { readonly code: string; readonly percent: number };
  readonly shipTo?: Address;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly isEdited?: boolean;
  /** Units of the first line that an edit took away. */
  readonly removed?: number;
  readonly isTest?: boolean;
  readonly source?: string;
  readonly tax?: OrderTax;
  readonly isBeingPrepared?: boolean;
  readonly hold?: HoldReason;
  readonly risk?: NonNullable<Order['riskLevel']>;
  readonly attributes?: readonly { readonly key: string; readonly value: string }[];
}

export interface ParcelSpec {
  readonly carrier: 'UPS' | 'USPS' | 'FedEx' | 'DHL Express' | 'DPD' | 'Royal Mail';
  readonly status: ParcelStatus;
  readonly shipped: number;
  /** Days since the newest scan. */
  readonly scanned?: number;
  /** Days until the estimated delivery, negative when it is past. */
  readonly due?: number;
  /** Line index and quantity; absent: everything. */
  readonly lines?: readonly (readonly [line: number, quantity: number])[];
}

export interface RefundSpec {
  readonly daysAgo: number;
  readonly note: string;
  readonly lines: readonly (readonly [line: number, quantity: number])[];
  readonly withShipping?: boolean;
  readonly restock?: RestockType;
  readonly status?: 'SUCCESS' | 'PENDING';
}

interface ReturnSpec {
  readonly daysAgo: number;
  readonly status: ReturnCase['status'];
  readonly reason: string;
  readonly lines: readonly (readonly [line: number, quantity: number])[];
  readonly note?: string;
}
