import type { Money } from '../../commerce/money.ts';

type Present<Fields> = { [Key in keyof Fields]?: Exclude<NonNullable<Fields[Key]>, ''> };

/** Leaves out what Shopify states as null or as an empty string, so that absent means absent. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '');
  // `fromEntries` forgets the keys; each kept value is one of `fields` and not null.
  return Object.fromEntries(entries) as Present<Fields>;
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
