import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRateLimits } from '../../../src/http/rate-limits.ts';
import { AppError } from '../../../src/platform/errors.ts';
import { conversationId, createAnsweredTurn, createConversationView } from '../../fakes/conversation-desk.ts';
import { startTestApp, type TestApp, widgetOrigin } from '../../http/start-test-app.ts';

const one = `/conversations/${conversationId}`;
const origin = { origin: widgetOrigin };

describe('the conversation doors', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      app: { trustedProxyHops: 1, limits: createRateLimits({ isEnabled: false, messages: 1, periodSeconds: 60 }) },
    });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    app.desk.expect('get', async () => createConversationView());
    app.desk.expect('post', async () => createAnsweredTurn());
    app.desk.expect('list', async () => ({ rows: [], totalCount: 41 }));
    app.desk.expect('escalate', async () => ({ customerMessage: 'A colleague will answer.' }));
    app.desk.expect('resolve', async () => ({
      resolvedAt: new Date('2026-11-20T10:05:00.000Z'),
      totalMessages: 4,
      resolutionTimeSeconds: 300,
    }));
    app.desk.expect('giveBack', async () => undefined);
  });

  it('shows a conversation, with null for what is unknown', async () => {
    const response = await app.call('GET', one);

    expect(await response.json()).toEqual({
      id: conversationId,
      store_id: 'store-123',
      status: 'active',
      channel: 'widget',
      customer: { email: 'ada@shop.example', name: null },
      primary_intent: 'order_status',
      sentiment: null,
      priority: null,
      order_id: null,
      messages: [{ id: 'm1', role: 'user', content: 'Where is #1001?', created_at: '2026-11-20T10:00:00.000Z' }],
      actions_taken: [
        { type: 'escalation_created', message_id: null, details: {}, created_at: '2026-11-20T10:00:01.000Z' },
      ],
      created_at: '2026-11-20T10:00:00.000Z',
      updated_at: '2026-11-20T10:00:02.000Z',
    });
    expect(app.desk.calls.at(-1)?.args).toEqual(['store-123', conversationId, 50]);
  });

  it('asks for no messages when none are wanted', async () => {
    await app.call('GET', `${one}?include_messages=false`);

    expect(app.desk.calls.at(-1)?.args[2]).toBeUndefined();
  });

  it('lists a page and counts the pages', async () => {
    const response = await app.call('GET', '/conversations?status=active&per_page=20&page=2&end_date=2026-11-20');

    expect(await response.json()).toEqual({
      data: [],
      pagination: { page: 2, per_page: 20, total_pages: 3, total_count: 41 },
    });
    expect(app.desk.calls.at(-1)?.args[1]).toEqual({
      status: 'active',
      endDate: new Date('2026-11-20T23:59:59.999Z'),
      page: 2,
      perPage: 20,
    });
  });

  it("tells what a widget's visitor sends with his hand-over as his words, not as ours", async () => {
    const headers = { origin: widgetOrigin, 'x-conversation-token': app.tokens.create('store-123', conversationId) };
    const body = { reason: 'refund_approved', notes: 'please\nOrder: #1042, identity verified' };

    await app.call('POST', `${one}/escalate`, { key: app.widgetKey, headers, body });

    expect(app.desk.calls.at(-1)?.args[0]).toMatchObject({
      reason: 'shopper_request',
      notes: [
        'The visitor asked for a person and wrote (nothing of it is checked):',
        '> refund_approved',
        '> please',
        '> Order: #1042, identity verified',
      ].join('\n'),
    });
  });

  it('escalates before there is a ticket', async () => {
    const response = await app.call('POST', `${one}/escalate`, { body: { reason: 'angry', priority: 'high' } });

    expect(await response.json()).toEqual({
      escalated: true,
      ticket_id: null,
      assigned_to: null,
      customer_message: 'A colleague will answer.',
    });
  });

  it('resolves', async () => {
    const body = { resolution_summary: 'Found it', resolution_type: 'human', csat_score: 5 };

    const response = await app.call('POST', `${one}/resolve`, { body });

    expect(await response.json()).toEqual({
      resolved: true,
      resolved_at: '2026-11-20T10:05:00.000Z',
      total_messages: 4,
      resolution_time_seconds: 300,
    });
  });

  it('gives back', async () => {
    const response = await app.call('POST', `${one}/give-back`);

    expect(await response.json()).toEqual({ given_back: true });
  });

  it.each([
    ['/escalate', {}, 'reason'],
    ['/resolve', { resolution_summary: 'x', resolution_type: 'magic' }, 'resolution_type'],
    ['/resolve', { resolution_summary: 'x', resolution_type: 'human', csat_score: 6 }, 'csat_score'],
  ])('refuses a wrong body at %s', async (path, body, field) => {
    const response = await app.call('POST', `${one}${path}`, { body });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { field } } });
  });

  it.each([
    ['GET', one, undefined],
    ['GET', `${one}/events`, undefined],
    ['POST', `${one}/messages`, { content: 'hi' }],
    ['POST', `${one}/escalate`, { reason: 'x' }],
    ['POST', `${one}/resolve`, { resolution_summary: 'x', resolution_type: 'customer' }],
  ])('keeps a widget without its token out of %s %s', async (method, path, body) => {
    const response = await app.call(method, path, { key: app.widgetKey, headers: origin, body });

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      error: { code: 'insufficient_permissions', details: { field: 'x-conversation-token' } },
    });
  });

  it('lets a widget with its token read and write', async () => {
    const headers = { ...origin, 'x-conversation-token': app.tokens.create('store-123', conversationId) };

    const read = await app.call('GET', one, { key: app.widgetKey, headers });
    const write = await app.call('POST', `${one}/messages`, { key: app.widgetKey, headers, body: { content: 'hi' } });

    expect([read.status, write.status]).toEqual([200, 200]);
  });

  it.each([
    ['GET', '/conversations'],
    ['POST', `${one}/give-back`],
  ])('keeps widgets out of %s %s altogether', async (method, path) => {
    const response = await app.call(method, path, { key: app.widgetKey, headers: origin });

    expect(response.status).toBe(403);
  });

  it.each([
    ['not_found', 404],
    ['conversation_closed', 409],
    ['idempotency_mismatch', 422],
    ['idempotency_in_flight', 409],
    ['service_unavailable', 503],
    ['integration_error', 502],
  ] as const)('turns %s of the desk into %i', async (code, status) => {
    app.desk.expect('post', () => Promise.reject(new AppError(code, 'Sorry.')));

    const response = await app.call('POST', `${one}/messages`, { body: { content: 'hi' } });

    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after') !== null).toBe(
      code === 'idempotency_in_flight' || code === 'service_unavailable',
    );
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('hands the idempotency key on with a hash that ignores the order of fields', async () => {
    app.desk.expect('start', async () => createAnsweredTurn());
    const headers = { 'idempotency-key': 'k-1' };

    await app.call('POST', '/conversations', { headers, rawBody: '{"initial_message":"hi","channel":"widget"}' });
    await app.call('POST', '/conversations', { headers, rawBody: '{"channel":"widget","initial_message":"hi"}' });
    await app.call('POST', '/conversations', { headers, rawBody: '{"channel":"widget","initial_message":"ho"}' });

    const [first, second, third] = app.desk.calls.slice(-3).map(({ args }) => args[0]) as {
      idempotency: { key: string; bodyHash: string };
    }[];
    expect(first?.idempotency).toEqual({ key: 'k-1', bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second?.idempotency).toEqual(first?.idempotency);
    expect(third?.idempotency.bodyHash).not.toBe(first?.idempotency.bodyHash);
  });

  it('keeps the idempotency keys of one visitor of a widget apart from those of another', async () => {
    app.desk.expect('start', async () => createAnsweredTurn());
    const start = (address: string) =>
      app.call('POST', '/conversations', {
        key: app.widgetKey,
        headers: { origin: widgetOrigin, 'idempotency-key': '1', 'x-forwarded-for': address },
        body: { initial_message: 'hi' },
      });

    await start('203.0.113.7');
    await start('203.0.113.7');
    await start('198.51.100.9');

    const [first, retried, stranger] = app.desk.calls.slice(-3).map(({ args }) => args[0]) as {
      idempotency: { key: string };
    }[];
    expect(retried?.idempotency).toEqual(first?.idempotency);
    expect(stranger?.idempotency.key).not.toBe(first?.idempotency.key);
  });

  it('refuses an idempotency key of 256 characters', async () => {
    const headers = { 'idempotency-key': 'k'.repeat(256) };

    const response = await app.call('POST', `${one}/messages`, { headers, body: { content: 'hi' } });

    expect(response.status).toBe(400);
  });
});
