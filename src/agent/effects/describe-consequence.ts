import type { Consequence, ConsequenceItem } from '../../commerce/consequence.ts';
import type { EffectView } from '../../commerce/effect.ts';
import type { Address } from '../../commerce/write-request.ts';
import { describeDate, describeList, describeMoney } from '../phrases/formats.ts';
import { phrase } from '../phrases/phrase.ts';

/** What an effect does in money and things, sentence by sentence, to the last cent as the shop computed it. */
export function describeConsequence(
  { consequence, request }: Pick<EffectView, 'consequence' | 'request'>,
  language: string,
  timeZone: string,
): readonly string[] {
  return [
    ...describeItems(consequence, request.action, language),
    ...describeMoneyMoves(consequence, request.action, language),
    ...(consequence.address === undefined
      ? []
      : [phrase(language, 'consequence_address', { address: describeAddress(consequence.address.to) })]),
    ...describeGift(consequence, language, timeZone),
    ...describeSubscription(consequence, language, timeZone),
  ];
}

function describeItems(
  { itemsOut, itemsIn }: Consequence,
  action: EffectView['request']['action'],
  language: string,
): readonly string[] {
  const out = describeList(itemsOut.map(describeItem), language);
  const into = describeList(itemsIn.map(describeItem), language);
  return [
    ...(out === '' ? [] : [phrase(language, toOutPhrase(action), { items: out })]),
    ...(into === '' ? [] : [phrase(language, 'consequence_items_in', { items: into })]),
  ];
}

function toOutPhrase(action: EffectView['request']['action']) {
  switch (action) {
    case 'cancel_order':
      return 'consequence_cancelled';
    case 'return_items':
    case 'exchange_items':
      return 'consequence_items_back';
    case 'refund':
    case 'replace_items':
      return 'consequence_items_refunded';
    case 'change_items':
    case 'change_address':
    case 'create_discount':
    case 'grant_store_credit':
    case 'change_subscription':
    case 'change_customer_address':
      return 'consequence_items_out';
  }
}

function describeItem({ title, variantTitle, quantity }: ConsequenceItem): string {
  return `${quantity} × ${title}${variantTitle === undefined ? '' : ` (${variantTitle})`}`;
}

function describeMoneyMoves(
  { refunds, refundTotal, split, fees, charge, refundLater, newTotal }: Consequence,
  action: EffectView['request']['action'],
  language: string,
): readonly string[] {
  const money = (amount: NonNullable<typeof charge>) => describeMoney(amount, language);
  const sentences = refunds.map(({ to, amount, label }) => {
    const target = to === 'original' && label !== '' ? label : phrase(language, `target_${to}`);
    return phrase(language, 'consequence_refund', { amount: money(amount), target });
  });
  const isSplit = split !== undefined && refundTotal !== undefined;
  return [
    ...sentences,
    ...(isSplit
      ? [
          phrase(language, 'consequence_split', {
            items: money(split.items),
            tax: money(split.tax),
            shipping: money(split.shipping),
          }),
        ]
      : []),
    ...fees.map(({ kind, amount }) => phrase(language, `consequence_fee_${kind}`, { amount: money(amount) })),
    ...(refundLater === undefined
      ? []
      : [phrase(language, 'consequence_refund_later', { amount: money(refundLater) })]),
    ...(charge === undefined ? [] : [phrase(language, 'consequence_charge', { amount: money(charge) })]),
    ...(newTotal === undefined ? [] : [phrase(language, 'consequence_new_total', { amount: money(newTotal) })]),
    ...(action === 'cancel_order' && refunds.length === 0 ? [phrase(language, 'consequence_no_money')] : []),
  ];
}

function describeGift({ discount, credit }: Consequence, language: string, timeZone: string): readonly string[] {
  const value =
    discount?.amount === undefined ? `${discount?.percent ?? 0} %` : describeMoney(discount.amount, language);
  return [
    ...(discount === undefined
      ? []
      : [
          phrase(language, 'consequence_discount', {
            value,
            date: describeDate(discount.endsAt, language, timeZone),
          }),
        ]),
    ...(credit === undefined
      ? []
      : [phrase(language, 'consequence_credit', { amount: describeMoney(credit, language) })]),
  ];
}

const subscriptionChanges = ['skip', 'pause', 'resume', 'cancel'] as const;

function describeSubscription({ subscription }: Consequence, language: string, timeZone: string): readonly string[] {
  const change = subscriptionChanges.find((one) => one === subscription?.change);
  if (subscription === undefined || change === undefined) {
    return [];
  }
  const { title, nextBillingAt } = subscription;
  return [
    phrase(language, `consequence_subscription_${change}`, { title }),
    ...(nextBillingAt === undefined
      ? []
      : [phrase(language, 'consequence_next_billing', { date: describeDate(nextBillingAt, language, timeZone) })]),
  ];
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
