import { z } from 'zod';
import { intents, sentiments } from '../../agent/intents.ts';
import { priorities } from '../../commerce/helpdesk.ts';
import { conversationStatuses } from '../../conversations/conversation.ts';
import { isStorableText, optional, text } from '../../http/validation.ts';

/** Characters of a message, as the wire contract has it; counted in code points. */
const messageText = text(1, 2_000);

const maxContextDepth = 5;

/** Whatever a page wants to tell, as plain JSON that can be stored. */
const contextSchema = z
  .record(z.string().max(100), z.unknown())
  .refine((context) => isStorable(context, maxContextDepth), { error: 'unsupported_content' });

const emailSchema = z.string().trim().max(254).pipe(z.email());

/** Files can't be taken yet, and saying so is better than losing them silently. */
const attachmentsSchema = z
  .array(z.unknown())
  .refine((attachments) => attachments.length === 0, { error: 'attachments_are_not_supported' });

export const conversationParamsSchema = z.object({ id: z.guid().toLowerCase() });

export const startBodySchema = z.object({
  channel: optional(z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/)),
  customer_email: optional(emailSchema),
  customer_name: optional(text(1, 200)),
  initial_message: messageText,
  context: optional(contextSchema),
});

export const messageBodySchema = z.object({ content: messageText, attachments: optional(attachmentsSchema) });

export const getQuerySchema = z.object({
  include_messages: z.enum(['true', 'false']).default('true'),
  message_limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const listQuerySchema = z.object({
  status: z.enum(conversationStatuses).optional(),
  intent: z.enum(intents).optional(),
  sentiment: z.enum(sentiments).optional(),
  customer_email: emailSchema.optional(),
  start_date: instant('start').optional(),
  end_date: instant('end').optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(20),
});

export const escalateBodySchema = z.object({
  reason: text(1, 500),
  priority: optional(z.enum(priorities)),
  notes: optional(text(0, 2_000)),
});

export const resolveBodySchema = z.object({
  resolution_summary: text(1, 2_000),
  resolution_type: z.enum(['automated', 'human', 'customer']),
  csat_score: optional(z.number().int().min(1).max(5)),
});

/** `last_event_id` is for clients that can't set headers. */
export const eventsQuerySchema = z.object({
  last_event_id: z
    .string()
    .regex(/^[\w.:-]{1,64}$/)
    .optional(),
});

/** `2026-11-20` or an ISO time with a zone. A day ends with its last millisecond (UTC). */
function instant(edge: 'start' | 'end') {
  const clock = edge === 'start' ? 'T00:00:00.000Z' : 'T23:59:59.999Z';
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'expected_iso_date_or_time' })
    .transform((value) => new Date(value.length === 10 ? `${value}${clock}` : value))
    .refine((date) => date.getUTCFullYear() > 0, { error: 'expected_iso_date_or_time' });
}

/** No depth that would overflow a walker, no text that the database refuses, no key that means more than itself. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    return isStorableText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  if (depth === 0) {
    return false;
  }
  return Object.entries(value).every(
    ([key, inner]) => isStorableText(key) && key !== '__proto__' && isStorable(inner, depth - 1),
  );
}
