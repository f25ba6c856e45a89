import type { Clock } from '../../../platform/clock.ts';
import type { MessageBody, TagSelection, TicketBody, TicketChange, Trigger } from './bodies.ts';
import { upsertCustomer } from './customers.ts';
import { addMessage, assertMessage } from './messages.ts';
import { ApiRefusal } from './protocol.ts';
import type { MessageRecord, NamedRecord, Records, TicketRecord } from './records.ts';

export interface DeskDeps {
  readonly records: Records;
  readonly clock: Clock;
  readonly emit: (trigger: Trigger, ticket: TicketRecord) => void;
}

/** What happens to tickets, whoever does it: the API, a test, the demo's agent. Each change emits its triggers. */
export class Desk {
  constructor(private readonly deps: DeskDeps) {}

  getTicket(id: number): TicketRecord {
    const ticket = this.deps.records.tickets.get(id);
    if (ticket === undefined) throw new ApiRefusal(404, 'Ticket not found.');
    return ticket;
  }

  createTicket(body: TicketBody): TicketRecord {
    const { records, clock, emit } = this.deps;
    for (const message of body.messages) assertMessage(records, message);
    const firstShopper = body.messages.find((message) => !message.from_agent)?.sender;
    const customer = upsertCustomer(records, clock, body.customer ?? firstShopper ?? {});
    const ticket = this.toTicket(body, customer);
    records.tickets.set(ticket.id, ticket);
    for (const message of body.messages) addMessage(records, clock, ticket, message);
    emit('ticket-created', ticket);
    for (const _ of body.messages) emit('ticket-message-created', ticket);
    return ticket;
  }

  private toTicket(body: TicketBody, customer: TicketRecord['customer']): TicketRecord {
    const { records, clock } = this.deps;
    const now = clock.now();
    return {
      id: records.nextId('ticket'),
      externalId: body.external_id,
      subject: body.subject ?? '',
      status: body.status ?? 'open',
      priority: body.priority ?? 'normal',
      channel: body.channel ?? body.messages[0]?.channel ?? 'api',
      via: body.via,
      isFromAgent: body.from_agent ?? false,
      customer,
      assigneeUser: this.user(body.assignee_user?.id),
      assigneeTeam: this.team(body.assignee_team?.id),
      tags: this.tagsOf(body.tags ?? []),
      meta: body.meta ?? {},
      customFields: body.custom_fields ?? [],
      language: body.language,
      isSpam: false,
      isUnread: true,
      createdAt: body.created_datetime ?? now,
      updatedAt: now,
    };
  }

  addMessage(ticketId: number, body: MessageBody): MessageRecord {
    const { records, clock, emit } = this.deps;
    const ticket = this.getTicket(ticketId);
    const message = addMessage(records, clock, ticket, body);
    ticket.updatedAt = clock.now();
    emit('ticket-message-created', ticket);
    // Assumed: a shopper's message opens a closed ticket again; to be settled on a live account.
    if (!body.from_agent && ticket.status === 'closed') this.setStatus(ticket, 'open');
    return message;
  }

  changeTicket(id: number, change: TicketChange): TicketRecord {
    const { records, clock, emit } = this.deps;
    const ticket = this.getTicket(id);
    if (change.customer !== undefined) ticket.customer = upsertCustomer(records, clock, change.customer);
    this.assign(ticket, change);
    setFields(ticket, change);
    if (change.tags !== undefined) ticket.tags = this.tagsOf(change.tags);
    ticket.updatedAt = clock.now();
    if (change.status !== undefined && change.status !== ticket.status) this.setStatus(ticket, change.status);
    emit('ticket-updated', ticket);
    return ticket;
  }

  changeTags(id: number, selection: TagSelection, how: 'add' | 'replace' | 'remove'): void {
    const ticket = this.getTicket(id);
    const chosen =
      'ids' in selection
        ? this.tagsOf(selection.ids.map((tagId) => ({ id: tagId })))
        : this.tagsOf(selection.names.map((name) => ({ name })));
    const others = ticket.tags.filter((tag) => !chosen.some((other) => other.id === tag.id));
    if (how === 'add') ticket.tags = [...others, ...chosen];
    if (how === 'replace') ticket.tags = chosen;
    if (how === 'remove') ticket.tags = others;
    ticket.updatedAt = this.deps.clock.now();
    this.deps.emit('ticket-updated', ticket);
  }

  deleteTicket(id: number): void {
    const { records } = this.deps;
    this.getTicket(id);
    for (const message of records.messagesOf(id)) records.messages.delete(message.id);
    records.tickets.delete(id);
  }

  /** The source ticket is gone afterwards (404); its messages, with their external ids, live on in the target. */
  mergeTickets(sourceId: number, targetId: number): void {
    const { records, clock, emit } = this.deps;
    const source = this.getTicket(sourceId);
    const target = this.getTicket(targetId);
    for (const message of records.messagesOf(sourceId)) message.ticketId = targetId;
    target.externalId ??= source.externalId;
    target.tags = [...target.tags, ...source.tags.filter((tag) => !target.tags.includes(tag))];
    target.updatedAt = clock.now();
    records.tickets.delete(sourceId);
    emit('ticket-updated', target);
  }

  private setStatus(ticket: TicketRecord, status: 'open' | 'closed'): void {
    ticket.status = status;
    ticket.closedAt = status === 'closed' ? this.deps.clock.now() : undefined;
    ticket.updatedAt = this.deps.clock.now();
    this.deps.emit('ticket-status-updated', ticket);
  }

  private assign(ticket: TicketRecord, change: TicketChange): void {
    if (change.assignee_user === undefined && change.assignee_team === undefined) return;
    if (change.assignee_user !== undefined) ticket.assigneeUser = this.user(change.assignee_user?.id);
    if (change.assignee_team !== undefined) ticket.assigneeTeam = this.team(change.assignee_team?.id);
    this.deps.emit('ticket-assignment-updated', ticket);
  }

  private user(id: number | undefined) {
    const user = id === undefined ? undefined : this.deps.records.users.get(id);
    if (id !== undefined && user === undefined)
      throw new ApiRefusal(400, 'Invalid assignee.', { assignee_user: ['No such user.'] });
    return user;
  }

  private team(id: number | undefined) {
    const team = id === undefined ? undefined : this.deps.records.teams.get(id);
    if (id !== undefined && team === undefined)
      throw new ApiRefusal(400, 'Invalid assignee.', { assignee_team: ['No such team.'] });
    return team;
  }

  /** Names are case-sensitive and created on first use; ids must exist. */
  private tagsOf(
    wanted: readonly { readonly id?: number | undefined; readonly name?: string | undefined }[],
  ): NamedRecord[] {
    const { tags } = this.deps.records;
    const found = wanted.map(({ id, name }) => {
      const known = id === undefined ? tags.get(name ?? '') : [...tags.values()].find((tag) => tag.id === id);
      if (known !== undefined) return known;
      if (name === undefined) throw new ApiRefusal(400, 'Invalid tags.', { tags: ['No such tag.'] });
      const tag = { id: this.deps.records.nextId('tag'), name };
      tags.set(name, tag);
      return tag;
    });
    return [...new Set(found)];
  }
}

function setFields(ticket: TicketRecord, change: TicketChange): void {
  ticket.subject = change.subject ?? ticket.subject;
  ticket.priority = change.priority ?? ticket.priority;
  ticket.externalId = change.external_id ?? ticket.externalId;
  ticket.language = change.language ?? ticket.language;
  ticket.meta = change.meta ?? ticket.meta;
  ticket.customFields = change.custom_fields ?? ticket.customFields;
  ticket.isSpam = change.spam ?? ticket.isSpam;
  ticket.isUnread = change.is_unread ?? ticket.isUnread;
  if (change.snooze_datetime !== undefined) ticket.snoozedUntil = change.snooze_datetime ?? undefined;
  if (change.trashed_datetime !== undefined) ticket.trashedAt = change.trashed_datetime ?? undefined;
}
