import { ChatAnthropic, convertPromptToAnthropic } from '@langchain/anthropic';
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { ChatPromptValue } from '@langchain/core/prompt_values';
import type { ModelMessage, ModelRequest } from '../../agent/models/chat-model.ts';
import { parseModelObject } from '../../agent/models/model-json.ts';
import type { Clock } from '../../platform/clock.ts';

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
  const models = new Map<string, ChatAnthropic>();
  const modelFor = ({ maxTokens, temperature }: ModelRequest): ChatAnthropic => {
    const key = `${maxTokens}/${temperature}`;
    const model =
      models.get(key) ??
      new ChatAnthropic({
        model: options.model,
        apiKey: options.apiKey,
        anthropicApiUrl: baseURL,
        maxTokens,
        temperature,
        maxRetries: 0,
      });
    models.set(key, model);
    return model;
  };
  // The library's own way to the SDK's client, so that the SDK is no dependency of ours.
  const client = new ChatAnthropic({ model: options.model, apiKey: options.apiKey }).createClient({
    apiKey: options.apiKey,
    authToken: null,
    baseURL,
    maxRetries: 0,
  });
  return {
    open: (request, signal) => {
      const { betas: _betas, ...params } = modelFor(request).invocationParams(toCallOptions(request));
      const prompt = convertPromptToAnthropic(new ChatPromptValue(toVendorMessages(request)));
      return client.messages
        .create({ ...params, messages: prompt.messages, ...toSystem(prompt), stream: true }, { signal })
        .asResponse();
    },
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

function toSystem({ system }: ReturnType<typeof convertPromptToAnthropic>) {
  return system === undefined ? {} : { system };
}

function toVendorMessages(request: ModelRequest): BaseMessage[] {
  return [new SystemMessage(request.system), ...request.messages.map(toVendorMessage)];
}

function toVendorMessage(message: ModelMessage): BaseMessage {
  switch (message.role) {
    case 'user':
      return new HumanMessage(message.content);
    case 'tool':
      return new ToolMessage({ content: message.content, tool_call_id: message.toolCallId });
    case 'assistant':
      return new AIMessage({
        content: message.content,
        tool_calls: (message.toolCalls ?? []).map(({ id, name, arguments: json }) => ({
          id,
          name,
          // The policy lets no call with broken arguments through, so nothing is lost here.
          args: parseModelObject(json) ?? {},
        })),
      });
  }
}
