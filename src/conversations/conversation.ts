import type { Intent, Sentiment } from '../agent/intents.ts';
import type { Priority } from '../commerce/helpdesk.ts';

export const conversationStatuses = ['active', 'resolved', 'escalated', 'abandoned', 'human_handling'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

/** A person owns the conversation: the bot only acknowledges. */
export const withPersonStatuses = ['escalated', 'human_handling'] as const satisfies readonly ConversationStatus[];

export function isWithPerson(status: string): boolean {
  return withPersonStatuses.some((one) => one === status);
}

/** A key that a client may send to make a write repeatable; kept with the message. */
export interface Idempotency {
  readonly key: string;
  /** SHA-256 of the canonical body: the same key with another body is refused. */
  readonly bodyHash: string;
}

/** Who speaks, as the door established it. */
export interface Speaker {
  readonly storeId: string;
  /** Keyed hash of the network address; the address itself is kept nowhere. */
  readonly addressKey: string;
  readonly requestId: string;
  /** Only from a signed session. */
  readonly customerId?: string;
}

export interface StartConversation {
  readonly speaker: Speaker;
  readonly channel: string;
  readonly content: string;
  readonly customerEmail?: string;
  readonly customerName?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly idempotency?: Idempotency;
}

export interface PostMessage {
  readonly speaker: Speaker;
  readonly conversationId: string;
  readonly content: string;
  readonly idempotency?: Idempotency;
}

/** The wire contract's answer to a message, before the door gives it its snake_case names. */
export interface TurnResult {
  readonly conversationId: string;
  /** Of the assistant's row. */
  readonly messageId: string;
  readonly content: string;
  readonly intent: Intent;
  readonly sentiment: Sentiment;
  readonly confidence: number;
  readonly actions: readonly { readonly type: string; readonly details: Readonly<Record<string, unknown>> }[];
  readonly isEscalated: boolean;
  readonly createdAt: Date;
}

/** One event of a conversation's stream. Ids grow and can be resumed from (`Last-Event-ID`). */
export interface StreamEvent {
  readonly id: string;
  readonly event: 'status' | 'token' | 'replace' | 'message' | 'done' | 'error';
  readonly data: Readonly<Record<string, unknown>>;
}

/** An acknowledged message: it is stored, and a turn will answer it even if this process dies. */
export interface AcceptedMessage {
  readonly conversationId: string;
  /** Of the shopper's row. */
  readonly messageId: string;
  /** Settles when the turn that covers the message has ended; rejects with AppError only. */
  readonly result: Promise<TurnResult>;
  /** Events from this message's turn on, replayed from its start; ends after `done` or `error`. */
  subscribe(listener: (event: StreamEvent) => void): () => void;
  /** The shopper is gone: paid work for this turn stops when nobody else listens. */
  leave(): void;
}

export interface MessageView {
  readonly id: string;
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: string;
  readonly createdAt: Date;
}

export interface ActionView {
  readonly type: string;
  readonly messageId?: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

export interface ConversationView {
  readonly id: string;
  readonly storeId: string;
  readonly status: ConversationStatus;
  readonly channel: string;
  readonly customer: { readonly email?: string; readonly name?: string };
  readonly primaryIntent?: Intent;
  readonly sentiment?: Sentiment;
  readonly priority?: Priority;
  readonly orderId?: string;
  readonly messages?: readonly MessageView[];
  readonly actions: readonly ActionView[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ConversationFilter {
  readonly status?: ConversationStatus;
  readonly intent?: Intent;
  readonly sentiment?: Sentiment;
  readonly customerEmail?: string;
  readonly startDate?: Date;
  readonly endDate?: Date;
  readonly page: number;
  readonly perPage: number;
}

export interface ConversationSummary {
  readonly id: string;
  readonly status: ConversationStatus;
  readonly primaryIntent?: Intent;
  readonly sentiment?: Sentiment;
  readonly customerEmail?: string;
  readonly messageCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ConversationPage {
  readonly rows: readonly ConversationSummary[];
  readonly totalCount: number;
}

export interface EscalateRequest {
  readonly storeId: string;
  readonly conversationId: string;
  readonly reason: string;
  readonly priority?: Priority;
  readonly notes?: string;
}

export interface EscalateResult {
  /** Absent while the helpdesk can't be reached; the ticket is made when it can. */
  readonly ticketId?: string;
  readonly assignedTo?: string;
  readonly customerMessage: string;
}

export interface ResolveRequest {
  readonly storeId: string;
  readonly conversationId: string;
  readonly summary: string;
  readonly type: 'automated' | 'human' | 'customer';
  readonly csatScore?: number;
}

export interface ResolveResult {
  readonly resolvedAt: Date;
  readonly totalMessages: number;
  readonly resolutionTimeSeconds: number;
}

/**
 * What doors may ask of the front desk. Throws AppError: `not_found` (also for another store's conversation),
 * `conversation_closed`, `idempotency_mismatch`, `idempotency_in_flight`, `service_unavailable` when the database is
 * away (nothing was acknowledged then).
 */
export interface ConversationDesk {
  start(request: StartConversation): Promise<AcceptedMessage>;
  post(request: PostMessage): Promise<AcceptedMessage>;
  get(storeId: string, conversationId: string, messageLimit: number | undefined): Promise<ConversationView>;
  list(storeId: string, filter: ConversationFilter): Promise<ConversationPage>;
  escalate(request: EscalateRequest): Promise<EscalateResult>;
  resolve(request: ResolveRequest): Promise<ResolveResult>;
  /** Gives the conversation back to the bot after a hand-over. */
  giveBack(storeId: string, conversationId: string): Promise<void>;
  /**
   * Follows a conversation from after `lastEventId` (or from now on), across turns, until unsubscribed. When what was
   * missed is no longer kept, the last answers come as `replace` + `message` + `done`.
   */
  follow(
    storeId: string,
    conversationId: string,
    lastEventId: string | undefined,
    listener: (event: StreamEvent) => void,
  ): Promise<() => void>;
}
