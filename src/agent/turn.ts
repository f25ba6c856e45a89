import type { EffectDesk, EffectView } from '../commerce/effect.ts';
import type { Helpdesk, Priority } from '../commerce/helpdesk.ts';
import type { StoreBackend } from '../commerce/store-backend.ts';
import type { WriteAction, WriteRequest } from '../commerce/write-request.ts';
import type { Classification } from './classification.ts';
import type { Fact } from './fact.ts';
import type { Intent, Route, Sentiment, Tone } from './intents.ts';

/** Why a turn is degraded, as stored in `messages.metadata.error` and counted by `metadata->>'error'`. */
export type TurnErrorCode =
  | 'llm_rate_limit'
  | 'llm_timeout'
  | 'llm_error'
  | 'parse_error'
  | 'shopify_error'
  | 'gorgias_error'
  | 'db_error'
  | 'policy'
  | 'unknown';

/** What earlier turns of the conversation learned; saved with the turn, never shown to a shopper. */
export interface ConversationMemory {
  readonly intent?: Intent;
  readonly topic?: string;
  readonly route?: Route;
  readonly language?: string;
  readonly orderNumber?: string;
  /** Contacts that the shopper typed: claims, not proof, until an order's own contacts match. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Orders whose contact matched in this conversation. */
  readonly verifiedOrderIds: readonly string[];
  readonly failedVerifications: number;
  /** Paid tokens of the conversation so far; past the ceiling only the rules answer. */
  readonly tokensUsed?: number;
  /** Effects that the shopper can still answer or take back; the ledger knows how they stand. */
  readonly openEffects?: readonly OpenEffect[];
  /** A wish that waits for the code which was sent to the order's contact. */
  readonly codeWish?: { readonly orderId: string; readonly request: WriteRequest };
  /** What a reply offered instead of what it refused, and which reply that was. */
  readonly offer?: { readonly action: WriteAction; readonly askedIn: string };
}

export interface OpenEffect {
  readonly id: string;
  /** Answered with a yes, and waiting for its hold or an operator: only "stop" means it. */
  readonly isHeld?: boolean;
  readonly action: WriteAction;
  readonly subjectName: string;
  /** The reply that asked for his yes (`toReplyMark`): a bare "yes" to any other means nothing. */
  readonly askedIn?: string;
}

export const emptyMemory: ConversationMemory = { emails: [], phones: [], verifiedOrderIds: [], failedVerifications: 0 };

export interface HistoryMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: string;
}

/** Limits and switches of one store; `agent` reads them, `operations` keeps them. */
export interface AgentStore {
  readonly id: string;
  readonly name: string;
  readonly escalationConfidenceThreshold: number;
  readonly backend: StoreBackend;
  readonly helpdesk: Helpdesk;
}

export interface ShopperMessage {
  readonly id: string;
  readonly content: string;
  /** Written after the last reply was there to be read: only such words can consent to what that reply showed. */
  readonly isAfterReply: boolean;
}

export interface TurnInput {
  readonly turnId: string;
  readonly conversationId: string;
  readonly store: AgentStore;
  /** The shopper's messages that this turn answers, oldest first. */
  readonly messages: readonly ShopperMessage[];
  /** At most 20, oldest first, without `messages`. */
  readonly history: readonly HistoryMessage[];
  readonly memory: ConversationMemory;
  readonly shopper: {
    readonly email?: string;
    readonly name?: string;
    /** From a signed session only. */
    readonly customerId?: string;
    /** Keyed hash of the network address, for limits. */
    readonly addressKey: string;
  };
  /** The way to writes, bound to this conversation. */
  readonly effects: EffectDesk;
  /** True while a person owns the conversation: the bot only acknowledges. */
  readonly isHandedOver: boolean;
  /** Ends the turn at once: this process lost its lease or is stopping hard. */
  readonly signal: AbortSignal;
  /** Nobody listens any more: paid model calls stop, the rules model ends the turn. */
  readonly shopperLeft: AbortSignal;
}

/** What a shopper's screen is told while a turn runs, in order. */
export type TurnEvent =
  | { readonly type: 'status'; readonly key: StatusKey; readonly text: string }
  | { readonly type: 'token'; readonly text: string }
  /** The text so far is void; this takes its place. */
  | { readonly type: 'replace'; readonly text: string };

export type StatusKey =
  | 'reading'
  | 'looking_up_order'
  | 'searching_products'
  | 'reading_policies'
  | 'writing'
  | 'handing_over';

export interface Receipt {
  /** The sentence as the shopper sees it. */
  readonly claim: string;
  /** Ids of facts that back it, and the values found there. */
  readonly evidence: readonly { readonly factId: string; readonly value: string }[];
}

export interface ModelAttempt {
  readonly purpose: 'classify' | 'answer' | 'rewrite';
  readonly model: string;
  readonly ok: boolean;
  readonly ms: number;
  /** Why the next model was asked. */
  readonly error?: string;
  readonly requestId?: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; absent for models without a known price. */
  readonly costUsd?: number;
}

export interface ToolRun {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly reason?: string;
}

export type EscalationReason =
  | 'asked_for_person'
  | 'complaint'
  | 'frustration'
  | 'low_confidence'
  | 'legal_or_safety'
  | 'policy_needs_person'
  | 'repeated_contact'
  | 'outage';

export interface Escalation {
  readonly reason: EscalationReason;
  readonly priority: Priority;
  /** For the person who takes over. */
  readonly summary: string;
}

export interface TurnOutcome {
  readonly reply: string;
  readonly classification: Classification;
  /** Intent that the assistant row carries; the conversation's own where the message brought none. */
  readonly intent: Intent;
  readonly confidence: number;
  readonly sentiment: Sentiment;
  readonly route: Route;
  readonly tone: Tone;
  readonly escalation?: Escalation;
  readonly memory: ConversationMemory;
  readonly facts: readonly Fact[];
  readonly receipts: readonly Receipt[];
  /** Rows of the ledger that this turn made or moved, as they stand now. */
  readonly effects: readonly EffectView[];
  /** Told in the reply, and to be left out of whatever leaves the house (a discount code). */
  readonly secrets?: readonly string[];
  readonly attempts: readonly ModelAttempt[];
  readonly tools: readonly ToolRun[];
  readonly guard: { readonly checked: number; readonly rewritten: number; readonly dropped: number };
  /** Absent when all went well. The first cause, when several went wrong. */
  readonly error?: TurnErrorCode;
  /** What was done in a lesser way, and why: `model:openai:gpt-4o->rules (rate_limit)`. */
  readonly degraded: readonly string[];
  readonly promptVersions: Readonly<Record<string, string>>;
  readonly spans: readonly TurnSpan[];
}

/** One step of a turn, for the trace. Times are epoch milliseconds. */
export interface TurnSpan {
  readonly id: string;
  readonly parentId?: string;
  readonly name: string;
  readonly kind: 'chain' | 'llm' | 'tool';
  readonly startMs: number;
  readonly endMs: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}
