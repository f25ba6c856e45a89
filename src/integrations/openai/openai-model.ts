import type { ChatModel, GenerateOptions, ModelAnswer, ModelRequest } from '../../agent/models/chat-model.ts';
import { toModelError } from '../../agent/models/vendor-failure.ts';
import { readOpenAiStream } from './openai-stream.ts';
import type { OpenAiModelOptions, OpenAiVendor } from './openai-vendor.ts';
import { dropStrictNulls, toStrictSchema } from './strict-schema.ts';

/**
 * A model behind OpenAI's chat completions. The vendor's library is loaded with the first call (or `warmUp`), because
 * it costs half a second; it builds the request, and the bytes of the answer are read by us: no object per token.
 * Structured answers are not streamed (`onProgress` only); tools and answers use strict schemas.
 */
export function createOpenAiModel(options: OpenAiModelOptions): Required<ChatModel> {
  let loading: Promise<OpenAiVendor> | undefined;
  const load = (): Promise<OpenAiVendor> => {
    loading ??= import('./openai-vendor.ts').then(({ createOpenAiVendor }) => createOpenAiVendor(options));
    return loading;
  };
  return {
    id: `openai:${options.model}`,
    warmUp: async () => {
      await load();
    },
    generate: async (request, call) => {
      try {
        return await callOpenAi(await load(), request, call);
      } catch (error) {
        throw toModelError(error, call.signal, options.clock.now().getTime());
      }
    },
  };
}

async function callOpenAi(
  vendor: OpenAiVendor,
  request: ModelRequest,
  { signal, onText, onProgress }: GenerateOptions,
): Promise<ModelAnswer> {
  const response = await vendor.open(toStrictRequest(request), signal);
  const answer = await readOpenAiStream(response, {
    onText: request.responseSchema === undefined ? onText : onProgress,
    onProgress,
  });
  const requestId = response.headers['x-request-id'];
  return { ...withoutStrictNulls(answer, request), ...(typeof requestId === 'string' ? { requestId } : {}) };
}

function toStrictRequest(request: ModelRequest): ModelRequest {
  const { tools, responseSchema } = request;
  return {
    ...request,
    ...(tools === undefined
      ? {}
      : { tools: tools.map((tool) => ({ ...tool, parameters: strictly(tool.parameters) })) }),
    ...(responseSchema === undefined
      ? {}
      : { responseSchema: { ...responseSchema, schema: strictly(responseSchema.schema) } }),
  };
}

/** Schemas are constants of the house, so each is converted once. */
const strictSchemas = new WeakMap<object, Record<string, unknown>>();

function strictly(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = strictSchemas.get(schema);
  if (known !== undefined) return known;
  const strict = toStrictSchema(schema);
  strictSchemas.set(schema, strict);
  return strict;
}

function withoutStrictNulls(answer: ModelAnswer, request: ModelRequest): ModelAnswer {
  const schema = request.responseSchema?.schema;
  return {
    ...answer,
    text: schema === undefined ? answer.text : rewriteJson(answer.text, schema),
    toolCalls: answer.toolCalls.map((call) => {
      const tool = request.tools?.find(({ name }) => name === call.name);
      return tool === undefined ? call : { ...call, arguments: rewriteJson(call.arguments, tool.parameters) };
    }),
  };
}

/** Broken JSON stays as it is: whoever parses it has the say (the model policy takes it for a failure). */
function rewriteJson(text: string, schema: Readonly<Record<string, unknown>>): string {
  if (!text.includes('null')) return text;
  try {
    return JSON.stringify(dropStrictNulls(JSON.parse(text), schema));
  } catch {
    return text;
  }
}
