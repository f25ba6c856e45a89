import type {
  CustomerRecord,
  IntegrationRecord,
  MailboxRecord,
  MessageRecord,
  Records,
  TicketRecord,
  UserRecord,
} from './records.ts';

/** The wire shapes. Gorgias writes absence as `null`; inside the sandbox it is `undefined`. */
export function presentTicket(records: Records, ticket: TicketRecord): Record<string, unknown> {
  const messages = records.messagesOf(ticket.id);
  const lastReceived = messages.findLast((message) => !message.body.from_agent);
  return {
    id: ticket.id,
    uri: `/api/tickets/${ticket.id}/`,
    external_id: ticket.externalId ?? null,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    channel: ticket.channel,
    via: ticket.via,
    from_agent: ticket.isFromAgent,
    customer: presentPerson(ticket.customer),
    assignee_user: ticket.assigneeUser ? presentUser(ticket.assigneeUser) : null,
    assignee_team: ticket.assigneeTeam ?? null,
    tags: ticket.tags.map((tag) => ({ ...tag })),
    meta: ticket.meta,
    custom_fields: ticket.customFields,
    language: ticket.language ?? null,
    spam: ticket.isSpam,
    is_unread: ticket.isUnread,
    messages_count: messages.length,
    created_datetime: toIso(ticket.createdAt),
    opened_datetime: null,
    updated_datetime: toIso(ticket.updatedAt),
    closed_datetime: toIso(ticket.closedAt),
    snooze_datetime: toIso(ticket.snoozedUntil),
    trashed_datetime: toIso(ticket.trashedAt),
    last_message_datetime: toIso(messages.at(-1)?.createdAt),
    last_received_message_datetime: toIso(lastReceived?.createdAt),
  };
}

export function presentMessage(message: MessageRecord): Record<string, unknown> {
  const { body } = message;
  const text = body.body_text ?? body.body_html?.replaceAll(/<[^>]*>/g, '') ?? '';
  return {
    id: message.id,
    uri: `/api/tickets/${message.ticketId}/messages/${message.id}/`,
    ticket_id: message.ticketId,
    external_id: body.external_id ?? null,
    message_id: body.message_id ?? null,
    integration_id: body.integration_id ?? null,
    channel: body.channel,
    via: body.via,
    from_agent: body.from_agent,
    public: message.isPublic,
    subject: body.subject ?? null,
    sender: message.sender ? presentPerson(message.sender) : null,
    receiver: message.receiver ? presentPerson(message.receiver) : null,
    source: body.source ?? null,
    body_text: body.body_text ?? null,
    body_html: body.body_html ?? null,
    stripped_text: text,
    attachments: body.attachments ?? [],
    meta: body.meta ?? null,
    created_datetime: toIso(message.createdAt),
    sent_datetime: toIso(message.sentAt),
    opened_datetime: null,
    failed_datetime: null,
    last_sending_error: null,
  };
}

export function presentCustomer(customer: CustomerRecord): Record<string, unknown> {
  return {
    ...presentPerson(customer),
    external_id: customer.externalId ?? null,
    language: customer.details.language ?? null,
    timezone: customer.details.timezone ?? null,
    channels: customer.details.channels ?? [],
    meta: customer.details.meta ?? null,
    data: customer.details.data ?? null,
    created_datetime: toIso(customer.createdAt),
    updated_datetime: toIso(customer.updatedAt),
  };
}

export function presentUser(user: UserRecord): Record<string, unknown> {
  return { ...presentPerson(user), active: true, role: { name: 'agent' } };
}

export function presentMailbox({ id, address }: MailboxRecord): Record<string, unknown> {
  return { id, type: 'email', name: address, deactivated_datetime: null, meta: { address } };
}

/** `hmac_secret` is write-only. */
export function presentIntegration(integration: IntegrationRecord): Record<string, unknown> {
  const { hmac_secret: _secret, ...http } = integration.body.http;
  return {
    id: integration.id,
    type: integration.body.type,
    name: integration.body.name,
    description: integration.body.description ?? null,
    http,
    created_datetime: toIso(integration.createdAt),
  };
}

function presentPerson(person: { readonly id: number; readonly email?: string | undefined; readonly name: string }) {
  const [firstname = '', ...rest] = person.name.split(' ');
  return { id: person.id, email: person.email ?? null, name: person.name, firstname, lastname: rest.join(' ') };
}

function toIso(date: Date | undefined): string | null {
  return date?.toISOString() ?? null;
}
