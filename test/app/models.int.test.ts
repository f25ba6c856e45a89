import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeModelServer, type ModelFault } from '../fakes/model-server.ts';
import { type App, openStage, type Stage, startApp, toModelVariables } from '../support/app.ts';
import { toScreen, type WireEvent } from '../support/app-client.ts';

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

const defaultModel = 'gpt-4o-mini';
const fallbackModel = 'claude-haiku-4-5';
const question = 'How long does shipping to Canada take?';

async function startWithModels(variables: Readonly<Record<string, string>> = {}): Promise<App> {
  return await startApp(stage, { ...toModelVariables(models.url), LLM_TIMEOUT_MS: '400', ...variables });
}

describe('the model chain in a whole turn', () => {
  it('lets the fallback answer when the default model says 429, and the row says so', async () => {
    const app = await startWithModels({ LLM_TIMEOUT_MS: '10000' });
    models.fault(defaultModel, '429');

    const { status, body } = await app.client.start(question);

    const metadata = await findMetadata(body.message_id);
    expect(status).toBe(200);
    expect(metadata.model_used).toBe(`anthropic:${fallbackModel}`);
    expect(metadata.attempts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          model: `openai:${defaultModel}`,
          ok: false,
          error: expect.stringMatching('rate_limit'),
        }),
        expect.objectContaining({ model: `anthropic:${fallbackModel}`, ok: true }),
      ]),
    );
  });

  it('answers by the rules when both are down, and the runbook counts it under its intent', async () => {
    const app = await startWithModels();
    models.fault('*', '500');
    const before = await countErrors();

    const { status, body } = await app.client.start('Where is my order #1042?', {
      customer_email: 'ada@example.com',
    });

    const metadata = await findMetadata(body.message_id);
    expect(status).toBe(200);
    expect(body.response.content).not.toBe('');
    expect(body.analysis.intent).toBe('order_status');
    expect(metadata.error).toBe('llm_error');
    expect(metadata.model_used ?? 'none').not.toMatch(/openai|anthropic/);
    expect((await countErrors()).get('order_status')).toBe((before.get('order_status') ?? 0) + 1);
  });

  const faults: readonly ModelFault[] = [
    '500',
    'silence',
    'headers_then_silence',
    'malformed_json',
    'wrong_schema',
    'empty_choices',
    'no_finish_reason',
    'unknown_tool',
    'bad_tool_arguments',
    'error_in_stream',
    'cut',
    '401',
    'insufficient_quota',
  ];
  it.each(faults)(
    'gives the shopper an answer and no provider text when every model has the fault %s',
    async (fault) => {
      const app = await startWithModels();
      models.fault('*', fault);

      const events = await app.client.stream('/api/v1/conversations', { initial_message: question });

      expectWholeAnswer(events);
      const { data } = events.find(({ event }) => event === 'message') ?? { data: undefined };
      const rows = await stage.query<{ role: string; content: string }>(
        'SELECT role, content FROM messages WHERE conversation_id = $1 ORDER BY seq',
        [data.conversation_id],
      );
      expect(rows.map(({ role }) => role)).toEqual(['user', 'assistant']);
      expect(rows[1]?.content).toBe(data.response.content);
    },
  );

  it('gives a whole answer wherever the stream of the model breaks', async () => {
    const app = await startWithModels({ FALLBACK_MODEL: 'rules' });
    const text = 'Happy to help with that. Please tell me a bit more about it! What would you like to know?';
    const tokens = text.split(' ').length;

    for (let cutAtToken = 0; cutAtToken <= tokens; cutAtToken += 1) {
      models
        .reset()
        .reply((request) => (request.schema === undefined ? { text, fault: 'cut', cutAtToken } : undefined));
      expectWholeAnswer(await app.client.stream('/api/v1/conversations', { initial_message: question }));
    }
  });

  it('sends replace when a streamed answer is begun again', async () => {
    const app = await startWithModels();
    const text = 'Happy to help with that. Please tell me a bit more about it! What would you like to know?';
    models.reply((request) => {
      if (request.schema !== undefined) return undefined;
      return request.vendor === 'openai'
        ? { text, fault: 'cut', cutAtToken: 12 }
        : { text: 'Of course! Tell me more.' };
    });

    const events = await app.client.stream('/api/v1/conversations', { initial_message: question });

    const kinds = events.map(({ event }) => event);
    expect(kinds.indexOf('token')).toBeLessThan(kinds.indexOf('replace'));
    expect(toScreen(events).trim()).toBe('Of course! Tell me more.');
    expectWholeAnswer(events);
  });

  it('stores and shows a readable reply when the model sends characters that no database takes', async () => {
    const app = await startWithModels();
    models.reply((request) =>
      request.schema === undefined
        ? { text: 'Hello\u0000 there \ud800! You said #\u00004711\u0000, right?' }
        : undefined,
    );

    const { status, body } = await app.client.start(question);

    expect(status).toBe(200);
    expect(body.response.content).toContain('Hello');
    expect(body.response.content.isWellFormed()).toBe(true);
    expect(body.response.content).not.toContain('\u0000');
    expect((await findMetadata(body.message_id)).turn_attempt).toBeUndefined();
  });
});

function expectWholeAnswer(events: readonly WireEvent[]): void {
  const message = events.find(({ event }) => event === 'message');
  expect(message?.data.response.content.length).toBeGreaterThan(5);
  expect(toScreen(events).trim()).toBe(message?.data.response.content);
  expect(events.at(-1)?.event).toBe('done');
  expect(JSON.stringify(events)).not.toMatch(/SECRET|sk-fake|unexpected|no_such_tool/);
}

async function findMetadata(messageId: string) {
  const [row] = await stage.query<{ metadata: Record<string, unknown> & { attempts: unknown[] } }>(
    'SELECT metadata FROM messages WHERE id = $1',
    [messageId],
  );
  if (row === undefined) throw new Error('the reply has no row');
  return row.metadata;
}

const runbookQuery =
  "SELECT intent, COUNT(*) FROM messages WHERE created_at > NOW() - INTERVAL '1 hour' AND role = 'assistant' AND metadata->>'error' IS NOT NULL GROUP BY intent;";

/** The runbook's line, verbatim, through the real psql; where none is installed, the same statement without it. */
async function countErrors(): Promise<Map<string, number>> {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `psql $DATABASE_URL -c "${runbookQuery}"`], {
    env: { ...process.env, DATABASE_URL: stage.databaseUrl },
    encoding: 'utf8',
  });
  if (status === commandNotFound) {
    console.warn('psql is not installed: the runbook query through psql is SKIPPED, its statement runs without it');
    const rows = await stage.query<{ intent: string; count: string }>(runbookQuery);
    return new Map(rows.map(({ intent, count }) => [intent, Number(count)]));
  }
  if (status !== 0) throw new Error(`psql failed: ${stderr}`);
  return new Map(
    [...stdout.matchAll(/^ *(\w+) +\| +(\d+)$/gm)].map(([, intent = '', count]) => [intent, Number(count)]),
  );
}

const commandNotFound = 127;
