import type { StoreRules } from './truth.ts';

interface Spent {
  readonly orderId: string | undefined;
  readonly customerId: string | undefined;
  readonly at: Date;
  readonly usCents: number;
  readonly isGoodwill: boolean;
}

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });
const thirtyDaysMs = 29 * 86_400_000;
const goodwillLimitCents = 5_000;
const hardLimitCents = 500_000;

/** What really left the shop. */
export class Spending {
  private readonly all: Spent[] = [];
  private readonly discounts: { readonly customerId: string | undefined; readonly at: Date }[] = [];

  /** Which limits this one goes beyond, with all that went before it. */
  listExceeded(next: Spent, { autoRefundLimit }: StoreRules, isApproved: boolean): string[] {
    const limit = autoRefundLimit * 100;
    const day = dayFormat.format(next.at);
    const sum = (fits: (it: Spent) => boolean) =>
      this.all.filter(fits).reduce((total, it) => total + it.usCents, 0) + next.usCents;
    const recent = (it: Spent) => next.at.getTime() - it.at.getTime() < thirtyDaysMs;
    const isToday = (it: Spent) => dayFormat.format(it.at) === day;
    const exceeded = (name: string, isBeyond: boolean) => (isBeyond ? [name] : []);
    if (isApproved) return exceeded('hard limit', next.usCents > hardLimitCents);
    return [
      ...exceeded('hard limit', next.usCents > hardLimitCents),
      ...exceeded('limit of one', next.usCents > (next.isGoodwill ? goodwillLimitCents : limit)),
      ...exceeded('limit of the order', sum((it) => it.orderId === next.orderId) > limit * 2),
      ...exceeded(
        'limit of the customer and day',
        sum((it) => it.customerId === next.customerId && isToday(it)) > limit * 3,
      ),
      ...exceeded('limit of the store and day', sum(isToday) > limit * 40),
      ...exceeded(
        'goodwill of the customer',
        next.isGoodwill &&
          sum((it) => it.isGoodwill && it.customerId === next.customerId && recent(it)) > goodwillLimitCents * 2,
      ),
      ...exceeded(
        'goodwill of the store and day',
        next.isGoodwill && sum((it) => it.isGoodwill && isToday(it)) > goodwillLimitCents * 20,
      ),
    ];
  }

  add(spent: Spent): void {
    this.all.push(spent);
  }

  addDiscount(customerId: string | undefined, at: Date): boolean {
    const isSecond = this.discounts.some(
      (it) => it.customerId === customerId && at.getTime() - it.at.getTime() < thirtyDaysMs,
    );
    this.discounts.push({ customerId, at });
    return isSecond;
  }
}
