import type { EffectDesk, EffectView, Proposal } from '../commerce/effect.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { SubjectReader } from '../commerce/store-writer.ts';
import type { Confirmer } from './confirmer.ts';
import type { ConsentTokens } from './consent-token.ts';
import { isId } from './effect-id.ts';
import type { EffectRepository } from './effect-repository.ts';
import { type Effect, toView } from './effect-row.ts';
import type { FindEffectStore } from './effect-store.ts';
import type { Place, Proposer } from './proposer.ts';
import { toInverse } from './undo.ts';
import type { Verification } from './verification.ts';

export interface LedgerDeps {
  readonly repository: EffectRepository;
  readonly proposer: Proposer;
  readonly confirmer: Confirmer;
  readonly verification: Verification;
  readonly tokens: ConsentTokens;
  readonly findStore: FindEffectStore;
}

/** One effect of one conversation. */
export interface EffectPlace {
  readonly storeId: string;
  readonly conversationId: string;
  readonly effectId: string;
}

export type ButtonAnswer =
  | { readonly ok: true; readonly effect: EffectView }
  /** `not_found`: no such effect in that conversation. `bad_token`: forged, or of another effect. */
  | { readonly ok: false; readonly reason: 'not_found' | 'bad_token' };

export type UndoAnswer =
  /** Taken back before it ran, or was undone before. */
  | { readonly kind: 'withdrawn'; readonly effect: EffectView }
  /** The inverse was proposed and waits for consent like any other wish. */
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  /** `no_inverse`: the shop has no way back. `not_done`: there is nothing to undo. */
  | { readonly kind: 'impossible'; readonly reason: 'not_found' | 'no_inverse' | 'not_done' };

/**
 * Writes as rows before they are calls: proposed, consented, claimed, called once, settled, and proved by an event each.
 * Refusals are returned; a database that is away throws, and whatever was begun is picked up by the jobs.
 */
export class EffectLedger {
  constructor(private readonly deps: LedgerDeps) {}

  /** The way to writes for one turn. */
  forTurn(place: Place): EffectDesk {
    const { proposer, verification } = this.deps;
    return {
      subjects: this.readSubjects(place.storeId),
      propose: (request, proof, context) => proposer.propose(place, request, { kind: 'shopper', proof }, context),
      confirm: (effectId, { messageId }, context) => this.confirmByWords(place, effectId, messageId, context),
      withdraw: (effectId, context) => this.withdraw({ ...place, effectId }, context),
      list: (context) => this.list(place, context),
      sendCode: (subjectId, context, language) => verification.sendCode(place, subjectId, context, language),
      checkCode: (subjectId, code) => verification.checkCode(place, subjectId, code),
    };
  }

  /** The button. The first use runs the effect; every other one, also at the same moment, gets the same answer. */
  async consentByToken(
    { effectId, token, ...place }: EffectPlace & { readonly token: string },
    context: CallContext,
  ): Promise<ButtonAnswer> {
    if (!isId(effectId)) {
      return { ok: false, reason: 'not_found' };
    }
    const grant = this.deps.tokens.read(token, { id: effectId, conversationId: place.conversationId });
    if (grant === undefined) {
      return { ok: false, reason: 'bad_token' };
    }
    const result = await this.deps.confirmer.confirm(place, effectId, { by: 'button', hash: grant.hash }, context);
    return result === undefined
      ? { ok: false, reason: 'not_found' }
      : { ok: true, effect: toView(result.effect, this.deps.tokens, result.secret) };
  }

  /** Before it runs; afterwards nothing changes and the view says how it stands. Absent: no such effect there. */
  async withdraw(
    { storeId, conversationId, effectId }: EffectPlace,
    _context: CallContext,
  ): Promise<EffectView | undefined> {
    if (!isId(effectId)) {
      return undefined;
    }
    const step = await this.deps.repository.move({
      effectId,
      storeId,
      conversationId,
      from: ['proposed', 'awaiting_consent', 'awaiting_approval', 'ready'],
      to: 'refused',
      reason: 'withdrawn',
      actor: 'shopper',
      jobs: [],
    });
    return step && this.toView(step.effect);
  }

  /** Newest first, at most 20. */
  async list(
    { storeId, conversationId }: Omit<Place, 'turnId'>,
    _context: CallContext,
  ): Promise<readonly EffectView[]> {
    return (await this.deps.repository.list(storeId, conversationId)).map((effect) => this.toView(effect));
  }

  /** For whoever tells about it outside a turn. */
  async find(effectId: string): Promise<{ readonly storeId: string; readonly effect: EffectView } | undefined> {
    const effect = isId(effectId) ? await this.deps.repository.find(effectId) : undefined;
    return effect && { storeId: effect.storeId, effect: this.toView(effect) };
  }

  /** Withdraws what has not run, and proposes the inverse of what was done where the shop has one. Twice is once. */
  async undo({ effectId, ...place }: EffectPlace, context: CallContext): Promise<UndoAnswer> {
    const effect = isId(effectId) ? await this.deps.repository.find(effectId) : undefined;
    if (effect === undefined || effect.storeId !== place.storeId || effect.conversationId !== place.conversationId) {
      return { kind: 'impossible', reason: 'not_found' };
    }
    if (effect.state !== 'done' && effect.state !== 'reconciled') {
      const view = await this.withdraw({ ...place, effectId }, context);
      return view?.reason === 'withdrawn'
        ? { kind: 'withdrawn', effect: view }
        : { kind: 'impossible', reason: 'not_done' };
    }
    const inverse = toInverse(effect);
    if (inverse === undefined) {
      return { kind: 'impossible', reason: 'no_inverse' };
    }
    const asker = { kind: 'row', customerId: effect.customerId, identity: effect.identity } as const;
    return { kind: 'proposed', proposal: await this.deps.proposer.propose(place, inverse, asker, context) };
  }

  private async confirmByWords(
    place: Place,
    effectId: string,
    messageId: string,
    context: CallContext,
  ): Promise<EffectView | undefined> {
    if (!isId(effectId)) {
      return undefined;
    }
    const result = await this.deps.confirmer.confirm(place, effectId, { by: 'words', messageId }, context);
    return result && toView(result.effect, this.deps.tokens, result.secret);
  }

  private readSubjects(storeId: string): SubjectReader {
    const writer = async () => (await this.deps.findStore(storeId))?.writer;
    const absent = { ok: false, reason: 'access_denied', message: 'no shop is connected to this store' } as const;
    return {
      readSubject: async (request, context) => (await writer())?.readSubject(request, context) ?? absent,
      readOrder: async (orderId, context) => (await writer())?.readOrder(orderId, context) ?? absent,
      listVariants: async (productId, context) => (await writer())?.listVariants(productId, context) ?? absent,
      listSubscriptions: async (customerId, context) =>
        (await writer())?.listSubscriptions(customerId, context) ?? absent,
    };
  }

  private toView(effect: Effect): EffectView {
    return toView(effect, this.deps.tokens);
  }
}
