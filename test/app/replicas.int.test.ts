import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeModelServer } from '../fakes/model-server.ts';
import { openStage, type Stage, startApp, toModelVariables, until } from '../support/app.ts';
import { toScreen, type WireEvent } from '../support/app-client.ts';
import { audit, hasAnswer, type Sent, sendOne } from '../support/load.ts';
import { createTestRedis, type TestRedis } from '../support/redis.ts';

const reply = 'Happy to help with that. Please tell me a bit more about it! What would you like to know today?';
const question = 'How do you make your jackets?';

let stage: Stage;
let models: FakeModelServer;
let redis: TestRedis | undefined;

beforeAll(async () => {
  stage = await openStage();
  models = await new FakeModelServer({ firstTokenMs: 60, tokenMs: 25 }).start();
  redis = await createTestRedis();
});
beforeEach(() => {
  models.reset().reply((request) => (request.schema === undefined ? { text: reply } : undefined));
});
afterEach(() => stage.closeStarted());
afterAll(async () => {
  await redis?.close();
  await models?.stop();
  await stage?.close();
});

const open = (variables: Readonly<Record<string, string>> = {}) =>
  startApp(stage, { ...toModelVariables(models.url), LLM_TIMEOUT_MS: '10000', ...variables });
const withRedis = () => ({ REDIS_URL: redis?.url ?? '' });

describe('two processes on one database', () => {
  it('never overlap turns of one conversation, and answer every message', async () => {
    const [a, b] = await Promise.all([open(), open()]);
    const first = await a.client.start('Hello, first of all: what do you sell?');
    const path = `/api/v1/conversations/${first.body.conversation_id}/messages`;
    const log: Sent[] = [];

    await Promise.all(
      [a, b, a, b, b, a, b, a].map(async ({ client }, place) => {
        log.push(await sendOne(client, stage.key, path, `message ${place}: ${question}`));
      }),
    );

    expect(log.filter((sent) => !hasAnswer(sent))).toEqual([]);
    expect(await audit(stage, log)).toEqual([]);
  });

  it('show a shopper at one the answer that the other gives, without Redis', async () => {
    const [a, b] = await Promise.all([open(), open()]);
    const { conversationId, ended } = await beginTurn(a);

    const followed = await b.client.follow(conversationId, isDone, '1.1');

    expect(toScreen(followed).trim()).toBe(toScreen(await ended).trim());
    expect(followed.filter(({ event }) => event === 'message')).toHaveLength(1);
  });

  it('stream every token across with Redis', async () => {
    if (redis === undefined) return;
    const [a, b] = await Promise.all([open(withRedis()), open(withRedis())]);
    await until(() =>
      [a, b].every(({ logger }) => logger.events.filter(({ event }) => event === 'redis.up').length === 2),
    );
    const { body } = await a.client.start(question);
    const opened = createDeferred<void>();
    const followed = b.client.follow(body.conversation_id, isDone, undefined, opened.resolve);
    await opened.promise;
    await new Promise((resolve) => setImmediate(resolve));

    const events = await a.client.stream(`/api/v1/conversations/${body.conversation_id}/messages`, {
      content: question,
    });

    expect(await followed).toEqual(events);
    expect(events.filter(({ event }) => event === 'token').length).toBeGreaterThan(1);
  });
});

describe('Redis that dies', () => {
  it('fails no turn, is told of once, leaves limits in force, and comes back', async () => {
    if (redis === undefined || process.env.REDIS_URL !== undefined) return;
    const app = await open({ ...withRedis(), RATE_LIMIT_ENABLED: 'true', RATE_LIMIT_REQUESTS: '12' });
    const count = (event: string) =>
      app.logger.events.filter((logged) => logged.event === event && logged.fields.name === 'commands').length;
    await until(() => count('redis.up') === 1);
    const { conversationId, ended } = await beginTurn(app);

    await redis.kill();
    const during = await Promise.all(Array.from({ length: 4 }, () => app.client.post(conversationId, question)));

    expect(isDone(await ended)).toBe(true);
    expect(during.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await until(() => count('redis.down') === 1);
    const more = await Promise.all(
      Array.from({ length: 20 }, () => app.client.call('POST', `/v1/conversations/${conversationId}/messages`, {})),
    );
    expect(more.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect((await app.client.call('GET', '/health/ready')).body).toMatchObject({
      status: 'degraded',
      checks: { redis: 'down' },
    });
    expect(count('redis.down')).toBe(1);

    await redis.restart();
    await until(() => count('redis.up') === 2);
    await until(async () => (await app.client.call('GET', '/health/ready')).body.status === 'ok');
  });

  it('is not needed to start', async () => {
    const app = await open({ REDIS_URL: 'redis://127.0.0.1:1' });

    const { status } = await app.client.start(question);

    expect(status).toBe(200);
    const told = app.logger.events.filter(({ event }) => event === 'redis.down');
    expect(told.map(({ fields }) => fields.name).sort()).toEqual(['commands', 'subscriber']);
  });
});

/** A turn that is under way: its first event is there. */
async function beginTurn({ client }: { client: Awaited<ReturnType<typeof open>>['client'] }) {
  const begun = createDeferred<string>();
  const sent = sendOne(client, stage.key, '/api/v1/conversations', question, ({ conversationId }) =>
    begun.resolve(conversationId ?? ''),
  );
  return { conversationId: await begun.promise, ended: sent.then(({ events }) => events) };
}

function isDone(events: readonly WireEvent[]): boolean {
  return events.at(-1)?.event === 'done';
}

function createDeferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
