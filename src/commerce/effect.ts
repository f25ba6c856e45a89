import type { Consequence } from './consequence.ts';
import type { Verdict } from './policy/verdict.ts';
import type { CallContext, StoreRefusal } from './store-backend.ts';
import type { SubjectReader } from './store-writer.ts';
import type { WriteRequest } from './write-request.ts';

export const effectStates = [
  'proposed',
  'awaiting_consent',
  'awaiting_approval',
  'ready',
  'executing',
  'done',
  'failed',
  'unknown',
  'reconciled',
  'expired',
  'refused',
] as const;
export type EffectState = (typeof effectStates)[number];

/** A write as the ledger holds it, for whoever tells the shopper or an operator about it. */
export interface EffectView {
  readonly id: string;
  readonly conversationId: string;
  readonly state: EffectState;
  readonly request: WriteRequest;
  /** `#1042`; the contract's or customer's title where there is no order. */
  readonly subjectName: string;
  readonly consequence: Consequence;
  readonly verdict: Verdict;
  /** SHA-256 in hex of what is consented to: request, consequence and the clauses that decided. */
  readonly hash: string;
  /** While it awaits consent: for the button. Derived, not stored; void after the first use, with the hash or in time. */
  readonly consentToken?: string;
  readonly consentExpiresAt?: Date;
  /** Waits on purpose until then and can be withdrawn. */
  readonly holdUntil?: Date;
  readonly reference?: string;
  /** Told once (a discount code): only in the answer to the very call that made it. */
  readonly secret?: string;
  /** Why it failed, expired or was refused. */
  readonly reason?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Who is asking, as the conversation knows; the gate compares it with the shop's own contacts again. */
export interface ShopperProof {
  /** From a signed session only. */
  readonly customerId?: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly verifiedOrderIds: readonly string[];
}

export type Proposal =
  /** A row waits for the shopper's consent. `isNew` is false when the very same wish was waiting already. */
  | { readonly kind: 'pending'; readonly effect: EffectView; readonly isNew: boolean }
  /** Policy says no; the verdict has the sentences for the shopper and perhaps what can be done instead. */
  | { readonly kind: 'refused'; readonly verdict: Verdict }
  /** Sensitive: first a code to the contact on the order (`EffectDesk.sendCode`). */
  | { readonly kind: 'needs_code'; readonly verdict: Verdict }
  /** The same was done before, or is being done now. */
  | { readonly kind: 'already'; readonly effect: EffectView }
  /** No such order for this shopper: the same whether it is missing or another person's. */
  | { readonly kind: 'not_yours' }
  /** The wish itself can't be: an amount, an item, a variant. */
  | { readonly kind: 'invalid'; readonly reason: string }
  /** Nobody may decide that but a person (switched off, not supported by the shop). */
  | { readonly kind: 'needs_person'; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

export type CodeAnswer =
  | { readonly kind: 'sent'; readonly to: string; readonly expiresAt: Date }
  | { readonly kind: 'no_contact' | 'too_many' | 'unavailable' };

/**
 * The one way from an agent to a write, bound to one conversation and turn. Nothing here takes the model's word:
 * identity, ownership, state, policy, caps and consent are read and checked again inside. Refusals are returned; a
 * database that is away throws.
 */
export interface EffectDesk {
  readonly subjects: SubjectReader;
  propose(request: WriteRequest, proof: ShopperProof, context: CallContext): Promise<Proposal>;
  /**
   * The shopper's own words "yes" to one effect that he was shown. Gates it again and runs it unless it needs approval
   * or a hold; the view says how far it came. Repeating it does nothing more. Absent: no such effect here.
   */
  confirm(
    effectId: string,
    consent: { readonly messageId: string },
    context: CallContext,
  ): Promise<EffectView | undefined>;
  /** Before it runs, the shopper takes it back. */
  withdraw(effectId: string, context: CallContext): Promise<EffectView | undefined>;
  /** Of the conversation, newest first, at most 20. */
  list(context: CallContext): Promise<readonly EffectView[]>;
  /**
   * Sends a code to the contact of what a wish is done to (an order, a subscription, an account), while such a wish
   * waits for one; `to` is masked. `language` is ISO 639-1.
   */
  sendCode(subjectId: string, context: CallContext, language?: string): Promise<CodeAnswer>;
  /** True once per code; counts wrong tries. */
  checkCode(subjectId: string, code: string, context: CallContext): Promise<boolean>;
}

/** A store whose writes are not connected: every wish goes to a person. */
export const noEffects: EffectDesk = {
  subjects: {
    readSubject: refuseRead,
    readOrder: refuseRead,
    listVariants: refuseRead,
    listSubscriptions: refuseRead,
  },
  propose: async () => ({ kind: 'needs_person', reason: 'not_connected' }),
  confirm: async () => undefined,
  withdraw: async () => undefined,
  list: async () => [],
  sendCode: async () => ({ kind: 'unavailable' }),
  checkCode: async () => false,
};

async function refuseRead(): Promise<StoreRefusal> {
  return { ok: false, reason: 'access_denied', message: 'no shop is connected to this store' };
}
