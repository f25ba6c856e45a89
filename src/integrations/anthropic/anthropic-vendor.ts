import { ChatAnthropic, convertPromptToAnthropic } from '@langchain/anthropic';
import { ChatPromptValue } from '@langchain/core/prompt_values';
import type { ModelRequest } from '../../agent/models/chat-model.ts';
import { toLangChainMessages } from '../../agent/models/langchain-messages.ts';
import { buildVendorRequest } from '../../agent/models/vendor-failure.ts';
import type { Clock } from '../../platform/clock.ts';
import { present } from '../../platform/present.ts';

export interface AnthropicModelOptions {
  /** The vendor's name of the model, without `anthropic:`. */
  readonly model: string;
  readonly apiKey: string;
  /** Without `/v1`; Anthropic's own server when absent. */
  readonly baseUrl?: string;
  readonly clock: Clock;
}

/** The part that imports the vendor's library; loaded with the first call. */
export interface AnthropicVendor {
  /** @throws the SDK's errors when the answer's status is not 2xx or there is none. */
  open(request: ModelRequest, signal: AbortSignal): Promise<Response>;
}

export function createAnthropicVendor(options: AnthropicModelOptions): AnthropicVendor {
  const baseURL = options.baseUrl ?? 'https://api.anthropic.com';
  const { model, apiKey } = options;
  // The library's own way to the SDK's client, so that the SDK is no dependency of ours.
  const client = new ChatAnthropic({ model, apiKey }).createClient({ apiKey, authToken: null, baseURL, maxRetries: 0 });
  // Any model takes this temperature, so its presence in the parameters tells whether the model takes others too.
  const template = new ChatAnthropic({ model, apiKey, anthropicApiUrl: baseURL, temperature: 1, maxRetries: 0 });
  return {
    open: (request, signal) => {
      const body = buildVendorRequest(() => toBody(template, request));
      return client.messages.create({ ...body, stream: true }, { signal }).asResponse();
    },
  };
}

function toBody(template: ChatAnthropic, request: ModelRequest) {
  const { betas: _betas, ...params } = template.invocationParams(toCallOptions(request));
  const { messages, system } = convertPromptToAnthropic(new ChatPromptValue(toLangChainMessages(request)));
  return {
    ...params,
    ...(params.temperature === undefined ? {} : { temperature: request.temperature }),
    max_tokens: request.maxTokens,
    messages,
    ...present({ system }),
  };
}

type CallOptions = NonNullable<Parameters<ChatAnthropic['invocationParams']>[0]>;

/** A structured answer is a forced call of a tool whose arguments are the answer: every model knows tools. */
function toCallOptions({ tools = [], responseSchema }: ModelRequest): CallOptions {
  const offered = tools.map(({ name, description, parameters }) => ({
    name,
    description,
    input_schema: toInput(parameters),
  }));
  if (responseSchema === undefined) return offered.length === 0 ? {} : { tools: offered };
  const { name, schema } = responseSchema;
  const answer = { name, description: 'Gives the answer. Call it exactly once.', input_schema: toInput(schema) };
  return { tools: [...offered, answer], tool_choice: { type: 'tool', name } };
}

function toInput(schema: Readonly<Record<string, unknown>>): { type: 'object' } & Record<string, unknown> {
  return { ...schema, type: 'object' };
}
