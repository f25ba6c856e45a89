import type { z } from 'zod';
import type { EffectView } from '../../commerce/effect.ts';
import { summarizeConsequence } from '../../conversations/effect-summary.ts';
import type { ClickResult } from '../../conversations/shopper-effects.ts';
import type { clickAnswerSchema, effectSchema } from './effect-schemas.ts';
import { presentTurn } from './presenter.ts';

export function presentEffect(effect: EffectView): z.input<typeof effectSchema> {
  return {
    id: effect.id,
    action: effect.request.action,
    state: effect.state,
    subject: effect.subjectName,
    consequence: { ...summarizeConsequence(effect.consequence) },
    reason: effect.reason ?? null,
    reference: effect.reference ?? null,
    consent_token: effect.consentToken ?? null,
    expires_at: effect.consentExpiresAt?.toISOString() ?? null,
    hold_until: effect.holdUntil?.toISOString() ?? null,
    created_at: effect.createdAt.toISOString(),
    updated_at: effect.updatedAt.toISOString(),
  };
}

export function presentClick({
  effect,
  message,
}: Extract<ClickResult, { ok: true }>): z.input<typeof clickAnswerSchema> {
  return { effect: presentEffect(effect), message: message === undefined ? null : presentTurn(message) };
}
