import type { Consequence } from './consequence.ts';
import type { OrderSnapshot, Subject, SubscriptionSnapshot, VariantChoice } from './order-snapshot.ts';
import type { CallContext, StoreAnswer } from './store-backend.ts';
import type { WriteRequest } from './write-request.ts';

/** What may be read before a write; fresh each time. Ownership is not checked here. */
export interface SubjectReader {
  /** Absent when there is no such thing (or no such thing that this app may see). */
  readSubject(request: WriteRequest, context: CallContext): Promise<StoreAnswer<Subject | undefined>>;
  readOrder(orderId: string, context: CallContext): Promise<StoreAnswer<OrderSnapshot | undefined>>;
  /** All variants of one product, the present one included. */
  listVariants(productId: string, context: CallContext): Promise<StoreAnswer<readonly VariantChoice[]>>;
  listSubscriptions(customerId: string, context: CallContext): Promise<StoreAnswer<readonly SubscriptionSnapshot[]>>;
}

/** Taken off by policy; they go into the preview and into the write alike. */
export interface Fees {
  /** 0 to 100, of the items' price. */
  readonly restockingPercent: number;
  /** Minor units of the order's currency. */
  readonly returnShippingMinor: number;
}

/** How one write is recognised in the shop again. */
export interface WriteStamp {
  readonly effectId: string;
  /** 64 hex digits; the provider's idempotency key where it has one, and the seed of codes that can't be guessed. */
  readonly key: string;
  /** When the effect was made; look-ups search from shortly before it. */
  readonly createdAt: Date;
  /** What `started` answered, where the write came so far: a job's id. */
  readonly reference?: string;
  /** When `write` was last sent; `createdAt` stands in for it. */
  readonly attemptedAt?: Date;
}

export interface WriteInput {
  readonly request: WriteRequest;
  readonly subject: Subject;
  readonly fees: Fees;
}

/** Why a shop can't do it at all: for the log and for a person, never shown as it is. */
export type PreviewRefusal =
  | 'not_supported'
  | 'unknown_item'
  | 'too_many'
  | 'nothing_refundable'
  | 'more_than_refundable'
  | 'bad_amount'
  | 'wrong_currency'
  | 'unknown_variant'
  | 'other_product'
  | 'out_of_stock'
  | 'not_returnable'
  | 'wrong_state'
  | 'address_rejected';

export type PreviewAnswer =
  | { readonly ok: true; readonly consequence: Consequence }
  | { readonly ok: false; readonly kind: 'refused'; readonly reason: PreviewRefusal; readonly message: string }
  | { readonly ok: false; readonly kind: 'unavailable'; readonly reason: string; readonly message: string };

/** Proof from the shop that it happened: ids and what was read back. Holds no personal data and no code or secret. */
export interface WriteReceipt {
  /** The shop's id of what was made: refund, return, discount, … or the order itself. */
  readonly reference: string;
  readonly at: Date;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  /** Told to the shopper once and stored nowhere else: a discount code. */
  readonly secret?: string;
}

export type WriteAnswer =
  | { readonly kind: 'done'; readonly receipt: WriteReceipt }
  /** The shop has begun; ask `lookUp` with the same stamp later. */
  | { readonly kind: 'started'; readonly reference: string }
  /** Certainly nothing happened. `isRetryable`: the same call may succeed later (throttled, token renewed). */
  | { readonly kind: 'failed'; readonly reason: string; readonly message: string; readonly isRetryable: boolean }
  /** It may have happened: never write again before `lookUp` has decided. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly message: string };

export type LookUpAnswer =
  | { readonly kind: 'done'; readonly receipt: WriteReceipt }
  | { readonly kind: 'in_progress' }
  /** The shop was read and the write is certainly not there. */
  | { readonly kind: 'absent' }
  /** The shop shows something that may be ours or not: a person has to look. */
  | { readonly kind: 'ambiguous'; readonly message: string }
  | { readonly kind: 'unavailable'; readonly reason: string; readonly message: string };

/**
 * What a shop system must be able to change. Only the effect ledger calls it: everybody else proposes. Calls honour the
 * signal and never throw for a vendor's failure. Each write leaves the stamp's effect id in the shop (note, tag or
 * idempotency key), so that `lookUp` finds it.
 */
export interface StoreWriter extends SubjectReader {
  /** The shop's own computation of what would happen; changes nothing. */
  preview(input: WriteInput, context: CallContext): Promise<PreviewAnswer>;
  write(input: WriteInput, consequence: Consequence, stamp: WriteStamp, context: CallContext): Promise<WriteAnswer>;
  lookUp(input: WriteInput, consequence: Consequence, stamp: WriteStamp, context: CallContext): Promise<LookUpAnswer>;
}
