import type { Consequence } from '../consequence.ts';
import { type Money, toMinorUnits } from '../money.ts';
import type { FactValues } from './condition.ts';
import { toShopMinor } from './shop-money.ts';
import type { Situation } from './situation.ts';

/** What the wish costs the shop, and what it comes to together with what was given before. */
export function deriveValueFacts(situation: Situation, consequence: Consequence): FactValues {
  const { usage } = situation;
  const minor = deriveValue(situation, consequence);
  const plus = (used: number) => (minor === undefined ? undefined : used + minor);
  return {
    'value.minor': minor,
    'value.orderMinor': plus(usage.orderMinor),
    'value.customerDayMinor': plus(usage.customerDayMinor),
    'value.storeDayMinor': plus(usage.storeDayMinor),
    'value.customerGoodwillMinor': plus(usage.customerGoodwillMinor),
    'value.storeDayGoodwillMinor': plus(usage.storeDayGoodwillMinor),
    'value.refundMinor': toShop(consequence.refundTotal, situation),
    'value.laterMinor': toShop(consequence.refundLater, situation),
    'value.chargeMinor': toShop(consequence.charge, situation),
  };
}

/** Unknown in a currency that is not the shop's, and for what is no amount at all. */
function deriveValue({ subject }: Situation, { valueMinor, valueCurrency }: Consequence): number | undefined {
  const isShops = subject.kind !== 'order' || subject.shopCurrency === valueCurrency;
  return isShops && Number.isSafeInteger(valueMinor) && valueMinor >= 0 ? valueMinor : undefined;
}

function toShop(money: Money | undefined, { subject }: Situation): number | undefined {
  if (money === undefined) {
    return 0;
  }
  const minor = toMinorUnits(money);
  if (minor === undefined || subject.kind !== 'order') {
    return minor;
  }
  if (money.currency === subject.order.total.currency) {
    return toShopMinor(minor, subject);
  }
  return money.currency === subject.shopCurrency ? minor : undefined;
}
