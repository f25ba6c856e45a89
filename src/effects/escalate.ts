import type { CallContext } from '../commerce/store-backend.ts';
import type { Effect } from './effect-row.ts';

/** A person has to look at an effect. The summary names no shopper. */
export interface EffectEscalation {
  readonly storeId: string;
  readonly conversationId: string;
  readonly effectId: string;
  readonly reason: 'effect_unknown' | 'effect_contradiction' | 'effect_stuck';
  readonly summary: string;
}

/** Hands the conversation to a person; the same effect twice is one ticket. */
export type Escalate = (escalation: EffectEscalation, context: CallContext) => Promise<void>;

const says = {
  effect_unknown: 'whether the shop has done it is not known',
  effect_contradiction: 'the shop says done, the ledger does not',
  effect_stuck: 'the shop has begun it and does not end it',
} as const satisfies Record<EffectEscalation['reason'], string>;

export function toEscalation(effect: Effect, reason: EffectEscalation['reason']): EffectEscalation {
  const { id: effectId, storeId, conversationId, request, subjectName } = effect;
  return { storeId, conversationId, effectId, reason, summary: `${request.action} ${subjectName}: ${says[reason]}` };
}
