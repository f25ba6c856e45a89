import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type GorgiasSandbox, startGorgiasSandbox } from '../../../../src/integrations/sandbox/gorgias/server.ts';
import { systemClock } from '../../../../src/platform/clock.ts';

describe('startGorgiasSandbox', () => {
  let sandbox: GorgiasSandbox;
  let nowMs: number;
  const clock = { now: () => systemClock.now(), monotonicMs: () => nowMs };

  const incoming = {
    channel: 'api',
    via: 'api',
    from_agent: false,
    sender: { email: 'ada@example.com' },
    body_text: 'Hi',
  };
  const outgoing = () => ({
    channel: 'api',
    via: 'api',
    from_agent: true,
    sender: { id: sandbox.botUserId },
    receiver: { email: 'ada@example.com' },
    body_text: 'Hello',
  });
  const ticket = (change: object = {}) => ({
    via: 'api',
    channel: 'api',
    customer: { email: 'ada@example.com', name: 'Ada' },
    messages: [incoming],
    ...change,
  });

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const credentials = Buffer.from(`${sandbox.email}:${sandbox.apiKey}`).toString('base64');
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { authorization: `Basic ${credentials}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(2_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  beforeEach(async () => {
    nowMs = 0;
    sandbox = await startGorgiasSandbox({ clock });
  });
  afterEach(() => sandbox.close());

  it('turns away wrong credentials', async () => {
    expect((await call('GET', '/api/users/0', undefined, { authorization: 'Basic eDp5' })).status).toBe(401);
  });

  it('knows whose key it is', async () => {
    expect((await call('GET', '/api/users/0')).body).toMatchObject({ id: sandbox.botUserId });
  });

  it.each([
    ['an unknown key', { nonsense: 1 }, 'nonsense'],
    ['an unknown key in a message', { messages: [{ ...incoming, nonsense: 1 }] }, 'messages.0.nonsense'],
    ['no messages', { messages: [] }, 'messages'],
    ['an unknown priority', { priority: 'urgent' }, 'priority'],
    [
      'a shopper message with a receiver',
      { messages: [{ ...incoming, receiver: { email: 'a@example.com' } }] },
      'receiver',
    ],
    ['a public note', { messages: [{ ...incoming, channel: 'internal-note', from_agent: true }] }, 'public'],
    ['a subject that is too long', { subject: 'x'.repeat(999) }, 'subject'],
  ])('refuses a ticket with %s and keeps nothing of it', async (_what, change, field) => {
    const refused = await call('POST', '/api/tickets', ticket(change));

    expect(refused.status).toBe(400);
    expect(Object.keys(refused.body.error.data)).toContain(field);
    expect(sandbox.ledger().tickets).toHaveLength(0);
  });

  it('refuses unknown parameters, what is not JSON, and unknown tickets', async () => {
    expect((await call('GET', '/api/tickets?page=2')).status).toBe(400);
    expect((await call('GET', '/api/tickets/1')).status).toBe(404);
    expect((await call('PATCH', '/api/tickets')).status).toBe(405);
  });

  it('creates, reads, changes and deletes a ticket', async () => {
    const created = await call('POST', '/api/tickets', ticket({ external_id: 'x1', tags: [{ name: 'one' }] }));
    const path = `/api/tickets/${created.body.id}`;

    const changed = await call('PUT', path, { tags: [{ name: 'two' }], status: 'closed' });
    const found = await call('GET', '/api/tickets?external_id=x1');
    const deleted = await call('DELETE', path);

    expect(created).toMatchObject({ status: 201, body: { customer: { email: 'ada@example.com' }, messages_count: 1 } });
    expect(changed.body).toMatchObject({ status: 'closed', tags: [{ name: 'two' }] });
    expect(found.body).toMatchObject({ object: 'list', data: [{ id: created.body.id }], meta: { next_cursor: null } });
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect((await call('GET', path)).status).toBe(404);
  });

  it('lets two tickets share an external id, as Gorgias does', async () => {
    await call('POST', '/api/tickets', ticket({ external_id: 'x1' }));
    await call('POST', '/api/tickets', ticket({ external_id: 'x1' }));

    expect((await call('GET', '/api/tickets?external_id=x1')).body.data).toHaveLength(2);
    expect(sandbox.ledger().customers).toBe(1);
  });

  it('adds, replaces and removes tags with empty answers, minding their case', async () => {
    const { body } = await call('POST', '/api/tickets', ticket({ tags: [{ name: 'vip' }] }));
    const path = `/api/tickets/${body.id}/tags`;
    const names = async () => (await call('GET', path)).body.data.map((tag: { name: string }) => tag.name);

    expect(await call('POST', path, { names: ['VIP', 'new'] })).toMatchObject({ status: 201, body: undefined });
    expect(await names()).toEqual(['vip', 'VIP', 'new']);
    expect(await call('DELETE', path, { names: ['VIP'] })).toMatchObject({ status: 204, body: undefined });
    expect(await names()).toEqual(['vip', 'new']);
    expect(await call('PUT', path, { names: ['only'] })).toMatchObject({ status: 202, body: undefined });
    expect(await names()).toEqual(['only']);
  });

  it('pages through messages by cursor, both ways', async () => {
    const messages = [1, 2, 3, 4, 5].map((second) => ({
      ...incoming,
      external_id: `m${second}`,
      created_datetime: `2026-11-20T12:00:0${second}Z`,
    }));
    const { body } = await call('POST', '/api/tickets', ticket({ messages }));
    const path = `/api/messages?ticket_id=${body.id}&limit=2&order_by=created_datetime:asc`;
    const ids = (page: { body: { data: { external_id: string }[] } }) => page.body.data.map((one) => one.external_id);

    const first = await call('GET', path);
    const second = await call('GET', `${path}&cursor=${first.body.meta.next_cursor}`);
    const third = await call('GET', `${path}&cursor=${second.body.meta.next_cursor}`);
    const back = await call('GET', `${path}&cursor=${third.body.meta.prev_cursor}`);

    expect([first, second, third, back].map(ids)).toEqual([['m1', 'm2'], ['m3', 'm4'], ['m5'], ['m3', 'm4']]);
    expect(third.body.meta.next_cursor).toBeNull();
    expect((await call('GET', `${path}&cursor=nonsense`)).status).toBe(400);
  });

  it('refuses a second customer with the same e-mail', async () => {
    await call('POST', '/api/customers', { email: 'ada@example.com' });

    expect((await call('POST', '/api/customers', { email: 'ADA@example.com' })).status).toBe(409);
  });

  it('e-mails an outgoing message without a sent date, and no other', async () => {
    const { body } = await call('POST', '/api/tickets', ticket());
    const path = `/api/tickets/${body.id}/messages`;
    const note = { ...outgoing(), receiver: undefined, channel: 'internal-note', public: false };

    await call('POST', path, { ...outgoing(), sent_datetime: '2026-11-20T12:00:00Z' });
    await call('POST', path, note);
    expect(sandbox.ledger().outbox).toHaveLength(0);
    await call('POST', path, outgoing());

    expect(sandbox.ledger().outbox).toMatchObject([{ to: 'ada@example.com', text: 'Hello' }]);
  });

  it('answers 429 with Retry-After after forty calls in twenty seconds', async () => {
    let last = await call('GET', '/api/users/0');
    for (let index = 1; index < 40; index += 1) last = await call('GET', '/api/users/0');
    expect(last.headers.get('x-gorgias-account-api-call-limit')).toBe('40/40');

    const refused = await call('GET', '/api/users/0');
    nowMs += 20_001;
    const later = await call('GET', '/api/users/0');

    expect(refused).toMatchObject({ status: 429 });
    expect(refused.headers.get('retry-after')).toBe('20');
    expect(later.status).toBe(200);
  });

  it('calls a subscribed integration with the rendered template, for its own messages too', async () => {
    const received: { body: unknown; secret: unknown }[] = [];
    const receiver = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      received.push({ body: JSON.parse(text), secret: request.headers['x-secret'] });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const address = receiver.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const http = {
      url: `http://127.0.0.1:${port}/hook`,
      method: 'POST',
      request_content_type: 'application/json',
      response_content_type: 'application/json',
      headers: { 'x-secret': 's3cret' },
      form: { ticket: '{{ticket.id}}', status: '{{ticket.status}}', who: '{{ticket.customer.name}}', none: '{{nope}}' },
      triggers: { 'ticket-message-created': true, 'ticket-status-updated': true },
    };
    const wrong = { ...http, triggers: { ticket_created: true } };

    expect((await call('POST', '/api/integrations', { type: 'http', name: 'us', http: wrong })).status).toBe(400);
    expect((await call('POST', '/api/integrations', { type: 'http', name: 'us', http })).status).toBe(201);
    const { body } = await call('POST', '/api/tickets', ticket());
    sandbox.agentReply(body.id, 'Let me see.');
    sandbox.closeTicket(body.id);
    await sandbox.settled();
    receiver.close();
    receiver.closeAllConnections();

    const open = { ticket: String(body.id), status: 'open', who: 'Ada', none: '' };
    expect(received.map((event) => event.body)).toEqual([open, open, { ...open, status: 'closed' }]);
    expect(received[0]?.secret).toBe('s3cret');
  });

  it('lets a person answer without an e-mail, and assigns the ticket', async () => {
    const { body } = await call('POST', '/api/tickets', ticket());

    sandbox.agentReply(body.id, 'Let me see.');

    expect(sandbox.ledger().outbox).toHaveLength(0);
    expect((await call('GET', `/api/tickets/${body.id}`)).body).toMatchObject({
      assignee_user: { name: 'Sam Rivera' },
      messages: [{ from_agent: false }, { from_agent: true, public: true, body_text: 'Let me see.' }],
    });
  });

  it('merges tickets: the messages move, the source is gone', async () => {
    const source = await call('POST', '/api/tickets', ticket({ messages: [{ ...incoming, external_id: 'm1' }] }));
    const target = await call('POST', '/api/tickets', ticket());

    sandbox.mergeTickets(source.body.id, target.body.id);

    expect((await call('GET', `/api/tickets/${source.body.id}`)).status).toBe(404);
    expect((await call('GET', `/api/tickets/${target.body.id}`)).body.messages).toHaveLength(2);
  });

  it('takes faults over HTTP, and tells the truth in its ledger', async () => {
    const planted = { kind: 'error_after_commit', status: 502, match: 'POST /api/tickets' };
    expect((await call('POST', '/__sandbox/faults', planted)).status).toBe(201);
    expect((await call('POST', '/__sandbox/faults', { kind: 'nonsense' })).status).toBe(400);

    const failed = await call('POST', '/api/tickets', ticket());
    await call('POST', '/__sandbox/faults', { kind: 'status', status: 503, count: 5 });
    await call('DELETE', '/__sandbox/faults');

    const ledger = await call('GET', '/__sandbox/ledger');
    expect(failed.status).toBe(502);
    expect(ledger.body.tickets).toHaveLength(1);
    expect(ledger.body.calls).toMatchObject([{ method: 'POST', path: '/api/tickets', status: 502 }]);
    expect((await call('GET', '/api/users/0')).status).toBe(200);
  });

  it('shows its tickets on a page that runs nothing', async () => {
    await call('POST', '/api/tickets', ticket({ subject: '<script>alert(1)</script>' }));

    const page = await fetch(sandbox.url);

    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
