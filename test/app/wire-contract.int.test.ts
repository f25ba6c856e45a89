import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, openStage, type Stage, startApp, until } from '../support/app.ts';
import { toScreen } from '../support/app-client.ts';

let stage: Stage;
let app: App;

beforeAll(async () => {
  stage = await openStage();
  app = await startApp(stage);
});
afterAll(() => stage?.close());

const question = 'Where is my order #1042?';
const ada = { customer_email: 'ada@example.com' };
const iso = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f-]{36}$/;

describe('order status over HTTP', () => {
  it('names carrier, tracking number and date as the shop has them, as JSON', async () => {
    const { status, body } = await app.client.start(question, ada);

    expect(status).toBe(200);
    expectParcel(body.response.content);
    expect(body.analysis.intent).toBe('order_status');
    expect(body.requires_escalation).toBe(false);
  });

  it('names them in a stream too, where the tokens add up to the message', async () => {
    const events = await app.client.stream('/api/v1/conversations', { initial_message: question, ...ada });

    const message = events.find(({ event }) => event === 'message')?.data;
    expectParcel(toScreen(events));
    expect(toScreen(events).trim()).toBe(message.response.content);
    expect(events.at(-1)?.event).toBe('done');
    expect(events.filter(({ event }) => event === 'message')).toHaveLength(1);
    expect(events.every(({ id }) => id !== undefined)).toBe(true);
  });

  it('resumes a stream by Last-Event-ID with the same events', async () => {
    const events = await app.client.stream('/api/v1/conversations', { initial_message: question, ...ada });
    const conversationId = events.find(({ event }) => event === 'message')?.data.conversation_id;
    const seen = events[1];

    const resumed = await app.client.follow(
      conversationId,
      (told) => told.some(({ event }) => event === 'done'),
      seen?.id,
    );

    expect(resumed.map(({ id, event }) => ({ id, event }))).toEqual(
      events.slice(2).map(({ id, event }) => ({ id, event })),
    );
  });

  it('reveals nothing to a wrong e-mail: the reply is the one that an unknown number gets', async () => {
    const wrong = await app.client.start(question, { customer_email: 'mallory@example.net' });
    const unknown = await app.client.start('Where is my order #4711?', { customer_email: 'mallory@example.net' });

    const parcel = findParcel();
    for (const secret of [parcel.trackingNumber, parcel.carrier, 'Kestrel', 'ada@']) {
      expect(wrong.text).not.toContain(secret);
    }
    expect(wrong.body.response.content.replaceAll('1042', '#')).toBe(
      unknown.body.response.content.replaceAll('4711', '#'),
    );
    expect({ ...wrong.body, ...volatile }).toEqual({
      ...unknown.body,
      ...volatile,
      response: wrong.body.response,
    });
  });

  it('leaves intent, figures and a trace id on the stored assistant row', async () => {
    const { body } = await app.client.start(question, ada);

    const [row] = await stage.query<Record<string, unknown>>('SELECT * FROM messages WHERE id = $1', [body.message_id]);

    expect(row).toMatchObject({ role: 'assistant', intent: 'order_status', content: body.response.content });
    expect(row?.confidence).toBeGreaterThan(0.5);
    expect(row?.latency_ms).toBeGreaterThanOrEqual(0);
    expect(row?.metadata).toMatchObject({ trace_id: row?.turn_id, route: 'wismo' });
    expect(row?.metadata).not.toHaveProperty('error');
  });
});

describe('a client written from the wire contract alone', () => {
  it('creates, sends, gets, lists, escalates and resolves', async () => {
    const created = await app.client.start('Do you ship to Canada?', {
      channel: 'widget',
      customer_email: 'walk@example.com',
      customer_name: 'Walk Through',
      context: { page_url: 'https://shop.example/cart' },
    });
    expect(created.status).toBe(200);
    expect(created.body).toEqual({ ...turnShape, conversation_id: expect.stringMatching(uuid) });
    const id = created.body.conversation_id;

    const sent = await app.client.post(id, 'And how long does it take?');
    expect(sent.status).toBe(200);
    expect(sent.body).toEqual(turnShape);

    const got = await app.client.call('GET', `/v1/conversations/${id}?include_messages=true&message_limit=50`);
    expect(got.body).toMatchObject({
      id,
      store_id: 'store-123',
      status: 'active',
      channel: 'widget',
      customer: { email: 'walk@example.com', name: 'Walk Through' },
      created_at: expect.stringMatching(iso),
      updated_at: expect.stringMatching(iso),
    });
    expect(got.body.messages.map(({ role }: { role: string }) => role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
    expect(got.body.messages[3]).toMatchObject({ id: sent.body.message_id, content: sent.body.response.content });

    const list = await app.client.call(
      'GET',
      '/api/v1/conversations?status=active&customer_email=walk%40example.com&page=1&per_page=10',
    );
    expect(list.body).toEqual({
      data: [
        {
          id,
          status: 'active',
          primary_intent: expect.any(String),
          sentiment: expect.any(String),
          customer_email: 'walk@example.com',
          message_count: 4,
          created_at: expect.stringMatching(iso),
          updated_at: expect.stringMatching(iso),
        },
      ],
      pagination: { page: 1, per_page: 10, total_pages: 1, total_count: 1 },
    });

    const escalated = await app.client.call('POST', `/api/v1/conversations/${id}/escalate`, {
      reason: 'Customer wants a discount',
      priority: 'high',
      notes: 'Loyal customer',
    });
    expect(escalated.status).toBe(200);
    expect(escalated.body).toEqual({
      escalated: true,
      ticket_id: expect.any(String),
      assigned_to: null,
      customer_message: expect.any(String),
    });
    const tickets = listTickets(id);
    expect(tickets.map((ticket) => String(ticket.id))).toEqual([escalated.body.ticket_id]);

    const resolved = await app.client.call('POST', `/api/v1/conversations/${id}/resolve`, {
      resolution_summary: 'Answered',
      resolution_type: 'human',
      csat_score: 5,
    });
    expect(resolved.body).toEqual({
      resolved: true,
      resolved_at: expect.stringMatching(iso),
      total_messages: 4,
      resolution_time_seconds: expect.any(Number),
    });

    const late = await app.client.post(id, 'One more thing');
    expect(late.status).toBe(409);
    expect(late.body).toEqual({
      error: { code: 'conversation_closed', message: expect.any(String), details: expect.any(Object) },
      request_id: expect.any(String),
    });
  });

  it('is told 404 for a conversation that does not exist and 401 for a wrong key', async () => {
    const missing = await app.client.post('00000000-0000-4000-8000-000000000000', 'Hello?');
    const wrongKey = await app.client.start('Hello', {}, { authorization: 'Bearer sk_live_nope' });

    expect([missing.status, missing.body.error.code]).toEqual([404, 'not_found']);
    expect([wrongKey.status, wrongKey.body.error.code]).toEqual([401, 'invalid_api_key']);
  });

  it('has its messages passed to the ticket after a hand-over, and answered again after give-back', async () => {
    // Another order: tries for one are counted, whoever makes them.
    const noah = { customer_email: findOrder('#1043').email };
    const created = await app.client.start('I want to talk to a human being, please', noah);
    const id = created.body.conversation_id;
    expect(created.body.requires_escalation).toBe(true);

    const during = await app.client.post(id, 'Where is my order #1043?');
    expect(during.status).toBe(200);
    expect(during.text).not.toContain(findParcel('#1043').trackingNumber);
    await settled(id);
    expect(listTickets(id)).toHaveLength(1);
    expect(listTicketTexts(id).filter((text) => text.includes('#1043?'))).toHaveLength(1);

    const given = await app.client.call('POST', `/api/v1/conversations/${id}/give-back`, {});
    expect(given.body).toEqual({ given_back: true });
    const after = await app.client.post(id, 'So, where is my order #1043?');
    expect(after.body.response.content).toContain(findParcel('#1043').trackingNumber);
  });

  it('gets one ticket when it escalates while the bot is handing over', async () => {
    const first = await app.client.start('Do you ship to Canada?');
    const id = first.body.conversation_id;

    const [turn, asked] = await Promise.all([
      app.client.post(id, 'This is a scam, I want a human being right now!'),
      app.client.call('POST', `/api/v1/conversations/${id}/escalate`, { reason: 'asked on the phone' }),
    ]);

    expect([turn.status, asked.status]).toEqual([200, 200]);
    await settled(id);
    expect(listTickets(id)).toHaveLength(1);
  });
});

const turnShape = {
  message_id: expect.stringMatching(uuid),
  response: { content: expect.any(String), type: 'text' },
  analysis: { intent: expect.any(String), sentiment: expect.any(String), confidence: expect.any(Number) },
  actions_taken: expect.any(Array),
  requires_escalation: expect.any(Boolean),
  created_at: expect.stringMatching(iso),
};
const volatile = { conversation_id: '', message_id: '', created_at: '' };

function findOrder(name: string) {
  const order = stage.sandbox.shopify.state.orders.find((one) => one.name === name);
  if (order === undefined) throw new Error(`the demo shop has no order ${name}`);
  return order;
}

function findParcel(name = '#1042') {
  const parcel = findOrder(name).fulfillments[0];
  if (parcel === undefined) throw new Error(`the demo shop has no parcel for ${name}`);
  return parcel;
}

function expectParcel(text: string): void {
  const { carrier, trackingNumber, estimatedDeliveryAt } = findParcel();
  expect(text).toContain(carrier);
  expect(text).toContain(trackingNumber);
  const day = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', day: 'numeric' });
  const month = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', month: 'long' });
  expect(text).toContain(month.format(estimatedDeliveryAt));
  expect(text).toMatch(new RegExp(`\\b${day.format(estimatedDeliveryAt)}\\b`));
}

function listTickets(conversationId: string) {
  return stage.sandbox.gorgias.ledger().tickets.filter((ticket) => JSON.stringify(ticket).includes(conversationId));
}

function listTicketTexts(conversationId: string): string[] {
  const ids = new Set(listTickets(conversationId).map(({ id }) => id));
  return stage.sandbox.gorgias
    .ledger()
    .messages.filter(({ ticket_id }) => ids.has(ticket_id))
    .map((message) => JSON.stringify(message));
}

async function settled(conversationId: string): Promise<void> {
  await until(async () => {
    const [row] = await stage.query<{ open: number }>(
      "SELECT count(*)::int AS open FROM outbox WHERE conversation_id = $1 AND status <> 'done'",
      [conversationId],
    );
    return row?.open === 0;
  });
}
