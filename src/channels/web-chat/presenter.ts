import type { z } from 'zod';
import type {
  ConversationFilter,
  ConversationPage,
  ConversationView,
  EscalateResult,
  ResolveResult,
  TurnResult,
} from '../../conversations/conversation.ts';
import type {
  conversationAnswerSchema,
  escalateAnswerSchema,
  listAnswerSchema,
  resolveAnswerSchema,
  turnAnswerSchema,
} from './response-schemas.ts';

/** Views of the house as the wire contract's snake_case; what is absent inside is `null` outside. */
export function presentTurn(result: TurnResult): z.input<typeof turnAnswerSchema> {
  return {
    message_id: result.messageId,
    response: { content: result.content, type: 'text' },
    analysis: { intent: result.intent, sentiment: result.sentiment, confidence: result.confidence },
    actions_taken: result.actions.map(({ type, details }) => ({ type, details: { ...details } })),
    requires_escalation: result.isEscalated,
    created_at: result.createdAt.toISOString(),
  };
}

export function presentConversation(view: ConversationView): z.input<typeof conversationAnswerSchema> {
  return {
    id: view.id,
    store_id: view.storeId,
    status: view.status,
    channel: view.channel,
    customer: { email: view.customer.email ?? null, name: view.customer.name ?? null },
    primary_intent: view.primaryIntent ?? null,
    sentiment: view.sentiment ?? null,
    priority: view.priority ?? null,
    order_id: view.orderId ?? null,
    ...(view.messages === undefined ? {} : { messages: view.messages.map(presentMessage) }),
    actions_taken: view.actions.map((action) => ({
      type: action.type,
      message_id: action.messageId ?? null,
      details: { ...action.details },
      created_at: action.createdAt.toISOString(),
    })),
    created_at: view.createdAt.toISOString(),
    updated_at: view.updatedAt.toISOString(),
  };
}

export function presentPage(page: ConversationPage, filter: ConversationFilter): z.input<typeof listAnswerSchema> {
  return {
    data: page.rows.map((row) => ({
      id: row.id,
      status: row.status,
      primary_intent: row.primaryIntent ?? null,
      sentiment: row.sentiment ?? null,
      customer_email: row.customerEmail ?? null,
      message_count: row.messageCount,
      created_at: row.createdAt.toISOString(),
      updated_at: row.updatedAt.toISOString(),
    })),
    pagination: {
      page: filter.page,
      per_page: filter.perPage,
      total_pages: Math.ceil(page.totalCount / filter.perPage),
      total_count: page.totalCount,
    },
  };
}

export function presentEscalation(result: EscalateResult): z.input<typeof escalateAnswerSchema> {
  return {
    escalated: true,
    ticket_id: result.ticketId ?? null,
    assigned_to: result.assignedTo ?? null,
    customer_message: result.customerMessage,
  };
}

export function presentResolution(result: ResolveResult): z.input<typeof resolveAnswerSchema> {
  return {
    resolved: true,
    resolved_at: result.resolvedAt.toISOString(),
    total_messages: result.totalMessages,
    resolution_time_seconds: result.resolutionTimeSeconds,
  };
}

function presentMessage(message: NonNullable<ConversationView['messages']>[number]) {
  const { id, role, content, createdAt } = message;
  return { id, role, content, created_at: createdAt.toISOString() };
}
