import { itemReasons } from '../write-request.ts';

/** What a clause may ask about. Amounts are minor units of the shop's currency, days are the store's calendar days. */
export interface FactDefinition {
  readonly type: 'boolean' | 'number' | 'text';
  /** `line` facts exist once for each line item of the wish, `preview` facts only once the shop has computed. */
  readonly of: 'wish' | 'line' | 'preview';
  readonly unit?: 'days' | 'count' | 'percent' | 'money';
  /** All values a text can have; absent for free text, which no condition may ask about. */
  readonly values?: readonly string[];
  /** Plain words that make a sentence: for a boolean what is the case when it is true. */
  readonly words: string;
}

const flag = (words: string, of: FactDefinition['of'] = 'wish') => ({ type: 'boolean', of, words }) as const;
const text = (values: readonly string[], words: string, of: FactDefinition['of'] = 'wish') =>
  ({ type: 'text', of, values, words }) as const;
const number = (unit: 'days' | 'count' | 'percent', words: string, of: FactDefinition['of'] = 'wish') =>
  ({ type: 'number', of, unit, words }) as const;
const value = (words: string) => ({ type: 'number', of: 'preview', unit: 'money', words }) as const;

export const factCatalogue = {
  'store.isPaused': flag("the store's operator has switched such changes off"),
  'shopper.identity': text(['none', 'contact', 'code', 'session'], "the shopper's proof of who he is"),
  'shopper.isOwner': flag("the order, subscription or account is the shopper's own"),

  'order.isCancelled': flag('the order is cancelled'),
  'order.shipping': text(['unshipped', 'part', 'shipped', 'delivered'], 'how far the order has got'),
  'order.isBeingPrepared': flag('the warehouse has begun to pack'),
  'order.isOnHold': flag('a hold stands on the order'),
  'order.fraudRisk': text(['none', 'low', 'medium', 'high', 'unknown'], "the order's fraud risk"),
  'order.hasPendingPayment': flag('a payment of the order is still pending'),
  'order.isArchived': flag('the order is archived'),
  'order.hasCustomer': flag('the order belongs to a customer account'),
  'order.refundableMinor': { type: 'number', of: 'wish', unit: 'money', words: 'what the order has left to pay back' },
  'order.daysSinceDelivery': number('days', "days since the order's last parcel was delivered"),
  'order.hasOpenReturn': flag('a return or an exchange of the order is under way'),
  'order.itemChanges': number('count', 'item changes made on the order before'),
  'order.exchanges': number('count', 'exchanges made on the order before'),
  'order.refunds': number('count', 'refunds made on the order before'),
  'order.otherRemedies': number('count', 'other remedies (refund, replacement, credit) given for the order before'),
  'order.amountRefunds': number('count', 'refunds of a bare amount made on the order before'),
  'order.replacements': number('count', 'replacements sent for the order before'),

  'wish.hasItems': flag('the wish names items'),
  'wish.reason': text(itemReasons, 'the reason given'),
  'wish.isShopsFault': flag('an item of the wish is damaged, wrong, missing or not as described'),
  'wish.cancelReason': text(['no_longer_needed', 'ordered_by_mistake', 'too_slow', 'other'], 'the reason to cancel'),
  'wish.refundTo': text(['original', 'store_credit'], 'where the money goes'),
  'wish.isOtherCountry': flag('the new address is in another country'),
  'wish.isWellFormed': flag('the discount is either a percentage or an amount'),
  'wish.percent': number('percent', "the discount's percentage"),
  'customer.discounts': number('count', 'discounts given to the customer in the last 30 days'),

  'subscription.status': text(['ACTIVE', 'PAUSED', 'CANCELLED', 'EXPIRED', 'FAILED'], "the subscription's state"),
  'subscription.change': text(['skip', 'pause', 'resume', 'cancel'], 'the change of the subscription'),
  'subscription.hasNextCycle': flag('the subscription has a next delivery'),
  'subscription.minCyclesLeft': number('count', 'deliveries still agreed on'),

  'line.isKnown': flag('the item is in the order', 'line'),
  'line.title': { type: 'text', of: 'line', words: "the item's title" },
  'line.delivery': text(['delivered', 'undated', 'under_way', 'not_shipped', 'none_left'], 'where the item is', 'line'),
  'line.daysSinceDelivery': number('days', 'days since the item was delivered', 'line'),
  'line.reason': text(itemReasons, 'the reason given for the item', 'line'),
  'line.isTakenOut': flag('nothing takes the place of the item', 'line'),
  'line.isShopsFault': flag('the item is damaged, wrong, missing or not as described', 'line'),
  'line.isFinalSale': flag('the item was sold as final sale', 'line'),
  'line.isGiftCard': flag('the item is a gift card', 'line'),
  'line.isNonReturnable': flag('the item is of a kind that is not taken back', 'line'),
  'line.isRefundable': flag('so many of the item are still to be paid back', 'line'),

  'value.minor': value('the value that leaves the shop'),
  'value.orderMinor': value('the value given for this order, this one included'),
  'value.customerDayMinor': value('the value given to this customer today, this one included'),
  'value.storeDayMinor': value('the value given by the store today, this one included'),
  'value.customerGoodwillMinor': value('the goodwill given to this customer in 30 days, this one included'),
  'value.storeDayGoodwillMinor': value('the goodwill given by the store today, this one included'),
  'value.refundMinor': value('the money paid back now'),
  'value.laterMinor': value('the money paid back once the items have come back'),
  'value.chargeMinor': value('what the shopper has to pay more'),
} as const satisfies Readonly<Record<string, FactDefinition>>;

export type FactName = keyof typeof factCatalogue;

/** The definition with its optional parts. */
export function describeFact(name: FactName): FactDefinition {
  return factCatalogue[name];
}

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(factCatalogue, name);
}
