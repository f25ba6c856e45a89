import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createOpenAiModel } from '../../../src/integrations/openai/openai-model.ts';
import type { OpenAiModelOptions } from '../../../src/integrations/openai/openai-vendor.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { describeChatModel } from '../../contracts/chat-model.contract.ts';
import { createModelRequest, getOrderTool, sentimentSchema } from '../../factories/model-request.ts';
import { FakeModelServer } from '../../fakes/model-server.ts';

let server: FakeModelServer;
const silent = { onText: () => undefined, onProgress: () => undefined };

// A server of its own for each test: a request that one test abandoned may arrive late.
beforeEach(async () => {
  server = await new FakeModelServer().start();
});
afterEach(() => server.stop());

function createModel(options: Partial<OpenAiModelOptions> = {}) {
  return createOpenAiModel({
    model: 'gpt-4o',
    apiKey: 'sk-fake',
    baseUrl: `${server.url}/v1`,
    clock: systemClock,
    ...options,
  });
}

describeChatModel('openai', (reply) => {
  server.next(reply);
  return createModel();
});

describe('openai model', () => {
  it('sends strict schemas, the key, the organization and asks for usage', async () => {
    const model = createModel({ organization: 'org-1' });

    await model.generate(createModelRequest({ tools: [getOrderTool] }), {
      signal: new AbortController().signal,
      ...silent,
    });

    const request = server.requests.at(-1);
    expect(request?.headers).toMatchObject({ authorization: 'Bearer sk-fake', 'openai-organization': 'org-1' });
    expect(request?.body).toMatchObject({
      model: 'gpt-4o',
      max_tokens: 200,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
      tools: [
        {
          function: {
            strict: true,
            parameters: {
              required: ['number', 'email'],
              additionalProperties: false,
              properties: { email: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
            },
          },
        },
      ],
    });
  });

  it('names the token limit as reasoning models want it, and leaves their temperature alone', async () => {
    await createModel({ model: 'gpt-5-mini' }).generate(createModelRequest(), {
      signal: new AbortController().signal,
      ...silent,
    });

    const body = server.requests[0]?.body;
    expect(body).toMatchObject({ max_completion_tokens: 200 });
    expect(body).not.toHaveProperty('max_tokens');
    expect(body).not.toHaveProperty('temperature');
  });

  it('takes the nulls of strict mode out of structured answers and of tool arguments', async () => {
    server.next(
      { json: { sentiment: 'bad', orderNumber: null } },
      { toolCalls: [{ name: 'get_order', arguments: { number: '1001', email: null } }] },
    );
    const model = createModel();
    const options = { signal: new AbortController().signal, ...silent };

    const said = await model.generate(createModelRequest({ responseSchema: sentimentSchema }), options);
    const called = await model.generate(createModelRequest({ tools: [getOrderTool] }), options);

    expect(JSON.parse(said.text)).toEqual({ sentiment: 'bad' });
    expect(JSON.parse(called.toolCalls[0]?.arguments ?? '')).toEqual({ number: '1001' });
  });

  it('asks once only, and reports Retry-After and the request id of a 429', async () => {
    server.next({ fault: '429', retryAfterSeconds: 7 });

    const call = createModel().generate(createModelRequest(), { signal: new AbortController().signal, ...silent });

    await expect(call).rejects.toMatchObject({
      kind: 'rate_limit',
      status: 429,
      retryAfterMs: 7000,
      requestId: expect.stringMatching(/^req_/),
    });
    expect(server.calls).toBe(1);
  });

  it('takes an exhausted quota for a rate limit without an end', async () => {
    server.next({ fault: 'insufficient_quota' });

    const call = createModel().generate(createModelRequest(), { signal: new AbortController().signal, ...silent });

    await expect(call).rejects.toMatchObject({ kind: 'rate_limit', retryAfterMs: undefined });
  });

  it('takes an error inside the stream for a failure of the server', async () => {
    server.next({ text: 'One two three', fault: 'error_in_stream' });

    const call = createModel().generate(createModelRequest(), { signal: new AbortController().signal, ...silent });

    await expect(call).rejects.toMatchObject({ kind: 'server' });
  });

  it('calls a refused connection a network failure', async () => {
    const model = createModel({ baseUrl: 'http://127.0.0.1:9/v1' });

    const call = model.generate(createModelRequest(), { signal: new AbortController().signal, ...silent });

    await expect(call).rejects.toMatchObject({ kind: 'network' });
  });

  it('closes the connection to the vendor when aborted in mid-stream', async () => {
    server.next({ text: 'one two three four five six seven', tokenMs: 20 });
    const controller = new AbortController();
    const call = createModel().generate(createModelRequest(), {
      signal: controller.signal,
      onText: () => controller.abort(),
      onProgress: () => undefined,
    });

    await expect(call).rejects.toMatchObject({ kind: 'aborted' });

    await until(() => server.open === 0);
    expect(server.abortedByCaller).toBe(1);
  });

  it('counts tokens and cached tokens', async () => {
    server.next({ text: 'hi', usage: { inputTokens: 50, outputTokens: 7, cachedInputTokens: 40 } });

    const answer = await createModel().generate(createModelRequest(), {
      signal: new AbortController().signal,
      ...silent,
    });

    expect(answer.usage).toEqual({ inputTokens: 50, outputTokens: 7, cachedInputTokens: 40 });
  });

  it('fails cleanly at whichever token the connection is cut', async () => {
    const text = Array.from({ length: 12 }, (_, index) => `word${index}`).join(' ');
    for (let cutAtToken = 0; cutAtToken < 12; cutAtToken += 1) {
      server.next({ text, fault: 'cut', cutAtToken });
      const call = createModel().generate(createModelRequest(), { signal: new AbortController().signal, ...silent });
      await expect(call).rejects.toMatchObject({ kind: 'network' });
    }
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
