import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, openStage, type Stage, startApp } from '../support/app.ts';
import { AppClient } from '../support/app-client.ts';

let stage: Stage;
let app: App;

beforeAll(async () => {
  stage = await openStage();
  app = await startApp(stage, { RATE_LIMIT_ENABLED: 'true' });
});
afterAll(() => stage?.close());

const text = expect.any(String);
const number = expect.any(Number);
const flag = expect.any(Boolean);
const id = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const nullableText = { asymmetricMatch: (value: unknown) => value === null || typeof value === 'string' };
const listOf = (element: unknown) => ({
  asymmetricMatch: (value: unknown) => {
    expect(value).toEqual((value as unknown[]).map(() => element));
    return true;
  },
});

/** Parity 4, field by field: no field less, no field more. */
const turnAnswer = {
  message_id: id,
  response: { content: text, type: 'text' },
  analysis: { intent: text, sentiment: text, confidence: number },
  actions_taken: listOf({ type: text, details: expect.any(Object) }),
  requires_escalation: flag,
  created_at: time,
};
const conversationAnswer = {
  id,
  store_id: 'store-123',
  status: text,
  channel: text,
  customer: { email: nullableText, name: nullableText },
  primary_intent: nullableText,
  sentiment: nullableText,
  priority: nullableText,
  order_id: nullableText,
  messages: listOf({ id, role: text, content: text, created_at: time }),
  actions_taken: listOf({ type: text, message_id: nullableText, details: expect.any(Object), created_at: time }),
  created_at: time,
  updated_at: time,
};
const listAnswer = {
  data: listOf({
    id,
    status: text,
    primary_intent: nullableText,
    sentiment: nullableText,
    customer_email: nullableText,
    message_count: number,
    created_at: time,
    updated_at: time,
  }),
  pagination: { page: number, per_page: number, total_pages: number, total_count: number },
};
const escalateAnswer = { escalated: true, ticket_id: nullableText, assigned_to: nullableText, customer_message: text };
const resolveAnswer = { resolved: true, resolved_at: time, total_messages: number, resolution_time_seconds: number };

const person = { initial_message: 'I want to talk to a human being, please' };
const create = async (body: object = { initial_message: 'Do you ship to Canada?' }): Promise<string> =>
  (await app.client.call('POST', '/api/v1/conversations', body)).body.conversation_id;

describe('parity 4: the calls and their answers', () => {
  it.each([
    ['the least there is', { initial_message: 'Hello' }],
    [
      'every field',
      {
        channel: 'widget',
        customer_email: 'walk@example.com',
        customer_name: 'Walk Through',
        initial_message: 'Do you ship to Canada?',
        context: { page_url: 'https://shop.example/cart', order_id: '1042', anything: { else: true } },
      },
    ],
    ['a wish for a person, with its action', person],
  ])('POST /conversations takes %s', async (_what, body) => {
    const { status, body: answer } = await app.client.call('POST', '/api/v1/conversations', body);

    expect(status).toBe(200);
    expect(answer).toEqual({ conversation_id: id, ...turnAnswer });
  });

  it.each([{ content: 'And to Norway?' }, { content: 'And to Norway?', attachments: [] }])(
    'POST /conversations/:id/messages takes %j',
    async (body) => {
      const path = `/api/v1/conversations/${await create()}/messages`;

      const { status, body: answer } = await app.client.call('POST', path, body);

      expect(status).toBe(200);
      expect(answer).toEqual(turnAnswer);
    },
  );

  it('GET /conversations/:id shows messages in order, with what was done', async () => {
    const { status, body } = await app.client.get(await create(person));

    expect(status).toBe(200);
    expect(body).toEqual(conversationAnswer);
    expect(body.messages.map(({ role }: { role: string }) => role)).toEqual(['user', 'assistant']);
    expect(body.actions_taken).toHaveLength(1);
  });

  it('GET /conversations/:id takes include_messages and message_limit, and keeps the newest', async () => {
    const path = `/api/v1/conversations/${await create()}`;

    const without = await app.client.call('GET', `${path}?include_messages=false`);
    const one = await app.client.call('GET', `${path}?include_messages=true&message_limit=1`);

    const { messages: _left, ...rest } = conversationAnswer;
    expect(without.body).toEqual(rest);
    expect(one.body.messages.map(({ role }: { role: string }) => role)).toEqual(['assistant']);
  });

  it('GET /conversations takes every filter of the specification', async () => {
    const email = 'filter@example.com';
    await create({ initial_message: 'Where is my order #1042?', customer_email: email });
    const query = new URLSearchParams({
      status: 'active',
      intent: 'order_status',
      sentiment: 'neutral',
      customer_email: email,
      start_date: '2020-01-01',
      end_date: '2100-01-01T00:00:00Z',
      page: '1',
      per_page: '100',
    });

    const { status, body } = await app.client.call('GET', `/api/v1/conversations?${query}`);

    expect(status).toBe(200);
    expect(body).toEqual(listAnswer);
    expect(body).toMatchObject({ data: [{ customer_email: email, message_count: 2 }] });
    expect(body.pagination).toEqual({ page: 1, per_page: 100, total_pages: 1, total_count: 1 });
  });

  it.each([{ reason: 'asked' }, { reason: 'asked', priority: 'urgent', notes: 'on the phone' }])(
    '001-86: POST /conversations/:id/escalate takes %j and opens a ticket',
    async (body) => {
      const path = `/api/v1/conversations/${await create()}/escalate`;

      const { status, body: answer } = await app.client.call('POST', path, body);

      expect(status).toBe(200);
      expect(answer).toEqual(escalateAnswer);
    },
  );

  it.each([
    { resolution_summary: 'Answered', resolution_type: 'automated' },
    { resolution_summary: 'Answered', resolution_type: 'human', csat_score: 5 },
    { resolution_summary: 'Answered', resolution_type: 'customer', csat_score: 1 },
  ])('POST /conversations/:id/resolve takes %j', async (body) => {
    const path = `/api/v1/conversations/${await create()}/resolve`;

    const { status, body: answer } = await app.client.call('POST', path, body);

    expect(status).toBe(200);
    expect(answer).toEqual(resolveAnswer);
  });

  it('streams the same answer, and the conversation can be followed', async () => {
    const events = await app.client.stream('/api/v1/conversations', { initial_message: 'Do you ship to Canada?' });

    const kinds = new Set(events.map(({ event }) => event));
    expect([...kinds].filter((kind) => !/^(status|token|replace|card|message|done|error)$/.test(kind))).toEqual([]);
    expect(events.find(({ event }) => event === 'message')?.data).toEqual({ conversation_id: id, ...turnAnswer });
    expect(events.at(-1)?.event).toBe('done');
  });
});

describe('parity 4: base path, keys and headers', () => {
  it.each(['/api/v1', '/v1'])('everything is below %s', async (base) => {
    expect((await app.client.call('GET', `${base}/conversations`)).status).toBe(200);
  });

  it.each([
    ['Authorization: Bearer', (key: string) => ({ authorization: `Bearer ${key}` })],
    ['x-api-key', (key: string) => ({ 'x-api-key': key })],
  ])('a key is taken from %s', async (_name, toHeaders) => {
    const response = await fetch(`${app.url}/api/v1/conversations`, { headers: toHeaders(stage.key) });

    expect(response.status).toBe(200);
  });

  it('every answer says how much is left, refusals included', async () => {
    const answers = await Promise.all([
      app.client.call('GET', '/api/v1/conversations'),
      app.client.call('POST', '/api/v1/conversations', {}),
    ]);

    for (const { headers } of answers) {
      for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']) {
        expect([name, headers.get(name)]).toEqual([name, expect.stringMatching(/^\d+$/)]);
      }
    }
  });
});

describe('parity 4: the error envelope', () => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  const refusals: readonly (readonly [string, number, () => ReturnType<AppClient['call']>])[] = [
    ['missing_field', 400, () => app.client.call('POST', '/api/v1/conversations', {})],
    ['invalid_request', 400, () => app.client.start('')],
    ['invalid_request', 400, () => app.client.start('x'.repeat(2_001))],
    ['invalid_request', 400, () => app.client.call('POST', '/api/v1/conversations', '{"initial_message":')],
    ['invalid_request', 400, () => app.client.call('GET', '/api/v1/conversations?per_page=101')],
    ['invalid_api_key', 401, () => new AppClient(app.url, `sk_live_${'a'.repeat(32)}`).start('Hello')],
    ['not_found', 404, () => app.client.get(unknown)],
    ['not_found', 404, () => app.client.post(unknown, 'Hello')],
    [
      'conversation_closed',
      409,
      async () => {
        const path = `/api/v1/conversations/${await create()}`;
        await app.client.call('POST', `${path}/resolve`, { resolution_summary: 'x', resolution_type: 'human' });
        return await app.client.call('POST', `${path}/messages`, { content: 'Hello?' });
      },
    ],
  ];

  it.each(refusals)('%s is %i', async (code, expected, call) => {
    const { status, body } = await call();

    expect(status).toBe(expected);
    expect(body).toEqual({ error: { code, message: text, details: expect.any(Object) }, request_id: text });
  });

  it('names the field and the reason', async () => {
    const { body } = await app.client.call('POST', '/api/v1/conversations', {});

    expect(body.error.details).toEqual({ field: 'initial_message', reason: text });
  });

  it('2,000 characters are a message, counted as a person counts them', async () => {
    expect((await app.client.start('😀'.repeat(2_000))).status).toBe(200);
  });
});

describe('parity 2.4: health', () => {
  it.each(['/health', '/health/live', '/api/health'])(
    '001-06: GET %s needs no key and looks at nothing else',
    async (path) => {
      const response = await fetch(`${app.url}${path}`);

      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ status: 'ok' });
      expect(response.headers.get('x-ratelimit-limit')).toBeNull();
    },
  );

  it.each(['/health/ready', '/api/v1/health/ready'])('001-07: GET %s answers part by part', async (path) => {
    const response = await fetch(`${app.url}${path}`);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      checks: { database: 'up', redis: 'not_configured' },
    });
  });

  it('GET / names the service', async () => {
    expect(await (await fetch(`${app.url}/`)).json()).toMatchObject({ name: 'support-agent' });
  });
});

/** Calls of parity 4 which later issues bring. A test of theirs replaces the line. */
const later = [
  ['POST', '/api/v1/webhooks/shopify/orders'],
  ['POST', '/api/v1/webhooks/shopify/orders/create'],
  ['POST', '/api/v1/webhooks/shopify/orders/updated'],
  ['POST', '/api/v1/webhooks/shopify/orders/fulfilled'],
  ['POST', '/api/v1/webhooks/gorgias'],
  ['GET', '/api/v1/analytics'],
  ['GET', '/api/v1/analytics/summary'],
  ['GET', '/api/v1/stores/store-123'],
  ['PATCH', '/api/v1/stores/store-123'],
  ['POST', '/api/v1/knowledge-base/ingest'],
  ['GET', '/api/v1/knowledge-base/store-123/status'],
  ['GET', '/api/v1/ws'],
  ['GET', '/ws'],
  ['GET', '/metrics'],
] as const;

describe('parity 4: calls that come later', () => {
  it.each(later)('%s %s is not there yet, and says so in the envelope', async (method, path) => {
    const { status, body } = await app.client.call(method, path, method === 'GET' ? undefined : {});

    expect([status, body.error.code]).toEqual([404, 'not_found']);
  });
});
