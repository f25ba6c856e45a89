import { phrase } from '../agent/phrases/phrase.ts';
import { type ConversationMemory, emptyMemory } from '../agent/turn.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { createId } from '../platform/ids.ts';
import { getAnswer } from './answer-waiter.ts';
import type { StoredMessage } from './claimed-turn.ts';
import type {
  AcceptedMessage,
  ConversationDesk,
  ConversationFilter,
  ConversationPage,
  ConversationView,
  EscalateRequest,
  EscalateResult,
  Idempotency,
  PostMessage,
  ResolveRequest,
  ResolveResult,
  StartConversation,
  StreamEvent,
} from './conversation.ts';
import type { ConversationRepository, StoredAnswer } from './conversation-repository.ts';
import { createEventId, type EventHub, parseEventId } from './event-hub.ts';
import type { Presence } from './presence.ts';
import type { TurnRepository } from './turn-repository.ts';
import { toEventData } from './turn-result.ts';
import type { TurnRunner } from './turn-runner.ts';

/** How long `escalate` waits for the ticket before it answers without its number. */
const ticketWaitMs = 2_500;
const ticketPollMs = 50;
/** Attempt number of events that are told again from the database; no turn is attempted so often. */
const retoldAttempt = 900;

export interface ConversationServiceDeps {
  readonly conversations: ConversationRepository;
  readonly turns: TurnRepository;
  readonly runner: TurnRunner;
  readonly hub: EventHub;
  readonly presence: Presence;
  readonly clock: Clock;
  /** Does promised work now instead of at the next poll. */
  nudgeOutbox(): void;
}

/** The front desk: a message is stored before it is acknowledged, and answered by exactly one turn. */
export class ConversationService implements ConversationDesk {
  private readonly awaited = new Set<string>();

  constructor(private readonly deps: ConversationServiceDeps) {}

  async start(request: StartConversation): Promise<AcceptedMessage> {
    const ids = { conversationId: createId(), messageId: createId(), turnId: createId() };
    const verdict = await this.deps.turns.startConversation(request, toFirstMemory(request), ids);
    return verdict.ok ? this.accept(verdict.stored) : await this.repeat(request);
  }

  async post(request: PostMessage): Promise<AcceptedMessage> {
    const ids = { messageId: createId(), turnId: createId() };
    const verdict = await this.deps.turns.postMessage(request, ids);
    return verdict.ok ? this.accept(verdict.stored) : await this.repeat(request);
  }

  async get(storeId: string, conversationId: string, messageLimit: number | undefined): Promise<ConversationView> {
    return (await this.deps.conversations.findView(storeId, conversationId, messageLimit)) ?? throwNotFound();
  }

  async list(storeId: string, filter: ConversationFilter): Promise<ConversationPage> {
    return await this.deps.conversations.list(storeId, filter);
  }

  async escalate(request: EscalateRequest): Promise<EscalateResult> {
    const { storeId, conversationId } = request;
    const before = (await this.deps.conversations.findStatus(storeId, conversationId)) ?? throwNotFound();
    if (before.status === 'resolved') {
      throw new AppError('conversation_closed', 'The conversation is resolved.');
    }
    const externalId = `${conversationId}:${createId()}`;
    await this.deps.conversations.escalate(request, externalId, this.deps.clock.now());
    this.deps.nudgeOutbox();
    const ticket = await this.findTicket(storeId, conversationId);
    const language = before.language ?? 'en';
    return { ...ticket, customerMessage: toHandoverSentence(language, ticket.ticketId !== undefined) };
  }

  async resolve(request: ResolveRequest): Promise<ResolveResult> {
    const { storeId, conversationId } = request;
    (await this.deps.conversations.findStatus(storeId, conversationId)) ?? throwNotFound();
    const resolvedAt = this.deps.clock.now();
    const resolved = await this.deps.conversations.resolve(request, resolvedAt);
    if (resolved === undefined) {
      throw new AppError('conversation_closed', 'The conversation is resolved already.');
    }
    const seconds = Math.round((resolvedAt.getTime() - resolved.createdAt.getTime()) / 1_000);
    return { resolvedAt, totalMessages: resolved.totalMessages, resolutionTimeSeconds: Math.max(0, seconds) };
  }

  async giveBack(storeId: string, conversationId: string): Promise<void> {
    (await this.deps.conversations.findStatus(storeId, conversationId)) ?? throwNotFound();
    await this.deps.conversations.giveBack(storeId, conversationId);
  }

  async follow(
    storeId: string,
    conversationId: string,
    lastEventId: string | undefined,
    listener: (event: StreamEvent) => void,
  ): Promise<() => void> {
    const { openSeq } = (await this.deps.conversations.findStatus(storeId, conversationId)) ?? throwNotFound();
    this.awaitRemote(conversationId, openSeq);
    if (lastEventId === undefined || this.deps.hub.hasKept(conversationId, lastEventId)) {
      return this.deps.hub.subscribe(conversationId, lastEventId, listener);
    }
    const [seq] = parseEventId(lastEventId);
    for (const answer of await this.deps.conversations.listAnswersFrom(conversationId, Math.max(seq, 1))) {
      toRetoldEvents(answer).forEach(listener);
    }
    return this.deps.hub.subscribe(conversationId, lastEventId, listener);
  }

  /** A turn that another process runs is heard through Redis at best; its answer is told in any case. */
  private awaitRemote(conversationId: string, openSeq: number | undefined): void {
    if (openSeq === undefined || this.awaited.has(conversationId) || this.deps.runner.isRunning(conversationId)) {
      return;
    }
    this.awaited.add(conversationId);
    getAnswer(this.deps, conversationId, openSeq)
      .then((answer) => (answer.isLocal ? undefined : this.retell(conversationId, answer)))
      .catch(() => undefined)
      .finally(() => this.awaited.delete(conversationId));
  }

  /** What could not be stored: a repeated key finds what it stored, everything else is refused. */
  private async repeat(request: StartConversation | PostMessage): Promise<AcceptedMessage> {
    const { speaker, idempotency } = request;
    const repeated = idempotency && (await this.findRepeated(speaker.storeId, idempotency));
    return repeated ?? (await this.refuse(request));
  }

  private accept(stored: StoredMessage): AcceptedMessage {
    const { conversationId, messageId, seq, afterSeq, turn } = stored;
    this.deps.presence.arrive(conversationId);
    if (turn !== undefined) {
      this.deps.runner.begin(turn);
    }
    let isWaiting = true;
    const stopWaiting = (how: 'finish' | 'leave') => {
      // Once: a visitor who left and is answered all the same would be counted out twice, for somebody who waits.
      if (isWaiting) {
        isWaiting = false;
        this.deps.presence[how](conversationId);
      }
    };
    const answer = getAnswer(this.deps, conversationId, seq).finally(() => stopWaiting('finish'));
    const result = answer.then((found) => {
      if (!found.isLocal) {
        this.retell(conversationId, found);
      }
      return found.result;
    });
    result.catch(() => undefined);
    return {
      conversationId,
      messageId,
      result,
      subscribe: (listener) => this.deps.hub.subscribe(conversationId, createEventId(afterSeq + 1, 1, 0), listener),
      leave: () => stopWaiting('leave'),
    };
  }

  /** Tells listeners here of an answer that another process gave, unless they heard it. */
  private retell(conversationId: string, answer: StoredAnswer): void {
    const last = this.deps.hub.findLast(conversationId);
    if (last?.event === 'done' && parseEventId(last.id)[0] >= answer.firstSeq) {
      return;
    }
    for (const event of toRetoldEvents(answer)) {
      this.deps.hub.deliver(conversationId, event);
    }
  }

  private async findRepeated(storeId: string, idempotency: Idempotency): Promise<AcceptedMessage | undefined> {
    const keyed = await this.deps.conversations.findByIdempotencyKey(storeId, idempotency.key);
    if (keyed === undefined) {
      return undefined;
    }
    if (keyed.bodyHash !== idempotency.bodyHash) {
      throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used with another body.');
    }
    const answer = await this.deps.conversations.findAnswer(keyed.conversationId, keyed.seq);
    if (answer === undefined) {
      throw new AppError('idempotency_in_flight', 'The message with this Idempotency-Key is being answered.', {
        retryAfterSeconds: 1,
      });
    }
    return {
      conversationId: keyed.conversationId,
      messageId: keyed.messageId,
      result: Promise.resolve(answer.result),
      subscribe: (listener) => {
        toRetoldEvents(answer).forEach(listener);
        return () => undefined;
      },
      leave: () => undefined,
    };
  }

  private async refuse(request: StartConversation | PostMessage): Promise<never> {
    const found =
      'conversationId' in request
        ? await this.deps.conversations.findStatus(request.speaker.storeId, request.conversationId)
        : undefined;
    if (found?.status === 'resolved') {
      throw new AppError('conversation_closed', 'The conversation is resolved; start a new one.');
    }
    return throwNotFound();
  }

  private async findTicket(
    storeId: string,
    conversationId: string,
  ): Promise<Pick<EscalateResult, 'ticketId' | 'assignedTo'>> {
    const deadlineMs = this.deps.clock.monotonicMs() + ticketWaitMs;
    while (this.deps.clock.monotonicMs() < deadlineMs) {
      const ticket = await this.deps.conversations.findTicket(storeId, conversationId);
      if (ticket !== undefined) {
        return ticket;
      }
      await new Promise((resolve) => setTimeout(resolve, ticketPollMs));
    }
    return {};
  }
}

function toFirstMemory(request: StartConversation): ConversationMemory {
  const orderId = request.context?.order_id;
  const isOrderNumber = typeof orderId === 'string' && /^#?[\w-]{1,20}$/.test(orderId);
  return isOrderNumber ? { ...emptyMemory, orderNumber: orderId.replace('#', '') } : emptyMemory;
}

/** An answer as a stream is told it when its own events are gone. */
function toRetoldEvents({ firstSeq, result }: StoredAnswer): readonly StreamEvent[] {
  const id = (place: number) => createEventId(firstSeq, retoldAttempt, place);
  return [
    { id: id(1), event: 'replace', data: { text: result.content } },
    { id: id(2), event: 'message', data: toEventData(result) },
    { id: id(3), event: 'done', data: { message_id: result.messageId } },
  ];
}

function toHandoverSentence(language: string, hasTicket: boolean): string {
  return phrase(language, hasTicket ? 'handover_acknowledged' : 'handover_delayed');
}

function throwNotFound(): never {
  throw new AppError('not_found', 'There is no such conversation.');
}
