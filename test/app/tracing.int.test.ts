import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startLangSmithCollector } from '../fakes/langsmith-collector.ts';
import { FakeModelServer } from '../fakes/model-server.ts';
import { type App, openStage, type Stage, startApp, toModelVariables, until } from '../support/app.ts';

type Collector = Awaited<ReturnType<typeof startLangSmithCollector>>;

let stage: Stage;
let collector: Collector;
let models: FakeModelServer;

beforeAll(async () => {
  stage = await openStage();
  models = await new FakeModelServer().start();
});
beforeEach(async () => {
  collector = await startLangSmithCollector();
});
afterEach(async () => {
  await stage.closeStarted();
  await collector.close();
  models.reset();
});
afterAll(async () => {
  await models?.stop();
  await stage?.close();
});

const shopper = { customer_email: 'ada@example.com', customer_name: 'Ada Byron' };
const traced = () => ({
  LANGSMITH_TRACING: 'true',
  LANGSMITH_API_KEY: 'lsv2_test_key',
  LANGSMITH_ENDPOINT: collector.url,
  LANGSMITH_PROJECT: 'reliability',
});

describe('LangSmith', () => {
  it('gets one trace of a turn, whose root has the id that the message keeps, with its tags', async () => {
    const app = await startApp(stage, traced());

    const { body } = await app.client.start('Where is my order #1042? ada@example.com, +1 415 555 0134', shopper);

    await collector.until(() => roots().length === 1);
    const [root] = roots();
    const { trace_id, model_used } = await findMetadata(body.message_id);
    expect(root?.id).toBe(trace_id);
    expect(root?.session_name).toBe('reliability');
    expect(root?.tags).toEqual(
      expect.arrayContaining(['store:store-123', 'intent:order_status', `model:${model_used}`, 'env:test']),
    );
    expect(root?.error).toBeUndefined();
    expect(collector.state.runs.every((run) => run.trace_id === root?.id)).toBe(true);
    expect(collector.state.runs.length).toBeGreaterThan(3);
    const ids = new Set(collector.state.runs.map(({ id }) => id));
    expect(
      collector.state.runs.every(({ parent_run_id }) => parent_run_id === undefined || ids.has(parent_run_id)),
    ).toBe(true);
  });

  it('gets neither addresses nor phone numbers nor keys', async () => {
    const app = await startApp(stage, { ...traced(), ...toModelVariables(models.url), LLM_TIMEOUT_MS: '10000' });

    const { body } = await app.client.start('I am ada@example.com, +1 415 555 0134: where is my order #1042?', shopper);
    await app.client.post(
      body.conversation_id,
      'Or write to ben@example.com, my key is sk_live_0123456789abcdef, or 04155550199',
    );

    await collector.until(() => roots().length === 2);
    const sent = JSON.stringify(collector.state.runs);
    for (const secret of [
      '@example.com',
      '555 0134',
      '5550134',
      '5550199',
      'sk_live_',
      'sk-fake',
      'Byron',
      stage.key,
      'lsv2',
    ]) {
      expect(sent).not.toContain(secret);
    }
    expect(sent).toContain('#1042');
  });

  it('is told that a turn failed, and why', async () => {
    const app = await startApp(stage, { ...traced(), ...toModelVariables(models.url) });
    models.fault('*', '500');

    await app.client.start('Do you ship to Canada?');

    await collector.until(() => roots().length === 1);
    expect(roots()[0]?.error).toBe('llm_error');
    expect(JSON.stringify(collector.state.runs)).not.toContain('SECRET');
  });

  it('understands the LANGCHAIN names', async () => {
    const app = await startApp(stage, {
      LANGCHAIN_TRACING_V2: 'true',
      LANGCHAIN_API_KEY: 'lsv2_older_key',
      LANGCHAIN_ENDPOINT: collector.url,
      LANGCHAIN_PROJECT: 'older',
    });

    await app.client.start('Do you ship to Canada?');

    await collector.until(() => roots().length === 1);
    expect(roots()[0]?.session_name).toBe('older');
    expect([...collector.state.keys]).toEqual(['lsv2_older_key']);
  });

  it.each(['hang', 500, 'down'] as const)(
    'costs no turn and no long goodbye when it is in trouble: %s',
    async (trouble) => {
      const variables = traced();
      const app: App = await startApp(
        stage,
        trouble === 'down' ? { ...variables, LANGSMITH_ENDPOINT: 'http://127.0.0.1:9' } : variables,
      );
      if (trouble !== 'down') collector.state.mode = trouble;

      const answers = [];
      for (let place = 0; place < 5; place += 1) answers.push(await app.client.start('Do you ship to Canada?'));
      await until(() => trouble === 'down' || collector.state.batches.length > 0);
      const startedMs = performance.now();
      await app.close();

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(performance.now() - startedMs).toBeLessThan(4_000);
      for (const { body } of answers) expect(await findMetadata(body.message_id)).not.toHaveProperty('error');
    },
  );
});

function roots() {
  return collector.state.runs.filter(({ parent_run_id }) => parent_run_id === undefined);
}

async function findMetadata(messageId: string): Promise<Record<string, unknown>> {
  const [row] = await stage.query<{ metadata: Record<string, unknown> }>(
    'SELECT metadata FROM messages WHERE id = $1',
    [messageId],
  );
  return row?.metadata ?? {};
}
