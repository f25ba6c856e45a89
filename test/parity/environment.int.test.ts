import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startLangSmithCollector } from '../fakes/langsmith-collector.ts';
import { FakeModelServer } from '../fakes/model-server.ts';
import { openStage, type Stage, startApp, until } from '../support/app.ts';

let stage: Stage;
let models: FakeModelServer;

beforeAll(async () => {
  stage = await openStage();
  models = await new FakeModelServer().start();
});
afterEach(async () => {
  await stage.closeStarted();
  models.reset();
});
afterAll(async () => {
  await models?.stop();
  await stage?.close();
});

const apiKey = 'sk-environment-test-0123456789';
const question = 'How long does shipping to Canada take?';
const openAi = () => ({ OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: `${models.url}/v1` });

const findRow = async (messageId: string) => {
  const [row] = await stage.query<{ metadata: Record<string, unknown>; tokens_used: number }>(
    'SELECT metadata, tokens_used FROM messages WHERE id = $1',
    [messageId],
  );
  return row;
};

describe('parity 2.5: the model names, in the whole service', () => {
  it('001-25: DEFAULT_MODEL is asked by every step, and the row says that it was', async () => {
    const app = await startApp(stage, { ...openAi(), DEFAULT_MODEL: 'gpt-4o', OPENAI_ORG_ID: 'org-one' });

    const { body } = await app.client.start(question);

    const row = await findRow(body.message_id);
    expect(models.calls).toBeGreaterThanOrEqual(2);
    expect(new Set(models.requests.map(({ model }) => model))).toEqual(new Set(['gpt-4o']));
    expect(new Set(models.requests.map(({ headers }) => headers['openai-organization']))).toEqual(new Set(['org-one']));
    expect(row?.metadata).toMatchObject({ model_used: 'openai:gpt-4o', cost_usd: expect.any(Number) });
    expect(row?.tokens_used).toBeGreaterThan(0);
  });

  it('001-03: FALLBACK_MODEL is asked when the default one fails', async () => {
    const app = await startApp(stage, { ...openAi(), DEFAULT_MODEL: 'gpt-4o', FALLBACK_MODEL: 'gpt-4o-mini' });
    models.fault('gpt-4o', '500');

    const { body } = await app.client.start(question);

    expect((await findRow(body.message_id))?.metadata.model_used).toBe('openai:gpt-4o-mini');
  });

  it('without DEFAULT_MODEL an OpenAI key means gpt-4o-mini, as it did', async () => {
    const app = await startApp(stage, openAi());

    await app.client.start(question);

    expect(models.callsOf('gpt-4o-mini')).toBeGreaterThan(0);
  });

  it.each(['MAX_TOKENS', 'MAX_TOKENS_PER_RESPONSE'])('%s and TEMPERATURE hold for what shoppers read', async (name) => {
    const app = await startApp(stage, { ...openAi(), DEFAULT_MODEL: 'gpt-4o', [name]: '123', TEMPERATURE: '0.9' });

    await app.client.start(question);

    const answering = models.requests.filter(({ schema }) => schema === undefined).map(({ body }) => body);
    const classifying = models.requests.find(({ schema }) => schema !== undefined)?.body;
    expect(answering.length).toBeGreaterThan(0);
    for (const body of answering) {
      expect(body).toMatchObject({ temperature: 0.9 });
      expect(body.max_completion_tokens ?? body.max_tokens).toBe(123);
    }
    expect(classifying).toMatchObject({ temperature: 0.1 });
  });

  it('001-93: OPENAI_API_KEY is in no log line, no row and no answer', async () => {
    const app = await startApp(stage, { ...openAi(), DEFAULT_MODEL: 'gpt-4o', FALLBACK_MODEL: 'gpt-4o-mini' });
    models.fault('*', '401');

    const { text, body } = await app.client.start(question);

    const row = JSON.stringify(await findRow(body.message_id));
    expect(models.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(`${text} ${row} ${JSON.stringify(app.logger.events, toPlain)}`).not.toContain(apiKey);
  });
});

describe('parity 2.5: tracing names, in the whole service', () => {
  it.each([
    [
      'LANGCHAIN_TRACING_V2',
      { LANGCHAIN_TRACING_V2: 'true', LANGCHAIN_API_KEY: 'lsv2_one', LANGCHAIN_PROJECT: 'prod' },
    ],
    ['LANGSMITH_TRACING', { LANGSMITH_TRACING: 'true', LANGSMITH_API_KEY: 'lsv2_one', LANGSMITH_PROJECT: 'prod' }],
  ])('001-18, 001-19 (defect 13): %s sends each turn to the project', async (_name, variables) => {
    const collector = await startLangSmithCollector();
    const app = await startApp(stage, { ...variables, LANGSMITH_ENDPOINT: collector.url });

    const { body } = await app.client.start(question);
    await collector.until(() => collector.state.runs.length > 0);

    const root = collector.state.runs.find(({ parent_run_id }) => parent_run_id === undefined);
    const row = await findRow(body.message_id);
    expect(root).toMatchObject({ id: row?.metadata.trace_id, session_name: 'prod' });
    expect(root?.tags).toEqual(
      expect.arrayContaining(['store:store-123', `intent:${body.analysis.intent}`, 'env:test']),
    );
    expect([...collector.state.keys]).toEqual(['lsv2_one']);
    await app.close();
    await collector.close();
  });

  it('nothing is traced when nothing is said', async () => {
    const app = await startApp(stage);

    expect(app.service.ground.traces.isEnabled).toBe(false);
  });
});

describe('parity 2.5: the names of the doors, in the whole service', () => {
  it('RATE_LIMIT_REQUESTS and RATE_LIMIT_PERIOD end in 429 with Retry-After', async () => {
    const limits = { RATE_LIMIT_ENABLED: 'true', RATE_LIMIT_REQUESTS: '1', RATE_LIMIT_PERIOD: '600' };
    const app = await startApp(stage, limits);
    const { conversation_id: id } = (await app.client.start(question)).body;

    const first = await app.client.post(id, 'Thanks');
    const second = await app.client.post(id, 'Thanks again');

    expect([first.status, first.headers.get('x-ratelimit-limit')]).toEqual([200, '1']);
    expect([second.status, second.body.error.code]).toEqual([429, 'rate_limited']);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(600);
  });

  it('RATE_LIMIT_ENABLED=false switches them off', async () => {
    const app = await startApp(stage, { RATE_LIMIT_ENABLED: 'false', RATE_LIMIT_REQUESTS: '1' });
    const { conversation_id: id } = (await app.client.start(question)).body;

    const statuses = [await app.client.post(id, 'Thanks'), await app.client.post(id, 'Thanks again')];

    expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('CORS_ORIGINS lets pages of these origins in, and no others', async () => {
    const app = await startApp(stage, { CORS_ORIGINS: 'https://a.example,https://b.example' });
    const ask = async (origin: string) => {
      const response = await fetch(`${app.url}/api/v1/conversations`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      return response.headers.get('access-control-allow-origin');
    };

    expect(await ask('https://b.example')).toBe('https://b.example');
    expect(await ask('https://c.example')).toBeNull();
  });

  it('001-10, 001-46: DATABASE_POOL_SIZE and DATABASE_MAX_OVERFLOW bound what the database sees under load', async () => {
    const app = await startApp(stage, { DATABASE_POOL_SIZE: '2', DATABASE_MAX_OVERFLOW: '1' });

    const answers = await Promise.all(Array.from({ length: 12 }, () => app.client.start(question)));

    const [seen] = await stage.query<{ connections: number; idle_in_transaction: number }>(
      `SELECT count(*)::int AS connections,
              count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS idle_in_transaction
       FROM pg_stat_activity WHERE application_name = 'support-agent-web' AND datname = current_database()`,
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(seen?.connections).toBeGreaterThan(0);
    expect(seen?.connections).toBeLessThanOrEqual(3);
    await until(() => app.service.ground.database.pool.waitingCount === 0);
    expect(seen?.idle_in_transaction).toBe(0);
  });
});

/** Errors have no enumerable fields of their own. */
function toPlain(_key: string, value: unknown): unknown {
  return value instanceof Error ? { message: value.message, stack: value.stack } : value;
}
