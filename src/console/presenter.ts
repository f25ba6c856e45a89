import type { z } from 'zod';
import type { EffectView } from '../commerce/effect.ts';
import { summarizeConsequence } from '../conversations/effect-summary.ts';
import type { operatorEffectSchema } from './schemas.ts';

export function presentOperatorEffect(effect: EffectView): z.input<typeof operatorEffectSchema> {
  const { verdict, request } = effect;
  return {
    id: effect.id,
    conversation_id: effect.conversationId,
    action: request.action,
    state: effect.state,
    subject: effect.subjectName,
    request: { ...request },
    consequence: { ...summarizeConsequence(effect.consequence) },
    policy: verdict.policy,
    clauses: verdict.clauses.map((clause) => ({
      id: clause.id,
      version: clause.version,
      effect: clause.effect,
      says: clause.say.en,
    })),
    hash: effect.hash,
    reason: effect.reason ?? null,
    reference: effect.reference ?? null,
    created_at: effect.createdAt.toISOString(),
    updated_at: effect.updatedAt.toISOString(),
  };
}
