import { z } from 'zod';

/** Only what we read; Gorgias adds fields without notice. */
const nullableText = z.string().nullish();
const id = z.number().int();

export const ticketReplySchema = z.object({
  id,
  external_id: nullableText,
  customer: z.object({ id }).nullish(),
  assignee_user: z.object({ id, name: nullableText, email: nullableText }).nullish(),
  assignee_team: z.object({ id, name: nullableText }).nullish(),
  trashed_datetime: nullableText,
});
export type TicketReply = z.infer<typeof ticketReplySchema>;

export const messageReplySchema = z.object({ id, external_id: nullableText, created_datetime: z.string() });

export const customerReplySchema = z.object({ id, external_id: nullableText });

/** Of other types than mailboxes too; `meta` differs by type. */
export const integrationReplySchema = z.object({
  id,
  type: z.string(),
  deactivated_datetime: nullableText,
  meta: z.object({ address: nullableText }).nullish(),
});

export const userReplySchema = z.object({ id });

export function listReplySchema<S extends z.ZodType>(item: S) {
  return z.object({ data: z.array(item), meta: z.object({ next_cursor: nullableText }) });
}
