import type { EffectState, Proposal } from '../commerce/effect.ts';
import { toLocalDay } from '../commerce/policy/local-day.ts';
import { withUsualDiscount } from '../commerce/policy/usual-discount.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { WriteRequest } from '../commerce/write-request.ts';
import type { Clock } from '../platform/clock.ts';
import { createId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { present } from '../platform/present.ts';
import type { ConsentTokens } from './consent-token.ts';
import { promiseLook, promiseTelling } from './effect-jobs-promised.ts';
import { toEffectKey, toWish } from './effect-keys.ts';
import type { EffectDraft, EffectRepository, Step } from './effect-repository.ts';
import { noConsequence, toView } from './effect-row.ts';
import type { EffectStore, FindEffectStore } from './effect-store.ts';
import { type Asker, type AskUsage, type Assessment, type Gate, toSubjectId } from './gate.ts';
import { normalizeRequest } from './normalize-request.ts';

/** How long the shopper may take to say yes, and an effect that needs a code to get one. */
const consentMs = 30 * 60_000;

export interface ProposerDeps {
  readonly repository: EffectRepository;
  readonly gate: Gate;
  readonly tokens: ConsentTokens;
  readonly findStore: FindEffectStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly secret: string;
}

export interface Place {
  readonly storeId: string;
  readonly conversationId: string;
  readonly turnId?: string;
}

/** What makes this row another than a shopper's first wish. */
export interface DraftOptions {
  /** The row whose place it takes, which expires. */
  readonly replaces?: string;
  readonly reason?: string;
  readonly approval?: Readonly<Record<string, string>>;
  /** Nobody is in a turn to tell the shopper: a message is promised. */
  readonly isTold?: boolean;
}

/** Turns a wish into a row that waits for consent, or says why not. Two statements. */
export class Proposer {
  constructor(private readonly deps: ProposerDeps) {}

  async propose(
    place: Place,
    wished: unknown,
    asker: Asker,
    context: CallContext,
    options: DraftOptions = {},
  ): Promise<Proposal> {
    const store = await this.deps.findStore(place.storeId);
    if (store === undefined) {
      return { kind: 'needs_person', reason: 'not_connected' };
    }
    const normalized = normalizeRequest(withUsualDiscount(wished, store.policy.usualDiscountPercent));
    if (!normalized.ok) {
      return { kind: 'invalid', reason: normalized.reason };
    }
    const answer = await this.deps.gate.assess(
      store,
      normalized.request,
      asker,
      this.askUsage(place, store, normalized.request),
      context,
    );
    if (answer.kind !== 'assessed') {
      this.deps.logger.info('effect.declined', {
        conversationId: place.conversationId,
        action: normalized.request.action,
        kind: answer.kind,
      });
      return answer;
    }
    // What can't be asked of the shopper takes nobody's place.
    const usable = toState(answer.assessment) === 'awaiting_consent' ? options : {};
    return this.toProposal(place, await this.save(place, store, answer.assessment, usable), answer.assessment);
  }

  /** The row for what was assessed; absent when the row to replace has gone on meanwhile. */
  async save(
    place: Place,
    store: EffectStore,
    assessment: Assessment,
    options: DraftOptions,
  ): Promise<Step | undefined> {
    const state = toState(assessment);
    const draft = this.toDraft(place, store, assessment, state, options);
    const step = await this.deps.repository.propose(draft, {
      ...present({ replaces: options.replaces }),
      consentMs,
      jobs: [
        promiseLook(draft.id, state, consentMs + 1_000),
        ...(options.isTold === true ? [promiseTelling(draft.id, state)] : []),
      ].filter(({ onState }) => onState !== 'refused'),
      details: {
        policy: assessment.verdict.policy,
        clauses: assessment.verdict.clauses.map(({ id, version }) => `${id}@${version}`),
        identity: assessment.identity,
        hash: assessment.hash,
      },
    });
    if (step?.hasMoved === true) {
      const { id, conversationId, state: reached } = step.effect;
      this.deps.logger.info('effect.proposed', {
        effectId: id,
        conversationId,
        action: assessment.request.action,
        state: reached,
      });
    }
    return step;
  }

  private askUsage(place: Place, store: EffectStore, request: WriteRequest): AskUsage {
    return async (subject, customerId) => {
      const subjectId = toSubjectId(subject);
      const { usage, hasCode, same } = await this.deps.repository.readUsage({
        storeId: place.storeId,
        conversationId: place.conversationId,
        subjectId,
        customerId,
        wish: toWish(place.storeId, subjectId, request),
        day: toLocalDay(this.deps.clock.now(), store.timeZone),
      });
      return same === undefined
        ? { usage, hasCode }
        : { already: { kind: 'already', effect: toView(same, this.deps.tokens) } };
    };
  }

  private toProposal({ conversationId }: Place, step: Step | undefined, { verdict }: Assessment): Proposal {
    if (verdict.outcome === 'refused') {
      return { kind: 'refused', verdict };
    }
    if (step === undefined) {
      return { kind: 'unavailable', reason: 'changed_meanwhile' };
    }
    if (step.effect.state === 'proposed') {
      return { kind: 'needs_code', verdict: step.effect.verdict };
    }
    const effect = toView(step.effect, this.deps.tokens);
    return effect.conversationId === conversationId
      ? { kind: 'pending', effect, isNew: step.hasMoved }
      : { kind: 'already', effect };
  }

  private toDraft(
    place: Place,
    store: EffectStore,
    assessment: Assessment,
    state: EffectState,
    options: DraftOptions,
  ): EffectDraft {
    const { clock, secret } = this.deps;
    const { request, verdict, fees, hash, identity, customerId, subjectId, subjectName } = assessment;
    const consequence = assessment.consequence ?? noConsequence;
    const wish = toWish(store.id, subjectId, request);
    const id = createId();
    return {
      id,
      store_id: store.id,
      conversation_id: place.conversationId,
      turn_id: place.turnId,
      subject_id: subjectId,
      subject_name: subjectName,
      customer_id: customerId,
      action: request.action,
      wish,
      request,
      consequence,
      fees,
      verdict,
      hash,
      key: toEffectKey(secret, wish, id),
      state,
      value_minor: consequence.valueMinor,
      value_currency: consequence.valueCurrency,
      local_day: toLocalDay(clock.now(), store.timeZone),
      identity,
      ...(options.approval === undefined ? {} : { approval: { ...options.approval, hash } }),
      reason: options.reason ?? verdict.clauses.find(() => state === 'refused')?.id,
    };
  }
}

function toState({ verdict }: Assessment): EffectState {
  switch (verdict.outcome) {
    case 'refused':
      return 'refused';
    case 'needs_code':
      return 'proposed';
    case 'needs_approval':
    case 'needs_consent':
    case 'allowed':
      return verdict.needsCode ? 'proposed' : 'awaiting_consent';
  }
}
