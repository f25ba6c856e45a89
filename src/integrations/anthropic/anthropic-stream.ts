import { z } from 'zod';
import { type GenerateOptions, type ModelAnswer, ModelError, type ToolCall } from '../../agent/models/chat-model.ts';
import { readEventStream } from '../../agent/models/event-stream.ts';
import { parseModelJson } from '../../agent/models/model-json.ts';

type StreamedAnswer = Omit<ModelAnswer, 'requestId'>;
type Listeners = Pick<GenerateOptions, 'onText' | 'onProgress'>;

/**
 * Collects the answer of a streamed message.
 * @throws ModelError `malformed` for broken JSON or a missing stop reason or content, `server` or `rate_limit` for an error inside
 * the stream; the connection's own errors as they are.
 */
export async function readAnthropicStream(
  body: ReadableStream<Uint8Array>,
  listeners: Listeners,
): Promise<StreamedAnswer> {
  const draft: Draft = {
    text: '',
    calls: new Map(),
    hasContent: false,
    stopReason: undefined,
    input: 0,
    output: 0,
    cached: 0,
  };
  await readEventStream(body, (data) => {
    const event = parseEvent(data);
    if (event.type === 'message_stop') return 'end';
    addEvent(draft, event, listeners);
    return undefined;
  });
  if (draft.stopReason === undefined) throw new ModelError('malformed', 'stream ended without a stop reason');
  if (!draft.hasContent) throw new ModelError('malformed', 'answer without content');
  return {
    text: draft.text,
    // A tool without arguments streams no pieces at all.
    toolCalls: [...draft.calls.values()].map(({ id, name, args }) => ({ id, name, arguments: args || '{}' })),
    finishReason: toFinishReason(draft.stopReason),
    usage: { inputTokens: draft.input, outputTokens: draft.output, cachedInputTokens: draft.cached },
  };
}

interface Draft {
  text: string;
  readonly calls: Map<number, Omit<ToolCall, 'arguments'> & { args: string }>;
  hasContent: boolean;
  stopReason: string | undefined;
  input: number;
  output: number;
  cached: number;
}

const usageSchema = z.object({
  input_tokens: z.number().nullish(),
  output_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
});

const eventSchema = z.object({
  type: z.string(),
  index: z.number().optional(),
  message: z.object({ usage: usageSchema }).optional(),
  content_block: z.object({ type: z.string(), id: z.string().optional(), name: z.string().optional() }).optional(),
  delta: z
    .object({ text: z.string().optional(), partial_json: z.string().optional(), stop_reason: z.string().nullish() })
    .optional(),
  usage: usageSchema.optional(),
  error: z.object({ type: z.string() }).optional(),
});
type StreamEvent = z.infer<typeof eventSchema>;

function parseEvent(data: string): StreamEvent {
  const event = eventSchema.safeParse(parseModelJson(data));
  if (!event.success) throw new ModelError('malformed', 'stream held broken JSON', { cause: event.error });
  return event.data;
}

function addEvent(draft: Draft, event: StreamEvent, listeners: Listeners): void {
  if (event.error !== undefined) throw toStreamError(event.error.type);
  addUsage(draft, event);
  const { index, content_block: block, delta } = event;
  draft.hasContent ||= block !== undefined;
  if (index !== undefined && block?.type === 'tool_use') {
    draft.calls.set(index, { id: block.id ?? '', name: block.name ?? '', args: '' });
    listeners.onProgress();
  }
  if (delta?.text) {
    draft.text += delta.text;
    listeners.onText(delta.text);
  }
  const call = index === undefined ? undefined : draft.calls.get(index);
  if (delta?.partial_json !== undefined && call !== undefined) {
    call.args += delta.partial_json;
    listeners.onProgress();
  }
  if (delta?.stop_reason) draft.stopReason = delta.stop_reason;
}

/** Input counts come with the first event, the final output count with the last; cached input is counted apart. */
function addUsage(draft: Draft, event: StreamEvent): void {
  const first = event.message?.usage;
  if (first !== undefined) {
    draft.cached = first.cache_read_input_tokens ?? 0;
    draft.input = (first.input_tokens ?? 0) + draft.cached + (first.cache_creation_input_tokens ?? 0);
  }
  draft.output = event.usage?.output_tokens ?? draft.output;
}

function toStreamError(type: string): ModelError {
  const isRateLimit = type === 'rate_limit_error';
  return new ModelError(isRateLimit ? 'rate_limit' : 'server', 'vendor sent an error inside the stream');
}

function toFinishReason(reason: string): ModelAnswer['finishReason'] {
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'length';
  if (reason === 'refusal') return 'content_filter';
  return reason === 'tool_use' ? 'tool_calls' : 'stop';
}
