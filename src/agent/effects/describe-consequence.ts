import type { Consequence, ConsequenceItem } from '../../commerce/consequence.ts';
import type { EffectView } from '../../commerce/effect.ts';
import type { Address } from '../../commerce/write-request.ts';
import { describeDate, describeList, describeMoney } from '../phrases/formats.ts';
import { type PhraseKey, phrase, toPhraseLanguage } from '../phrases/phrase.ts';
import { tellRefund, withParts } from './describe-refund.ts';

/** What an effect does in things and money, to the last cent as the shop computed it: a headline, then sentences. */
export function describeConsequence(effect: EffectView, language: string, timeZone: string): readonly string[] {
  const what = describeChange(effect, language, timeZone);
  const head = phrase(language, toHead(effect), { order: effect.subjectName });
  return [
    what === '' ? phrase(language, 'head_alone', { head }) : phrase(language, 'head_with', { head, what }),
    ...tellMoney(effect, language),
    ...tellNextBilling(effect.consequence, language, timeZone),
  ];
}

/** `10% off one order, valid until December 31, 2026`. */
export function describeDiscount({ discount }: Consequence, language: string, timeZone: string): string | undefined {
  if (discount === undefined) {
    return undefined;
  }
  const { amount, percent = 0, endsAt } = discount;
  const value =
    amount === undefined
      ? `${percent}${toPhraseLanguage(language) === 'en' ? '' : ' '}%`
      : describeMoney(amount, language);
  return phrase(language, 'discount_terms', { value, date: describeDate(endsAt, language, timeZone) });
}

const subscriptionChanges = ['skip', 'pause', 'resume', 'cancel'] as const;

/** `paused until you resume it`. */
export function describeSubscription({ subscription }: Consequence, language: string): string | undefined {
  const change = subscriptionChanges.find((one) => one === subscription?.change);
  return change === undefined ? undefined : phrase(language, `subscription_${change}`);
}

export function tellNextBilling({ subscription }: Consequence, language: string, timeZone: string): readonly string[] {
  return subscription?.nextBillingAt === undefined
    ? []
    : [phrase(language, 'next_billing', { date: describeDate(subscription.nextBillingAt, language, timeZone) })];
}

function toHead({
  request,
  consequence,
}: EffectView): Exclude<Extract<PhraseKey, `head_${string}`>, 'head_alone' | 'head_with'> {
  const isTakenOut = request.action === 'change_items' && consequence.itemsIn.length === 0;
  return isTakenOut ? 'head_take_out' : `head_${request.action}`;
}

function describeChange({ consequence }: EffectView, language: string, timeZone: string): string {
  const { address, credit } = consequence;
  const parts = [
    describeItems(consequence, language),
    address === undefined ? '' : describeAddress(address.to),
    describeDiscount(consequence, language, timeZone) ?? '',
    credit === undefined ? '' : describeMoney(credit, language),
    describeSubscription(consequence, language) ?? '',
  ];
  return parts.filter(isPresent).join('; ');
}

function describeItems({ itemsOut, itemsIn }: Consequence, language: string): string {
  const out = describeList(itemsOut.map(describeItem), language);
  const into = describeList(itemsIn.map(describeItem), language);
  return out !== '' && into !== '' ? phrase(language, 'items_swapped', { out, into }) : `${out}${into}`;
}

function describeItem({ title, variantTitle, quantity }: ConsequenceItem): string {
  return `${quantity} × ${title}${variantTitle === undefined ? '' : ` (${variantTitle})`}`;
}

function tellMoney({ consequence, request }: EffectView, language: string): readonly string[] {
  const { refundLater, charge, newTotal } = consequence;
  const later = refundLater === undefined ? '' : withParts(refundLater, consequence, language);
  const moves = [
    ...tellRefund(consequence, language),
    ...(later === '' ? [] : [phrase(language, 'money_later', { amount: later })]),
    ...(charge === undefined ? [] : [phrase(language, 'money_charge', { amount: describeMoney(charge, language) })]),
  ];
  return [
    ...(moves.length > 0 ? moves : tellNoMoney(request.action, language)),
    ...(newTotal === undefined
      ? []
      : [phrase(language, 'money_new_total', { amount: describeMoney(newTotal, language) })]),
  ];
}

/** Where a shopper would wonder about money, that there is none is said, too. */
function tellNoMoney(action: EffectView['request']['action'], language: string): readonly string[] {
  switch (action) {
    case 'cancel_order':
      return [phrase(language, 'money_none')];
    case 'exchange_items':
      return [phrase(language, 'same_price')];
    case 'replace_items':
      return [phrase(language, 'free_of_charge')];
    case 'change_items':
    case 'return_items':
    case 'refund':
    case 'change_address':
    case 'create_discount':
    case 'grant_store_credit':
    case 'change_subscription':
    case 'change_customer_address':
      return [];
  }
}

function describeAddress(address: Address): string {
  const { firstName, lastName, company, address1, address2, city, provinceCode, zip, countryCode } = address;
  const name = [firstName, lastName].filter(isPresent).join(' ');
  const town = [zip, city, provinceCode].filter(isPresent).join(' ');
  return [name, company, address1, address2, town, countryCode].filter(isPresent).join(', ');
}

function isPresent(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
