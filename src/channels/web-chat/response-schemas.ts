import { z } from 'zod';
import { intents, sentiments } from '../../agent/intents.ts';
import { conversationStatuses } from '../../conversations/conversation.ts';

const instantSchema = z.iso.datetime();
const detailsSchema = z.record(z.string(), z.unknown());

/** The wire contract's answers, field by field; routes are documented and tests checked with these. */
export const turnAnswerSchema = z.object({
  message_id: z.string(),
  response: z.object({ content: z.string(), type: z.literal('text') }),
  analysis: z.object({ intent: z.enum(intents), sentiment: z.enum(sentiments), confidence: z.number() }),
  actions_taken: z.array(z.object({ type: z.string(), details: detailsSchema })),
  requires_escalation: z.boolean(),
  created_at: instantSchema,
});

export const startAnswerSchema = turnAnswerSchema.extend({
  conversation_id: z.string(),
  /** With a widget key only: to be sent as `x-conversation-token` from then on. */
  conversation_token: z.string().optional(),
});

export const conversationAnswerSchema = z.object({
  id: z.string(),
  store_id: z.string(),
  status: z.enum(conversationStatuses),
  channel: z.string(),
  customer: z.object({ email: z.string().nullable(), name: z.string().nullable() }),
  primary_intent: z.enum(intents).nullable(),
  sentiment: z.enum(sentiments).nullable(),
  priority: z.string().nullable(),
  order_id: z.string().nullable(),
  messages: z
    .array(
      z.object({
        id: z.string(),
        role: z.enum(['user', 'assistant', 'system']),
        content: z.string(),
        created_at: instantSchema,
      }),
    )
    .optional(),
  actions_taken: z.array(
    z.object({
      type: z.string(),
      message_id: z.string().nullable(),
      details: detailsSchema,
      created_at: instantSchema,
    }),
  ),
  created_at: instantSchema,
  updated_at: instantSchema,
});

export const listAnswerSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      status: z.enum(conversationStatuses),
      primary_intent: z.enum(intents).nullable(),
      sentiment: z.enum(sentiments).nullable(),
      customer_email: z.string().nullable(),
      message_count: z.number().int(),
      created_at: instantSchema,
      updated_at: instantSchema,
    }),
  ),
  pagination: z.object({
    page: z.number().int(),
    per_page: z.number().int(),
    total_pages: z.number().int(),
    total_count: z.number().int(),
  }),
});

export const escalateAnswerSchema = z.object({
  escalated: z.literal(true),
  ticket_id: z.string().nullable(),
  assigned_to: z.string().nullable(),
  customer_message: z.string(),
});

export const resolveAnswerSchema = z.object({
  resolved: z.literal(true),
  resolved_at: instantSchema,
  total_messages: z.number().int(),
  resolution_time_seconds: z.number(),
});

export const giveBackAnswerSchema = z.object({ given_back: z.literal(true) });
