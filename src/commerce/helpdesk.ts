import type { CallContext } from './store-backend.ts';

export const priorities = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export interface HelpdeskMessage {
  /** Ours; the helpdesk must never hold two messages with the same one. */
  readonly externalId: string;
  readonly author: 'shopper' | 'assistant' | 'note';
  readonly body: string;
  readonly sentAt: Date;
}

export interface TicketRequest {
  /** Ours; at most one ticket exists for it, whatever fails. */
  readonly externalId: string;
  /** Kept with the ticket, and the name of a shopper without e-mail; the external id stands in when absent. */
  readonly conversationId?: string;
  readonly subject: string;
  readonly shopper: { readonly email?: string; readonly name?: string };
  readonly priority: Priority;
  readonly tags: readonly string[];
  /** At most 500, oldest first. */
  readonly messages: readonly HelpdeskMessage[];
  readonly language?: string;
}

export interface Ticket {
  readonly id: string;
  readonly assignedTo?: string;
  /** False when it was found by its external id. */
  readonly isNew: boolean;
}

/**
 * A helpdesk that people answer in. Calls look up by external id before they create, so a retry after an unknown
 * outcome is safe. Nothing sent here is ever e-mailed to the shopper.
 * @throws HelpdeskError when the helpdesk can't be reached or refuses.
 */
export interface Helpdesk {
  ensureTicket(request: TicketRequest, context: CallContext): Promise<Ticket>;
  /** Appends a message once, by its external id. */
  appendMessage(ticketId: string, message: HelpdeskMessage, context: CallContext): Promise<void>;
}

export class HelpdeskError extends Error {
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { isRetryable: boolean; retryAfterMs?: number; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HelpdeskError';
    this.isRetryable = options.isRetryable;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A store without a helpdesk: hand-overs wait in the outbox until one is connected. */
export const noHelpdesk: Helpdesk = { ensureTicket: refuse, appendMessage: refuse };

async function refuse(): Promise<never> {
  throw new HelpdeskError('no helpdesk is connected to this store', { isRetryable: true });
}
