import type { WriteAction } from '../../commerce/write-request.ts';
import type { Fact } from '../fact.ts';
import { describeList } from '../phrases/formats.ts';
import { type PhraseKey, phrase } from '../phrases/phrase.ts';
import { describeWish, joinSentences, nameWish, sayClauses } from './name-wish.ts';

type Refusal = Omit<Extract<Fact, { kind: 'write_refused' }>, 'id' | 'tool'>;

interface RefusalSetting {
  /** The order is with the shopper. */
  readonly hasArrived?: boolean;
  /** The reply asks something else: two questions in one leave open what a "yes" is to. */
  readonly isAsking?: boolean;
}

/** Why a wish came to nothing, or what is still missing for it. */
export function tellRefusal(fact: Refusal, language: string, setting: RefusalSetting = {}): string {
  const { action, orderNumber, proposal } = fact;
  const what = nameWish(action, orderNumber, language);
  switch (proposal.kind) {
    case 'refused': {
      const reasons = sayClauses(proposal.verdict, 'refuse', language);
      const plain = phrase(language, 'refused_plain', { what: describeWish(action, orderNumber ?? '', language) });
      return joinSentences(
        ...(reasons.length > 0 ? reasons : [plain]),
        setting.isAsking === true ? '' : tellOffer(fact, language, setting.hasArrived === true),
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
      return joinSentences(
        phrase(language, invalidPhrases[proposal.reason] ?? 'invalid_other'),
        tellChoices(fact.choices ?? [], language),
      );
    case 'needs_person':
      return phrase(language, 'write_needs_person', { what });
    case 'unavailable':
      return phrase(language, 'write_unavailable');
  }
}

/** What a refusal offers instead. */
export function toOffer({ action, proposal }: Refusal): WriteAction | undefined {
  const alternative = proposal.kind === 'refused' ? proposal.verdict.alternative : undefined;
  return alternative === action ? undefined : alternative;
}

function tellOffer(fact: Refusal, language: string, hasArrived: boolean): string {
  const offer = toOffer(fact);
  switch (offer) {
    case undefined:
      return '';
    case 'return_items':
      return phrase(language, isForLater(fact.action, hasArrived) ? 'offer_return_later' : 'offer_return');
    case 'exchange_items':
      return phrase(language, isForLater(fact.action, hasArrived) ? 'offer_exchange_later' : 'offer_exchange');
    default:
      return phrase(language, 'offer_instead', { what: describeWish(offer, fact.orderNumber ?? '', language) });
  }
}

/** What is too late to be cancelled or changed is with the carrier; of other wishes the parcel has come. */
function isForLater(action: WriteAction, hasArrived: boolean): boolean {
  return !hasArrived && (action === 'cancel_order' || action === 'change_items' || action === 'change_address');
}

function tellChoices(choices: readonly string[], language: string): string {
  const list = describeList(choices.slice(0, shownChoices), language);
  return list === '' ? '' : phrase(language, 'write_choices', { choices: list });
}

const shownChoices = 8;

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
