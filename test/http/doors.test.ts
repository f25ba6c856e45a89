import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createRateLimits } from '../../src/http/rate-limits.ts';
import { conversationId, createAnsweredTurn, createConversationView } from '../fakes/conversation-desk.ts';
import { startTestApp, type TestApp, widgetOrigin } from './start-test-app.ts';

const one = `/conversations/${conversationId}`;
const hello = { initial_message: 'hi' };

describe('keys at the door', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    app.desk.expect('start', async () => createAnsweredTurn());
    app.desk.expect('get', async () => createConversationView());
  });
  afterAll(() => app.close());

  it.each([
    ['authorization', (key: string) => ({ authorization: `bearer ${key}` })],
    ['x-api-key', (key: string) => ({ 'x-api-key': key })],
  ])('takes the key from %s', async (_name, toHeaders) => {
    const response = await app.call('GET', one, { key: undefined, headers: toHeaders(app.secretKey) });

    expect(response.status).toBe(200);
  });

  it.each(['sk_live_short', `sk_test_${'a'.repeat(32)}`, `sk_live_${'€'.repeat(10)}`.slice(0, 8), 'Basic abc'])(
    'refuses the key %s',
    async (key) => {
      const response = await app.call('GET', one, { key });

      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({
        error: { code: 'invalid_api_key', details: { field: 'authorization' } },
      });
    },
  );

  it.each([
    ['no origin', {}, 'missing'],
    ['an origin that is not listed', { origin: 'https://evil.example' }, 'not_allowed'],
    ['an origin that only begins like it', { origin: `${widgetOrigin}.evil.example` }, 'not_allowed'],
    ['the null origin', { origin: 'null' }, 'not_allowed'],
  ])('refuses a widget key with %s', async (_name, headers, reason) => {
    const response = await app.call('POST', '/conversations', { key: app.widgetKey, headers, body: hello });

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { details: { field: 'origin', reason } } });
  });

  it('refuses a key without the scope', async () => {
    const { key } = await app.keys.createStoreKey({ storeId: 's', kind: 'secret', scopes: ['orders:read'] });

    const response = await app.call('GET', one, { key });

    expect(response.status).toBe(403);
  });

  it('hides unknown paths from strangers and tells callers of them', async () => {
    const stranger = await app.call('GET', '/nothing', { key: undefined });
    const caller = await app.call('GET', '/nothing');

    expect([stranger.status, caller.status]).toEqual([401, 404]);
  });
});

describe('every answer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    app.desk.expect('get', async () => createConversationView());
  });
  afterAll(() => app.close());

  it('carries the request id, limits and security headers', async () => {
    const response = await app.call('GET', one, { headers: { 'x-request-id': 'req-1.a:b' } });

    expect(response.headers.get('x-request-id')).toBe('req-1.a:b');
    expect(response.headers.get('x-ratelimit-limit')).toBe('1000');
    expect(Number(response.headers.get('x-ratelimit-remaining'))).toBeLessThan(1_000);
    expect(Number(response.headers.get('x-ratelimit-reset'))).toBeGreaterThan(1_700_000_000);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  it('has a request id of its own when the sent one is strange', async () => {
    const response = await app.call('GET', one, { headers: { 'x-request-id': 'a b<script>' } });

    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says nothing of what broke, and logs it once', async () => {
    app.desk.expect('get', () => Promise.reject(new Error('secret table users is missing at /srv/db.ts:1')));

    const response = await app.call('GET', one);
    const text = await response.text();

    expect(response.status).toBe(500);
    expect(text).toMatch(/"code":"internal_error"/);
    expect(text).not.toMatch(/secret|srv/);
    expect(app.logged.filter(({ event }) => event === 'http.failed')).toHaveLength(1);
  });

  it('is 503 with Retry-After while the database is away', async () => {
    const down = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    app.desk.expect('get', () => Promise.reject(down));

    const response = await app.call('GET', one);

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ error: { code: 'service_unavailable' } });
  });

  it('is recorded with the route and a hash instead of the address', async () => {
    app.desk.expect('get', async () => createConversationView());
    await app.call('GET', one, { headers: { 'x-request-id': 'recorded' } });

    const entry = app.accessEntries.find(({ requestId }) => requestId === 'recorded');

    expect(entry).toMatchObject({ storeId: 'store-123', method: 'GET', route: '/conversations/:id', status: 200 });
    expect(entry?.addressHash).toMatch(/^[\w-]{43}$/);
  });

  it('is the same below /v1', async () => {
    const response = await fetch(`${app.url}/v1${one}`, { headers: { 'x-api-key': app.secretKey } });

    expect(response.status).toBe(200);
  });
});

describe('CORS', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ app: { corsOrigins: ['https://console.example'] } });
    app.desk.expect('start', async () => createAnsweredTurn());
  });
  afterAll(() => app.close());

  it.each([widgetOrigin, 'https://console.example'])('answers the preflight of %s', async (origin) => {
    const headers = { origin, 'access-control-request-method': 'POST' };

    const response = await app.call('OPTIONS', '/conversations', { key: undefined, headers });

    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-headers')).toContain('x-conversation-token');
    expect(response.headers.get('access-control-max-age')).toBe('86400');
  });

  it('gives a stranger nothing', async () => {
    const response = await app.call('OPTIONS', '/conversations', {
      key: undefined,
      headers: { origin: 'https://x.example' },
    });

    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets the page read refusals too', async () => {
    const response = await app.call('POST', '/conversations', {
      key: undefined,
      headers: { origin: widgetOrigin },
      body: hello,
    });

    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(widgetOrigin);
  });
});

describe('limits', () => {
  let app: TestApp;
  afterEach(() => app.close());

  it('ends at the message limit with 429 and Retry-After', async () => {
    app = await startTestApp({
      app: { limits: createRateLimits({ isEnabled: true, messages: 2, periodSeconds: 60 }) },
    });
    app.desk.expect('post', async () => createAnsweredTurn());
    const statuses = [];
    for (let call = 0; call < 3; call += 1) {
      statuses.push((await app.call('POST', `${one}/messages`, { body: { content: 'hi' } })).status);
    }

    const refused = await app.call('POST', `${one}/messages`, { body: { content: 'hi' } });

    expect(statuses).toEqual([200, 200, 429]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await refused.json()).toMatchObject({ error: { code: 'rate_limited' } });
  });

  it('stops one address of a widget before the store', async () => {
    app = await startTestApp();
    app.desk.expect('start', async () => createAnsweredTurn());
    const options = { key: app.widgetKey, headers: { origin: widgetOrigin }, body: hello };
    for (let call = 0; call < 10; call += 1) {
      await app.call('POST', '/conversations', options);
    }

    const visitor = await app.call('POST', '/conversations', options);
    const server = await app.call('POST', '/conversations', { body: hello });

    expect([visitor.status, server.status]).toEqual([429, 200]);
    expect(server.headers.get('x-ratelimit-remaining')).toBe('89');
  });

  it('stops guessing of keys', async () => {
    app = await startTestApp();
    for (let call = 0; call < 60; call += 1) {
      await app.call('GET', one, { key: 'sk_test_wrong' });
    }

    const response = await app.call('GET', one, { key: 'sk_test_wrong' });

    expect(response.status).toBe(429);
  });

  it('are off without a trace when switched off', async () => {
    app = await startTestApp({
      app: { limits: createRateLimits({ isEnabled: false, messages: 1, periodSeconds: 60 }) },
    });
    app.desk.expect('get', async () => createConversationView());

    const response = await app.call('GET', one);

    expect(response.headers.get('x-ratelimit-limit')).toBeNull();
  });
});
