import type { WriteAction } from '../../commerce/write-request.ts';
import type { Classification } from '../classification.ts';
import type { Fact } from '../fact.ts';
import type { Route } from '../intents.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it; not yet parsed or trusted. */
  readonly arguments: string;
}

export type ModelMessage =
  | { readonly role: 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export interface ToolSchema {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments object. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The structured twin of the prompt. Vendors' models ignore it; the rules model reads nothing else, so that it
 * never has to parse prose.
 */
export interface ModelTask {
  /** The shopper's message(s) of this turn, merged. */
  readonly text: string;
  readonly language: string;
  readonly storeName: string;
  readonly route?: Route;
  readonly classification?: Classification;
  readonly facts: readonly Fact[];
  /** Sentences which the claims guard refused; only in `rewrite`. */
  readonly refused?: readonly string[];
  /** Intent of the conversation so far, for messages that carry none. */
  readonly previousIntent?: string;
  /** The shopper's own earlier messages, contacts masked, oldest first: what "it" and "that one" mean. */
  readonly earlier?: readonly string[];
  /** What the last refusal said could be done instead, and to which order: what a bare "yes" then asks for. */
  readonly offered?: { readonly action: WriteAction; readonly orderNumber?: string };
  readonly now: Date;
}

export interface ModelRequest {
  readonly purpose: 'classify' | 'answer' | 'rewrite';
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ToolSchema[];
  /** When set, the answer's text must be JSON of this schema. */
  readonly responseSchema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  readonly maxTokens: number;
  readonly temperature: number;
  readonly task: ModelTask;
}

export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
}

export interface ModelAnswer {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: 'stop' | 'tool_calls' | 'length' | 'content_filter';
  readonly usage: ModelUsage;
  /** The provider's own request id, to quote in a support ticket. */
  readonly requestId?: string;
}

export interface GenerateOptions {
  readonly signal: AbortSignal;
  /** Called for each piece of text as it arrives; not for structured answers, whose pieces are of no use. */
  onText(delta: string): void;
  /**
   * Called for whatever else is part of an answer (pieces of tool calls and of JSON), so that silence can be told from
   * work. Not for headers and the like: a model that accepts and then says nothing is silent.
   */
  onProgress(): void;
}

/**
 * One model of one vendor: a single attempt, no retry, no time limit of its own (the model policy has both).
 * @throws ModelError for whatever goes wrong, an ended stream without a finish reason included.
 */
export interface ChatModel {
  /** `openai:gpt-4o-mini`, `anthropic:…`, `rules`: as stored in metadata. */
  readonly id: string;
  generate(request: ModelRequest, options: GenerateOptions): Promise<ModelAnswer>;
  /** Loads what the first call would have to load. */
  warmUp?(): Promise<void>;
}

export type ModelErrorKind =
  | 'rate_limit'
  | 'timeout'
  | 'server'
  | 'network'
  | 'malformed'
  | 'auth'
  | 'bad_request'
  | 'aborted';

/** `message` is ours and short; the provider's text never goes further than the adapter. */
export class ModelError extends Error {
  readonly kind: ModelErrorKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: { status?: number; retryAfterMs?: number; requestId?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ModelError';
    this.kind = kind;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.requestId = options.requestId;
  }
}
