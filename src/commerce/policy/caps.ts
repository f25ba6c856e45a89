import type { WriteAction } from '../write-request.ts';
import type { ActivePolicy } from './pack.ts';
import { majorToMinor } from './shop-money.ts';

/**
 * Sums that the ledger holds to in the very statement that claims an effect: minor units of the shop's currency, days
 * of the store's time zone, the claimed effect included. Absent: no such cap. Beyond one it waits for a person.
 */
export interface Caps {
  readonly orderMinor?: number;
  readonly customerDayMinor?: number;
  readonly storeDayMinor?: number;
  /** In 30 days. */
  readonly customerGoodwillMinor?: number;
  readonly storeDayGoodwillMinor?: number;
}

export const goodwillActions = ['create_discount', 'grant_store_credit'] as const satisfies WriteAction[];
/** Whose value the caps count; a cancelled order or a return takes nothing from the shop. */
export const countedActions = ['refund', 'replace_items', ...goodwillActions] as const satisfies WriteAction[];

/** The parameters of these names, in a pack that has them. `currency` is the shop's own. */
export function capsOf(policy: ActivePolicy, currency: string): Caps {
  const cap = (key: CapKey) => {
    const major = policy.numbers[capParameters[key]];
    return major === undefined ? {} : { [key]: majorToMinor(major, currency) };
  };
  return {
    ...cap('orderMinor'),
    ...cap('customerDayMinor'),
    ...cap('storeDayMinor'),
    ...cap('customerGoodwillMinor'),
    ...cap('storeDayGoodwillMinor'),
  };
}

type CapKey = 'orderMinor' | 'customerDayMinor' | 'storeDayMinor' | 'customerGoodwillMinor' | 'storeDayGoodwillMinor';

const capParameters: Readonly<Record<CapKey, string>> = {
  orderMinor: 'order_cap',
  customerDayMinor: 'customer_day_cap',
  storeDayMinor: 'store_day_cap',
  customerGoodwillMinor: 'customer_goodwill_budget',
  storeDayGoodwillMinor: 'store_day_goodwill_budget',
};

/** What only the caps ask for is asked for all the same. */
export const capParameterNames: readonly string[] = Object.values(capParameters);
