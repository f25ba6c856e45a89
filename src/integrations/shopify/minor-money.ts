import { type Money, minorDigits, toMinorUnits } from '../../commerce/money.ts';

export interface VendorMoney {
  readonly amount: string;
  readonly currencyCode: string;
}

interface PaidBag {
  readonly presentmentMoney: VendorMoney;
}

interface ShopBag {
  readonly shopMoney: VendorMoney;
}

/** Minor units of what the shopper paid in. @throws when the shop states no amount of that currency. */
export function paidMinor(bag: PaidBag): number {
  return toMinor(bag.presentmentMoney);
}

/** Minor units of the shop's own currency. */
export function shopMinor(bag: ShopBag): number {
  return toMinor(bag.shopMoney);
}

export function toMinor(money: VendorMoney): number {
  const units = toMinorUnits({ amount: money.amount, currency: money.currencyCode });
  if (units === undefined) throw new Error('an amount in the answer is malformed');
  return units;
}

export function toMoneyInput(money: Money) {
  return { amount: money.amount, currencyCode: money.currency };
}

/** Units of one currency as units of another, rounded half away from zero. */
export function convertMinor(units: number, from: string, to: string, rate: number): number {
  if (from === to) return units;
  const scale = 10 ** (minorDigits(to) - minorDigits(from));
  return Math.sign(units) * Math.round(Math.abs(units) * rate * scale);
}

export function sumOf<Item>(items: readonly Item[], toUnits: (item: Item) => number): number {
  return items.reduce((total, item) => total + toUnits(item), 0);
}

/**
 * Parts of `total` in the proportion of `weights`, in whole units that add up to it exactly; the largest remainders get
 * the units that are left, the first ones on a tie.
 */
export function splitMinor(total: number, weights: readonly number[]): readonly number[] {
  const whole = sumOf(weights, (weight) => weight);
  if (whole <= 0) return weights.map((_, index) => (index === 0 ? total : 0));
  const exact = weights.map((weight) => (total * weight) / whole);
  const parts = exact.map(Math.floor);
  let left = total - sumOf(parts, (part) => part);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
