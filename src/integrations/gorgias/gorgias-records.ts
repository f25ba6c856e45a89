import type { HelpdeskMessage } from '../../commerce/helpdesk.ts';
import { present } from '../../platform/present.ts';
import type { GorgiasClient } from './gorgias-client.ts';
import { GorgiasError } from './gorgias-error.ts';
import {
  customerReplySchema,
  integrationReplySchema,
  listReplySchema,
  messageReplySchema,
  type TicketReply,
  ticketReplySchema,
  userReplySchema,
} from './gorgias-replies.ts';
import { SingleFlight } from './single-flight.ts';
import type { toMessageBody, toTicketBody } from './ticket-body.ts';

const pageSize = '100';
/** 2,000 messages; past that a duplicate is taken for impossible. */
const maxPages = 20;
/** Between Gorgias' clock and ours, should it date messages itself. */
const clockSkewMs = 10 * 60_000;

/** Mail comes and goes through it. */
export interface Mailbox {
  readonly id: number;
  readonly address: string;
}

const mailboxTypes = new Set(['email', 'gmail', 'outlook']);

/** The Gorgias calls of the adapter, each by name. @throws GorgiasError */
export class GorgiasRecords {
  private botUserId: number | undefined;
  private mailbox: Mailbox | undefined;
  private readonly self = new SingleFlight<number>();

  constructor(private readonly client: GorgiasClient) {}

  /** The oldest with that external id, one that is not in the trash first. */
  async findTicket(externalId: string, signal: AbortSignal): Promise<TicketReply | undefined> {
    const { data } = await this.client.call(
      {
        operation: 'find_ticket',
        method: 'GET',
        path: '/api/tickets',
        query: { external_id: externalId, order_by: 'created_datetime:asc', limit: pageSize },
        schema: listReplySchema(ticketReplySchema),
      },
      signal,
    );
    const ours = data.filter((ticket) => ticket.external_id === externalId).sort((a, b) => a.id - b.id);
    return ours.find((ticket) => !ticket.trashed_datetime) ?? ours[0];
  }

  createTicket(body: ReturnType<typeof toTicketBody>, signal: AbortSignal): Promise<TicketReply> {
    return this.client.call(
      { operation: 'create_ticket', method: 'POST', path: '/api/tickets', body, schema: ticketReplySchema },
      signal,
    );
  }

  /** Newest first, back to the message's own time: ours are dated with it, so a copy can't be older. */
  async hasMessage(ticketId: string, message: HelpdeskMessage, signal: AbortSignal): Promise<boolean> {
    const oldestMs = message.sentAt.getTime() - clockSkewMs;
    let cursor: string | undefined;
    for (let page = 0; page < maxPages; page += 1) {
      const { data, meta } = await this.client.call(
        {
          operation: 'list_messages',
          method: 'GET',
          path: '/api/messages',
          query: {
            ticket_id: ticketId,
            order_by: 'created_datetime:desc',
            limit: pageSize,
            ...present({ cursor }),
          },
          schema: listReplySchema(messageReplySchema),
        },
        signal,
      );
      if (data.some((known) => known.external_id === message.externalId)) return true;
      const last = data.at(-1);
      cursor = meta.next_cursor ?? undefined;
      if (cursor === undefined || last === undefined || Date.parse(last.created_datetime) < oldestMs) return false;
    }
    return false;
  }

  async createMessage(ticketId: string, body: ReturnType<typeof toMessageBody>, signal: AbortSignal): Promise<void> {
    const path = `/api/tickets/${encodeURIComponent(ticketId)}/messages`;
    await this.client.call(
      { operation: 'create_message', method: 'POST', path, body, schema: messageReplySchema },
      signal,
    );
  }

  async getCustomerId(ticketId: string, signal: AbortSignal): Promise<number> {
    const path = `/api/tickets/${encodeURIComponent(ticketId)}`;
    const ticket = await this.client.call(
      { operation: 'get_ticket', method: 'GET', path, schema: ticketReplySchema },
      signal,
    );
    if (ticket.customer) return ticket.customer.id;
    throw new GorgiasError('gorgias get_ticket: no customer', { isRetryable: false, outcome: 'refused' });
  }

  /** Whose API key we hold; our messages are written in that user's name. Asked once. */
  async getBotUserId(signal: AbortSignal): Promise<number> {
    this.botUserId ??= await this.self.run('self', () => this.readBotUserId(signal));
    return this.botUserId;
  }

  /** The oldest mailbox that can send; asked once. */
  async findMailbox(signal: AbortSignal): Promise<Mailbox | undefined> {
    this.mailbox ??= await this.readMailbox(signal);
    return this.mailbox;
  }

  /** Found by external id, or created; a 409 means that another process was faster. */
  async ensureCustomer(externalId: string, name: string, signal: AbortSignal): Promise<number> {
    const found = await this.findCustomer(externalId, signal);
    if (found !== undefined) return found;
    try {
      const body = { external_id: externalId, name: name.slice(0, 255) };
      const customer = await this.client.call(
        { operation: 'create_customer', method: 'POST', path: '/api/customers', body, schema: customerReplySchema },
        signal,
      );
      return customer.id;
    } catch (error) {
      if (!(error instanceof GorgiasError) || (error.status !== 409 && error.outcome !== 'unknown')) throw error;
      const created = await this.findCustomer(externalId, signal);
      if (created === undefined) throw error;
      return created;
    }
  }

  private async findCustomer(externalId: string, signal: AbortSignal): Promise<number | undefined> {
    const { data } = await this.client.call(
      {
        operation: 'find_customer',
        method: 'GET',
        path: '/api/customers',
        query: { external_id: externalId },
        schema: listReplySchema(customerReplySchema),
      },
      signal,
    );
    return data.find((customer) => customer.external_id === externalId)?.id;
  }

  private async readMailbox(signal: AbortSignal): Promise<Mailbox | undefined> {
    const { data } = await this.client.call(
      {
        operation: 'list_integrations',
        method: 'GET',
        path: '/api/integrations',
        query: { limit: pageSize },
        schema: listReplySchema(integrationReplySchema),
      },
      signal,
    );
    const mailboxes = data.flatMap(({ id, type, deactivated_datetime, meta }) =>
      mailboxTypes.has(type) && !deactivated_datetime && meta?.address ? [{ id, address: meta.address }] : [],
    );
    return mailboxes.sort((a, b) => a.id - b.id)[0];
  }

  private async readBotUserId(signal: AbortSignal): Promise<number> {
    const call = { operation: 'get_self', method: 'GET', path: '/api/users/0', schema: userReplySchema } as const;
    return (await this.client.call(call, signal)).id;
  }
}
