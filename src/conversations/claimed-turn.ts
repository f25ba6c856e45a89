import type { ConversationMemory, HistoryMessage, ShopperMessage } from '../agent/turn.ts';
import type { ConversationStatus } from './conversation.ts';

/** A turn which this process holds, with all it needs to run. */
export interface ClaimedTurn {
  readonly id: string;
  readonly attempt: number;
  readonly firstSeq: number;
  readonly coversSeq: number;
  /** Whose limits count: the network address that sent the newest message. */
  readonly addressKey: string;
  readonly conversation: ClaimedConversation;
  readonly messages: readonly ShopperMessage[];
  readonly history: readonly HistoryMessage[];
}

export interface ClaimedConversation {
  readonly id: string;
  readonly storeId: string;
  readonly status: ConversationStatus;
  readonly customerEmail?: string;
  readonly customerName?: string;
  readonly customerId?: string;
  readonly memory: ConversationMemory;
  readonly ticketId?: string;
}

/** A stored message; with the turn when this process is the one to run it. */
export interface StoredMessage {
  readonly conversationId: string;
  readonly messageId: string;
  readonly seq: number;
  /** Events of the turn that covers it come after this turn number. */
  readonly afterSeq: number;
  readonly turn?: ClaimedTurn;
}

/** `not_open`: the conversation is unknown, another store's, or resolved. `key_used`: its Idempotency-Key was. */
export type StoreVerdict =
  | { readonly ok: true; readonly stored: StoredMessage }
  | { readonly ok: false; readonly reason: 'not_open' | 'key_used' };
