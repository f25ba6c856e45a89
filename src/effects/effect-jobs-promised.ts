import type { EffectState } from '../commerce/effect.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';

/** A row of the outbox that a statement writes when the effect comes to `onState`. */
export interface PromisedJob {
  readonly kind: string;
  readonly dedupeKey: string;
  readonly effectId: string;
  readonly onState: EffectState;
  readonly delayMs: number;
}

export function promiseRun(effectId: string, delayMs: number): PromisedJob {
  return {
    kind: jobKinds.runEffect,
    dedupeKey: `${jobKinds.runEffect}:${createId()}`,
    effectId,
    onState: 'ready',
    delayMs,
  };
}

export function promiseLook(effectId: string, onState: EffectState, delayMs: number): PromisedJob {
  return {
    kind: jobKinds.reconcileEffect,
    dedupeKey: `${jobKinds.reconcileEffect}:${createId()}`,
    effectId,
    onState,
    delayMs,
  };
}

/** The shopper is told each state of an effect once. */
export function promiseTelling(effectId: string, onState: EffectState): PromisedJob {
  return {
    kind: jobKinds.announceEffect,
    dedupeKey: `${jobKinds.announceEffect}:${effectId}:${onState}`,
    effectId,
    onState,
    delayMs: 0,
  };
}
