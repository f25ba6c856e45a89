import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { StreamEvent } from '../../../src/conversations/conversation.ts';
import { createRateLimits } from '../../../src/http/rate-limits.ts';
import { AppError } from '../../../src/platform/errors.ts';
import { conversationId, createTurnResult, FakeTurn } from '../../fakes/conversation-desk.ts';
import { startTestApp, type TestApp, widgetOrigin } from '../../http/start-test-app.ts';

const one = `/conversations/${conversationId}`;
const accept = { accept: 'text/event-stream' };

describe('event streams', () => {
  let app: TestApp;
  afterEach(() => app.close());

  it('streams a turn with ids and ends after it', async () => {
    app = await startTestApp();
    const turn = new FakeTurn();
    app.desk.expect('post', async () => turn);
    turn.emit('1.1', 'status', { key: 'reading', text: 'Reading' });

    const response = await app.call('POST', `${one}/messages`, { headers: accept, body: { content: 'hi' } });
    turn.emit('1.2', 'token', { text: 'Hello "you"\nthere' });
    turn.emit('1.3', 'message', { message_id: 'a1' });
    turn.emit('1.4', 'done', { message_id: 'a1' });
    turn.settle(createTurnResult());

    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe(
      [
        'id: 1.1\nevent: status\ndata: {"key":"reading","text":"Reading"}\n\n',
        'id: 1.2\nevent: token\ndata: {"text":"Hello \\"you\\"\\nthere"}\n\n',
        'id: 1.3\nevent: message\ndata: {"message_id":"a1"}\n\n',
        'id: 1.4\nevent: done\ndata: {"message_id":"a1"}\n\n',
      ].join(''),
    );
    expect(turn.leaveCount).toBe(0);
  });

  it('tells a widget its conversation and token, before and in the message', async () => {
    app = await startTestApp();
    const turn = new FakeTurn();
    app.desk.expect('start', async () => turn);
    turn.emit('1.1', 'message', { conversation_id: conversationId });
    turn.settle(createTurnResult());

    const response = await app.call('POST', '/conversations', {
      key: app.widgetKey,
      headers: { ...accept, origin: widgetOrigin },
      body: { initial_message: 'hi' },
    });

    const token = app.tokens.create('store-123', conversationId);
    expect(response.headers.get('x-conversation-id')).toBe(conversationId);
    expect(response.headers.get('x-conversation-token')).toBe(token);
    expect(await response.text()).toContain(`"conversation_token":"${token}"`);
  });

  it('ends with an error event when the turn is lost, without leaking why', async () => {
    app = await startTestApp();
    const turn = new FakeTurn();
    app.desk.expect('post', async () => turn);

    const response = await app.call('POST', `${one}/messages`, { headers: accept, body: { content: 'hi' } });
    turn.fail(new AppError('service_unavailable', 'Please try again.', { cause: new Error('connection to db1 lost') }));
    const text = await response.text();

    expect(text).toMatch(/^event: error\ndata: {"error":{"code":"service_unavailable"/);
    expect(text).not.toContain('db1');
  });

  it('leaves the turn when the shopper is gone', async () => {
    app = await startTestApp();
    const turn = new FakeTurn();
    app.desk.expect('post', async () => turn);
    const hangUp = new AbortController();

    await app.call('POST', `${one}/messages`, { headers: accept, body: { content: 'hi' }, signal: hangUp.signal });
    hangUp.abort();

    await until(() => turn.leaveCount === 1);
    expect(turn.listenerCount).toBe(0);
    expect(app.streams.size).toBe(0);
  });

  it('leaves the turn when a JSON client hangs up', async () => {
    app = await startTestApp();
    const turn = new FakeTurn();
    app.desk.expect('post', async () => turn);
    const hangUp = new AbortController();

    const waiting = app.call('POST', `${one}/messages`, { body: { content: 'hi' }, signal: hangUp.signal });
    waiting.catch(() => undefined);
    await until(() => app.desk.calls.length === 1);
    hangUp.abort();

    await until(() => turn.leaveCount === 1);
    turn.settle(createTurnResult());
    await expect(waiting).rejects.toThrow();
  });

  it.each([
    ['header', `${one}/events`, { 'last-event-id': '3.7' }],
    ['query', `${one}/events?last_event_id=3.7`, {}],
  ])('resumes from the last event named by %s', async (_place, path, headers) => {
    app = await startTestApp();
    const hangUp = new AbortController();
    let send: (event: StreamEvent) => void = () => undefined;
    let isFollowed = true;
    app.desk.expect('follow', async (_store, _id, _last, listener) => {
      send = listener;
      listener({ id: '3.8', event: 'token', data: { text: 'missed' } });
      return () => {
        isFollowed = false;
      };
    });

    const response = await app.call('GET', path, { headers, signal: hangUp.signal });
    send({ id: '4.1', event: 'token', data: { text: 'live' } });
    const text = await readUntil(response, 'live');
    hangUp.abort();

    expect(app.desk.calls.at(-1)?.args).toEqual(['store-123', conversationId, '3.7']);
    expect(text).toBe(
      'id: 3.8\nevent: token\ndata: {"text":"missed"}\n\nid: 4.1\nevent: token\ndata: {"text":"live"}\n\n',
    );
    await until(() => !isFollowed);
  });

  it('refuses a Last-Event-ID that can not be one', async () => {
    app = await startTestApp();

    const response = await app.call('GET', `${one}/events`, { headers: { 'last-event-id': 'x y' } });

    expect(response.status).toBe(400);
  });

  it('answers an unknown conversation with the envelope', async () => {
    app = await startTestApp();
    app.desk.expect('follow', () => Promise.reject(new AppError('not_found', 'No.')));

    const response = await app.call('GET', `${one}/events`);

    expect(response.status).toBe(404);
  });

  it('keeps silent streams alive', async () => {
    app = await startTestApp({ streams: { heartbeatMs: 10 } });
    app.desk.expect('follow', async () => () => undefined);
    const hangUp = new AbortController();

    const response = await app.call('GET', `${one}/events`, { signal: hangUp.signal });

    expect(await readUntil(response, ': beat\n\n: beat')).toContain(': beat\n\n');
    hangUp.abort();
  });

  it('cuts a reader who does not read, so that he may resume', async () => {
    app = await startTestApp();
    let send: (event: StreamEvent) => void = () => undefined;
    app.desk.expect('follow', async (_store, _id, _last, listener) => {
      send = listener;
      return () => undefined;
    });
    const asking = request(`${app.url}/api/v1${one}/events`, { headers: { authorization: `Bearer ${app.secretKey}` } });
    asking.end();
    const [answer] = await once(asking, 'response');
    answer.pause();

    const text = 'x'.repeat(16_000);
    for (let place = 1; place <= 2_000; place += 1) {
      send({ id: `1.${place}`, event: 'token', data: { text } });
      await new Promise((resolve) => setImmediate(resolve));
    }
    answer.resume();
    let received = '';
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      received = (received + chunk).slice(-2_000);
    });
    await once(answer, 'end');

    expect(received).toContain('"reason":"slow_reader"');
    await until(() => app.streams.size === 0);
  });

  it('sends followers away when the process stops', async () => {
    app = await startTestApp();
    app.desk.expect('follow', async () => () => undefined);

    const response = await app.call('GET', `${one}/events`);
    app.streams.releaseFollowers();

    expect(await response.text()).toBe('retry: 1000\n\n');
  });

  it('gives a visitor twenty streams of one conversation, and a seat that one has left', async () => {
    app = await startTestApp({
      app: { limits: createRateLimits({ isEnabled: false, messages: 1, periodSeconds: 60 }) },
    });
    app.desk.expect('follow', async () => () => undefined);
    const token = app.tokens.create('store-123', conversationId);
    const headers = { origin: widgetOrigin, 'x-conversation-token': token };
    const follow = () => app.call('GET', `${one}/events`, { key: app.widgetKey, headers });
    const streams = await Promise.all(Array.from({ length: 20 }, follow));

    const refused = await follow();
    await streams[0]?.body?.cancel();
    const statuses: number[] = [];
    for (let tries = 0; tries < 50 && !statuses.includes(200); tries += 1) {
      statuses.push((await follow()).status);
    }

    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('15');
    expect(statuses.at(-1)).toBe(200);
  });
});

async function readUntil(response: Response, needle: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(needle)) {
      return text;
    }
  }
  return text;
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isTrue(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(isTrue()).toBe(true);
}
