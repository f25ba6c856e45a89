import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAnthropicModel } from '../../../src/integrations/anthropic/anthropic-model.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { describeChatModel } from '../../contracts/chat-model.contract.ts';
import { createModelRequest, getOrderTool, sentimentSchema } from '../../factories/model-request.ts';
import { FakeModelServer } from '../../fakes/model-server.ts';

let server: FakeModelServer;
const options = { signal: new AbortController().signal, onText: () => undefined, onProgress: () => undefined };

// A server of its own for each test: a request that one test abandoned may arrive late.
beforeEach(async () => {
  server = await new FakeModelServer().start();
});
afterEach(() => server.stop());

function createModel(model = 'claude-sonnet-4-5') {
  return createAnthropicModel({ model, apiKey: 'sk-ant-fake', baseUrl: server.url, clock: systemClock });
}

describeChatModel('anthropic', (reply) => {
  server.next(reply);
  return createModel();
});

describe('anthropic model', () => {
  it('sends the key, the system text apart, and tools with their schemas as they are', async () => {
    await createModel().generate(createModelRequest({ tools: [getOrderTool] }), options);

    const [request] = server.requests;
    expect(request?.headers).toMatchObject({ 'x-api-key': 'sk-ant-fake' });
    expect(request?.system).toBe('You help the shoppers of a shop.');
    expect(request?.body).toMatchObject({
      model: 'claude-sonnet-4-5',
      max_tokens: 200,
      temperature: 0,
      stream: true,
      tools: [{ name: 'get_order', input_schema: getOrderTool.parameters }],
    });
  });

  it('leaves the temperature of models alone that refuse any other', async () => {
    await createModel('claude-opus-4-7').generate(createModelRequest(), options);

    expect(server.requests[0]?.body).not.toHaveProperty('temperature');
    expect(server.requests[0]?.body).toMatchObject({ max_tokens: 200 });
  });

  it('gets a structured answer by forcing a tool which nobody outside sees', async () => {
    server.next({ json: { sentiment: 'bad' } });

    const answer = await createModel().generate(createModelRequest({ responseSchema: sentimentSchema }), options);

    expect(server.requests[0]?.body).toMatchObject({ tool_choice: { type: 'tool', name: 'sentiment' } });
    expect(answer).toMatchObject({ text: '{"sentiment":"bad"}', toolCalls: [], finishReason: 'stop' });
  });

  it('sends tool results back as its wire wants them', async () => {
    await createModel().generate(
      createModelRequest({
        tools: [getOrderTool],
        messages: [
          { role: 'user', content: 'Where is 1001?' },
          {
            role: 'assistant',
            content: '',
            toolCalls: [{ id: 'c1', name: 'get_order', arguments: '{"number":"1001"}' }],
          },
          { role: 'tool', toolCallId: 'c1', content: 'shipped' },
        ],
      }),
      options,
    );

    expect(server.requests[0]?.body.messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'get_order', input: { number: '1001' } }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c1' }] },
    ]);
  });

  it('asks once only, and reports Retry-After of a 429', async () => {
    server.next({ fault: '429', retryAfterSeconds: 3 });

    await expect(createModel().generate(createModelRequest(), options)).rejects.toMatchObject({
      kind: 'rate_limit',
      retryAfterMs: 3000,
      requestId: expect.stringMatching(/^req_/),
    });
    expect(server.calls).toBe(1);
  });

  it('counts cached input as input, as the other vendor does', async () => {
    server.next({ text: 'hi', usage: { inputTokens: 50, outputTokens: 7, cachedInputTokens: 40 } });

    const answer = await createModel().generate(createModelRequest(), options);

    expect(answer.usage).toEqual({ inputTokens: 50, outputTokens: 7, cachedInputTokens: 40 });
  });
});
