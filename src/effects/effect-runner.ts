import { toLocalDay } from '../commerce/policy/local-day.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { LookUpAnswer, WriteAnswer, WriteInput } from '../commerce/store-writer.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { promiseLook, promiseRun, promiseTelling } from './effect-jobs-promised.ts';
import type { EffectRepository, Step, StepWithUsage } from './effect-repository.ts';
import { type Effect, toStamp } from './effect-row.ts';
import type { EffectStore, FindEffectStore } from './effect-store.ts';
import type { Assessment, Gate, GateAnswer } from './gate.ts';
import type { Proposer } from './proposer.ts';
import type { RunOptions, RunResult } from './run-result.ts';
import type { Settler } from './settler.ts';
import type { ShopLook } from './shop-look.ts';

/** Longer than the call and the waiting for what the shop only began, so that a live call is never looked up. */
const leaseMs = 45_000;
const writeTimeoutMs = 20_000;
/** A writer's word for: items were changed, but the difference was not paid back. */
const halfDone = 'refund_missing';
const maxAttempts = 3;
const busyMs = 15_000;
/** How long an operator may take. */
const approvalMs = 72 * 3_600_000;
/** What the shop began is asked for in the turn after these pauses: 6 s in all. */
const pausesMs = [250, 500, 750, 1_000, 1_500, 2_000];

export interface RunnerDeps {
  readonly repository: EffectRepository;
  readonly gate: Gate;
  readonly proposer: Proposer;
  readonly findStore: FindEffectStore;
  readonly settler: Settler;
  readonly shopLook: ShopLook;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Runs an effect that is ready: gate again, claim, call once, settle. Two statements after the one that made it ready. */
export class EffectRunner {
  constructor(private readonly deps: RunnerDeps) {}

  async run(step: StepWithUsage, options: RunOptions, context: CallContext): Promise<RunResult> {
    const { effect, usage } = step;
    const store = await this.deps.findStore(effect.storeId);
    if (effect.state !== 'ready' || store === undefined) {
      return { effect };
    }
    const asker = { kind: 'row', customerId: effect.customerId, identity: effect.identity } as const;
    const answer = await this.deps.gate.assess(
      store,
      effect.request,
      asker,
      async () => ({ usage, hasCode: false }),
      context,
    );
    if (answer.kind === 'unavailable') {
      return { effect, isPostponed: true };
    }
    if (answer.kind !== 'assessed' || answer.assessment.verdict.outcome === 'refused') {
      return { effect: await this.refuse(effect, answer, options) };
    }
    if (
      answer.assessment.hash !== effect.hash ||
      (answer.assessment.verdict.needsCode && effect.identity === 'contact')
    ) {
      return { effect: await this.askAgain(effect, store, answer.assessment, options) };
    }
    return await this.claimAndWrite(step, store, answer.assessment, options, context);
  }

  private async claimAndWrite(
    judged: StepWithUsage,
    store: EffectStore,
    assessment: Assessment,
    options: RunOptions,
    context: CallContext,
  ): Promise<RunResult> {
    context.signal.throwIfAborted();
    const step = await this.claim(judged, store, assessment, options);
    if (step === 'busy' || step === undefined) {
      return { effect: judged.effect, isPostponed: true };
    }
    if (!step.hasMoved) {
      return {
        effect: step.effect,
        ...(step.effect.state === 'ready' ? { isPostponed: true } : { isElsewhere: true }),
      };
    }
    if (step.effect.state !== 'executing') {
      return { effect: step.effect };
    }
    const claimed = step.effect;
    const { id: effectId, conversationId, attempts: attempt } = claimed;
    this.deps.logger.info('effect.claimed', { effectId, conversationId, attempt });
    const input: WriteInput = { request: claimed.request, subject: assessment.subject, fees: claimed.fees };
    // From here on nobody's leaving stops it: a call that was begun is ended, and its end is written down.
    const written = await store.writer.write(input, claimed.consequence, toStamp(claimed), {
      signal: AbortSignal.timeout(writeTimeoutMs),
    });
    return await this.settleWrite(claimed, store, input, written, options, context);
  }

  private async claim(
    { effect, readAt }: StepWithUsage,
    store: EffectStore,
    { verdict }: Assessment,
    { isTold }: RunOptions,
  ): Promise<Step | 'busy' | undefined> {
    const { id } = effect;
    const told = isTold
      ? [promiseTelling(id, 'refused'), promiseTelling(id, 'expired'), promiseTelling(id, 'awaiting_approval')]
      : [];
    return await this.deps.repository.claim({
      effectId: id,
      leaseMs,
      day: toLocalDay(this.deps.clock.now(), store.timeZone),
      caps: store.policy.capsOf(effect.consequence.valueCurrency),
      needsApproval: verdict.needsApproval,
      approvalMs,
      readAt,
      jobs: [
        promiseLook(id, 'executing', leaseMs + 1_000),
        promiseRun(id, busyMs),
        promiseLook(id, 'awaiting_approval', approvalMs + 1_000),
        ...told,
      ],
    });
  }

  private async settleWrite(
    claimed: Effect,
    store: EffectStore,
    input: WriteInput,
    written: WriteAnswer,
    options: RunOptions,
    context: CallContext,
  ): Promise<RunResult> {
    switch (written.kind) {
      case 'done':
        return await this.deps.settler.settleDone(claimed, written.receipt, options);
      case 'failed': {
        const mayRetry = written.isRetryable && claimed.attempts < maxAttempts;
        return {
          effect: await this.deps.settler.settle(claimed, mayRetry ? 'ready' : 'failed', written.reason, options),
        };
      }
      case 'started':
      case 'unknown':
        return await this.settleOpen(claimed, store, input, written, options, context);
    }
  }

  /** The shop has not said how it ended: it is looked at for a while, then left to a job. */
  private async settleOpen(
    claimed: Effect,
    store: EffectStore,
    input: WriteInput,
    written: Extract<WriteAnswer, { readonly kind: 'started' | 'unknown' }>,
    options: RunOptions,
    context: CallContext,
  ): Promise<RunResult> {
    const stamped = written.kind === 'started' ? { ...claimed, reference: written.reference } : claimed;
    const seen = await this.watch(stamped, store, input, context);
    if (seen?.kind === 'done') {
      return await this.deps.settler.settleDone(claimed, seen.receipt, options);
    }
    if (written.kind === 'started') {
      await this.deps.repository.noteStarted(claimed.id, claimed.attempts, written.reference);
      return { effect: stamped };
    }
    const unknown = await this.deps.settler.settle(claimed, 'unknown', written.reason, options);
    if (seen?.kind === 'ambiguous' || written.reason === halfDone) {
      await this.deps.settler.escalate(unknown, 'effect_unknown');
    }
    return { effect: unknown };
  }

  /** A few looks in the turn itself; a job goes on where they end. */
  private async watch(
    effect: Effect,
    store: EffectStore,
    input: WriteInput,
    context: CallContext,
  ): Promise<LookUpAnswer | undefined> {
    for (const pauseMs of pausesMs) {
      if (context.signal.aborted) {
        return undefined;
      }
      await this.deps.sleep(pauseMs, context.signal).catch((error: unknown) => {
        if (!context.signal.aborted) throw error;
      });
      const seen = await this.deps.shopLook.lookUp(effect, store, input, context);
      if (seen.kind === 'done' || seen.kind === 'ambiguous') {
        return seen;
      }
    }
    return undefined;
  }

  private async refuse(effect: Effect, answer: GateAnswer, { isTold }: RunOptions): Promise<Effect> {
    const step = await this.deps.repository.move({
      effectId: effect.id,
      storeId: effect.storeId,
      from: ['ready'],
      to: 'refused',
      reason: toRefusalReason(answer),
      actor: 'policy',
      jobs: isTold ? [promiseTelling(effect.id, 'refused')] : [],
      ...(answer.kind === 'assessed' ? { verdict: answer.assessment.verdict } : {}),
    });
    return step?.effect ?? effect;
  }

  private async askAgain(
    effect: Effect,
    store: EffectStore,
    assessment: Assessment,
    { isTold }: RunOptions,
  ): Promise<Effect> {
    const step = await this.deps.proposer.save(effect, store, assessment, {
      replaces: effect.id,
      reason: 'changed',
      isTold,
    });
    return step?.effect ?? (await this.deps.repository.find(effect.id)) ?? effect;
  }
}

function toRefusalReason(answer: GateAnswer): string {
  if (answer.kind === 'assessed') {
    return 'policy';
  }
  return answer.kind === 'needs_person' && answer.reason === 'paused' ? 'paused' : 'no_longer_possible';
}
