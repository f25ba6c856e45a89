import { toLocalDay } from '../commerce/policy/local-day.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { Clock } from '../platform/clock.ts';
import type { JobHandlers } from '../queues/outbox.ts';
import { promiseTelling } from './effect-jobs-promised.ts';
import type { EffectRepository } from './effect-repository.ts';
import type { Effect } from './effect-row.ts';
import type { EffectRunner } from './effect-runner.ts';
import type { FindEffectStore } from './effect-store.ts';
import type { Reconciler } from './reconciler.ts';

/** After that long what is ready is given up: the shopper's yes is too old. */
const maxReadyMs = 3_600_000;

export interface EffectJobsDeps {
  readonly repository: EffectRepository;
  readonly runner: EffectRunner;
  readonly reconciler: Reconciler;
  readonly findStore: FindEffectStore;
  readonly clock: Clock;
}

export type EffectJobs = Pick<JobHandlers, 'effects.run' | 'effects.reconcile'>;

/** What happens to effects outside of turns. A job that comes late, early or twice finds the row as it is. */
export function createEffectJobs(deps: EffectJobsDeps): EffectJobs {
  return {
    'effects.run': ({ effectId }, context) => runEffect(deps, effectId, context),
    'effects.reconcile': ({ effectId }, context) => reconcileEffect(deps, effectId, context),
  };
}

async function runEffect(deps: EffectJobsDeps, effectId: string, context: CallContext): Promise<void> {
  const { repository, runner, findStore, clock } = deps;
  const found = await repository.find(effectId);
  const store = found?.state === 'ready' ? await findStore(found.storeId) : undefined;
  const step = store && (await repository.findWithUsage(effectId, toLocalDay(clock.now(), store.timeZone)));
  if (step === undefined) {
    return;
  }
  const { effect, isPostponed } = await runner.run(step, { isTold: true }, context);
  if (isPostponed !== true) {
    return;
  }
  if (clock.now().getTime() - Math.max(effect.updatedAt.getTime(), effect.holdUntil?.getTime() ?? 0) > maxReadyMs) {
    await expire(deps, effect, 'blocked');
    return;
  }
  throw new Error('the effect can not run yet');
}

async function reconcileEffect(deps: EffectJobsDeps, effectId: string, context: CallContext): Promise<void> {
  const effect = await deps.repository.find(effectId);
  switch (effect?.state) {
    case 'proposed':
    case 'awaiting_consent':
      return await expire(deps, effect, 'no_answer');
    case 'awaiting_approval':
      return await expire(deps, effect, 'no_decision');
    case 'executing':
    case 'unknown':
      await deps.reconciler.look(effect, { isTold: true }, context);
      return;
    case undefined:
    case 'ready':
    case 'done':
    case 'failed':
    case 'reconciled':
    case 'expired':
    case 'refused':
      return;
  }
}

/** Silence needs no answer; what was waited for does. */
async function expire(
  { repository }: EffectJobsDeps,
  effect: Effect,
  reason: 'no_answer' | 'no_decision' | 'blocked',
): Promise<void> {
  const step = await repository.move({
    effectId: effect.id,
    storeId: effect.storeId,
    from: [effect.state],
    to: 'expired',
    reason,
    actor: 'ledger',
    jobs: reason === 'no_answer' ? [] : [promiseTelling(effect.id, 'expired')],
    ...(reason === 'blocked' ? {} : { due: 'past' }),
  });
  if (step?.hasMoved === false && step.effect.state === effect.state) {
    throw new Error('the effect has not lapsed yet');
  }
}
