import type { Helpdesk, HelpdeskMessage, Ticket, TicketRequest } from '../../commerce/helpdesk.ts';
import type { CallContext } from '../../commerce/store-backend.ts';
import { present } from '../../platform/present.ts';
import { createOnce } from './create-once.ts';
import { GorgiasClient, type GorgiasClientDeps } from './gorgias-client.ts';
import { GorgiasRecords } from './gorgias-records.ts';
import type { TicketReply } from './gorgias-replies.ts';
import { SingleFlight } from './single-flight.ts';
import { type CustomerRef, type Parties, toEmail, toMessageBody, toTicketBody } from './ticket-body.ts';

export interface GorgiasHelpdeskDeps extends GorgiasClientDeps {
  /** Team that gets our tickets; Gorgias' own rules decide when absent. */
  readonly teamId?: number;
  /** How long a timed-out create is left alone before we look whether it came through; 2 s when absent. */
  readonly settleMs?: number;
}

const defaultSettleMs = 2_000;
const maxCachedCustomers = 1_000;

/**
 * Gorgias as our helpdesk. Its `external_id` is not unique: exactly one ticket needs callers that open a hand-over
 * from one place at a time (the outbox row's lease). Within one instance concurrent calls share one flight, and the
 * signal of the first.
 */
export function createGorgiasHelpdesk(deps: GorgiasHelpdeskDeps): Helpdesk {
  return new GorgiasHelpdesk(deps);
}

class GorgiasHelpdesk implements Helpdesk {
  private readonly client: GorgiasClient;
  private readonly records: GorgiasRecords;
  private readonly tickets = new SingleFlight<Ticket>();
  private readonly messages = new SingleFlight<void>();
  private readonly customerOfTicket = new Map<string, number>();

  constructor(private readonly deps: GorgiasHelpdeskDeps) {
    this.client = new GorgiasClient(deps);
    this.records = new GorgiasRecords(this.client);
  }

  ensureTicket(request: TicketRequest, context: CallContext): Promise<Ticket> {
    return this.tickets.run(request.externalId, () => this.openTicket(request, context.signal));
  }

  appendMessage(ticketId: string, message: HelpdeskMessage, context: CallContext): Promise<void> {
    return this.messages.run(`${ticketId}/${message.externalId}`, () => this.append(ticketId, message, context.signal));
  }

  private async openTicket(request: TicketRequest, signal: AbortSignal): Promise<Ticket> {
    const find = async () => {
      const found = await this.records.findTicket(request.externalId, signal);
      return found === undefined ? undefined : toTicket(found, false);
    };
    const known = await find();
    if (known !== undefined) return known;
    const parties = {
      customer: await this.customerOf(request, signal),
      botUserId: await this.records.getBotUserId(signal),
    };
    const body = toTicketBody(request, parties, this.deps.teamId);
    const create = async () => toTicket(await this.records.createTicket(body, signal), true);
    return this.createOnce('create_ticket', { create, find }, signal);
  }

  private async append(ticketId: string, message: HelpdeskMessage, signal: AbortSignal): Promise<void> {
    const find = async () => ((await this.records.hasMessage(ticketId, message, signal)) ? true : undefined);
    if (await find()) return;
    const body = toMessageBody(message, await this.partiesOf(ticketId, signal));
    const create = async () => {
      await this.records.createMessage(ticketId, body, signal);
      return true;
    };
    await this.createOnce('create_message', { create, find }, signal);
  }

  private createOnce<T>(
    operation: string,
    steps: { readonly create: () => Promise<T>; readonly find: () => Promise<T | undefined> },
    signal: AbortSignal,
  ): Promise<T> {
    const pause = (ms: number) => this.client.pause(operation, ms, signal);
    return createOnce({ operation, ...steps, pause, signal, settleMs: this.deps.settleMs ?? defaultSettleMs });
  }

  /** Without a usable e-mail, a customer named by our conversation: can't be mailed, is found again. */
  private async customerOf(request: TicketRequest, signal: AbortSignal): Promise<CustomerRef> {
    const { shopper, conversationId, externalId } = request;
    const email = toEmail(shopper.email);
    const name = shopper.name?.slice(0, 255);
    if (email !== undefined) return present({ email, name });
    return { id: await this.records.ensureCustomer(conversationId ?? externalId, name ?? 'Shopper', signal) };
  }

  private async partiesOf(ticketId: string, signal: AbortSignal): Promise<Parties> {
    const botUserId = await this.records.getBotUserId(signal);
    const id = this.customerOfTicket.get(ticketId) ?? (await this.records.getCustomerId(ticketId, signal));
    if (this.customerOfTicket.size >= maxCachedCustomers) this.customerOfTicket.clear();
    this.customerOfTicket.set(ticketId, id);
    return { customer: { id }, botUserId };
  }
}

function toTicket(reply: TicketReply, isNew: boolean): Ticket {
  const assignedTo = reply.assignee_user?.name ?? reply.assignee_user?.email ?? reply.assignee_team?.name;
  return present({ id: String(reply.id), isNew, assignedTo });
}
