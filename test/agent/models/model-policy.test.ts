import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ChatModel } from '../../../src/agent/models/chat-model.ts';
import { createModelPolicy, type ModelCallEvent } from '../../../src/agent/models/model-policy.ts';
import type { ModelLimits } from '../../../src/agent/models/model-turn.ts';
import { createOpenAiModel } from '../../../src/integrations/openai/openai-model.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createModelRequest, getOrderTool, sentimentSchema } from '../../factories/model-request.ts';
import { FakeModelServer, type ModelFault } from '../../fakes/model-server.ts';
import { ScriptedModel } from '../../fakes/scripted-model.ts';

let server: FakeModelServer;
/** Silence is over soon, and yet no busy machine is taken for a silent one. */
const quick: Partial<ModelLimits> = { firstTokenMs: 800, betweenTokensMs: 400, quickFailureMs: 10_000 };
const sentiment = z.object({ sentiment: z.enum(['good', 'bad']) });

// A server of its own for each test: a request that one test abandoned may arrive late.
beforeEach(async () => {
  server = await new FakeModelServer().start();
});
afterEach(() => server.stop());

beforeAll(async () => {
  // The first call loads the vendor's library, which takes longer than the short limits here.
  await createOpenAiModel({ model: 'main', apiKey: 'sk-fake', clock: systemClock }).warmUp();
});

function createRig({
  rules = createRules(),
  limits = quick,
}: {
  rules?: ChatModel;
  limits?: Partial<ModelLimits>;
} = {}) {
  const chain = [createModel('main'), createModel('spare'), rules];
  const logged: string[] = [];
  const calls: ModelCallEvent[] = [];
  const log = (event: string): void => void logged.push(event);
  const policy = createModelPolicy({
    chains: { classify: chain, answer: chain, rewrite: chain },
    clock: systemClock,
    logger: { info: log, warn: log, error: log },
    limits,
    onCall: (call) => calls.push(call),
  });
  return { policy, logged, calls };
}

function createModel(model: string) {
  return createOpenAiModel({ model, apiKey: 'sk-fake', baseUrl: `${server.url}/v1`, clock: systemClock });
}

/** A stand-in that always has an answer, as the real rules do. */
function createRules(): ChatModel {
  return {
    id: 'rules',
    generate: async (request, { onText }) => {
      const text = request.responseSchema === undefined ? 'From the rules.' : '{"sentiment":"good"}';
      if (request.responseSchema === undefined) onText(text);
      return {
        text,
        toolCalls: [],
        finishReason: 'stop',
        usage: { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 },
      };
    },
  };
}

/** What a shopper's screen shows after all events. */
function createScreen() {
  const screen = { text: '', restarts: [] as string[] };
  return {
    screen,
    onText: (delta: string): void => {
      screen.text += delta;
    },
    onRestart: (reason: string): void => {
      screen.restarts.push(reason);
      screen.text = '';
    },
  };
}

const signal = new AbortController().signal;

describe('model policy', () => {
  it('asks the first model only, when that answers', async () => {
    server.reply(() => ({ text: 'Hello shopper.' }));
    const { policy } = createRig();
    const { screen, ...events } = createScreen();

    const run = await policy.generate(createModelRequest(), { signal, ...events });

    expect(run).toMatchObject({ modelId: 'openai:main', degraded: [], answer: { text: 'Hello shopper.' } });
    expect(run).not.toHaveProperty('firstCause');
    expect(run.attempts).toMatchObject([{ purpose: 'answer', model: 'openai:main', ok: true, inputTokens: 100 }]);
    expect(screen).toEqual({ text: 'Hello shopper.', restarts: [] });
  });

  const falls: readonly (readonly [ModelFault, string, string, number])[] = [
    ['429', 'rate_limit', 'llm_rate_limit', 1],
    ['insufficient_quota', 'rate_limit', 'llm_rate_limit', 1],
    ['500', 'server', 'llm_error', 2],
    ['silence', 'timeout', 'llm_timeout', 1],
    ['headers_then_silence', 'timeout', 'llm_timeout', 1],
    ['malformed_json', 'malformed', 'parse_error', 1],
    ['empty_choices', 'malformed', 'parse_error', 1],
    ['no_finish_reason', 'malformed', 'parse_error', 1],
    ['unknown_tool', 'malformed', 'parse_error', 1],
    ['cut', 'network', 'llm_error', 2],
    ['401', 'auth', 'llm_error', 1],
    ['400', 'bad_request', 'llm_error', 1],
  ];
  it.each(falls)('after %s falls back because of %s, stored as %s, with %i calls', async (fault, kind, code, calls) => {
    server.fault('main', fault).reply(() => ({ text: 'From the spare model.' }));
    const { policy } = createRig();
    const { screen, ...events } = createScreen();

    const run = await policy.generate(createModelRequest({ tools: [getOrderTool] }), { signal, ...events });

    expect(run.modelId).toBe('openai:spare');
    expect(run.firstCause).toBe(code);
    expect(run.degraded).toEqual([`model:openai:main->openai:spare (${kind})`]);
    expect(server.callsOf('main')).toBe(calls);
    expect(run.attempts.filter(({ ok }) => !ok).map(({ error }) => error)).toEqual(Array(calls).fill(kind));
    expect(screen.text).toBe('From the spare model.');
  });

  it('lets the rules answer when both models are down, and tells the way there', async () => {
    server.fault('main', '429').fault('spare', '500');
    const { policy, calls } = createRig();

    const run = await policy.generate(createModelRequest(), { signal });

    expect(run).toMatchObject({
      modelId: 'rules',
      firstCause: 'llm_rate_limit',
      degraded: ['model:openai:main->openai:spare (rate_limit)', 'model:openai:spare->rules (server)'],
    });
    expect(calls.map(({ model, ok, error }) => [model, ok, error])).toEqual([
      ['openai:main', false, 'rate_limit'],
      ['openai:spare', false, 'server'],
      ['rules', true, undefined],
    ]);
  });

  it('restarts the shown text when the model dies at any token', async () => {
    server.reply(() => ({ text: 'The whole answer of the spare.' }));
    for (let cutAtToken = 0; cutAtToken < 6; cutAtToken += 1) {
      server.fault('main', 'cut', { text: 'This answer will never be whole, as it breaks off', cutAtToken });
      const { policy } = createRig();
      const { screen, ...events } = createScreen();

      const run = await policy.generate(createModelRequest(), { signal, ...events });

      expect(screen.text).toBe(run.answer.text);
      expect(screen.restarts.length > 0).toBe(cutAtToken > 0);
    }
  });

  it('keeps quiet about a quick failure that the retry healed', async () => {
    server.next({ fault: '500' }, { text: 'Second try.' });
    const { policy } = createRig();

    const run = await policy.generate(createModelRequest(), { signal });

    expect(run).toMatchObject({ modelId: 'openai:main', degraded: [] });
    expect(run).not.toHaveProperty('firstCause');
    expect(run.attempts.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('waits for a short Retry-After, and not for a long one', async () => {
    server.next({ fault: '429', retryAfterSeconds: 0.05 }, { text: 'After the wait.' });
    const { policy } = createRig();

    const run = await policy.generate(createModelRequest(), { signal });

    expect(run.modelId).toBe('openai:main');
    expect(server.callsOf('main')).toBe(2);
  });

  it('alerts about a wrong key once, and goes on', async () => {
    server.fault('main', '401');
    const { policy, logged } = createRig();

    await policy.generate(createModelRequest(), { signal });
    await policy.generate(createModelRequest(), { signal });

    expect(logged.filter((event) => event === 'model.misconfigured')).toHaveLength(1);
  });

  it('asks a failing model at most twice in a turn, however many calls the turn makes', async () => {
    server.fault('main', '500');
    const { policy } = createRig();
    const turn = policy.startTurn();

    for (let call = 0; call < 4; call += 1) await policy.generate(createModelRequest(), { signal, turn });

    expect(server.callsOf('main')).toBe(2);
    expect(server.callsOf('spare')).toBe(4);
  });

  it('spares a model that fails turn after turn, and says why', async () => {
    server.fault('main', '429');
    const { policy, logged } = createRig();

    for (let turn = 0; turn < 5; turn += 1) await policy.generate(createModelRequest(), { signal });
    const run = await policy.generate(createModelRequest(), { signal });

    expect(server.callsOf('main')).toBe(5);
    expect(logged).toEqual(['model.breaker_opened']);
    expect(run.firstCause).toBe('llm_rate_limit');
    expect(run.degraded).toEqual(['model:openai:main->openai:spare (breaker_open)']);
  });

  it('goes straight to the rules when the time of the turn is over', async () => {
    server.fault('main', 'silence').fault('spare', 'silence');
    const { policy } = createRig({ limits: { firstTokenMs: 5000, turnMs: 150 } });
    const turn = policy.startTurn();

    const first = await policy.generate(createModelRequest(), { signal, turn });
    const second = await policy.generate(createModelRequest(), { signal, turn });

    expect([first.modelId, second.modelId]).toEqual(['rules', 'rules']);
    expect(second.attempts).toHaveLength(1);
    expect(server.calls).toBe(1);
  });

  it('notices silence in the middle of an answer', async () => {
    server.next({ text: 'one two three', tokenMs: 5000 });
    const { policy } = createRig({ limits: { firstTokenMs: 5000, betweenTokensMs: 200 } });

    const run = await policy.generate(createModelRequest(), { signal });

    expect(run.firstCause).toBe('llm_timeout');
    expect(run.modelId).toBe('openai:spare');
  });

  it('stops the paid model when the shopper leaves, and ends with the rules', async () => {
    server.next({ text: 'one two three four five six', tokenMs: 30 });
    const { policy } = createRig();
    const shopper = new AbortController();

    const run = await policy.generate(createModelRequest(), {
      signal,
      shopperLeft: shopper.signal,
      onText: () => shopper.abort(),
    });

    expect(run).toMatchObject({ modelId: 'rules', degraded: ['shopper_left'] });
    expect(run).not.toHaveProperty('firstCause');
    while (server.open > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(server.abortedByCaller).toBe(1);
    expect(server.callsOf('spare')).toBe(0);
  });

  it('throws with what it knows when the turn itself is aborted', async () => {
    server.fault('*', 'silence');
    const { policy } = createRig();
    const controller = new AbortController();
    const call = policy.generate(createModelRequest(), { signal: controller.signal });

    setImmediate(() => controller.abort());

    await expect(call).rejects.toMatchObject({ name: 'ModelChainError', kind: 'aborted' });
    expect(server.callsOf('spare')).toBe(0);
  });

  it('throws the first cause when nobody can answer', async () => {
    server.fault('main', '429').fault('spare', '500');
    const { policy } = createRig({ rules: new ScriptedModel([{ purpose: 'answer', error: 'malformed' }], 'rules') });

    const call = policy.generate(createModelRequest(), { signal });

    await expect(call).rejects.toMatchObject({ kind: 'rate_limit', firstCause: 'llm_rate_limit' });
  });

  it('survives a model that crashes, and says so in the log', async () => {
    const crashing: ChatModel = { id: 'rules', generate: () => Promise.reject(new TypeError('bug')) };
    server.fault('*', '400');
    const { policy, logged } = createRig({ rules: crashing });

    await expect(policy.generate(createModelRequest(), { signal })).rejects.toMatchObject({ name: 'ModelChainError' });
    expect(logged).toContain('model.crashed');
  });
});

describe('model policy, structured answers', () => {
  const request = createModelRequest({ purpose: 'classify', responseSchema: sentimentSchema });

  it('gives the parsed value', async () => {
    server.next({ json: { sentiment: 'bad' } });
    const { policy } = createRig();

    const run = await policy.generateStructured(request, sentiment, { signal });

    expect(run).toMatchObject({ value: { sentiment: 'bad' }, modelId: 'openai:main' });
  });

  it.each(['wrong_schema', 'malformed_json', 'cut'] as const)('takes %s for a failure of the model', async (fault) => {
    server.fault('main', fault);
    const { policy } = createRig();

    const run = await policy.generateStructured(request, sentiment, { signal });

    expect(run).toMatchObject({ value: { sentiment: 'good' }, modelId: 'openai:spare' });
    expect(run.degraded).toHaveLength(1);
  });

  it('counts the tokens of an answer that it threw away', async () => {
    server.fault('main', 'wrong_schema');
    const { policy } = createRig();

    const run = await policy.generateStructured(request, sentiment, { signal });

    expect(run.attempts[0]).toMatchObject({ ok: false, error: 'malformed', inputTokens: 100 });
  });
});
