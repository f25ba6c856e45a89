import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRateLimits } from '../../../src/http/rate-limits.ts';
import { conversationId, createAnsweredTurn } from '../../fakes/conversation-desk.ts';
import { refusedBodies, storableStrings } from '../../fixtures/naughty-strings.ts';
import { startTestApp, type TestApp } from '../../http/start-test-app.ts';

const messages = `/conversations/${conversationId}/messages`;

describe('bodies', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      app: { limits: createRateLimits({ isEnabled: false, messages: 1, periodSeconds: 60 }) },
    });
    app.desk.expect('post', async () => createAnsweredTurn());
    app.desk.expect('start', async () => createAnsweredTurn());
  });
  afterAll(() => app.close());

  it.each(storableStrings.map((text) => [text.slice(0, 30), text]))('passes %j on unharmed', async (_name, content) => {
    const response = await app.call('POST', messages, { body: { content } });

    expect(response.status).toBe(200);
    expect(app.desk.calls.at(-1)?.args[0]).toMatchObject({ content: content.trim() });
  });

  it.each(refusedBodies)('refuses %s', async (_name, rawBody, reason) => {
    const response = await app.call('POST', messages, { rawBody });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        code: expect.stringMatching(/^(invalid_request|missing_field)$/),
        message: expect.any(String),
        details: { field: expect.any(String), reason },
      },
      request_id: expect.any(String),
    });
  });

  it('refuses more than 64 KB', async () => {
    const response = await app.call('POST', messages, { rawBody: JSON.stringify({ content: 'a'.repeat(70_000) }) });

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'payload_too_large' } });
  });

  it.each([
    ['text/plain', 'not_json'],
    ['application/x-www-form-urlencoded', 'not_json'],
    ['multipart/form-data; boundary=x', 'not_json'],
    ['application/json; charset=klingon', 'unsupported_charset'],
    ['', 'not_json'],
  ])('refuses content type %j', async (type, reason) => {
    const response = await app.call('POST', messages, {
      rawBody: '{"content":"a"}',
      headers: { 'content-type': type },
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_request', details: { reason } } });
  });

  it.each(['utf-7', 'utf-16', 'iso-8859-1', '"utf-32"'])('refuses the charset %s', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };

    const response = await app.call('POST', messages, { headers, body: { content: 'hi' } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { reason: 'unsupported_charset' } } });
  });

  it('refuses bytes that are not UTF-8 instead of storing question marks', async () => {
    const response = await fetch(`${app.url}/api/v1${messages}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${app.secretKey}`, 'content-type': 'application/json; charset=UTF-8' },
      body: Buffer.concat([Buffer.from('{"content":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { field: 'body', reason: 'not_utf8' } } });
  });

  it('refuses compressed bodies', async () => {
    const response = await app.call('POST', messages, {
      rawBody: '{"content":"a"}',
      headers: { 'content-encoding': 'gzip' },
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { reason: 'unsupported_encoding' } } });
  });

  it.each([
    ['null bytes deep down', { a: { b: ['\u0000'] } }],
    ['depth', { a: { b: { c: { d: { e: { f: 1 } } } } } }],
    ['a lone surrogate in a key', { '\ud800': 1 }],
  ])('refuses a context with %s', async (_name, context) => {
    const response = await app.call('POST', '/conversations', { body: { initial_message: 'hi', context } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { field: 'context' } } });
  });

  it('takes null for what a client does not have', async () => {
    const body = { initial_message: 'hi', customer_email: null, customer_name: null, context: null, channel: null };

    const response = await app.call('POST', '/conversations', { body });

    expect(response.status).toBe(200);
    expect(app.desk.calls.at(-1)?.args[0]).not.toHaveProperty('customerEmail');
  });

  it.each(['/conversations/%E0%A4%A', '/conversations/%00', '/conversations/not-an-id', "/conversations/1'%20OR"])(
    'answers the path %s with a typed refusal',
    async (path) => {
      const response = await app.call('GET', path);

      expect([400, 404]).toContain(response.status);
      expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
    },
  );

  it.each([
    ['status=open', 'status'],
    ['page=0', 'page'],
    ['per_page=101', 'per_page'],
    ['start_date=yesterday', 'start_date'],
    ['customer_email=nobody', 'customer_email'],
    ['page=1&page=2', 'page'],
  ])('refuses the filter %s', async (query, field) => {
    const response = await app.call('GET', `/conversations?${query}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_request', details: { field } } });
  });
});
