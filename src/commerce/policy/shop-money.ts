import { minorDigits } from '../money.ts';
import type { OrderSnapshot } from '../order-snapshot.ts';

/** An order's minor units in those of the shop, rounded up: a limit is never passed by a rounding. */
export function toShopMinor(minor: number, subject: OrderSnapshot): number {
  const from = subject.order.total.currency;
  if (from === subject.shopCurrency) {
    return minor;
  }
  const shift = 10 ** (minorDigits(subject.shopCurrency) - minorDigits(from));
  return Math.ceil(minor * subject.shopRate * shift - rounding);
}

/** A setting in major units as minor ones; what a currency can't express is dropped. */
export function majorToMinor(major: number, currency: string): number {
  return Math.floor(major * 10 ** minorDigits(currency) + rounding);
}

/** What binary fractions are off by, at most: 19.99 * 100 is 1998.9999999999998. */
const rounding = 1e-6;

/** A fee in the currency the shopper paid in, rounded down in his favour; 0 when that is not known. */
export function shopMajorToOrderMinor(
  major: number,
  { orderCurrency, rate }: { readonly orderCurrency?: string; readonly rate: number },
): number {
  return orderCurrency === undefined || !(rate > 0) ? 0 : majorToMinor(major / rate, orderCurrency);
}
