import type { ModelAttempt, TurnErrorCode } from '../turn.ts';
import { type ChatModel, type ModelAnswer, ModelError, type ModelErrorKind, type ModelRequest } from './chat-model.ts';
import { costUsd } from './model-prices.ts';

/** What a request to the policy came to. */
export interface ModelRun {
  readonly answer: ModelAnswer;
  /** Who answered. */
  readonly modelId: string;
  readonly attempts: readonly ModelAttempt[];
  /** `model:openai:gpt-4o->rules (rate_limit)`, one per model passed over; `shopper_left`. */
  readonly degraded: readonly string[];
  /** Why the first model in line did not answer; absent when it did, or when the shopper left. */
  readonly firstCause?: TurnErrorCode;
}

/** Nobody could answer, the rules included (or the turn was aborted): carries what a ModelRun would have. */
export class ModelChainError extends ModelError {
  readonly attempts: readonly ModelAttempt[];
  readonly degraded: readonly string[];
  readonly firstCause: TurnErrorCode;

  constructor(kind: ModelErrorKind, log: RunLog, cause?: unknown) {
    super(kind, 'no model answered', cause === undefined ? {} : { cause });
    this.name = 'ModelChainError';
    this.attempts = log.attempts;
    this.degraded = log.degradedTo('none');
    this.firstCause = log.firstCause ?? toTurnErrorCode(kind);
  }
}

/** Why a model was passed over without being asked. */
export type SkipReason = 'breaker_open' | 'failed_this_turn' | 'time_over' | 'shopper_left';

/** Notes of one walk along the chain. */
export class RunLog {
  readonly attempts: ModelAttempt[] = [];
  firstCause: TurnErrorCode | undefined;
  private readonly passed: { readonly id: string; readonly reason: string }[] = [];
  private hasShopperLeft = false;

  constructor(private readonly purpose: ModelRequest['purpose']) {}

  addAttempt(model: ChatModel, ms: number, answer: ModelAnswer | undefined, error: ModelError | undefined): void {
    const cost = answer === undefined ? undefined : costUsd(model.id, answer.usage);
    const requestId = answer?.requestId ?? error?.requestId;
    this.attempts.push({
      purpose: this.purpose,
      model: model.id,
      ok: error === undefined,
      ms: Math.round(ms),
      ...(error === undefined ? {} : { error: error.kind }),
      ...(requestId === undefined ? {} : { requestId }),
      inputTokens: answer?.usage.inputTokens ?? 0,
      outputTokens: answer?.usage.outputTokens ?? 0,
      ...(cost === undefined ? {} : { costUsd: cost }),
    });
  }

  /** @param kind undefined when nothing went wrong: the shopper left. */
  passOver(model: ChatModel, reason: ModelErrorKind | SkipReason, kind: ModelErrorKind | undefined): void {
    if (kind === undefined) this.hasShopperLeft = true;
    else {
      this.passed.push({ id: model.id, reason });
      this.firstCause ??= toTurnErrorCode(kind);
    }
  }

  degradedTo(lastId: string): string[] {
    const steps = this.passed.map(({ id, reason }, index) => {
      return `model:${id}->${this.passed[index + 1]?.id ?? lastId} (${reason})`;
    });
    return this.hasShopperLeft ? [...steps, 'shopper_left'] : steps;
  }

  toRun(model: ChatModel, answer: ModelAnswer): ModelRun {
    return {
      answer,
      modelId: model.id,
      attempts: this.attempts,
      degraded: this.degradedTo(model.id),
      ...(this.firstCause === undefined ? {} : { firstCause: this.firstCause }),
    };
  }
}

/** The row's error code for a model's failure. */
function toTurnErrorCode(kind: ModelErrorKind): TurnErrorCode {
  switch (kind) {
    case 'rate_limit':
      return 'llm_rate_limit';
    case 'timeout':
      return 'llm_timeout';
    case 'malformed':
      return 'parse_error';
    case 'server':
    case 'network':
    case 'auth':
    case 'bad_request':
    case 'aborted':
      return 'llm_error';
  }
}
