import type { CallContext } from '../commerce/store-backend.ts';
import type { LookUpAnswer } from '../commerce/store-writer.ts';
import type { Clock } from '../platform/clock.ts';
import { promiseLook } from './effect-jobs-promised.ts';
import type { EffectRepository } from './effect-repository.ts';
import type { Effect } from './effect-row.ts';
import type { FindEffectStore } from './effect-store.ts';
import { type EffectEscalation, type Escalate, toEscalation } from './escalate.ts';
import type { RunOptions, RunResult } from './run-result.ts';
import type { Settler } from './settler.ts';
import type { ShopLook } from './shop-look.ts';

const firstDelayMs = 5_000;
const maxDelayMs = 600_000;
/** About ten minutes after the call: a person is told, and the looks go on for some hours. */
const patience = 8;
const maxChecks = 30;
/** A shop may still be writing what it can't show yet: before that nothing counts as absent. */
const graceMs = 60_000;

export interface ReconcilerDeps {
  readonly repository: EffectRepository;
  readonly shopLook: ShopLook;
  readonly settler: Settler;
  readonly findStore: FindEffectStore;
  readonly escalate: Escalate;
  readonly clock: Clock;
}

/** Finds out in the shop what became of a call. Reads only: nothing is ever written a second time. */
export class Reconciler {
  constructor(private readonly deps: ReconcilerDeps) {}

  /** One look; the next one is promised before it, so that a crash loses none. */
  async look(effect: Effect, { isTold }: RunOptions, context: CallContext): Promise<RunResult> {
    const { id, checks } = effect;
    const delayMs = Math.min(firstDelayMs * 2 ** Math.min(checks, patience), maxDelayMs);
    const jobs = checks < maxChecks ? [promiseLook(id, 'unknown', delayMs), promiseLook(id, 'executing', delayMs)] : [];
    const step = await this.deps.repository.take(id, patience, delayMs - 1_000, jobs);
    if (step?.hasMoved !== true) {
      return { effect: step?.effect ?? effect };
    }
    const taken = step.effect;
    const seen = await this.lookUp(taken, context);
    switch (seen.kind) {
      case 'done':
        return await this.deps.settler.settleDone(taken, seen.receipt, { isTold });
      case 'absent':
        return this.isPastGrace(taken)
          ? { effect: await this.deps.settler.settle(taken, 'failed', 'not_done', { isTold }) }
          : { effect: taken };
      case 'ambiguous':
        await this.escalate(taken, 'effect_unknown', context);
        return { effect: taken };
      case 'in_progress':
      case 'unavailable':
        if (taken.checks === patience) {
          await this.escalate(taken, seen.kind === 'in_progress' ? 'effect_stuck' : 'effect_unknown', context);
        }
        return { effect: taken };
    }
  }

  private async lookUp(effect: Effect, context: CallContext): Promise<LookUpAnswer> {
    const store = await this.deps.findStore(effect.storeId);
    const read = await store?.writer.readSubject(effect.request, context);
    if (store === undefined || read === undefined || !read.ok) {
      return { kind: 'unavailable', reason: 'unavailable', message: 'the shop could not be read' };
    }
    if (read.value === undefined) {
      return { kind: 'ambiguous', message: 'the subject is gone from the shop' };
    }
    const input = { request: effect.request, subject: read.value, fees: effect.fees };
    return await this.deps.shopLook.lookUp(effect, store, input, context);
  }

  private isPastGrace({ attemptedAt, createdAt }: Effect): boolean {
    return this.deps.clock.now().getTime() - (attemptedAt ?? createdAt).getTime() > graceMs;
  }

  private async escalate(effect: Effect, reason: EffectEscalation['reason'], context: CallContext): Promise<void> {
    await this.deps.escalate(toEscalation(effect, reason), context);
  }
}
