import type { EffectView } from '../../commerce/effect.ts';
import { describeMoney } from '../phrases/formats.ts';
import { phrase } from '../phrases/phrase.ts';
import { describeDiscount, describeSubscription, tellNextBilling } from './describe-consequence.ts';
import { describeRefund } from './describe-refund.ts';
import { joinSentences, nameEffect, toReceiptId } from './name-wish.ts';

/** What was done, and the receipt; what the shopper agreed to is not told a second time. */
export function tellDone(effect: EffectView, language: string, timeZone: string): string {
  return joinSentences(
    tellResult(effect, language, timeZone),
    ...tellNextBilling(effect.consequence, language, timeZone),
    phrase(language, 'effect_receipt', { id: toReceiptId(effect.id) }),
  );
}

/** Asked for again after it was done: what it is, how it stands and its receipt. */
export function tellDoneBefore(effect: EffectView, language: string): string {
  const { subjectName: order, request, consequence } = effect;
  const id = toReceiptId(effect.id);
  const refund = request.action === 'refund' ? describeRefund(consequence, language) : undefined;
  if (refund !== undefined) {
    return phrase(language, 'already_refund', { order, id, ...refund });
  }
  return request.action === 'cancel_order'
    ? phrase(language, 'already_cancel_order', { order, id })
    : phrase(language, 'effect_already', { what: nameEffect(effect, language), id });
}

function tellResult(effect: EffectView, language: string, timeZone: string): string {
  const { request, consequence, subjectName: order } = effect;
  const { credit, subscription } = consequence;
  const refund = describeRefund(consequence, language);
  const terms = describeDiscount(consequence, language, timeZone);
  const change = describeSubscription(consequence, language);
  const { action } = request;
  if ((action === 'cancel_order' || action === 'change_items' || action === 'refund') && refund !== undefined) {
    return phrase(language, `done_${action}_paid`, { order, ...refund });
  }
  if (effect.secret !== undefined && terms !== undefined) {
    return phrase(language, 'done_discount_code', { code: effect.secret, terms });
  }
  if (action === 'grant_store_credit' && credit !== undefined) {
    return phrase(language, 'done_credit_paid', { amount: describeMoney(credit, language) });
  }
  return subscription !== undefined && change !== undefined
    ? phrase(language, 'done_subscription', { title: subscription.title, change })
    : phrase(language, `done_${action}`, { order });
}
