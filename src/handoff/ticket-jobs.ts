import type { Helpdesk, HelpdeskMessage } from '../commerce/helpdesk.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { present } from '../platform/present.ts';
import type { JobHandlers, JobPayload } from '../queues/outbox.ts';
import type { HandoffConversation, HandoffMessage, HandoffRepository } from './handoff-repository.ts';

export interface TicketJobsDeps {
  readonly repository: HandoffRepository;
  findHelpdesk(storeId: string): Promise<Helpdesk>;
  readonly clock: Clock;
  readonly logger: Logger;
}

type TicketJobHandlers = Pick<JobHandlers, 'helpdesk.open_ticket' | 'helpdesk.append_message'>;

/** Carries a hand-over to the helpdesk: one ticket, each message in it once, in order. */
export function createTicketJobs(deps: TicketJobsDeps): TicketJobHandlers {
  return {
    'helpdesk.open_ticket': async (payload, { signal }) => {
      const conversation = await deps.repository.findConversation(payload.conversationId);
      if (conversation === undefined) {
        deps.logger.warn('handoff.conversation_gone', { conversationId: payload.conversationId });
        return;
      }
      const helpdesk = await deps.findHelpdesk(conversation.storeId);
      const request = toTicketRequest(payload, conversation, deps.clock.now());
      const ticket = await helpdesk.ensureTicket(request, { signal }).catch(async (error: unknown) => {
        await deps.repository.noteTicketError(conversation.id);
        throw error;
      });
      await deps.repository.saveTicket(conversation.id, ticket, deps.clock.now());
      deps.logger.info('handoff.ticket_opened', { conversationId: conversation.id, isNew: ticket.isNew });
    },
    'helpdesk.append_message': async ({ conversationId, messageId }, { signal }) => {
      const conversation = await deps.repository.findConversation(conversationId);
      const message = await deps.repository.findMessage(messageId);
      if (conversation?.ticketId === undefined || message === undefined) {
        deps.logger.warn('handoff.nothing_to_append', { conversationId, messageId });
        return;
      }
      const helpdesk = await deps.findHelpdesk(conversation.storeId);
      await helpdesk.appendMessage(conversation.ticketId, toHelpdeskMessage(message), { signal });
    },
  };
}

function toTicketRequest(payload: JobPayload<'helpdesk.open_ticket'>, conversation: HandoffConversation, now: Date) {
  const note: HelpdeskMessage = {
    externalId: `${payload.externalId}:note`,
    author: 'note',
    body: `${payload.summary}\n\nConversation: ${conversation.id}`,
    sentAt: now,
  };
  return {
    externalId: payload.externalId,
    conversationId: conversation.id,
    subject: toSubject(payload.reason, conversation.orderId),
    shopper: present({ email: conversation.customerEmail, name: conversation.customerName }),
    priority: payload.priority,
    tags: ['escalation', 'ai-escalated', `reason-${payload.reason.replaceAll(/[^a-z0-9_-]/gi, '-').slice(0, 60)}`],
    messages: [...conversation.messages.map(toHelpdeskMessage), note],
    ...present({ language: conversation.language }),
  };
}

function toSubject(reason: string, orderId: string | undefined): string {
  const about = orderId === undefined ? '' : ` about order ${orderId}`;
  return `Chat${about}: ${reason.replaceAll('_', ' ')}`.slice(0, 200);
}

function toHelpdeskMessage(message: HandoffMessage): HelpdeskMessage {
  return {
    externalId: message.id,
    author: toAuthor(message.role),
    body: message.content,
    sentAt: message.createdAt,
  };
}

/** What the system says stands in the conversation for the people who own it. */
function toAuthor(role: string): HelpdeskMessage['author'] {
  return role === 'user' ? 'shopper' : role === 'system' ? 'note' : 'assistant';
}
