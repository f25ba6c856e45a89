import type { Clock } from '../../platform/clock.ts';
import type { ModelError, ModelErrorKind } from './chat-model.ts';

export interface ModelLimits {
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
  readonly turnMs: number;
  /** Failing calls of one model in one turn, before it is passed over for the rest of the turn. */
  readonly failuresPerTurn: number;
  /** A failure quicker than this may be tried again. */
  readonly quickFailureMs: number;
  /** The longest `Retry-After` that is waited for. */
  readonly maxRetryAfterMs: number;
}

/** Deadlines of the product's loop guard (10 s, 20 s, 30 s); two calls a turn, so that a dead model costs no third. */
export const defaultModelLimits: ModelLimits = {
  firstTokenMs: 10_000,
  betweenTokensMs: 20_000,
  turnMs: 30_000,
  failuresPerTurn: 2,
  quickFailureMs: 2000,
  maxRetryAfterMs: 1000,
};

/** What the calls of one turn share: the deadline, and which models have failed in it. */
export class ModelTurn {
  private readonly deadlineMs: number;
  private readonly failures = new Map<string, { readonly count: number; readonly kind: ModelErrorKind }>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: ModelLimits,
  ) {
    this.deadlineMs = clock.monotonicMs() + limits.turnMs;
  }

  get leftMs(): number {
    return Math.max(0, this.deadlineMs - this.clock.monotonicMs());
  }

  /** Why the model is not asked again in this turn; undefined while it may be. */
  findLastFailure(modelId: string): ModelErrorKind | undefined {
    const failed = this.failures.get(modelId);
    return failed !== undefined && failed.count >= this.limits.failuresPerTurn ? failed.kind : undefined;
  }

  /** A failure that will not heal within the turn weighs as much as all that are allowed. */
  noteFailure(modelId: string, error: ModelError): void {
    if (error.kind === 'aborted') return;
    const count = this.failures.get(modelId)?.count ?? 0;
    const weight = this.isPassing(error) ? 1 : this.limits.failuresPerTurn;
    this.failures.set(modelId, { count: count + weight, kind: error.kind });
  }

  private isPassing({ kind, retryAfterMs }: ModelError): boolean {
    if (kind === 'rate_limit') return retryAfterMs !== undefined && retryAfterMs <= this.limits.maxRetryAfterMs;
    return kind === 'network' || kind === 'server' || kind === 'malformed';
  }
}
