import type { Clock } from '../../platform/clock.ts';
import type { ModelError, ModelErrorKind } from './chat-model.ts';
import { type BreakerOptions, ModelBreaker } from './model-breaker.ts';

export interface ModelPolicyLogger {
  info(event: string, fields: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields: Readonly<Record<string, unknown>>): void;
  error(event: string, fields: Readonly<Record<string, unknown>>): void;
}

/** What all turns together know about each model: its breaker, and when its owner was last alerted. */
export class ModelHealth {
  private readonly breakers = new Map<string, ModelBreaker>();
  private readonly alertedAtMs = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly logger: ModelPolicyLogger,
    private readonly options: BreakerOptions,
  ) {}

  /** Undefined when a call may go out; otherwise why the model is spared. Each admission needs a `succeed` or `fail`. */
  admit(modelId: string): ModelErrorKind | undefined {
    const breaker = this.breakerOf(modelId);
    return breaker.admit() ? undefined : breaker.lastKind;
  }

  isClosed(modelId: string): boolean {
    return this.breakerOf(modelId).isClosed;
  }

  succeed(modelId: string): void {
    if (this.breakerOf(modelId).succeed()) this.logger.info('model.breaker_closed', { model: modelId });
  }

  fail(modelId: string, error: ModelError): void {
    const breaker = this.breakerOf(modelId);
    if (error.kind === 'auth' || error.kind === 'bad_request') this.alert(modelId, error);
    // One bad request says nothing about the next; an abort nothing about the model.
    if (error.kind === 'aborted' || error.kind === 'bad_request') breaker.release();
    else if (breaker.fail(error.kind)) this.logger.warn('model.breaker_opened', { model: modelId, error: error.kind });
  }

  private alert(modelId: string, { kind, status, requestId }: ModelError): void {
    const nowMs = this.clock.monotonicMs();
    if (nowMs - (this.alertedAtMs.get(modelId) ?? Number.NEGATIVE_INFINITY) < alertEveryMs) return;
    this.alertedAtMs.set(modelId, nowMs);
    this.logger.error('model.misconfigured', { model: modelId, error: kind, status, requestId });
  }

  private breakerOf(modelId: string): ModelBreaker {
    const breaker = this.breakers.get(modelId) ?? new ModelBreaker(this.clock, this.options);
    this.breakers.set(modelId, breaker);
    return breaker;
  }
}

/** A wrong key fails every turn; once a minute is loud enough. */
const alertEveryMs = 60_000;
