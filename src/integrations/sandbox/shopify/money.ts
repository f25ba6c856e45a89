import type { Currency } from '../shop/model.ts';
import { toShopCents } from '../shop/order-math.ts';

/** Shopify states amounts as decimal strings with at least one digit after the point: `89.0`, `89.95`. */
export function toAmount(cents: number): string {
  return (cents / 100).toFixed(2).replace(/(\.\d)0$/, '$1');
}

export function toMoney(cents: number, currency: Currency) {
  return { amount: toAmount(cents), currencyCode: currency };
}

export function toMoneyBag(cents: number, currency: Currency) {
  return { presentmentMoney: toMoney(cents, currency), shopMoney: toMoney(toShopCents(cents, currency), 'USD') };
}

/** Reads a decimal string; absent when it is none. */
export function parseCents(amount: string): number | undefined {
  return /^\d+(\.\d{1,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : undefined;
}
