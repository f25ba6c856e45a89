import type { WriteRequest } from '../write-request.ts';
import type { ActivePolicy } from './pack.ts';

/** No clause asks for it: it fills a wish that says no number. */
export const usualDiscountParameter = 'usual_discount_percent';

/** Whole percent; absent in a pack that knows no usual discount. */
export function usualDiscountOf({ numbers }: ActivePolicy): number | undefined {
  return numbers[usualDiscountParameter];
}

/** The request of somebody who named no number: the usual one, which policy then judges like any other. */
export function withUsualDiscount(wished: unknown, percent: number | undefined): unknown {
  return percent !== undefined && isOpenDiscount(wished) ? { ...wished, percent } : wished;
}

type Discount = Extract<WriteRequest, { action: 'create_discount' }>;

function isOpenDiscount(wished: unknown): wished is Partial<Discount> {
  if (typeof wished !== 'object' || wished === null || !('action' in wished) || wished.action !== 'create_discount') {
    return false;
  }
  const hasPercent = 'percent' in wished && wished.percent !== undefined;
  const hasAmount = 'amount' in wished && wished.amount !== undefined;
  return !hasPercent && !hasAmount;
}
