import type { EffectView } from '../commerce/effect.ts';
import { createId } from '../platform/ids.ts';
import { summarizeEffect, toActionStatus, toActionType } from './effect-summary.ts';

/** A row of `actions` to be. */
export interface Action {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: 'pending' | 'completed' | 'failed';
}

/** Asks for the shopper's consent; its token is derived when it is told, and stands in no row. */
export const confirmationType = 'confirmation_requested';

/**
 * The rows of `actions` for what a turn did to the ledger. The row of an effect has the effect's own id, so that a
 * later turn or announcement changes it instead of adding another; each asking for consent has a row of its own.
 */
export function toEffectActions(effects: readonly EffectView[]): readonly Action[] {
  // Told twice in one turn, it still has one row: the newest.
  const newest = new Map(effects.map((effect) => [effect.id, effect]));
  return [...newest.values()].map((effect) =>
    effect.state === 'awaiting_consent' ? toConfirmation(effect) : toRow(effect),
  );
}

/** What `messages.metadata.effects` keeps of an effect: enough to prove which clauses spoke. */
export function toEffectRecord({ id, request, state, hash, verdict }: EffectView): Readonly<Record<string, unknown>> {
  const clauses = verdict.clauses.map((clause) => `${clause.id}@${clause.version}`);
  return { id, action: request.action, state, hash, policy: verdict.policy, clauses };
}

/** Details as they are told: a button needs the token, which stands in no row. */
export function withConsentToken(
  details: Readonly<Record<string, unknown>>,
  effects: readonly EffectView[],
): Readonly<Record<string, unknown>> {
  const effect = effects.find(({ id, state }) => id === details.effect_id && state === 'awaiting_consent');
  return effect?.consentToken === undefined ? details : { ...details, consent_token: effect.consentToken };
}

function toRow(effect: EffectView): Action {
  return {
    id: effect.id,
    type: toActionType(effect),
    data: summarizeEffect(effect),
    status: toActionStatus(effect.state),
  };
}

function toConfirmation(effect: EffectView): Action {
  return {
    id: createId(),
    type: confirmationType,
    data: {
      ...summarizeEffect(effect),
      hash: effect.hash,
      ...(effect.consentExpiresAt === undefined ? {} : { expires_at: effect.consentExpiresAt.toISOString() }),
    },
    status: 'pending',
  };
}
