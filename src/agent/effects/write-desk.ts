import type { CodeAnswer, EffectDesk, EffectView, Proposal, ShopperProof } from '../../commerce/effect.ts';
import type { WriteAction, WriteRequest } from '../../commerce/write-request.ts';
import type { OwnWords } from '../guardrails/own-words.ts';
import type { FactBody } from '../tools/read-tool.ts';
import type { ConversationMemory, OpenEffect } from '../turn.ts';

export interface WriteDeskDeps {
  readonly conversationId: string;
  readonly effects: EffectDesk;
  /** As the conversation knows the shopper by now. */
  readonly getProof: () => ShopperProof;
  readonly own: OwnWords;
  readonly memory: ConversationMemory;
  /** ISO 639-1, of what is sent to the shopper. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** What a wish is about, for words. */
interface WishSubject {
  readonly orderNumber?: string;
}

/** The one way to the ledger in a turn: it keeps what the ledger answered, and which questions are open after it. */
export class WriteDesk {
  readonly own: OwnWords;
  private readonly moved = new Map<string, EffectView>();
  private open: readonly OpenEffect[];
  private codeWish: ConversationMemory['codeWish'];
  private proposals = 0;

  constructor(private readonly deps: WriteDeskDeps) {
    this.own = deps.own;
    this.open = deps.memory.openEffects ?? [];
    this.codeWish = deps.memory.codeWish;
  }

  /** Each row that this turn made or moved, as it stands now. */
  get effects(): readonly EffectView[] {
    return [...this.moved.values()];
  }

  /** Wait for the shopper's yes, in the order of their numbers. */
  get openEffects(): readonly OpenEffect[] {
    return this.open.filter(({ isHeld }) => isHeld !== true);
  }

  /** Have his yes and can still be taken back. */
  get heldEffects(): readonly OpenEffect[] {
    return this.open.filter(({ isHeld }) => isHeld === true);
  }

  /** Puts a wish to the ledger; at most five a turn. */
  async propose(request: WriteRequest, subject: WishSubject): Promise<readonly FactBody[]> {
    this.proposals += 1;
    if (this.proposals > proposalsPerTurn) {
      return [toRefusal(request.action, { kind: 'invalid', reason: 'too_many_wishes' }, subject)];
    }
    const { effects, getProof } = this.deps;
    const proposal = await effects.propose(request, getProof(), this.context);
    switch (proposal.kind) {
      case 'pending':
        this.note(proposal.effect);
        return [...(await this.supersede(proposal.effect)), toFact(proposal.effect, 'proposed')];
      case 'already':
        // Another conversation's row is told, but neither answered nor taken back in this one.
        if (proposal.effect.conversationId === this.deps.conversationId) {
          this.note(proposal.effect);
        }
        return [toFact(proposal.effect, 'already')];
      case 'needs_code':
        return [await this.askForCode(request, proposal, subject)];
      case 'refused':
      case 'not_yours':
      case 'invalid':
      case 'needs_person':
      case 'unavailable':
        return [toRefusal(request.action, proposal, subject)];
    }
  }

  /** The shopper's yes; the fact says how far it came, and shows what took its place when it was void. */
  async confirm(one: OpenEffect, messageId: string): Promise<readonly FactBody[]> {
    const effect = await this.deps.effects.confirm(one.id, { messageId }, this.context);
    if (effect === undefined) {
      this.close(one.id);
      return [toRefusal(one.action, { kind: 'invalid', reason: 'gone' }, { orderNumber: one.subjectName })];
    }
    if (effect.id !== one.id) {
      this.close(one.id);
    }
    this.note(effect);
    if (effect.state === 'expired' && effect.reason === 'changed') {
      return [toFact(effect, 'confirmed'), ...(await this.findFresh(effect))];
    }
    if (effect.state === 'proposed') {
      const { request, verdict, subjectName } = effect;
      return [await this.askForCode(request, { kind: 'needs_code', verdict }, { orderNumber: subjectName })];
    }
    return [toFact(effect, effect.state === 'awaiting_consent' ? 'changed' : 'confirmed')];
  }

  async withdraw(one: OpenEffect): Promise<readonly FactBody[]> {
    this.close(one.id);
    const effect = await this.deps.effects.withdraw(one.id, this.context);
    if (effect === undefined) {
      return [toRefusal(one.action, { kind: 'invalid', reason: 'gone' }, { orderNumber: one.subjectName })];
    }
    this.note(effect);
    return [toFact(effect, 'withdrawn')];
  }

  /** Shows open questions once more, as the ledger has them now. */
  async showAgain(asked: readonly OpenEffect[], event: 'asked_again' | 'proposed'): Promise<readonly FactBody[]> {
    if (asked.length === 0) {
      return [];
    }
    const ids = new Set(asked.map(({ id }) => id));
    const effects = (await this.deps.effects.list(this.context)).filter(({ id }) => ids.has(id));
    for (const one of asked.filter(({ id }) => !effects.some((effect) => effect.id === id))) {
      this.close(one.id);
    }
    for (const effect of effects) {
      this.note(effect);
    }
    const places = asked.map(({ id }) => id);
    return [...effects]
      .sort((a, b) => places.indexOf(a.id) - places.indexOf(b.id))
      .map((effect) => toFact(effect, event));
  }

  /** The code that the shopper read: when it is right, his wish goes to the ledger again. */
  async enterCode(code: string): Promise<readonly FactBody[]> {
    const wish = this.codeWish;
    if (wish === undefined) {
      return [];
    }
    const isRight = await this.deps.effects.checkCode(wish.orderId, code, this.context);
    if (!isRight) {
      return [toRefusal(wish.request.action, { kind: 'invalid', reason: 'wrong_code' }, {})];
    }
    this.codeWish = undefined;
    return this.propose(wish.request, {});
  }

  dropCodeWish(): void {
    this.codeWish = undefined;
  }

  /** What the next turn has to know. */
  withMemory(memory: ConversationMemory): ConversationMemory {
    const { openEffects, codeWish, ...rest } = memory;
    return {
      ...rest,
      ...(this.open.length === 0 ? {} : { openEffects: this.open }),
      ...(this.codeWish === undefined ? {} : { codeWish: this.codeWish }),
    };
  }

  private get context() {
    return { signal: this.deps.signal };
  }

  private note(effect: EffectView): void {
    this.moved.set(effect.id, effect);
    const { id, request, subjectName, state, holdUntil } = effect;
    const isHeld = state === 'awaiting_approval' || (state === 'ready' && holdUntil !== undefined);
    const known = this.open.find((one) => one.id === id);
    if (state === 'awaiting_consent' && known !== undefined && known.isHeld !== true) {
      return;
    }
    this.close(id);
    if (state === 'awaiting_consent' || isHeld) {
      const one = { id, action: request.action, subjectName, ...(isHeld ? { isHeld } : {}) };
      this.open = [...this.open, one].slice(-openLimit);
    }
  }

  private close(id: string): void {
    this.open = this.open.filter((one) => one.id !== id);
  }

  /** A new wish about the same thing takes the place of what an earlier turn asked, unless it says "also". */
  private async supersede(effect: EffectView): Promise<readonly FactBody[]> {
    const earlier = (this.deps.memory.openEffects ?? []).filter(
      ({ id, subjectName }) =>
        id !== effect.id && subjectName === effect.subjectName && this.openEffects.some((one) => one.id === id),
    );
    if (earlier.length === 0 || this.own.lastMatches(additive)) {
      return [];
    }
    const facts = await Promise.all(earlier.map(async (one) => this.withdraw(one)));
    // What the ledger itself put another in the place of needs no words: the fresh one is shown.
    return facts.flat().filter((fact) => fact.kind !== 'effect' || fact.effect.state !== 'expired');
  }

  private async findFresh(old: EffectView): Promise<readonly FactBody[]> {
    const effects = await this.deps.effects.list(this.context);
    const fresh = effects.find(
      ({ state, subjectName, request }) =>
        state === 'awaiting_consent' && subjectName === old.subjectName && request.action === old.request.action,
    );
    if (fresh === undefined) {
      return [];
    }
    this.note(fresh);
    return [toFact(fresh, 'proposed')];
  }

  private async askForCode(
    request: WriteRequest,
    proposal: Extract<Proposal, { kind: 'needs_code' }>,
    subject: WishSubject,
  ): Promise<FactBody> {
    const { action } = request;
    const subjectId = toSubjectId(request);
    const answer: CodeAnswer = await this.deps.effects.sendCode(subjectId, this.context, this.deps.language);
    switch (answer.kind) {
      case 'sent':
        this.codeWish = { orderId: subjectId, request };
        return { ...toRefusal(action, proposal, subject), codeTo: answer.to };
      case 'no_contact':
        return toRefusal(action, { kind: 'needs_person', reason: 'no_contact' }, subject);
      case 'too_many':
        return toRefusal(action, { kind: 'invalid', reason: 'too_many_codes' }, subject);
      case 'unavailable':
        return toRefusal(action, { kind: 'unavailable', reason: 'code_not_sent' }, subject);
    }
  }
}

/** What the wish is done to: a code proves that one is its owner's, nobody else's. */
function toSubjectId(request: WriteRequest): string {
  if ('orderId' in request) {
    return request.orderId;
  }
  return request.action === 'change_subscription' ? request.contractId : request.customerId;
}

const proposalsPerTurn = 5;
const openLimit = 10;
const additive =
  /(?<!\p{L})(?:also|too|as well|in addition|auch|außerdem|zusätzlich|aussi|également|también|además)(?!\p{L})/iu;

type RefusalBody = Extract<FactBody, { kind: 'write_refused' }>;

function toFact(effect: EffectView, event: Extract<FactBody, { kind: 'effect' }>['event']): FactBody {
  return { kind: 'effect', effect, event };
}

function toRefusal(action: WriteAction, proposal: RefusalBody['proposal'], { orderNumber }: WishSubject): RefusalBody {
  return { kind: 'write_refused', action, proposal, ...(orderNumber === undefined ? {} : { orderNumber }) };
}
