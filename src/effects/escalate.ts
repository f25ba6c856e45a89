import type { CallContext } from '../commerce/store-backend.ts';

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
