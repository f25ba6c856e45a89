import { fromMinorUnits, toMinorUnits } from '../../../commerce/money.ts';
import { toShopCents } from '../shop/currency-rates.ts';
import type { Currency } from '../shop/model.ts';

/** Shopify states amounts as decimal strings with at least one digit after the point: `89.0`, `89.95`, `1200.0`. */
export function toAmount(minor: number, currency: Currency = 'USD'): string {
  const { amount } = fromMinorUnits(minor, currency);
  return amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '.0') : `${amount}.0`;
}

export function toMoney(minor: number, currency: Currency) {
  return { amount: toAmount(minor, currency), currencyCode: currency };
}

export function toMoneyBag(minor: number, currency: Currency) {
  return { presentmentMoney: toMoney(minor, currency), shopMoney: toMoney(toShopCents(minor, currency), 'USD') };
}

/** Reads a decimal string; absent when it is none, is negative or has more digits than the currency. */
export function parseCents(amount: string, currency: Currency = 'USD'): number | undefined {
  return amount.startsWith('-') ? undefined : toMinorUnits({ amount, currency });
}
