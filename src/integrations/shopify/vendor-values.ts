import type { Money } from '../../commerce/money.ts';
import { present } from '../../platform/present.ts';

/** The fields that Shopify states: it says "nothing" by null and by an empty string. */
export function stated<Fields extends object>(fields: Fields) {
  const entries = Object.entries(fields).filter(([, value]) => value !== '');
  // `fromEntries` forgets the keys; each kept value is one of `fields`.
  return present(Object.fromEntries(entries) as Fields);
}

/** @throws when it is no time: the reply then isn't what the schema promises. */
export function toDate(value: string): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new Error('a time in the answer is malformed');
  return date;
}

export function toOptionalDate(value: string | null): Date | undefined {
  return value === null ? undefined : toDate(value);
}

export function toMoney(money: { readonly amount: string; readonly currencyCode: string }): Money {
  return { amount: money.amount, currency: money.currencyCode };
}

/** Links are shown to shoppers: nothing but web addresses. */
export function toWebAddress(value: string | null): string | undefined {
  return value !== null && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : undefined;
}
