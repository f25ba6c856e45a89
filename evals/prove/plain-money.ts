import type { Money } from '../../src/commerce/money.ts';

const digits: Readonly<Record<string, number>> = { USD: 2, EUR: 2, GBP: 2, JPY: 0, KWD: 3 };
const perDollar: Readonly<Record<string, number>> = { USD: 1, EUR: 0.92, GBP: 0.79, JPY: 150, KWD: 0.307 };

/** Minor units; NaN for what is no amount of a currency that the shop knows. */
export function toMinor(money: Money | undefined): number {
  if (!money) return 0;
  return Math.round(Number(money.amount) * 10 ** (digits[money.currency] ?? Number.NaN));
}

/** In US cents, the shop's own money. */
export function toUsCents(minor: number, currency: string): number {
  return Math.round(((minor / 10 ** (digits[currency] ?? Number.NaN)) * 100) / (perDollar[currency] ?? Number.NaN));
}
