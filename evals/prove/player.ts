import { tellEffect } from '../../src/agent/effects/tell-effect.ts';
import { judgeConsent } from '../../src/agent/guardrails/consent.ts';
import type { OpenEffect } from '../../src/agent/turn.ts';
import type { EffectView, Proposal } from '../../src/commerce/effect.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
import { createId } from '../../src/platform/ids.ts';
import { checkClaim } from './claims.ts';
import { runDueJobs } from './due-jobs.ts';
import { operate } from './operator.ts';
import type { Call, Step } from './step.ts';
import type { Tally } from './tally.ts';
import { toRequest } from './to-request.ts';
import type { Conversation } from './truth.ts';
import { say } from './wording.ts';
import { timeZone, toContext, type World } from './world.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

/** Does what a script says, and writes down what people really meant by it. The gate is never asked about that. */
export class Player {
  /** What the ledger told during this step. */
  readonly told: EffectView[] = [];
  /** Sentences of the model that claim a write, and passed the guard. */
  readonly falseClaims: string[] = [];

  constructor(
    private readonly world: World,
    private readonly tally: Tally,
  ) {}

  async play(step: Step): Promise<void> {
    const { clock, hands, truth } = this.world;
    switch (step.kind) {
      case 'propose':
        return await this.propose(step.conv, step.call, step.hasLeft);
      case 'say':
        return await this.say(step);
      case 'click':
        return await this.click(step);
      case 'confirm_foreign':
        return await this.confirmForeign(step);
      case 'undo':
        return await this.undo(step);
      case 'code':
        return await this.readCode(step);
      case 'operate':
        return await operate(this.world, step, this.tally, (view) => this.show(this.convOf(view), view));
      case 'race':
        await Promise.all(step.steps.map((one) => this.play(one)));
        return;
      case 'jobs':
        return await runDueJobs(this.world, this.tally, (view) => this.hear(view));
      case 'wait':
        return await clock.advance(step.minutes * 60_000);
      case 'fault':
        return this.plantFault(step);
      case 'shop':
        return hands.do(step.event, step.order, clock.now());
      case 'pause':
        truth.rules.isPaused = step.isPaused;
        truth.rules.isPauseSeen = step.isSeen;
        return await this.world.saveSettings();
      case 'limit':
        truth.rules.autoRefundLimit = step.major;
        return await this.world.saveSettings();
      case 'claim':
        this.falseClaims.push(...checkClaim(step.text, [...truth.effects.values()], clock.now()));
        return;
    }
  }

  private async propose(conv: number, call: Call, hasLeft: boolean): Promise<void> {
    const { sandbox, truth } = this.world;
    const request = toRequest(call, { state: sandbox.state, backOffice: sandbox.backOffice });
    const place = truth.conversations[conv];
    if (!place) return;
    // A model writes what it likes: the desk has to parse it.
    const proposal = await this.world
      .openDesk(conv)
      .propose(request as WriteRequest, this.world.proofOf(conv), toContext(hasLeft));
    this.count(proposal);
    if (proposal.kind === 'needs_code') place.waitsForCode = { call, orderId: toOrderId(request) };
    if (proposal.kind === 'pending') this.show(conv, proposal.effect);
    if (proposal.kind === 'already') this.hear(proposal.effect);
  }

  private count(proposal: Proposal): void {
    this.tally.count(`proposal:${proposal.kind}`);
    if (proposal.kind === 'refused') {
      for (const clause of proposal.verdict.clauses)
        if (clause.effect === 'refuse') this.tally.count(`refused:${clause.id}`);
    }
    if ('reason' in proposal) this.tally.count(`${proposal.kind}:${proposal.reason}`);
  }

  /** The reply shows it and asks. */
  private show(conv: number, view: EffectView): void {
    const { truth, clock } = this.world;
    this.told.push(view);
    truth.show(conv, view, clock.now());
    const place = truth.conversations[conv];
    if (!place || view.state !== 'awaiting_consent') return;
    place.asked = [...new Set([...place.asked, view.id])];
    place.open = [...new Set([...place.open, view.id])].slice(-5);
  }

  /** Told later, or again; another effect than was asked about is shown with it. */
  private hear(view: EffectView): void {
    const known = this.world.truth.effects.has(view.id);
    const conv = this.convOf(view);
    if (conv >= 0 && (!known || view.state === 'awaiting_consent')) {
      this.show(conv, view);
      return;
    }
    this.told.push(view);
    this.world.truth.tell(view);
  }

  private convOf(view: EffectView): number {
    return this.world.truth.conversations.findIndex(({ id }) => id === view.conversationId);
  }

  private listViews(ids: readonly string[]): EffectView[] {
    return ids.flatMap((id) => this.world.truth.effects.get(id)?.told ?? []);
  }

  /** One reply asks for all that wait, in order. */
  private readReply(place: Conversation): {
    readonly asked: EffectView[];
    readonly open: EffectView[];
    /** Have his yes, and have not run. */
    readonly held: EffectView[];
    readonly reply: string;
  } {
    const open = this.listViews(place.open).filter(({ state }) => state === 'awaiting_consent');
    const asked = place.asked.length === 0 ? [] : open;
    const now = this.world.clock.now();
    const held = this.listViews(place.open).filter(({ state }) => state === 'awaiting_approval' || state === 'ready');
    return { asked, open, held, reply: asked.map((view) => tellEffect(view, 'en', now, timeZone)).join('\n\n') };
  }

  private async say({ conv, wording, target, isEarly }: StepOf<'say'>): Promise<void> {
    const { truth, clock, without } = this.world;
    const place = truth.conversations[conv];
    if (!place) return;
    const { asked, open, held, reply } = this.readReply(place);
    const said = say(wording, { asked, open, target });
    if (!isEarly) for (const id of said.means) truth.consent(id, clock.now());
    const verdict = judgeConsent({
      messages: [{ id: createId(), content: said.text, isAfterReply: !isEarly }],
      open: open.map(toOpen),
      held: held.map(toOpen),
      shown: reply,
      wasAsked: asked.length > 0,
      wasListed: asked.length > 1,
    });
    place.asked = [];
    this.tally.count(`heard:${verdict.kind}`);
    const isForced = without === 'consent' && verdict.kind !== 'confirm';
    const confirmed = isForced ? open.map(toOpen) : verdict.kind === 'confirm' ? verdict.effects : [];
    const desk = this.world.openDesk(conv);
    for (const { id } of confirmed) {
      const view = await desk.confirm(id, { messageId: createId() }, toContext(false));
      if (view) this.settle(view, id, conv);
    }
    if (verdict.kind === 'withdraw' && !isForced) {
      for (const { id } of verdict.effects) this.take(await desk.withdraw(id, toContext(false)));
    }
  }

  private async click({ conv, target, token, times, pressedIn }: StepOf<'click'>): Promise<void> {
    const { truth, effects, storeId, clock } = this.world;
    const owner = truth.conversations[conv];
    const presser = truth.conversations[pressedIn ?? conv];
    if (!owner || !presser) return;
    const mine = [...truth.effects.values()].filter((it) => it.conv === conv).reverse();
    const effect = mine[target % Math.max(1, mine.length)];
    if (!effect) return;
    const text = toTokenText(
      effect.shown.consentToken ?? '',
      token,
      mine[(target + 1) % mine.length]?.shown.consentToken ?? '',
    );
    const isMeant = text === effect.shown.consentToken && presser === owner;
    if (isMeant) truth.consent(effect.id, clock.now());
    owner.asked = [];
    const press = () =>
      effects.ledger.consentByToken(
        { storeId, conversationId: presser.id, effectId: effect.id, token: text },
        toContext(false),
      );
    const answers = await Promise.all(Array.from({ length: times }, press));
    for (const answer of answers) {
      this.tally.count(`button:${answer.ok ? 'ok' : answer.reason}`);
      if (answer.ok) this.settle(answer.effect, effect.id, conv);
    }
  }

  /** The answer to a consent: of that effect, or of the one that took its place. */
  private settle(view: EffectView, asked: string, conv: number): void {
    this.tally.count(`confirmed:${view.state}`);
    if (view.id === asked) this.hear(view);
    else this.show(conv, view);
  }

  private take(view: EffectView | undefined): void {
    const known = view && this.world.truth.effects.get(view.id);
    if (!known) return;
    this.hear(view);
    if (view.reason === 'withdrawn') known.withdrawnAt ??= this.world.clock.now();
  }

  private async confirmForeign({ conv, target }: StepOf<'confirm_foreign'>): Promise<void> {
    const { truth } = this.world;
    const foreign = [...truth.effects.values()].filter((it) => it.conv !== conv);
    const id = foreign[target % Math.max(1, foreign.length)]?.id ?? createId();
    const view = await this.world.openDesk(conv).confirm(id, { messageId: createId() }, toContext(false));
    this.tally.count(view ? 'foreign:answered' : 'foreign:absent');
    if (view) this.hear(view);
  }

  private async undo({ conv, target }: StepOf<'undo'>): Promise<void> {
    const { truth, effects, storeId } = this.world;
    const mine = [...truth.effects.values()].filter((it) => it.conv === conv);
    const effectId = mine[target % Math.max(1, mine.length)]?.id ?? createId();
    const conversationId = truth.conversations[conv]?.id ?? '';
    const answer = await effects.ledger.undo({ storeId, conversationId, effectId }, toContext(false));
    this.tally.count(`undo:${answer.kind}`);
    if (answer.kind === 'withdrawn') this.take(answer.effect);
    if (answer.kind === 'proposed' && answer.proposal.kind === 'pending') this.show(conv, answer.proposal.effect);
  }

  /** Sends a code where a wish waits for one; whoever reads that mailbox can type it. */
  private async readCode({ conv, typed }: StepOf<'code'>): Promise<void> {
    const { truth, mail, sandbox, clock } = this.world;
    const place = truth.conversations[conv];
    const waiting = place?.waitsForCode;
    if (!place || !waiting) return;
    const desk = this.world.openDesk(conv);
    mail.clear();
    const sent = await desk.sendCode(waiting.orderId, toContext(false));
    this.tally.count(`code:${sent.kind}`);
    const [[address, code] = ['', '']] = [...mail];
    const mailbox = sandbox.state.customers.find((it) => it.key === place.person.mailboxOf);
    const canRead = mailbox !== undefined && (mailbox.email === address || mailbox.phone === address);
    const guess = typed === 'right' && canRead ? code : '123456';
    const from = typed === 'of_another_conversation' ? (conv + 1) % truth.conversations.length : conv;
    const isRight = await this.world.openDesk(from).checkCode(waiting.orderId, guess, toContext(false));
    this.tally.count(`code:${isRight ? 'accepted' : 'rejected'}`);
    if (guess === code && code !== '' && from === conv) place.codes.push({ orderId: waiting.orderId, at: clock.now() });
    if (isRight) await this.propose(conv, waiting.call, false);
  }

  private plantFault({ fault, field, times }: StepOf<'fault'>): void {
    const common = { times, ...(field !== undefined && { field }) };
    this.world.sandbox.fault(
      fault === 'after_commit' ? { kind: fault, ...common, status: 502 } : { kind: fault, ...common },
    );
  }
}

function toOpen(view: EffectView): OpenEffect {
  return { id: view.id, action: view.request.action, subjectName: view.subjectName };
}

function toOrderId(request: unknown): string {
  const { orderId, customerId } = request as { orderId?: string; customerId?: string };
  return orderId ?? customerId ?? '';
}

function toTokenText(own: string, kind: StepOf<'click'>['token'], other: string): string {
  switch (kind) {
    case 'own':
      return own;
    case 'of_another_effect':
      return other;
    case 'tampered':
      return own.replace(/[0-9a-f](?=[0-9a-f]{63}\.)/, (digit) => (digit === '0' ? '1' : '0'));
    case 'garbage':
      return `${own.slice(0, 20)}.${'f'.repeat(64)}.${'A'.repeat(43)}`;
  }
}
