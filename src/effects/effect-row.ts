import { z } from 'zod';
import { type Consequence, emptyConsequence } from '../commerce/consequence.ts';
import type { EffectState, EffectView } from '../commerce/effect.ts';
import type { IdentityLevel, LedgerUsage } from '../commerce/policy/situation.ts';
import type { Verdict } from '../commerce/policy/verdict.ts';
import type { Fees, WriteStamp } from '../commerce/store-writer.ts';
import type { WriteRequest } from '../commerce/write-request.ts';
import { present } from '../platform/present.ts';
import type { ConsentTokens } from './consent-token.ts';

/** A row of the ledger. */
export interface Effect {
  readonly id: string;
  readonly storeId: string;
  readonly conversationId: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly customerId: string;
  readonly wish: string;
  readonly request: WriteRequest;
  readonly consequence: Consequence;
  readonly fees: Fees;
  readonly verdict: Verdict;
  readonly hash: string;
  readonly key: string;
  readonly state: EffectState;
  readonly valueMinor: number;
  readonly identity: IdentityLevel;
  readonly hasConsent: boolean;
  readonly approval?: { readonly by: string; readonly decision: string; readonly hash: string };
  readonly consentExpiresAt: Date;
  readonly holdUntil?: Date;
  readonly leaseUntil?: Date;
  readonly attemptedAt?: Date;
  readonly attempts: number;
  readonly checks: number;
  readonly reference?: string;
  readonly reason?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** As the statements give it; JSON columns are what this room wrote itself. */
export interface EffectRecord {
  readonly id: string;
  readonly store_id: string;
  readonly conversation_id: string;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly customer_id: string;
  readonly wish: string;
  readonly request: WriteRequest;
  readonly consequence: unknown;
  readonly fees: Fees;
  readonly verdict: Verdict;
  readonly hash: string;
  readonly key: string;
  readonly state: EffectState;
  readonly value_minor: number;
  readonly identity: IdentityLevel;
  readonly consent: object | null;
  readonly consent_expires_at: Date;
  readonly approval: { readonly by: string; readonly decision: string; readonly hash: string } | null;
  readonly hold_until: Date | null;
  readonly lease_until: Date | null;
  readonly attempted_at: Date | null;
  readonly attempts: number;
  readonly checks: number;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly has_moved: boolean;
}

export interface UsageRecord {
  readonly order_minor: number;
  readonly customer_day_minor: number;
  readonly store_day_minor: number;
  readonly customer_goodwill_minor: number;
  readonly store_day_goodwill_minor: number;
  readonly done_on_order: LedgerUsage['doneOnOrder'] | null;
  readonly amount_refunds: number;
  readonly customer_discounts: number;
}

export function toEffect(row: EffectRecord): Effect {
  return {
    id: row.id,
    storeId: row.store_id,
    conversationId: row.conversation_id,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    customerId: row.customer_id,
    wish: row.wish,
    request: row.request,
    consequence: reviveConsequence(row.consequence),
    fees: row.fees,
    verdict: row.verdict,
    hash: row.hash,
    key: row.key,
    state: row.state,
    valueMinor: row.value_minor,
    identity: row.identity,
    hasConsent: row.consent !== null,
    consentExpiresAt: row.consent_expires_at,
    attempts: row.attempts,
    checks: row.checks,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...present({
      approval: row.approval,
      holdUntil: row.hold_until,
      leaseUntil: row.lease_until,
      attemptedAt: row.attempted_at,
      reference: row.reference,
      reason: row.reason,
    }),
  };
}

export function toUsage(row: UsageRecord): LedgerUsage {
  return {
    orderMinor: row.order_minor,
    customerDayMinor: row.customer_day_minor,
    storeDayMinor: row.store_day_minor,
    customerGoodwillMinor: row.customer_goodwill_minor,
    storeDayGoodwillMinor: row.store_day_goodwill_minor,
    doneOnOrder: row.done_on_order ?? {},
    amountRefunds: row.amount_refunds,
    customerDiscounts: row.customer_discounts,
  };
}

/** For whoever tells about it. The token is there only while it can still be used. */
export function toView(effect: Effect, tokens: ConsentTokens, secret?: string): EffectView {
  const isOpen = effect.state === 'awaiting_consent';
  return {
    id: effect.id,
    conversationId: effect.conversationId,
    state: effect.state,
    request: effect.request,
    subjectName: effect.subjectName,
    consequence: effect.consequence,
    verdict: effect.verdict,
    hash: effect.hash,
    createdAt: effect.createdAt,
    updatedAt: effect.updatedAt,
    ...(isOpen
      ? {
          consentToken: tokens.create({ ...effect, expiresAt: effect.consentExpiresAt }),
          consentExpiresAt: effect.consentExpiresAt,
        }
      : {}),
    ...present({ holdUntil: effect.holdUntil, reference: effect.reference, reason: effect.reason, secret }),
  };
}

/** How the shop knows this effect again. */
export function toStamp(effect: Effect): WriteStamp {
  return {
    effectId: effect.id,
    key: effect.key,
    createdAt: effect.createdAt,
    ...present({ reference: effect.reference, attemptedAt: effect.attemptedAt }),
  };
}

/** Where no shop was asked: nothing moves, in ISO 4217's "no currency". */
export const noConsequence = emptyConsequence('XXX');

/** Dates of a consequence are text in the database. */
const datesSchema = z.looseObject({
  discount: z.looseObject({ endsAt: z.coerce.date() }).optional(),
  subscription: z.looseObject({ nextBillingAt: z.coerce.date().optional() }).optional(),
});

function reviveConsequence(stored: unknown): Consequence {
  // Our own JSON: everything but the dates is as it was written.
  return datesSchema.parse(stored) as unknown as Consequence;
}
