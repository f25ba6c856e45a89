import type { IncomingMessage } from 'node:http';
import { ChatOpenAICompletions, convertMessagesToCompletionsMessageParams } from '@langchain/openai';
import type { ModelRequest } from '../../agent/models/chat-model.ts';
import { toLangChainMessages } from '../../agent/models/langchain-messages.ts';
import { buildVendorRequest } from '../../agent/models/vendor-failure.ts';
import type { Clock } from '../../platform/clock.ts';
import { present } from '../../platform/present.ts';
import { OpenAiConnection } from './openai-connection.ts';

export interface OpenAiModelOptions {
  /** The vendor's name of the model, without `openai:`. */
  readonly model: string;
  readonly apiKey: string;
  readonly organization?: string;
  /** Any server that speaks chat completions; OpenAI's own when absent. */
  readonly baseUrl?: string;
  readonly clock: Clock;
}

/** The part that imports the vendor's library; loaded with the first call. */
export interface OpenAiVendor {
  /** @throws what `toModelError` reads, when the answer's status is not 2xx or there is none. */
  open(request: ModelRequest, signal: AbortSignal): Promise<IncomingMessage>;
}

type Params = ReturnType<ChatOpenAICompletions['invocationParams']>;

export function createOpenAiVendor(options: OpenAiModelOptions): OpenAiVendor {
  const { apiKey, organization, baseUrl = 'https://api.openai.com/v1' } = options;
  const connection = new OpenAiConnection({ baseUrl, apiKey, ...present({ organization }) });
  const paramsOf = createParamsBuilder(options, baseUrl);
  return {
    open: (request, signal) => {
      const body = buildVendorRequest(() => ({
        ...paramsOf(request),
        messages: convertMessagesToCompletionsMessageParams({
          messages: toLangChainMessages(request),
          model: options.model,
        }),
      }));
      return connection.post({ ...body, stream: true }, signal);
    },
  };
}

/** Which parameters a model takes under which name (`max_completion_tokens`, …) is the library's knowledge. */
function createParamsBuilder(options: OpenAiModelOptions, baseURL: string): (request: ModelRequest) => Params {
  const models = new Map<string, ChatOpenAICompletions>();
  return (request) => {
    const { maxTokens, temperature } = request;
    const key = `${maxTokens}/${temperature}`;
    const model =
      models.get(key) ??
      new ChatOpenAICompletions({
        model: options.model,
        apiKey: options.apiKey,
        maxTokens,
        temperature,
        maxRetries: 0,
        configuration: { baseURL },
      });
    models.set(key, model);
    const params = model.invocationParams(toCallOptions(request), { streaming: true });
    // Reasoning models refuse any temperature but their own.
    if (params.max_completion_tokens !== undefined) delete params.temperature;
    return params;
  };
}

type CallOptions = NonNullable<Parameters<ChatOpenAICompletions['invocationParams']>[0]>;

function toCallOptions({ tools, responseSchema }: ModelRequest): CallOptions {
  return {
    ...(tools === undefined || tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function' as const,
            function: { name, description, parameters, strict: true },
          })),
        }),
    ...(responseSchema === undefined
      ? {}
      : {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: responseSchema.name, schema: responseSchema.schema, strict: true },
          },
        }),
  };
}
