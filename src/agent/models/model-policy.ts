import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { assertUsableAnswer, parseStructuredAnswer } from './answer-check.ts';
import { type ChatModel, type ModelAnswer, ModelError, type ModelErrorKind, type ModelRequest } from './chat-model.ts';
import { type AttemptOptions, attemptModel } from './model-attempt.ts';
import { type BreakerOptions, defaultBreakerOptions } from './model-breaker.ts';
import { ModelHealth, type ModelPolicyLogger } from './model-health.ts';
import type { ModelChains } from './model-registry.ts';
import { ModelChainError, type ModelRun, RunLog, type SkipReason } from './model-run.ts';
import { defaultModelLimits, type ModelLimits, ModelTurn } from './model-turn.ts';
import { RestartableText } from './restartable-text.ts';

/** One finished call, for the `openai_latency` event; `error` is the kind. */
export interface ModelCallEvent {
  readonly model: string;
  readonly purpose: ModelRequest['purpose'];
  readonly ms: number;
  readonly ok: boolean;
  readonly error?: ModelErrorKind;
}

export interface ModelPolicyOptions {
  readonly chains: ModelChains;
  readonly clock: Clock;
  readonly logger: ModelPolicyLogger;
  readonly limits?: Partial<ModelLimits>;
  readonly breaker?: Partial<BreakerOptions>;
  readonly onCall?: (call: ModelCallEvent) => void;
}

export interface PolicyCall {
  /** Ends everything: the run throws `aborted`. */
  readonly signal: AbortSignal;
  /** Stops paying: the vendor's connection is closed at once and the rules answer. */
  readonly shopperLeft?: AbortSignal;
  /** The same for each call of a turn; without it the call is a turn of its own. */
  readonly turn?: ModelTurn;
  /** Must not throw: what breaks in here looks like a failure of the model. */
  readonly onText?: (delta: string) => void;
  /** The text so far is void; called before the next model's first text, with the kind of the failure. */
  readonly onRestart?: (reason: string) => void;
}

/**
 * Asks the models of a chain in order until one gives a usable answer: deadlines, one quick retry of the first model,
 * a breaker per model, the same tools and schemas for all. It is the only layer that retries. Models fail alike for
 * any reason here; only `auth` and `bad_request` also raise an alert, since they do not heal by themselves.
 */
export class ModelPolicy {
  private readonly limits: ModelLimits;
  private readonly health: ModelHealth;

  constructor(private readonly options: ModelPolicyOptions) {
    const breaker = { ...defaultBreakerOptions, ...options.breaker };
    this.limits = { ...defaultModelLimits, ...options.limits };
    this.health = new ModelHealth(options.clock, options.logger, breaker);
  }

  startTurn(): ModelTurn {
    return new ModelTurn(this.options.clock, this.limits);
  }

  /** @throws ModelChainError when aborted, or when not even the last model of the chain answers. */
  async generate(request: ModelRequest, call: PolicyCall): Promise<ModelRun> {
    const { run } = await this.walk(request, call, () => undefined);
    return run;
  }

  /**
   * As `generate`, for an answer in JSON: one that does not fit the schema is a failure of that model.
   * `request.responseSchema` has to be the same schema in JSON Schema.
   */
  async generateStructured<T>(
    request: ModelRequest,
    schema: z.ZodType<T>,
    call: PolicyCall,
  ): Promise<ModelRun & { readonly value: T }> {
    const { run, value } = await this.walk(request, call, (answer) => parseStructuredAnswer(answer, schema));
    return { ...run, value };
  }

  private async walk<T>(
    request: ModelRequest,
    call: PolicyCall,
    accept: (answer: ModelAnswer) => T,
  ): Promise<{ run: ModelRun; value: T }> {
    const walk: Walk<T> = {
      request,
      call,
      turn: call.turn ?? this.startTurn(),
      log: new RunLog(request.purpose),
      text: new RestartableText(call),
      accept: (answer) => {
        assertUsableAnswer(request, answer);
        return accept(answer);
      },
    };
    let failure: ModelError | undefined;
    for (const [index, model] of this.options.chains[request.purpose].entries()) {
      const result = await this.askModel(walk, model, index === 0);
      if (result.ok) {
        walk.text.finish();
        return { run: walk.log.toRun(model, result.answer), value: result.value };
      }
      failure ??= result.error;
    }
    throw new ModelChainError(failure?.kind ?? 'server', walk.log, failure);
  }

  private async askModel<T>(walk: Walk<T>, model: ChatModel, mayRetry: boolean): Promise<Answered<T>> {
    const skip = this.enter(walk, model);
    if (skip !== undefined) {
      walk.log.passOver(model, skip.reason, skip.kind);
      return { ok: false };
    }
    const startedMs = this.options.clock.monotonicMs();
    let result = await this.callModel(walk, model);
    const waitMs = mayRetry ? this.findRetryWait(walk, model, result, startedMs) : undefined;
    if (waitMs !== undefined) {
      await waitFor(waitMs, walk.call);
      if (this.enter(walk, model) === undefined) result = await this.callModel(walk, model);
    }
    if (result.ok) return result;
    if (walk.call.signal.aborted) throw new ModelChainError('aborted', walk.log, result.error);
    if (result.error?.kind === 'aborted') walk.log.passOver(model, 'shopper_left', undefined);
    else walk.log.passOver(model, result.error?.kind ?? 'server', result.error?.kind ?? 'server');
    return result;
  }

  private async callModel<T>(walk: Walk<T>, model: ChatModel): Promise<Answered<T>> {
    const startedMs = this.options.clock.monotonicMs();
    let answer: ModelAnswer | undefined;
    let result: Answered<T>;
    try {
      answer = await attemptModel(model, walk.request, this.toAttemptOptions(walk, model));
      result = { ok: true, answer, value: walk.accept(answer) };
      this.health.succeed(model.id);
    } catch (thrown) {
      const error = this.toModelFailure(thrown, model, walk.call);
      result = { ok: false, error };
      walk.text.markVoid(error.kind);
      this.health.fail(model.id, error);
      walk.turn.noteFailure(model.id, error);
    }
    this.noteCall(walk, model, startedMs, answer, result.ok ? undefined : result.error);
    return result;
  }

  private noteCall(
    { log, request }: Walk<unknown>,
    model: ChatModel,
    startedMs: number,
    answer: ModelAnswer | undefined,
    error?: ModelError,
  ): void {
    const ms = this.options.clock.monotonicMs() - startedMs;
    log.addAttempt(model, ms, answer, error);
    this.options.onCall?.({
      model: model.id,
      purpose: request.purpose,
      ms,
      ok: error === undefined,
      ...(error === undefined ? {} : { error: error.kind }),
    });
  }

  private toAttemptOptions(walk: Walk<unknown>, model: ChatModel): AttemptOptions {
    const { signal, shopperLeft } = walk.call;
    const onText = (delta: string): void => walk.text.add(delta);
    if (isLocal(model)) return { signals: [signal], onText };
    const { firstTokenMs, betweenTokensMs } = this.limits;
    return {
      signals: shopperLeft === undefined ? [signal] : [signal, shopperLeft],
      limits: { firstTokenMs, betweenTokensMs, totalMs: walk.turn.leftMs },
      onText,
    };
  }

  /** Undefined when the model may be called now (its breaker then counts on the call's end). */
  private enter({ call, turn }: Walk<unknown>, model: ChatModel): Skip | undefined {
    if (isLocal(model)) return undefined;
    if (call.shopperLeft?.aborted) return { reason: 'shopper_left', kind: undefined };
    if (turn.leftMs === 0) return { reason: 'time_over', kind: 'timeout' };
    const failure = turn.findLastFailure(model.id);
    if (failure !== undefined) return { reason: 'failed_this_turn', kind: failure };
    const kind = this.health.admit(model.id);
    return kind === undefined ? undefined : { reason: 'breaker_open', kind };
  }

  /** Only what is likely to go well at once is tried again, and only when enough of the turn is left. */
  private findRetryWait(walk: Walk<unknown>, model: ChatModel, result: Answered<unknown>, startedMs: number) {
    if (result.ok || result.error === undefined || isLocal(model) || !this.health.isClosed(model.id)) return undefined;
    const { kind, retryAfterMs } = result.error;
    const nowMs = this.options.clock.monotonicMs();
    const isQuick = nowMs - startedMs <= this.limits.quickFailureMs;
    const isTransient = isQuick && (kind === 'network' || kind === 'server');
    const isShortLimit =
      kind === 'rate_limit' && retryAfterMs !== undefined && retryAfterMs <= this.limits.maxRetryAfterMs;
    if (!isTransient && !isShortLimit) return undefined;
    const waitMs = (retryAfterMs ?? retryBaseMs) + jitterOf(nowMs) * retryBaseMs;
    return waitMs <= this.limits.maxRetryAfterMs + retryBaseMs && walk.turn.leftMs > waitMs * 2 ? waitMs : undefined;
  }

  private toModelFailure(thrown: unknown, model: ChatModel, { signal, shopperLeft }: PolicyCall): ModelError {
    if (!(thrown instanceof ModelError)) {
      this.options.logger.error('model.crashed', { model: model.id, error: thrown });
      return new ModelError('server', 'model crashed', { cause: thrown });
    }
    const isOurs = signal.aborted || shopperLeft?.aborted === true;
    return thrown.kind === 'aborted' && !isOurs
      ? new ModelError('network', 'call broke off', { cause: thrown })
      : thrown;
  }
}

export function createModelPolicy(options: ModelPolicyOptions): ModelPolicy {
  return new ModelPolicy(options);
}

interface Walk<T> {
  readonly request: ModelRequest;
  readonly call: PolicyCall;
  readonly turn: ModelTurn;
  readonly log: RunLog;
  readonly text: RestartableText;
  accept(answer: ModelAnswer): T;
}

type Answered<T> =
  | { readonly ok: true; readonly answer: ModelAnswer; readonly value: T }
  /** No error: the model was passed over. */
  | { readonly ok: false; readonly error?: ModelError };

interface Skip {
  readonly reason: SkipReason;
  readonly kind: ModelErrorKind | undefined;
}

/** The first wait before a retry; up to as much again is added as jitter. */
const retryBaseMs = 100;

/** The clock's microseconds are as good as random across callers, and repeat under a fake clock. */
function jitterOf(nowMs: number): number {
  return (nowMs * 1000) % 1;
}

/** The rules run in this process: no cost, no network, nothing to spare or to watch. */
function isLocal(model: ChatModel): boolean {
  return model.id === 'rules';
}

async function waitFor(ms: number, { signal, shopperLeft }: PolicyCall): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      shopperLeft?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    signal.addEventListener('abort', done);
    shopperLeft?.addEventListener('abort', done);
    if (signal.aborted || shopperLeft?.aborted) done();
  });
}
