import type { Intent, Sentiment } from '../agent/intents.ts';
import type { ConversationStatus, ConversationSummary, MessageView, TurnResult } from './conversation.ts';

/** What `findCoveringTurnSql` returns. */
export interface AnswerRow {
  readonly status: string;
  readonly first_seq: number;
  readonly id: string | null;
  readonly content: string;
  readonly intent: Intent;
  readonly confidence: number;
  readonly created_at: Date;
  readonly metadata: { readonly sentiment?: Sentiment; readonly escalation?: string };
  readonly conversation_status: string;
  readonly actions: TurnResult['actions'] | null;
}

/** Columns with closed sets are kept closed by CHECK constraints, so their text is taken at its word. */
export function toSummary(row: {
  id: string;
  status: string;
  primaryIntent: string | null;
  sentiment: string | null;
  customerEmail: string | null;
  messageSeq: bigint;
  createdAt: Date;
  updatedAt: Date;
}): ConversationSummary {
  return {
    id: row.id,
    status: row.status as ConversationStatus,
    ...(row.primaryIntent === null ? {} : { primaryIntent: row.primaryIntent as Intent }),
    ...(row.sentiment === null ? {} : { sentiment: row.sentiment as Sentiment }),
    ...(row.customerEmail === null ? {} : { customerEmail: row.customerEmail }),
    messageCount: Number(row.messageSeq),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function toMessageView(row: { id: string; role: string; content: string; createdAt: Date }): MessageView {
  return {
    id: row.id,
    role: row.role as 'user' | 'assistant' | 'system',
    content: row.content,
    createdAt: row.createdAt,
  };
}

/** What our own JSON columns hold; anything else is read as nothing. */
export function toDetails(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
