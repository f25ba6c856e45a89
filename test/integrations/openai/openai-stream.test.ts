import { describe, expect, it } from '@jest/globals';
import { ModelError } from '../../../src/agent/models/chat-model.ts';
import { readOpenAiStream } from '../../../src/integrations/openai/openai-stream.ts';

const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const whole = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Hello ' }),
  chunk({ content: 'wörld 😀' }),
  chunk({ tool_calls: [{ index: 0, id: 'call_1', function: { name: 'get_order', arguments: '{"number"' } }] }),
  chunk({ tool_calls: [{ index: 0, function: { arguments: ':"1001"}' } }] }),
  chunk({}, 'tool_calls'),
  'data: {"id":"c","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}}\n\n',
  'data: [DONE]\n\n',
].join('');

const read = (bytes: Uint8Array) => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return readOpenAiStream(body, { onText: () => undefined, onProgress: () => undefined });
};

describe('openai stream', () => {
  it('puts an answer together from its pieces', async () => {
    expect(await read(new TextEncoder().encode(whole))).toEqual({
      text: 'Hello wörld 😀',
      toolCalls: [{ id: 'call_1', name: 'get_order', arguments: '{"number":"1001"}' }],
      finishReason: 'tool_calls',
      usage: { inputTokens: 9, outputTokens: 4, cachedInputTokens: 0 },
    });
  });

  it('takes tool calls for what they are when a compatible server says stop', async () => {
    const bytes = new TextEncoder().encode(whole.replace('"tool_calls"}]}', '"stop"}]}'));

    expect((await read(bytes)).finishReason).toBe('tool_calls');
  });

  it('gives an answer or a model error for any broken byte, never anything else', async () => {
    const random = createRandom(42);
    for (let round = 0; round < 500; round += 1) {
      const bytes = new TextEncoder().encode(whole);
      for (let hit = 0; hit < 1 + random(3); hit += 1) bytes[random(bytes.length)] = random(256);

      const result = await read(bytes).catch((error: unknown) => error);

      const isExpected = result instanceof ModelError || typeof (result as { text?: unknown }).text === 'string';
      expect({ round, isExpected }).toEqual({ round, isExpected: true });
    }
  });

  it('gives a malformed error wherever a stream ends too early', async () => {
    const bytes = new TextEncoder().encode(whole.slice(0, whole.indexOf('"tool_calls"}]}')));
    for (let length = 0; length < bytes.length; length += 7) {
      await expect(read(bytes.slice(0, length))).rejects.toMatchObject({ kind: 'malformed' });
    }
  });
});

/** A small linear congruential generator: the same faults in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
