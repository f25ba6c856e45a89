import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Helpdesk } from '../../../src/commerce/helpdesk.ts';
import { createGorgiasHelpdesk, type GorgiasHelpdeskDeps } from '../../../src/integrations/gorgias/gorgias-helpdesk.ts';
import { type GorgiasSandbox, startGorgiasSandbox } from '../../../src/integrations/sandbox/gorgias/server.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { describeHelpdeskContract, ticketRequest } from '../../contracts/helpdesk.contract.ts';

const wideLimit = { limit: 1_000, windowSeconds: 20 };

function createHelpdesk(sandbox: GorgiasSandbox, change: Partial<GorgiasHelpdeskDeps> = {}): Helpdesk {
  return createGorgiasHelpdesk({
    baseUrl: sandbox.url,
    email: sandbox.email,
    apiKey: sandbox.apiKey,
    clock: systemClock,
    timeoutMs: 300,
    settleMs: 10,
    budget: { calls: 1_000, windowMs: 20_000 },
    wait: async (_ms, signal) => signal.throwIfAborted(),
    ...change,
  });
}

describeHelpdeskContract('Gorgias', async () => {
  const sandbox = await startGorgiasSandbox({ clock: systemClock, callLimit: wideLimit });
  const helpdesk = createHelpdesk(sandbox);
  return {
    helpdesk,
    countTickets: async (externalId) =>
      sandbox.ledger().tickets.filter((ticket) => ticket.external_id === externalId).length,
    listMessageIds: async (ticketId) =>
      sandbox
        .ledger()
        .messages.filter((message) => String(message.ticket_id) === ticketId)
        .map((message) => String(message.external_id)),
    countEmailsSent: async () => sandbox.ledger().outbox.length,
    failNextCreateAfterCommit: async (how) =>
      sandbox.faults.add({ kind: how === 'error' ? 'error_after_commit' : 'hang_after_commit', match: 'POST /api/*' }),
    breakDown: async () => sandbox.faults.add({ kind: 'status', status: 503, count: 1_000 }),
    recover: async () => sandbox.faults.clear(),
    close: () => sandbox.close(),
  };
});

describe('createGorgiasHelpdesk', () => {
  let sandbox: GorgiasSandbox;
  const context = () => ({ signal: AbortSignal.timeout(10_000) });

  beforeEach(async () => {
    sandbox = await startGorgiasSandbox({ clock: systemClock, callLimit: wideLimit });
  });
  afterEach(() => sandbox.close());

  it('carries priority, tags, language, team and conversation to the ticket', async () => {
    const helpdesk = createHelpdesk(sandbox, { teamId: sandbox.teamId });

    const ticket = await helpdesk.ensureTicket(ticketRequest({ priority: 'urgent' }), context());

    const stored = sandbox.ledger().tickets[0];
    expect(ticket.assignedTo).toBe('Customer care');
    expect(stored).toMatchObject({
      priority: 'critical',
      language: 'en',
      channel: 'api',
      via: 'api',
      meta: { conversation_id: 'conv-1' },
      customer: { email: 'ada@example.com', name: 'Ada L' },
    });
    expect(stored?.tags).toMatchObject([{ name: 'ai-handoff' }, { name: 'complaint' }]);
  });

  it.each([
    ['low', 'low'],
    ['medium', 'normal'],
    ['high', 'high'],
    ['urgent', 'critical'],
  ] as const)('maps priority %s to %s', async (priority, expected) => {
    await createHelpdesk(sandbox).ensureTicket(ticketRequest({ priority }), context());

    expect(sandbox.ledger().tickets[0]).toMatchObject({ priority: expected });
  });

  it('dates every message, keeps notes internal and signs with the key’s own user', async () => {
    await createHelpdesk(sandbox).ensureTicket(ticketRequest(), context());

    const { messages } = sandbox.ledger();
    expect(messages.map((message) => message.sent_datetime)).toEqual([
      '2026-11-20T12:00:00.000Z',
      '2026-11-20T12:00:05.000Z',
      '2026-11-20T12:00:06.000Z',
    ]);
    expect(messages[1]).toMatchObject({ from_agent: true, public: true, sender: { id: sandbox.botUserId } });
    expect(messages[2]).toMatchObject({ channel: 'internal-note', public: false });
  });

  it('keeps one nameless customer per conversation', async () => {
    const helpdesk = createHelpdesk(sandbox);

    await helpdesk.ensureTicket(ticketRequest({ shopper: {} }), context());
    await helpdesk.ensureTicket(ticketRequest({ externalId: 'conv-1:handoff:2', shopper: {} }), context());

    const customers = sandbox.ledger().tickets.map((ticket) => ticket.customer);
    expect(sandbox.ledger().customers).toBe(1);
    expect(customers[0]).toMatchObject({ email: null, name: 'Shopper' });
  });

  it('waits out a 429 and sends again', async () => {
    sandbox.faults.add({ kind: 'status', status: 429, retryAfterSeconds: 0, match: 'POST /api/tickets' });

    const ticket = await createHelpdesk(sandbox).ensureTicket(ticketRequest(), context());

    expect(ticket.isNew).toBe(true);
    expect(sandbox.ledger().tickets).toHaveLength(1);
  });

  it('hands a long Retry-After on to the caller', async () => {
    sandbox.faults.add({ kind: 'status', status: 429, retryAfterSeconds: 90, match: 'POST /api/tickets' });

    const call = createHelpdesk(sandbox).ensureTicket(ticketRequest(), context());

    await expect(call).rejects.toMatchObject({ isRetryable: true, retryAfterMs: 90_000 });
  });

  it('looks before every new try when creates fail without a trace', async () => {
    sandbox.faults.add({ kind: 'status', status: 502, count: 2, match: 'POST /api/tickets' });

    await createHelpdesk(sandbox).ensureTicket(ticketRequest(), context());

    const calls = sandbox.ledger().calls.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    expect(calls.filter((call) => call.endsWith('/api/tickets'))).toEqual([
      'GET /api/tickets',
      'POST /api/tickets',
      'GET /api/tickets',
      'POST /api/tickets',
      'GET /api/tickets',
      'POST /api/tickets',
    ]);
    expect(sandbox.ledger().tickets).toHaveLength(1);
  });

  it('does not repeat a create that timed out and is not there yet', async () => {
    sandbox.faults.add({ kind: 'hang', match: 'POST /api/tickets' });

    const call = createHelpdesk(sandbox).ensureTicket(ticketRequest(), context());

    await expect(call).rejects.toMatchObject({ isRetryable: true, retryAfterMs: 15_000 });
    expect(sandbox.ledger().tickets).toHaveLength(0);
  });

  it('asks again in a minute when its credentials are refused', async () => {
    const call = createHelpdesk(sandbox, { apiKey: 'wrong' }).ensureTicket(ticketRequest(), context());

    await expect(call).rejects.toMatchObject({ isRetryable: true, retryAfterMs: 60_000, status: 401 });
  });

  it('says that a ticket which is gone is not worth a retry', async () => {
    const message = { externalId: 'm9', author: 'note', body: 'x', sentAt: new Date() } as const;

    const call = createHelpdesk(sandbox).appendMessage('12345', message, context());

    await expect(call).rejects.toMatchObject({ isRetryable: false, status: 404 });
  });

  it('keeps the vendor’s words out of the message', async () => {
    const call = createHelpdesk(sandbox).ensureTicket(ticketRequest({ externalId: 'x'.repeat(300) }), context());

    await expect(call).rejects.toThrow(/^gorgias create_ticket: 400$/);
  });

  it('finds a message among more than a page of them', async () => {
    const helpdesk = createHelpdesk(sandbox);
    const messages = Array.from({ length: 250 }, (_, index) => ({
      externalId: `m${index}`,
      author: 'shopper' as const,
      body: 'x',
      sentAt: new Date(Date.UTC(2026, 10, 20, 12, 0, index)),
    }));
    const { id } = await helpdesk.ensureTicket(ticketRequest({ messages }), context());

    await helpdesk.appendMessage(id, messages[3]!, context());

    expect(sandbox.ledger().messages).toHaveLength(250);
  });

  it('asks once who it is, however many tickets are opened at once', async () => {
    const helpdesk = createHelpdesk(sandbox);

    const open = (index: number) => helpdesk.ensureTicket(ticketRequest({ externalId: `x${index}` }), context());
    await Promise.all([1, 2, 3, 4].map(open));

    expect(sandbox.ledger().calls.filter(({ path }) => path === '/api/users/0')).toHaveLength(1);
  });

  it('reports every attempt to the observer', async () => {
    const calls: string[] = [];
    sandbox.faults.add({ kind: 'status', status: 500, match: 'GET /api/tickets' });

    await createHelpdesk(sandbox, {
      onCall: ({ operation, ok, status }) => calls.push(`${operation} ${ok} ${status}`),
    }).ensureTicket(ticketRequest(), context());

    expect(calls).toEqual([
      'find_ticket false 500',
      'find_ticket true 200',
      'get_self true 200',
      'create_ticket true 201',
    ]);
  });
});
