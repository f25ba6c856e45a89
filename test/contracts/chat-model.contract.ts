import { describe, expect, it } from '@jest/globals';
import type { ChatModel, ModelAnswer, ModelErrorKind, ModelRequest } from '../../src/agent/models/chat-model.ts';
import { ModelError } from '../../src/agent/models/chat-model.ts';
import { createModelRequest, getOrderTool, sentimentSchema } from '../factories/model-request.ts';

/** What the model behind the port is to say next. */
export interface ContractReply {
  readonly text?: string;
  readonly json?: unknown;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly finishReason?: 'length' | 'content_filter';
  readonly fault?: ContractFault;
}

type ContractFault =
  | '429'
  | '500'
  | '401'
  | '400'
  | 'malformed_json'
  | 'no_finish_reason'
  | 'empty_choices'
  | 'cut'
  | 'silence';

const kindOfFault: Readonly<Record<Exclude<ContractFault, 'silence'>, ModelErrorKind>> = {
  '429': 'rate_limit',
  '500': 'server',
  '401': 'auth',
  '400': 'bad_request',
  malformed_json: 'malformed',
  no_finish_reason: 'malformed',
  empty_choices: 'malformed',
  cut: 'network',
};

/** What every ChatModel promises, whoever is behind it. `create` gets a model that will say `reply` to its one call. */
export function describeChatModel(
  name: string,
  create: (reply: ContractReply, request: ModelRequest) => ChatModel,
): void {
  describe(`${name} as a chat model`, () => {
    it('streams its text in pieces that add up to the answer', async () => {
      const heard = await listen({ text: 'Your order is on its way.' }, createModelRequest());

      expect(heard.answer.text).toBe('Your order is on its way.');
      expect(heard.pieces.length).toBeGreaterThan(1);
      expect(heard.pieces.join('')).toBe(heard.answer.text);
      expect(heard.answer).toMatchObject({ toolCalls: [], finishReason: 'stop' });
      expect(heard.answer.usage.inputTokens).toBeGreaterThan(0);
      expect(heard.answer.usage.outputTokens).toBeGreaterThan(0);
      expect(heard.answer.requestId).toMatch(/^req_/);
    });

    it('hands over several tool calls with the arguments as JSON text and ids of their own', async () => {
      const toolCalls = [
        { name: 'get_order', arguments: { number: '1001' } },
        { name: 'get_order', arguments: { number: '1002' } },
      ];
      const { answer } = await listen({ toolCalls }, createModelRequest({ tools: [getOrderTool] }));

      expect(answer.finishReason).toBe('tool_calls');
      expect(answer.toolCalls.map((call) => JSON.parse(call.arguments))).toEqual([
        { number: '1001' },
        { number: '1002' },
      ]);
      expect(new Set(answer.toolCalls.map(({ id }) => id)).size).toBe(2);
    });

    it('takes a history with tool calls and their results', async () => {
      const request = createModelRequest({
        tools: [getOrderTool],
        messages: [
          { role: 'user', content: 'Where is 1001?' },
          {
            role: 'assistant',
            content: '',
            toolCalls: [{ id: 'c1', name: 'get_order', arguments: '{"number":"1001"}' }],
          },
          { role: 'tool', toolCallId: 'c1', content: '{"state":"shipped"}' },
        ],
      });

      const { answer } = await listen({ text: 'It was shipped.' }, request);

      expect(answer.text).toBe('It was shipped.');
    });

    it('answers in JSON when a schema is given, without streaming it as text', async () => {
      const request = createModelRequest({ purpose: 'classify', responseSchema: sentimentSchema });

      const { answer, pieces } = await listen({ json: { sentiment: 'good' } }, request);

      expect(JSON.parse(answer.text)).toEqual({ sentiment: 'good' });
      expect(answer.toolCalls).toEqual([]);
      expect(pieces).toEqual([]);
    });

    it.each(['length', 'content_filter'] as const)('says so when it stopped because of %s', async (finishReason) => {
      const { answer } = await listen({ text: 'Half a sen', finishReason }, createModelRequest());

      expect(answer.finishReason).toBe(finishReason);
    });

    it.each(Object.entries(kindOfFault) as [Exclude<ContractFault, 'silence'>, ModelErrorKind][])(
      'turns the fault %s into the error kind %s, without the text of the provider',
      async (fault, kind) => {
        const call = listen({ text: 'One two three four five six', fault }, createModelRequest());

        const error = await call.then(
          () => undefined,
          (thrown: unknown) => thrown,
        );

        expect(error).toBeInstanceOf(ModelError);
        expect(error).toMatchObject({ kind });
        expect((error as ModelError).message).not.toContain('SECRET');
      },
    );

    it('ends at once when its signal is aborted, with the kind aborted', async () => {
      const controller = new AbortController();
      const call = listen({ fault: 'silence' }, createModelRequest(), controller.signal);

      setImmediate(() => controller.abort());

      await expect(call).rejects.toMatchObject({ kind: 'aborted' });
    });
  });

  async function listen(
    reply: ContractReply,
    request: ModelRequest,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<{ answer: ModelAnswer; pieces: string[] }> {
    const pieces: string[] = [];
    const answer = await create(reply, request).generate(request, {
      signal,
      onText: (delta) => pieces.push(delta),
      onProgress: () => undefined,
    });
    return { answer, pieces };
  }
}
