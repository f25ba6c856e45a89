import type { EffectView } from '../../commerce/effect.ts';
import type { DecidingClause, Verdict } from '../../commerce/policy/verdict.ts';
import type { WriteAction } from '../../commerce/write-request.ts';
import type { Fact } from '../fact.ts';
import { describeList, describeTime } from '../phrases/formats.ts';
import { type PhraseKey, phrase, toPhraseLanguage } from '../phrases/phrase.ts';
import { describeConsequence } from './describe-consequence.ts';

/**
 * The whole paragraph for an effect in the state that it is in, in one of four languages (else English). Made of the
 * ledger's own values only: no model has a word in it. `timeZone` is the store's, IANA.
 */
export function tellEffect(effect: EffectView, language: string, now: Date, timeZone: string): string {
  const what = describeWish(effect.request.action, effect.subjectName, language);
  switch (effect.state) {
    case 'proposed':
    case 'awaiting_consent':
      return join(tellProposal(effect, language, timeZone), phrase(language, 'effect_question'));
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
      return join(phrase(language, 'effect_failed', { what }), phrase(language, 'told_colleague'));
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
  const { verdict } = effect;
  const what = describeWish(effect.request.action, effect.subjectName, language);
  const minutes = String(Math.round(verdict.holdMs / 60_000));
  return join(
    phrase(language, 'consequence_lead', { what }),
    ...describeConsequence(effect, language, timeZone),
    ...sayClauses(verdict, ['fee', 'approve'], language),
    verdict.needsApproval ? phrase(language, 'consequence_approval') : '',
    verdict.holdMs >= 60_000 ? phrase(language, 'consequence_hold', { minutes }) : '',
    finalActions.includes(effect.request.action) ? phrase(language, 'consequence_final') : '',
  );
}

/** Why a wish came to nothing, or what is still missing for it. */
export function tellRefusal(
  fact: Omit<Extract<Fact, { kind: 'write_refused' }>, 'id' | 'tool'>,
  language: string,
): string {
  const { action, orderNumber, proposal } = fact;
  const what = describeWish(action, orderNumber ?? '', language);
  switch (proposal.kind) {
    case 'refused': {
      const { alternative } = proposal.verdict;
      return join(
        phrase(language, 'refused_lead', { what }),
        ...sayClauses(proposal.verdict, ['refuse'], language),
        alternative === undefined || alternative === action ? '' : tellAlternative(alternative, orderNumber, language),
      );
    }
    case 'needs_code':
      return fact.codeTo === undefined
        ? phrase(language, 'code_needed')
        : phrase(language, 'code_sent', { to: fact.codeTo });
    case 'not_yours':
      return orderNumber === undefined
        ? phrase(language, 'write_not_yours')
        : phrase(language, 'order_not_matched', { order: orderNumber });
    case 'invalid':
      return join(
        phrase(language, invalidPhrases[proposal.reason] ?? 'invalid_other'),
        tellChoices(fact.choices ?? [], language),
      );
    case 'needs_person':
      return phrase(language, 'write_needs_person', { what });
    case 'unavailable':
      return phrase(language, 'write_unavailable', { what });
  }
}

/** `cancel order #1042`, in the infinitive. */
export function describeWish(action: WriteAction, subjectName: string, language: string): string {
  return phrase(language, `wish_${action}`, { order: subjectName })
    .replace(/\s{2,}/g, ' ')
    .trim();
}

/** What a shopper and a colleague name the row by. */
export function toReceiptId(effectId: string): string {
  return `E-${effectId.replaceAll('-', '').slice(-8).toUpperCase()}`;
}

function tellAlternative(action: WriteAction, orderNumber: string | undefined, language: string): string {
  return phrase(language, 'refused_alternative', { what: describeWish(action, orderNumber ?? '', language) });
}

function tellChoices(choices: readonly string[], language: string): string {
  const list = describeList(choices.slice(0, shownChoices), language);
  return list === '' ? '' : phrase(language, 'write_choices', { choices: list });
}

const shownChoices = 8;
const finalActions: readonly WriteAction[] = ['cancel_order', 'refund', 'grant_store_credit'];

function tellDone(effect: EffectView, language: string, timeZone: string): string {
  return join(
    phrase(language, `done_${effect.request.action}`, { order: effect.subjectName }),
    ...describeConsequence(effect, language, timeZone),
    effect.secret === undefined ? '' : phrase(language, 'effect_secret', { code: effect.secret }),
    phrase(language, 'effect_receipt', { id: toReceiptId(effect.id) }),
  );
}

function tellRefused(effect: EffectView, language: string, what: string): string {
  const key = refusedPhrases[effect.reason ?? ''] ?? 'effect_not_done';
  const why = key === 'effect_not_done' ? sayClauses(effect.verdict, ['refuse'], language) : [];
  return join(phrase(language, key, { what }), ...why);
}

const refusedPhrases: Readonly<Record<string, 'effect_withdrawn' | 'effect_refused_by_person'>> = {
  withdrawn: 'effect_withdrawn',
  refused_by_operator: 'effect_refused_by_person',
};

const expiredPhrases: Readonly<Record<string, 'effect_changed' | 'effect_not_done' | 'effect_replaced'>> = {
  changed: 'effect_changed',
  edited: 'effect_replaced',
  replaced: 'effect_replaced',
  duplicate: 'effect_replaced',
  no_decision: 'effect_not_done',
  blocked: 'effect_not_done',
};

const invalidPhrases: Readonly<Record<string, Extract<PhraseKey, `invalid_${string}` | 'effect_gone'>>> = {
  gone: 'effect_gone',
  which_order: 'invalid_which_order',
  which_item: 'invalid_which_item',
  unknown_item: 'invalid_which_item',
  which_variant: 'invalid_which_variant',
  unknown_variant: 'invalid_which_variant',
  which_subscription: 'invalid_which_subscription',
  no_subscription: 'invalid_no_subscription',
  needs_address: 'invalid_needs_address',
  needs_amount: 'invalid_needs_amount',
  needs_change: 'invalid_needs_change',
  wrong_code: 'invalid_wrong_code',
  too_many_codes: 'invalid_too_many_codes',
  too_many_wishes: 'invalid_too_many_wishes',
  bad_amount: 'invalid_amount',
  wrong_currency: 'invalid_amount',
  more_than_refundable: 'invalid_too_much',
  nothing_refundable: 'invalid_nothing_refundable',
  too_many: 'invalid_too_many',
  out_of_stock: 'invalid_out_of_stock',
  other_product: 'invalid_other_product',
  not_returnable: 'invalid_not_returnable',
  wrong_state: 'invalid_wrong_state',
  address_rejected: 'invalid_address',
};

/** The policy's own sentences, each once. */
function sayClauses(
  { clauses }: Verdict,
  effects: readonly DecidingClause['effect'][],
  language: string,
): readonly string[] {
  const said = clauses
    .filter(({ effect }) => effects.includes(effect))
    .map(({ say }) => say[toPhraseLanguage(language)]);
  return [...new Set(said)];
}

function join(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
