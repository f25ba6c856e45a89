import { minorDigits } from '../../../commerce/money.ts';
import type { Currency } from './model.ts';

/** What one US dollar buys; fixed, so that amounts never drift. */
const ratePerUsd: Readonly<Record<Currency, number>> = { USD: 1, EUR: 0.92, GBP: 0.79, JPY: 150, KWD: 0.307 };

/** Minor units of a currency in US cents, the shop's own money. */
export function toShopCents(minor: number, currency: Currency): number {
  return Math.round((minor * 100) / 10 ** minorDigits(currency) / ratePerUsd[currency]);
}

export function fromShopCents(cents: number, currency: Currency): number {
  return Math.round((cents * ratePerUsd[currency] * 10 ** minorDigits(currency)) / 100);
}
