import { z } from 'zod';
import type { HelpdeskMessage, TicketRequest } from '../../commerce/helpdesk.ts';
import { present } from '../../platform/present.ts';

/** Every ticket of ours carries it: merchants exclude it from auto-merge, agents filter by it. */
const handoffTag = 'ai-handoff';

/** A shopper in Gorgias: by e-mail where there is one (Gorgias upserts), else by the id of a customer made for it. */
export type CustomerRef = { readonly id: number } | { readonly email: string; readonly name?: string };

export interface Parties {
  readonly customer: CustomerRef;
  readonly botUserId: number;
}

const priorities = { low: 'low', medium: 'normal', high: 'high', urgent: 'critical' } as const;
const maxMessages = 500;
const maxSubjectLength = 998;

export function toTicketBody(request: TicketRequest, parties: Parties, teamId: number | undefined) {
  return {
    channel: 'api',
    via: 'api',
    from_agent: false,
    subject: request.subject.slice(0, maxSubjectLength),
    external_id: request.externalId,
    customer: parties.customer,
    priority: priorities[request.priority],
    tags: [...new Set([handoffTag, ...request.tags])].map((name) => ({ name })),
    meta: { conversation_id: request.conversationId ?? request.externalId },
    ...(teamId === undefined ? {} : { assignee_team: { id: teamId } }),
    ...present({ language: request.language }),
    messages: request.messages.slice(-maxMessages).map((message) => toMessageBody(message, parties)),
  };
}

/**
 * Both datetimes are always set: on an outgoing message an empty `sent_datetime` makes Gorgias send it, and the
 * shopper would get every line of the bot by e-mail.
 */
export function toMessageBody(message: HelpdeskMessage, { customer, botUserId }: Parties) {
  const at = message.sentAt.toISOString();
  const common = {
    via: 'api',
    body_text: message.body,
    external_id: message.externalId,
    sent_datetime: at,
    created_datetime: at,
  };
  const person = 'id' in customer ? { id: customer.id } : { email: customer.email };
  switch (message.author) {
    case 'shopper':
      return { ...common, channel: 'api', from_agent: false, sender: person };
    case 'assistant':
      return { ...common, channel: 'api', from_agent: true, sender: { id: botUserId }, receiver: person };
    case 'note':
      return { ...common, channel: 'internal-note', from_agent: true, public: false, sender: { id: botUserId } };
  }
}

/** What a shopper typed as e-mail is used only when Gorgias would take it: a 400 would lose the hand-over. */
export function toEmail(text: string | undefined): string | undefined {
  const parsed = z.email().max(254).safeParse(text?.trim());
  return parsed.success ? parsed.data.toLowerCase() : undefined;
}
