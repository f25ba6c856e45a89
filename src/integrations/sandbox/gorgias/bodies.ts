import { z } from 'zod';

const id = z.number().int().positive();
const datetime = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const meta = z.record(z.string(), z.unknown());
const person = z.strictObject({ id: id.optional(), email: z.email().optional(), name: z.string().max(255).optional() });
const address = z.strictObject({ address: z.string(), name: z.string().optional() });
const source = z.strictObject({
  type: z.string().optional(),
  from: address.optional(),
  to: z.array(address).optional(),
  cc: z.array(address).optional(),
  bcc: z.array(address).optional(),
});
const attachment = z.strictObject({
  url: z.url(),
  name: z.string(),
  content_type: z.string(),
  size: z.number().int().nonnegative().optional(),
});
const channel = z.string().min(1).max(50);
const priority = z.enum(['critical', 'high', 'normal', 'low']);
const tagName = z.strictObject({ id: id.optional(), name: z.string().min(1).max(256).optional() });
const customField = z.strictObject({ id, value: z.unknown() });

/** Field lists from developers.gorgias.com as condensed in our notes (6.3); anything else is refused. */
export const messageBodySchema = z.strictObject({
  channel,
  via: channel,
  from_agent: z.boolean(),
  body_text: z.string().optional(),
  body_html: z.string().optional(),
  public: z.boolean().optional(),
  subject: z.string().max(998).optional(),
  sender: person.optional(),
  receiver: person.optional(),
  source: source.optional(),
  external_id: z.string().max(255).optional(),
  message_id: z.string().max(255).optional(),
  integration_id: id.optional(),
  sent_datetime: datetime.nullish(),
  created_datetime: datetime.optional(),
  attachments: z.array(attachment).optional(),
  meta: meta.optional(),
});
export type MessageBody = z.infer<typeof messageBodySchema>;

export const ticketBodySchema = z.strictObject({
  messages: z.array(messageBodySchema).min(1).max(500),
  via: channel,
  channel: channel.optional(),
  from_agent: z.boolean().optional(),
  subject: z.string().max(998).optional(),
  customer: person.optional(),
  tags: z.array(tagName).optional(),
  assignee_team: z.strictObject({ id }).optional(),
  assignee_user: z.strictObject({ id }).optional(),
  external_id: z.string().max(255).optional(),
  meta: meta.optional(),
  custom_fields: z.array(customField).optional(),
  language: z.string().min(2).max(10).optional(),
  priority: priority.optional(),
  status: z.enum(['open', 'closed']).optional(),
  created_datetime: datetime.optional(),
});
export type TicketBody = z.infer<typeof ticketBodySchema>;

export const ticketChangeSchema = z.strictObject({
  subject: z.string().max(998).optional(),
  status: z.enum(['open', 'closed']).optional(),
  priority: priority.optional(),
  external_id: z.string().max(255).optional(),
  language: z.string().min(2).max(10).optional(),
  customer: z.strictObject({ id: id.optional(), email: z.email().optional() }).optional(),
  tags: z.array(tagName).optional(),
  custom_fields: z.array(customField).optional(),
  assignee_team: z.strictObject({ id }).nullish(),
  assignee_user: z.strictObject({ id }).nullish(),
  meta: meta.optional(),
  spam: z.boolean().optional(),
  is_unread: z.boolean().optional(),
  snooze_datetime: datetime.nullish(),
  trashed_datetime: datetime.nullish(),
});
export type TicketChange = z.infer<typeof ticketChangeSchema>;

export const tagSelectionSchema = z.union([
  z.strictObject({ ids: z.array(id).min(1) }),
  z.strictObject({ names: z.array(z.string().min(1).max(256)).min(1) }),
]);
export type TagSelection = z.infer<typeof tagSelectionSchema>;

export const customerBodySchema = z.strictObject({
  email: z.email().optional(),
  name: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  language: z.string().max(10).optional(),
  timezone: z.string().max(64).optional(),
  channels: z
    .array(z.strictObject({ type: z.string(), address: z.string(), preferred: z.boolean().optional() }))
    .optional(),
  meta: meta.optional(),
  data: meta.optional(),
});
export type CustomerBody = z.infer<typeof customerBodySchema>;

export const triggers = [
  'ticket-created',
  'ticket-updated',
  'ticket-message-created',
  'ticket-message-failed',
  'ticket-status-updated',
  'ticket-assignment-updated',
  'ticket-handed-over',
  'ticket-self-unsnoozed',
] as const;
export type Trigger = (typeof triggers)[number];

export const integrationBodySchema = z.strictObject({
  type: z.literal('http'),
  name: z.string().min(1).max(255),
  description: z.string().max(1024).optional(),
  http: z.strictObject({
    url: z.url(),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    request_content_type: z.enum(['application/json', 'application/x-www-form-urlencoded']),
    response_content_type: z.literal('application/json'),
    headers: z.record(z.string(), z.string()).optional(),
    form: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    triggers: z.partialRecord(z.enum(triggers), z.boolean()),
    hmac_secret: z.string().optional(),
  }),
});
export type IntegrationBody = z.infer<typeof integrationBodySchema>;

const paging = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
};
const numericId = z.coerce.number().int().positive();

export const pageQuerySchema = z.strictObject({ ...paging, order_by: z.string().optional() });

export const ticketQuerySchema = z.strictObject({
  ...paging,
  order_by: z
    .enum(['created_datetime:asc', 'created_datetime:desc', 'updated_datetime:asc', 'updated_datetime:desc'])
    .default('created_datetime:desc'),
  customer_id: numericId.optional(),
  external_id: z.string().optional(),
  ticket_ids: z.string().optional(),
  trashed: z.enum(['true', 'false']).optional(),
});

export const messageQuerySchema = z.strictObject({
  ...paging,
  order_by: z.enum(['created_datetime:asc', 'created_datetime:desc']).default('created_datetime:desc'),
  ticket_id: numericId.optional(),
});

export const messageActionSchema = z.strictObject({ action: z.enum(['force', 'retry', 'cancel']).optional() });

export const customerQuerySchema = z.strictObject({
  ...paging,
  order_by: z.enum(['created_datetime:asc', 'created_datetime:desc']).default('created_datetime:desc'),
  email: z.string().optional(),
  external_id: z.string().optional(),
  channel_type: z.string().optional(),
  channel_address: z.string().optional(),
});
