import type { ChatModel, GenerateOptions, ModelAnswer, ModelRequest } from '../../agent/models/chat-model.ts';
import { ModelError } from '../../agent/models/chat-model.ts';
import { toModelError } from '../../agent/models/vendor-failure.ts';
import { present } from '../../platform/present.ts';
import { readAnthropicStream } from './anthropic-stream.ts';
import type { AnthropicModelOptions, AnthropicVendor } from './anthropic-vendor.ts';

/**
 * A model behind Anthropic's messages API. The vendor's library is loaded with the first call (or `warmUp`); it builds
 * the request, and the bytes of the answer are read by us. Structured answers are not streamed (`onProgress` only).
 */
export function createAnthropicModel(options: AnthropicModelOptions): Required<ChatModel> {
  let loading: Promise<AnthropicVendor> | undefined;
  const load = (): Promise<AnthropicVendor> => {
    loading ??= import('./anthropic-vendor.ts').then(({ createAnthropicVendor }) => createAnthropicVendor(options));
    return loading;
  };
  return {
    id: `anthropic:${options.model}`,
    warmUp: async () => {
      await load();
    },
    generate: async (request, call) => {
      try {
        return await callAnthropic(await load(), request, call);
      } catch (error) {
        throw toModelError(error, call.signal, options.clock.now().getTime());
      }
    },
  };
}

async function callAnthropic(
  vendor: AnthropicVendor,
  request: ModelRequest,
  { signal, onText, onProgress }: GenerateOptions,
): Promise<ModelAnswer> {
  const response = await vendor.open(request, signal);
  if (response.body === null) throw new ModelError('malformed', 'answer without a body');
  const answer = await readAnthropicStream(response.body, {
    onText: request.responseSchema === undefined ? onText : onProgress,
    onProgress,
  });
  return { ...unwrapForcedTool(answer, request), ...present({ requestId: response.headers.get('request-id') }) };
}

/** The forced tool's arguments are the answer's text; nobody outside knows that a tool was used. */
function unwrapForcedTool(answer: ModelAnswer, { responseSchema }: ModelRequest): ModelAnswer {
  if (responseSchema === undefined) return answer;
  const forced = answer.toolCalls.find(({ name }) => name === responseSchema.name);
  return {
    ...answer,
    text: forced?.arguments ?? answer.text,
    toolCalls: answer.toolCalls.filter((call) => call !== forced),
    finishReason: answer.finishReason === 'tool_calls' ? 'stop' : answer.finishReason,
  };
}
