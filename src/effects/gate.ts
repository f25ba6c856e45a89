import type { Consequence } from '../commerce/consequence.ts';
import type { Proposal, ShopperProof } from '../commerce/effect.ts';
import { checkIdentity } from '../commerce/identity.ts';
import type { Subject } from '../commerce/order-snapshot.ts';
import { isUndecided } from '../commerce/policy/judge.ts';
import type { IdentityLevel, LedgerUsage, Situation } from '../commerce/policy/situation.ts';
import type { Verdict } from '../commerce/policy/verdict.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { Fees, PreviewAnswer } from '../commerce/store-writer.ts';
import type { WriteRequest } from '../commerce/write-request.ts';
import type { Clock } from '../platform/clock.ts';
import { createKeyedHash, type KeyedHash } from '../platform/keyed-hash.ts';
import { present } from '../platform/present.ts';
import { toConsentHash } from './effect-keys.ts';
import { noConsequence } from './effect-row.ts';
import type { EffectStore } from './effect-store.ts';

/** Everything that decided, and the hash of what the shopper is shown. */
export interface Assessment {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly customerId: string;
  readonly request: WriteRequest;
  readonly identity: IdentityLevel;
  readonly fees: Fees;
  /** Absent when policy refused before the shop was asked. */
  readonly consequence?: Consequence;
  readonly verdict: Verdict;
  readonly hash: string;
}

export type GateAnswer =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | Extract<Proposal, { readonly kind: 'already' | 'not_yours' | 'invalid' | 'needs_person' | 'unavailable' }>;

/** Who asks: a shopper with his proofs, or the ledger for a row whose owner had proved himself. */
export type Asker =
  | { readonly kind: 'shopper'; readonly proof: ShopperProof }
  | { readonly kind: 'row'; readonly customerId: string; readonly identity: IdentityLevel };

/** What earlier effects say: asked once the subject is known, and known to be the asker's. */
export type AskUsage = (
  subject: Subject,
  customerId: string,
) => Promise<
  { readonly usage: LedgerUsage; readonly hasCode: boolean } | { readonly already: Proposal & { kind: 'already' } }
>;

export interface GateDeps {
  readonly clock: Clock;
  readonly secret: string;
}

/** Reads afresh, compares owners, asks policy, lets the shop compute, asks policy again. Writes nothing. */
export class Gate {
  private readonly hashContact: KeyedHash;

  constructor(private readonly deps: GateDeps) {
    this.hashContact = createKeyedHash(deps.secret, 'effect-customer');
  }

  async assess(
    store: EffectStore,
    request: WriteRequest,
    asker: Asker,
    askUsage: AskUsage,
    context: CallContext,
  ): Promise<GateAnswer> {
    const read = await store.writer.readSubject(request, context);
    if (!read.ok) {
      return { kind: 'unavailable', reason: read.reason };
    }
    const subject = read.value;
    const customerId = subject === undefined ? '' : this.toCustomer(subject);
    const identity = subject === undefined ? 'none' : identify(subject, customerId, asker);
    if (subject === undefined || identity === 'none') {
      return { kind: 'not_yours' };
    }
    const asked = await askUsage(subject, customerId);
    if ('already' in asked) {
      return asked.already;
    }
    const situation: Situation = {
      request,
      subject,
      identity: identity === 'contact' && asked.hasCode ? 'code' : identity,
      isOwner: true,
      usage: asked.usage,
      isPaused: store.isPaused(request.action),
      now: this.deps.clock.now(),
      timeZone: store.timeZone,
    };
    return await this.weigh(store, situation, customerId, context);
  }

  private async weigh(
    store: EffectStore,
    situation: Situation,
    customerId: string,
    context: CallContext,
  ): Promise<GateAnswer> {
    const { request, subject, isPaused } = situation;
    const fees = store.policy.feesOf(situation);
    const early = store.policy.judge(situation);
    const refusal = { kind: 'assessed', assessment: toAssessment(store, situation, customerId, fees, early) } as const;
    if (early.outcome === 'refused' && !isUndecided(early)) {
      return refusal;
    }
    if (isPaused) {
      return { kind: 'needs_person', reason: 'paused' };
    }
    const preview = await store.writer.preview({ request, subject, fees }, context);
    if (!preview.ok) {
      return early.outcome === 'refused' ? refusal : toDecline(preview);
    }
    const { consequence } = preview;
    if (!Number.isSafeInteger(consequence.valueMinor) || consequence.valueMinor < 0) {
      return { kind: 'invalid', reason: 'bad_amount' };
    }
    const verdict = store.policy.judge({ ...situation, consequence });
    return { kind: 'assessed', assessment: toAssessment(store, situation, customerId, fees, verdict, consequence) };
  }

  /** Guests have no id: their contact's keyed hash counts for their limits, the e-mail's whether a phone is there or not. */
  private toCustomer(subject: Subject): string {
    if (subject.customerId !== undefined) {
      return subject.customerId;
    }
    const [contact = toSubjectId(subject)] = [
      ...subject.contacts.emails.map((email) => email.trim().toLowerCase()).sort(),
      ...subject.contacts.phones.toSorted(),
    ];
    return `guest:${this.hashContact(contact)}`;
  }
}

export function toSubjectId(subject: Subject): string {
  return subject.kind === 'order' ? subject.order.id : subject.id;
}

/** Why the shop itself can't do it, or can't say. */
function toDecline(preview: Extract<PreviewAnswer, { readonly ok: false }>): GateAnswer {
  if (preview.kind === 'unavailable') {
    return { kind: 'unavailable', reason: preview.reason };
  }
  return { kind: preview.reason === 'not_supported' ? 'needs_person' : 'invalid', reason: preview.reason };
}

function identify(subject: Subject, customerId: string, asker: Asker): IdentityLevel {
  if (asker.kind === 'row') {
    return asker.customerId === customerId ? asker.identity : 'none';
  }
  const owned = { order: present({ customerId: subject.customerId }), contacts: subject.contacts };
  return checkIdentity(owned, asker.proof);
}

function toAssessment(
  store: EffectStore,
  { request, subject, identity }: Situation,
  customerId: string,
  fees: Fees,
  verdict: Verdict,
  consequence?: Consequence,
): Assessment {
  const subjectId = toSubjectId(subject);
  const shown = consequence ?? noConsequence;
  return {
    subject,
    subjectId,
    subjectName: toSubjectName(subject),
    customerId,
    request,
    identity,
    fees,
    verdict,
    hash: toConsentHash({ storeId: store.id, subjectId, request, consequence: shown, fees, verdict }),
    ...present({ consequence }),
  };
}

function toSubjectName(subject: Subject): string {
  switch (subject.kind) {
    case 'order':
      return subject.order.name;
    case 'subscription':
      return subject.title;
    case 'customer':
      return 'account';
  }
}
