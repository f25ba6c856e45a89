import { toLocalDay } from '../commerce/policy/local-day.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { present } from '../platform/present.ts';
import { promiseRun } from './effect-jobs-promised.ts';
import type { EffectRepository } from './effect-repository.ts';
import type { Effect } from './effect-row.ts';
import type { EffectRunner } from './effect-runner.ts';
import type { FindEffectStore } from './effect-store.ts';
import type { Place } from './proposer.ts';
import type { Reconciler } from './reconciler.ts';
import type { RunResult } from './run-result.ts';

/** When a job takes over what a dead process had made ready. */
const takeOverMs = 60_000;
/** Repeats wait for whoever runs the effect: 6 s in all. */
const pausesMs = [50, 100, 250, 500, 1_000, 2_000, 2_000];

export interface ConfirmerDeps {
  readonly repository: EffectRepository;
  readonly runner: EffectRunner;
  readonly reconciler: Reconciler;
  readonly findStore: FindEffectStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface ConsentGiven {
  readonly by: 'words' | 'button';
  readonly messageId?: string;
  /** Of the button; absent for words, which mean the row's. */
  readonly hash?: string;
}

/** From the shopper's consent to the end of the effect, as far as a turn can wait. Three statements. */
export class Confirmer {
  constructor(private readonly deps: ConfirmerDeps) {}

  /** Absent: no such effect in that conversation. A repeat waits for the first and gets its answer. */
  async confirm(
    place: Place,
    effectId: string,
    consent: ConsentGiven,
    context: CallContext,
  ): Promise<RunResult | undefined> {
    const { repository, runner, findStore, clock, logger } = this.deps;
    const store = await findStore(place.storeId);
    if (store === undefined) {
      return undefined;
    }
    const day = toLocalDay(clock.now(), store.timeZone);
    const step = await repository.consent({
      ...place,
      effectId,
      day,
      consent: { by: consent.by, ...present({ message_id: consent.messageId }) },
      jobs: [promiseRun(effectId, takeOverMs)],
      ...present({ hash: consent.hash }),
    });
    if (step === 'duplicate') {
      return await this.endDuplicate(place, effectId);
    }
    if (step === undefined) {
      return undefined;
    }
    const { effect, hasMoved } = step;
    if (!hasMoved) {
      return await this.follow(effect, day, context);
    }
    if (effect.state === 'ready') {
      logger.info('effect.consented', { effectId, conversationId: place.conversationId, by: consent.by });
    }
    return effect.holdUntil === undefined
      ? await this.orFollow(await runner.run(step, { isTold: false }, context), day, context)
      : { effect };
  }

  private async orFollow(result: RunResult, day: string, context: CallContext): Promise<RunResult> {
    return result.isElsewhere === true ? await this.follow(result.effect, day, context) : result;
  }

  /** Somebody else runs it: his answer is ours. When nobody does any more, we do. */
  private async follow(found: Effect, day: string, context: CallContext): Promise<RunResult> {
    let effect = found;
    for (const pauseMs of pausesMs) {
      if (!this.isUnderWay(effect) || context.signal.aborted) {
        return { effect };
      }
      await this.deps.sleep(pauseMs, context.signal).catch((error: unknown) => {
        if (!context.signal.aborted) throw error;
      });
      effect = (await this.deps.repository.find(effect.id)) ?? effect;
    }
    if (effect.state === 'executing') {
      return await this.deps.reconciler.look(effect, { isTold: false }, context);
    }
    const step = await this.deps.repository.findWithUsage(effect.id, day);
    return step === undefined || !this.isUnderWay(step.effect)
      ? { effect }
      : await this.deps.runner.run(step, { isTold: false }, context);
  }

  /** What waits for its hold, for an operator or for the shop's own job is nobody's to wait for. */
  private isUnderWay({ state, holdUntil, reference }: Effect): boolean {
    return (state === 'ready' && holdUntil === undefined) || (state === 'executing' && reference === undefined);
  }

  private async endDuplicate({ storeId, conversationId }: Place, effectId: string): Promise<RunResult | undefined> {
    const step = await this.deps.repository.move({
      effectId,
      storeId,
      conversationId,
      from: ['awaiting_consent'],
      to: 'expired',
      reason: 'duplicate',
      actor: 'ledger',
      jobs: [],
    });
    return step && { effect: step.effect };
  }
}
