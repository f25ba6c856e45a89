import type { Consequence } from '../consequence.ts';
import type { Subject } from '../order-snapshot.ts';
import type { WriteAction, WriteRequest } from '../write-request.ts';

/**
 * How far the shopper has proved who he is: `contact` typed a contact that stands on the order, `code` read a code
 * sent there, `session` is signed in as the order's customer.
 */
export type IdentityLevel = 'none' | 'contact' | 'code' | 'session';

/** What the ledger knows of earlier effects; amounts in minor units of the shop's currency, days of the store. */
export interface LedgerUsage {
  /** Given away or about to be (`ready`, `executing`, `unknown`, `done`), without the effect being judged. */
  readonly orderMinor: number;
  readonly customerDayMinor: number;
  readonly storeDayMinor: number;
  /** Discounts and store credit only. */
  readonly customerGoodwillMinor: number;
  readonly storeDayGoodwillMinor: number;
  /** Effects of the order that were done or run, by action. */
  readonly doneOnOrder: Readonly<Partial<Record<WriteAction, number>>>;
  /** Of its refunds those of a bare amount, which the shop books on no item; absent is none. */
  readonly amountRefunds?: number;
  /** Discounts made for the customer in the last 30 days. */
  readonly customerDiscounts: number;
}

/** All that a clause may ask about. */
export interface Situation {
  readonly request: WriteRequest;
  readonly subject: Subject;
  readonly identity: IdentityLevel;
  /** True only when the subject's contacts or customer id are the shopper's. */
  readonly isOwner: boolean;
  /** Absent before the preview: clauses about amounts are then not asked. */
  readonly consequence?: Consequence;
  readonly usage: LedgerUsage;
  /** Switched off by the store's operator, for this action or altogether. */
  readonly isPaused: boolean;
  readonly now: Date;
  /** IANA, the store's. */
  readonly timeZone: string;
}
