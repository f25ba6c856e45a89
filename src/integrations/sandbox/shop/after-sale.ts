import type { Product, Variant } from './catalogue.ts';

export type RestockType = 'CANCEL' | 'NO_RESTOCK' | 'RETURN' | 'LEGACY_RESTOCK';

export interface Refund {
  readonly id: number;
  readonly note: string;
  readonly createdAt: Date;
  readonly lines: readonly RefundLine[];
  readonly shippingCents: number;
  readonly shippingTaxCents?: number;
  /** Taken off the order's total beyond its items and shipping (above 0), or kept of them, as a fee is (below 0). */
  readonly adjustmentCents?: number;
  readonly returnId?: number;
  readonly transactionIds: readonly number[];
}

export interface RefundLine {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
  readonly restockType: RestockType;
  readonly cents: number;
  readonly taxCents?: number;
  readonly fulfillmentLineId?: number;
}

export interface ReturnCase {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  status: 'REQUESTED' | 'OPEN' | 'CLOSED' | 'DECLINED' | 'CANCELED';
  requestApprovedAt?: Date;
  closedAt?: Date;
  decline?: { readonly reason: 'FINAL_SALE' | 'OTHER' | 'RETURN_PERIOD_ENDED'; readonly note: string };
  readonly lines: readonly ReturnLine[];
  readonly exchanges?: readonly ExchangeLine[];
  /** What the shopper pays for sending it back. */
  readonly shippingFeeCents?: number;
}

export interface ReturnLine {
  readonly id: number;
  readonly fulfillmentLineId: number;
  readonly quantity: number;
  readonly reasonHandle: string;
  readonly customerNote?: string;
  readonly reasonNote?: string;
  /** 0 to 100, of the units' price. */
  readonly restockingPercent?: number;
  /** Units that have arrived and were dealt with; absent: none, or all of a closed return. */
  processed?: number;
}

export interface ExchangeLine {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
  readonly quantity: number;
  readonly unitCents: number;
  /** Of the whole line. */
  readonly discountCents: number;
  processed: number;
  /** The order's lines that sending it made. */
  readonly lineIds: number[];
}
