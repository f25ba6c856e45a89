import type { EffectView } from '../../commerce/effect.ts';
import type { WriteAction } from '../../commerce/write-request.ts';
import { describeTime } from '../phrases/formats.ts';
import { phrase } from '../phrases/phrase.ts';
import { describeConsequence } from './describe-consequence.ts';
import { joinSentences, nameEffect, sayClauses } from './name-wish.ts';
import { tellDone } from './tell-done.ts';

/**
 * The whole paragraph for an effect in the state that it is in, in one of four languages (else English). Made of the
 * ledger's own values only: no model has a word in it. `timeZone` is the store's, IANA.
 */
export function tellEffect(effect: EffectView, language: string, now: Date, timeZone: string): string {
  const what = nameEffect(effect, language);
  switch (effect.state) {
    case 'proposed':
    case 'awaiting_consent':
      return joinSentences(tellProposal(effect, language, timeZone), phrase(language, 'effect_question'));
    case 'awaiting_approval':
      return phrase(language, 'effect_awaiting_approval', { what });
    case 'ready':
      return effect.holdUntil !== undefined && effect.holdUntil > now
        ? phrase(language, 'effect_held', { what, time: describeTime(effect.holdUntil, language, timeZone) })
        : phrase(language, 'effect_under_way', { what });
    case 'executing':
      return phrase(language, 'effect_under_way', { what });
    case 'done':
      return tellDone(effect, language, timeZone);
    case 'failed':
      return joinSentences(phrase(language, 'effect_failed', { what }), phrase(language, 'told_colleague'));
    case 'unknown':
      return phrase(language, 'effect_unknown', { what });
    case 'reconciled':
      return phrase(language, 'effect_reconciled', { what });
    case 'expired':
      return phrase(language, expiredPhrases[effect.reason ?? ''] ?? 'effect_expired', { what });
    case 'refused':
      return tellRefused(effect, language, what);
  }
}

/** Consequence and conditions, without the question. */
export function tellProposal(effect: EffectView, language: string, timeZone: string): string {
  const { verdict, request } = effect;
  const minutes = String(Math.round(verdict.holdMs / 60_000));
  return joinSentences(
    ...describeConsequence(effect, language, timeZone),
    ...sayClauses(verdict, 'fee', language),
    verdict.needsApproval ? tellApproval(effect, language) : '',
    verdict.holdMs >= 60_000 ? phrase(language, 'can_stop', { minutes }) : '',
    finalActions.includes(request.action) ? phrase(language, 'is_final') : '',
  );
}

/** The policy says with its strongest reason that a colleague decides; without one we do. */
function tellApproval({ verdict }: EffectView, language: string): string {
  return sayClauses(verdict, 'approve', language)[0] ?? phrase(language, 'needs_approval');
}

const finalActions: readonly WriteAction[] = ['cancel_order', 'refund', 'grant_store_credit'];

function tellRefused(effect: EffectView, language: string, what: string): string {
  switch (effect.reason) {
    case 'withdrawn':
      return phrase(language, 'effect_withdrawn');
    case 'refused_by_operator':
      return phrase(language, 'effect_refused_by_person', { what });
    default:
      return joinSentences(
        phrase(language, 'effect_not_done', { what }),
        ...sayClauses(effect.verdict, 'refuse', language),
      );
  }
}

const expiredPhrases: Readonly<Record<string, 'effect_changed' | 'effect_not_done' | 'effect_replaced'>> = {
  changed: 'effect_changed',
  edited: 'effect_replaced',
  replaced: 'effect_replaced',
  duplicate: 'effect_replaced',
  no_decision: 'effect_not_done',
  blocked: 'effect_not_done',
  with_person: 'effect_not_done',
  closed: 'effect_not_done',
};
