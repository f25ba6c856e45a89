import { type ConversationMemory, emptyMemory, type HistoryMessage, type ShopperMessage } from '../agent/turn.ts';
import type { ClaimedConversation } from './claimed-turn.ts';
import type { ConversationStatus } from './conversation.ts';

/** What `postMessageSql` and `startConversationSql` return. */
export interface ClaimRow {
  readonly id: string;
  readonly store_id: string;
  readonly status: ConversationStatus;
  readonly customer_email: string | null;
  readonly customer_name: string | null;
  readonly customer_id: string | null;
  readonly memory: Partial<ConversationMemory>;
  readonly message_seq: number;
  readonly external_ticket_id: string | null;
  readonly active_turn_id: string | null;
  readonly running_covers_seq?: number | null;
  readonly history: readonly (HistoryMessage & { readonly seq: number })[] | null;
}

/** What `loadTurnSql` returns. */
export interface LoadRow extends ClaimRow {
  readonly owner: string;
  readonly attempt: number;
  readonly first_seq: number;
  readonly covers_seq: number;
  /** Absent on rows of before it was kept. */
  readonly address_key: string | null;
  readonly covered: readonly ShopperMessage[] | null;
}

export function toConversation(row: ClaimRow): ClaimedConversation {
  return {
    id: row.id,
    storeId: row.store_id,
    status: row.status,
    memory: { ...emptyMemory, ...row.memory },
    ...(row.customer_email === null ? {} : { customerEmail: row.customer_email }),
    ...(row.customer_name === null ? {} : { customerName: row.customer_name }),
    ...(row.customer_id === null ? {} : { customerId: row.customer_id }),
    ...(row.external_ticket_id === null ? {} : { ticketId: row.external_ticket_id }),
  };
}

export function toHistory(rows: ClaimRow['history']): readonly HistoryMessage[] {
  return (rows ?? []).map(({ role, content }) => ({ role, content }));
}
