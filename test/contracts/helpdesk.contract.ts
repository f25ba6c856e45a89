import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Helpdesk, HelpdeskError, type TicketRequest } from '../../src/commerce/helpdesk.ts';

/** What the suite needs to see behind the port, and to break there. */
export interface HelpdeskSetup {
  readonly helpdesk: Helpdesk;
  countTickets(externalId: string): Promise<number>;
  /** External ids of a ticket's messages, oldest first. */
  listMessageIds(ticketId: string): Promise<readonly string[]>;
  countEmailsSent(): Promise<number>;
  /** The next create does its work, then looks failed. */
  failNextCreateAfterCommit(how: 'error' | 'hang'): Promise<void>;
  /** Every call fails until `recover()`. */
  breakDown(): Promise<void>;
  recover(): Promise<void>;
  close(): Promise<void>;
}

export function ticketRequest(change: Partial<TicketRequest> = {}): TicketRequest {
  return {
    externalId: 'conv-1:handoff:1',
    conversationId: 'conv-1',
    subject: 'Damaged mug in order #1001',
    shopper: { email: 'ada@example.com', name: 'Ada L' },
    priority: 'high',
    tags: ['complaint'],
    language: 'en',
    messages: [
      { externalId: 'm1', author: 'shopper', body: 'It is broken!', sentAt: new Date('2026-11-20T12:00:00Z') },
      { externalId: 'm2', author: 'assistant', body: 'I am sorry.', sentAt: new Date('2026-11-20T12:00:05Z') },
      { externalId: 'n1', author: 'note', body: 'Photo asked for.', sentAt: new Date('2026-11-20T12:00:06Z') },
    ],
    ...change,
  };
}

/** What every helpdesk adapter owes its callers. */
export function describeHelpdeskContract(name: string, createSetup: () => Promise<HelpdeskSetup>): void {
  describe(`${name} as a helpdesk`, () => {
    let setup: HelpdeskSetup;
    const context = () => ({ signal: AbortSignal.timeout(10_000) });

    beforeEach(async () => {
      setup = await createSetup();
    });
    afterEach(() => setup.close());

    it('opens a ticket with the whole conversation', async () => {
      const ticket = await setup.helpdesk.ensureTicket(ticketRequest(), context());

      expect(ticket.isNew).toBe(true);
      expect(await setup.listMessageIds(ticket.id)).toEqual(['m1', 'm2', 'n1']);
    });

    it('finds the ticket when asked again', async () => {
      const first = await setup.helpdesk.ensureTicket(ticketRequest(), context());

      const second = await setup.helpdesk.ensureTicket(ticketRequest(), context());

      expect(second).toMatchObject({ id: first.id, isNew: false });
      expect(await setup.countTickets('conv-1:handoff:1')).toBe(1);
    });

    it('opens one ticket for five callers at once', async () => {
      const calls = Array.from({ length: 5 }, () => setup.helpdesk.ensureTicket(ticketRequest(), context()));

      const tickets = await Promise.all(calls);

      expect(new Set(tickets.map(({ id }) => id)).size).toBe(1);
      expect(await setup.countTickets('conv-1:handoff:1')).toBe(1);
    });

    it.each(['error', 'hang'] as const)('opens one ticket when the create ends in %s after the commit', async (how) => {
      await setup.failNextCreateAfterCommit(how);

      const ticket = await setup.helpdesk.ensureTicket(ticketRequest(), context());

      expect(await setup.listMessageIds(ticket.id)).toEqual(['m1', 'm2', 'n1']);
      expect(await setup.countTickets('conv-1:handoff:1')).toBe(1);
    });

    it('opens a ticket for a shopper without e-mail, and for one whose e-mail is none', async () => {
      const anonymous = await setup.helpdesk.ensureTicket(ticketRequest({ shopper: {} }), context());
      const odd = ticketRequest({
        externalId: 'conv-2:handoff:1',
        conversationId: 'conv-2',
        shopper: { email: 'a@b' },
      });
      const mistyped = await setup.helpdesk.ensureTicket(odd, context());

      expect(anonymous.isNew && mistyped.isNew).toBe(true);
    });

    it.each(['shopper', 'assistant', 'note'] as const)('appends a %s message once', async (author) => {
      const { id } = await setup.helpdesk.ensureTicket(ticketRequest(), context());
      const message = { externalId: 'm3', author, body: 'More.', sentAt: new Date('2026-11-20T12:01:00Z') };

      await setup.helpdesk.appendMessage(id, message, context());
      await setup.helpdesk.appendMessage(id, message, context());

      expect(await setup.listMessageIds(id)).toEqual(['m1', 'm2', 'n1', 'm3']);
    });

    it.each(['error', 'hang'] as const)('appends once when the append ends in %s after the commit', async (how) => {
      const { id } = await setup.helpdesk.ensureTicket(ticketRequest(), context());
      const sentAt = new Date('2026-11-20T12:01:00Z');
      await setup.failNextCreateAfterCommit(how);

      await setup.helpdesk.appendMessage(id, { externalId: 'm3', author: 'shopper', body: 'More.', sentAt }, context());

      expect(await setup.listMessageIds(id)).toEqual(['m1', 'm2', 'n1', 'm3']);
    });

    it('never e-mails anything to the shopper', async () => {
      const { id } = await setup.helpdesk.ensureTicket(ticketRequest(), context());
      const sentAt = new Date('2026-11-20T12:01:00Z');

      await setup.helpdesk.appendMessage(id, { externalId: 'm3', author: 'assistant', body: 'Hi', sentAt }, context());

      expect(await setup.countEmailsSent()).toBe(0);
    });

    it('throws a retryable error while the helpdesk is down, and works afterwards', async () => {
      await setup.breakDown();
      const failure = await setup.helpdesk.ensureTicket(ticketRequest(), context()).catch((error: unknown) => error);
      await setup.recover();

      const ticket = await setup.helpdesk.ensureTicket(ticketRequest(), context());

      expect(failure).toBeInstanceOf(HelpdeskError);
      expect(failure).toMatchObject({ isRetryable: true });
      expect(ticket.isNew).toBe(true);
    });

    it('gives up at once when the caller leaves', async () => {
      const call = setup.helpdesk.ensureTicket(ticketRequest(), { signal: AbortSignal.abort() });

      await expect(call).rejects.toMatchObject({ isRetryable: true });
    });
  });
}
