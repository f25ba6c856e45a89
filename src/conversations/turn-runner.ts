import type { Agent } from '../agent/agent.ts';
import type { AgentStore, TurnEvent, TurnOutcome } from '../agent/turn.ts';
import type { EffectDesk } from '../commerce/effect.ts';
import type { Clock } from '../platform/clock.ts';
import { isDatabaseDown } from '../platform/database/database-down.ts';
import type { Logger } from '../platform/logger.ts';
import { withRequestContext } from '../platform/request-context.ts';
import type { ClaimedTurn } from './claimed-turn.ts';
import type { StreamEvent, TurnResult } from './conversation.ts';
import { createEmergencyOutcome } from './emergency-outcome.ts';
import { createEventId, type EventHub } from './event-hub.ts';
import { type TurnEnding, toTurnEnding } from './turn-ending.ts';
import { type RunningTurn, toTurnInput } from './turn-input.ts';
import { sumTokens } from './turn-metadata.ts';
import type { TurnRepository } from './turn-repository.ts';
import { toEventData, toTurnResult } from './turn-result.ts';

/** A turn that killed its process this often is not run again; a person gets it. */
const maxAttempts = 3;
/** How long an answer is kept in hand while the database is away. */
const keepAnswerMs = 25_000;

/** Said where the store's own name can't be read; the same in every language that we speak. */
const unknownStoreName = 'Support';

interface Waiter {
  readonly seq: number;
  settle(ended: EndedTurn): void;
}

/** `lost`: another process holds the turn by now, ask the database. */
export type EndedTurn = { readonly kind: 'done'; readonly result: TurnResult } | { readonly kind: 'lost' };

export interface TurnRunnerDeps {
  readonly repository: TurnRepository;
  readonly agent: Agent;
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly logger: Logger;
  findStore(storeId: string): Promise<AgentStore>;
  /** The turn's way to writes. */
  findEffects(turn: ClaimedTurn): Promise<EffectDesk>;
  /** Told after each saved turn: promised work may be waiting, a trace may be sent. */
  onSaved(saved: { turn: ClaimedTurn; outcome: TurnOutcome; ending: TurnEnding; startedAt: Date }): void;
}

/** Runs the turns this process holds, one per conversation at a time, each to its stored end. */
export class TurnRunner {
  private readonly running = new Map<string, RunningTurn>();
  private readonly waiters = new Map<string, Waiter[]>();
  private readonly ends = new Set<Promise<void>>();

  constructor(private readonly deps: TurnRunnerDeps) {}

  /** Begins the turn; its end is known through `waitFor` and the event hub. Never rejects. */
  begin(turn: ClaimedTurn): void {
    const conversationId = turn.conversation.id;
    const end = withRequestContext(
      { conversationId, storeId: turn.conversation.storeId, turnId: turn.id, traceId: turn.id },
      () => this.runToEnd(turn),
    );
    this.ends.add(end);
    void end.finally(() => this.ends.delete(end));
  }

  /** `ended` settles when the turn that covers message `seq` ends here; it may never do so. */
  waitFor(conversationId: string, seq: number): { readonly ended: Promise<EndedTurn>; cancel(): void } {
    let settle: (ended: EndedTurn) => void = () => undefined;
    const ended = new Promise<EndedTurn>((resolve) => {
      settle = resolve;
    });
    const waiter: Waiter = { seq, settle };
    this.waiters.set(conversationId, [...(this.waiters.get(conversationId) ?? []), waiter]);
    return { ended, cancel: () => this.forget(conversationId, (waiting) => waiting !== waiter) };
  }

  isRunning(conversationId: string): boolean {
    return this.running.has(conversationId);
  }

  listRunningTurnIds(): readonly string[] {
    return [...this.running.values()].map(({ turn }) => turn.id);
  }

  /** Nobody listens to the conversation any more: paid work stops, the turn still ends. */
  abandon(conversationId: string): void {
    this.running.get(conversationId)?.shopperLeft.abort(new Error('the shopper left'));
  }

  /** Waits for the turns in flight; those not done in time are stopped and left to another process. */
  async drain(timeoutMs: number): Promise<void> {
    const deadline = new Promise<'late'>((resolve) => setTimeout(resolve, timeoutMs, 'late').unref());
    while (this.ends.size > 0) {
      if ((await Promise.race([Promise.all(this.ends), deadline])) === 'late') {
        this.stopAll();
        return;
      }
    }
  }

  private stopAll(): void {
    for (const { stop } of this.running.values()) {
      stop.abort(new Error('the process is stopping'));
    }
  }

  private async runToEnd(turn: ClaimedTurn): Promise<void> {
    let next: ClaimedTurn | undefined = turn;
    while (next !== undefined) {
      const current: ClaimedTurn = next;
      const entry = { turn: current, stop: new AbortController(), shopperLeft: new AbortController() };
      this.running.set(current.conversation.id, entry);
      try {
        next = await this.runOne(entry);
      } catch (error) {
        this.deps.logger.error('turn.failed', { turnId: current.id, error });
        this.settle(current, { kind: 'lost' });
        next = undefined;
      } finally {
        if (this.running.get(current.conversation.id) === entry) {
          this.running.delete(current.conversation.id);
        }
      }
    }
  }

  /** @returns the turn after this one, when messages arrived meanwhile. */
  private async runOne(entry: RunningTurn): Promise<ClaimedTurn | undefined> {
    const { turn } = entry;
    const startedAt = this.deps.clock.now();
    const startedMs = this.deps.clock.monotonicMs();
    const publish = this.createPublisher(turn);
    const outcome = await this.decide(entry, publish);
    const ending = toTurnEnding(turn, outcome, this.deps.clock.monotonicMs() - startedMs);
    const saved = await this.save(ending, entry.stop.signal);
    if (saved === undefined) {
      this.deps.logger.warn('turn.dropped', { turnId: turn.id, reason: 'another process holds it' });
      this.settle(turn, { kind: 'lost' });
      return undefined;
    }
    const result = toTurnResult(ending, outcome, saved);
    publish({ event: 'message', data: toEventData(result) });
    publish({ event: 'done', data: { message_id: result.messageId } });
    this.settle(turn, { kind: 'done', result });
    this.deps.onSaved({ turn, outcome, ending, startedAt });
    this.logFinished(ending, outcome);
    return saved.hasNext ? await this.deps.repository.findTurn(ending.nextTurnId) : undefined;
  }

  private async decide(entry: RunningTurn, publish: Publish): Promise<TurnOutcome> {
    const { turn } = entry;
    const store = await this.findUsableStore(turn.conversation.storeId);
    if (store === undefined) {
      return createEmergencyOutcome(turn, unknownStoreName, 'store: not usable');
    }
    if (turn.attempt > maxAttempts) {
      return createEmergencyOutcome(turn, store.name, 'turn: gave up after repeated crashes');
    }
    if (turn.attempt > 1) {
      publish({ event: 'replace', data: { text: '' } });
    }
    try {
      const input = toTurnInput(entry, store, await this.deps.findEffects(turn));
      return await this.deps.agent.streamTurn(input, (event) => publish(toStreamEvent(event)));
    } catch (error) {
      if (entry.stop.signal.aborted) {
        throw error;
      }
      this.deps.logger.error('turn.agent_failed', { error });
      const outcome = createEmergencyOutcome(turn, store.name, 'agent: failed');
      publish({ event: 'replace', data: { text: outcome.reply } });
      return outcome;
    }
  }

  /** Waiting brings the database back, but neither a store that is gone nor credentials that can't be read. */
  private async findUsableStore(storeId: string): Promise<AgentStore | undefined> {
    try {
      return await this.deps.findStore(storeId);
    } catch (error) {
      if (isDatabaseDown(error)) {
        throw error;
      }
      this.deps.logger.error('turn.store_unusable', { storeId, error });
      return undefined;
    }
  }

  private async save(ending: TurnEnding, stop: AbortSignal): ReturnType<TurnRepository['finishTurn']> {
    const giveUpMs = this.deps.clock.monotonicMs() + keepAnswerMs;
    for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 1_000)) {
      try {
        return await this.deps.repository.finishTurn(ending);
      } catch (error) {
        if (!isDatabaseDown(error) || stop.aborted || this.deps.clock.monotonicMs() > giveUpMs) {
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  private createPublisher(turn: ClaimedTurn): Publish {
    let place = 0;
    return (event) => {
      place += 1;
      const id = createEventId(turn.firstSeq, turn.attempt, place);
      this.deps.hub.publish(turn.conversation.id, { id, ...event });
    };
  }

  private settle(turn: ClaimedTurn, ended: EndedTurn): void {
    const isCovered = (waiter: Waiter) => waiter.seq <= turn.coversSeq || ended.kind === 'lost';
    const covered = (this.waiters.get(turn.conversation.id) ?? []).filter(isCovered);
    this.forget(turn.conversation.id, (waiter) => !isCovered(waiter));
    for (const waiter of covered) {
      waiter.settle(ended);
    }
  }

  private forget(conversationId: string, isKept: (waiter: Waiter) => boolean): void {
    const kept = (this.waiters.get(conversationId) ?? []).filter(isKept);
    if (kept.length === 0) {
      this.waiters.delete(conversationId);
    } else {
      this.waiters.set(conversationId, kept);
    }
  }

  private logFinished(ending: TurnEnding, outcome: TurnOutcome): void {
    this.deps.logger.info('turn.finished', {
      outcome: outcome.escalation === undefined ? 'answered' : 'escalated',
      intent: outcome.intent,
      route: outcome.route,
      model: ending.metadata.model_used,
      durationMs: ending.latencyMs,
      tokens: sumTokens(outcome.attempts),
      ...(outcome.error === undefined ? {} : { error: outcome.error }),
      ...(outcome.degraded.length === 0 ? {} : { degraded: outcome.degraded }),
    });
  }
}

type Publish = (event: Omit<StreamEvent, 'id'>) => void;

function toStreamEvent(event: TurnEvent): Omit<StreamEvent, 'id'> {
  const { type, ...data } = event;
  return { event: type, data };
}
