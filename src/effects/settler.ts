import type { WriteReceipt } from '../commerce/store-writer.ts';
import type { Logger } from '../platform/logger.ts';
import { present } from '../platform/present.ts';
import { type PromisedJob, promiseLook, promiseRun, promiseTelling } from './effect-jobs-promised.ts';
import type { EffectRepository } from './effect-repository.ts';
import type { Effect } from './effect-row.ts';
import { type EffectEscalation, type Escalate, toEscalation } from './escalate.ts';
import type { RunOptions, RunResult } from './run-result.ts';

/** How long after its settlement an unknown effect is looked up; a retry waits that long for each attempt. */
const retryMs = 5_000;
const escalateTimeoutMs = 20_000;

export interface SettlerDeps {
  readonly repository: EffectRepository;
  readonly escalate: Escalate;
  readonly logger: Logger;
}

/** Writes down what the shop said of a call, whoever heard it: the runner at once, the reconciler later. */
export class Settler {
  constructor(private readonly deps: SettlerDeps) {}

  /** The secret is told to who is there now, and stored nowhere. */
  async settleDone(effect: Effect, receipt: WriteReceipt, options: RunOptions): Promise<RunResult> {
    const { secret, ...kept } = receipt;
    const settled = await this.settle(effect, 'done', undefined, options, kept);
    return { effect: settled, ...(settled.state === 'done' ? present({ secret }) : {}) };
  }

  /** The row as it stands afterwards. When it says otherwise than the shop by now, a person has to know. */
  async settle(
    effect: Effect,
    to: Settled,
    reason: string | undefined,
    { isTold }: RunOptions,
    receipt?: Omit<WriteReceipt, 'secret'>,
  ): Promise<Effect> {
    const { id, conversationId, attempts } = effect;
    const step = await this.deps.repository.settle({
      effectId: id,
      attempt: attempts,
      to,
      actor: 'ledger',
      jobs: toJobs(effect, to, isTold),
      ...present({ reason, receipt, reference: receipt?.reference }),
    });
    if (step === undefined) {
      return effect;
    }
    this.deps.logger.info(to === 'unknown' ? 'effect.unknown' : 'effect.settled', {
      effectId: id,
      conversationId,
      state: step.effect.state,
      attempt: attempts,
    });
    if (!step.hasMoved && to === 'done' && step.effect.state !== 'done') {
      await this.escalate(step.effect, 'effect_contradiction');
    }
    return step.effect;
  }

  /** Nobody's leaving stops it: it has its own time. */
  async escalate(effect: Effect, reason: EffectEscalation['reason']): Promise<void> {
    await this.deps.escalate(toEscalation(effect, reason), { signal: AbortSignal.timeout(escalateTimeoutMs) });
  }
}

/** `ready`: certainly nothing happened, and the same call may succeed later. */
type Settled = 'done' | 'failed' | 'unknown' | 'ready';

function toJobs({ id, attempts }: Effect, to: Settled, isTold: boolean): readonly PromisedJob[] {
  switch (to) {
    case 'done':
    case 'failed':
      return isTold ? [promiseTelling(id, to)] : [];
    case 'unknown':
      return [promiseLook(id, 'unknown', retryMs)];
    case 'ready':
      return [promiseRun(id, retryMs * attempts)];
  }
}
