import { z } from 'zod';
import {
  type GenerateOptions,
  type ModelAnswer,
  ModelError,
  type ModelUsage,
  type ToolCall,
} from '../../agent/models/chat-model.ts';
import { type EventStreamBody, readEventStream } from '../../agent/models/event-stream.ts';

type StreamedAnswer = Omit<ModelAnswer, 'requestId'>;

/**
 * Collects the answer of a streamed chat completion.
 * @throws ModelError `malformed` for broken JSON, no choice or a missing finish reason, `server` or `rate_limit` for an
 * error inside the stream; the connection's own errors as they are.
 */
export async function readOpenAiStream(
  body: EventStreamBody,
  options: Pick<GenerateOptions, 'onText' | 'onProgress'>,
): Promise<StreamedAnswer> {
  const draft: Draft = { text: '', calls: [], finishReason: undefined, usage: undefined };
  await readEventStream(body, (data) => {
    if (data === '[DONE]') return 'end';
    const json = parseJson(data);
    const text = findPlainText(json);
    if (text === undefined) addChunk(draft, checkChunk(json), options);
    else addText(draft, text, options);
    return undefined;
  });
  if (draft.finishReason === undefined) throw new ModelError('malformed', 'stream ended without a finish reason');
  return {
    text: draft.text,
    toolCalls: draft.calls.map(({ id, name, args }) => ({ id, name, arguments: args })) satisfies ToolCall[],
    finishReason: toFinishReason(draft.finishReason, draft.calls.length > 0),
    usage: draft.usage ?? { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 },
  };
}

interface Draft {
  text: string;
  readonly calls: { id: string; name: string; args: string }[];
  finishReason: string | undefined;
  usage: ModelUsage | undefined;
}

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.number().int().min(0).max(127).optional(),
                  id: z.string().nullish(),
                  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .optional(),
  usage: z
    .object({
      prompt_tokens: z.number().default(0),
      completion_tokens: z.number().default(0),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
  error: z.object({ code: z.unknown(), type: z.unknown() }).optional(),
});
type Chunk = z.infer<typeof chunkSchema>;
type Delta = NonNullable<NonNullable<Chunk['choices']>[number]['delta']>;

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw new ModelError('malformed', 'stream held broken JSON', { cause });
  }
}

function checkChunk(json: unknown): Chunk {
  const chunk = chunkSchema.safeParse(json);
  if (!chunk.success) throw new ModelError('malformed', 'stream held an unknown shape', { cause: chunk.error });
  return chunk.data;
}

/** The text of a chunk that brings nothing else: all but a few of a stream, and the schema's walk costs 20 times this. */
function findPlainText(json: unknown): string | undefined {
  if (!isRecord(json) || json.error !== undefined || json.usage || !Array.isArray(json.choices)) return undefined;
  const [choice]: unknown[] = json.choices;
  if (!isRecord(choice) || choice.finish_reason || !isRecord(choice.delta)) return undefined;
  const { content, refusal, tool_calls } = choice.delta;
  return typeof content === 'string' && !refusal && !tool_calls ? content : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function addChunk(draft: Draft, chunk: Chunk, options: Pick<GenerateOptions, 'onText' | 'onProgress'>): void {
  if (chunk.error !== undefined) throw toStreamError(chunk.error);
  if (chunk.usage) draft.usage = toUsage(chunk.usage);
  const choice = chunk.choices?.[0];
  if (choice === undefined) return;
  if (choice.delta) addDelta(draft, choice.delta, options);
  if (choice.finish_reason) draft.finishReason = choice.finish_reason;
}

function addDelta(draft: Draft, delta: Delta, options: Pick<GenerateOptions, 'onText' | 'onProgress'>): void {
  addText(draft, delta.content ?? '', options);
  if (delta.refusal) draft.finishReason = 'content_filter';
  for (const piece of delta.tool_calls ?? []) {
    const index = piece.index ?? draft.calls.length;
    // Compatible servers may skip an index; an unset one would be a hole in the list.
    while (draft.calls.length <= index) draft.calls.push({ id: '', name: '', args: '' });
    const call = draft.calls[index];
    if (call === undefined) continue;
    call.id ||= piece.id ?? '';
    call.name += piece.function?.name ?? '';
    call.args += piece.function?.arguments ?? '';
    options.onProgress();
  }
}

function addText(draft: Draft, text: string, { onText }: Pick<GenerateOptions, 'onText'>): void {
  if (text === '') return;
  draft.text += text;
  onText(text);
}

function toUsage(usage: NonNullable<Chunk['usage']>): ModelUsage {
  return {
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
  };
}

function toStreamError(error: NonNullable<Chunk['error']>): ModelError {
  const isRateLimit = [error.code, error.type].some((name) => name === 'rate_limit_exceeded' || name === 'rate_limit');
  return new ModelError(isRateLimit ? 'rate_limit' : 'server', 'vendor sent an error inside the stream');
}

/** Some compatible servers say `stop` after tool calls; the calls themselves are the better witness. */
function toFinishReason(reason: string, hasCalls: boolean): ModelAnswer['finishReason'] {
  if (reason === 'length' || reason === 'content_filter') return reason;
  return hasCalls ? 'tool_calls' : 'stop';
}
