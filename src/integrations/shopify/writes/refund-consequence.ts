import type { Consequence } from '../../../commerce/consequence.ts';
import { fromMinorUnits, toMinorUnits } from '../../../commerce/money.ts';
import type { OrderSnapshot } from '../../../commerce/order-snapshot.ts';
import { convertMinor, splitMinor } from '../minor-money.ts';
import { toPaymentKind } from '../order-snapshot-mapping.ts';
import { type NoPreview, refusePreview } from './answers.ts';
import type { RefundSuggestion, SuggestedPayment } from './suggested-refund.ts';

interface Wanted {
  readonly amountMinor: number;
  /** Taken off already; the split is stated before them. */
  readonly feeMinor?: number;
  readonly subject: OrderSnapshot;
  readonly refundTo: 'original' | 'store_credit';
}

type RefundPart = Pick<Consequence, 'refunds' | 'refundTotal' | 'split' | 'valueMinor' | 'valueCurrency'>;

/** The money of a refund as the shopper is shown it. Refused when the payments have less left than that. */
export function toRefundConsequence(
  suggested: RefundSuggestion,
  { amountMinor, feeMinor = 0, subject, refundTo }: Wanted,
): { readonly ok: true; readonly value: RefundPart } | NoPreview {
  const { currency } = suggested;
  const parts = allocate(suggested, subject, amountMinor);
  if (!parts) return refusePreview('more_than_refundable', 'the payments have less left than that');
  const total = fromMinorUnits(amountMinor, currency);
  const toPart = ({ payment, minor }: Allocation): Consequence['refunds'][number] => ({
    ...toTarget(payment.gateway),
    amount: fromMinorUnits(minor, currency),
    label: payment.label,
  });
  return {
    ok: true,
    value: {
      refunds:
        refundTo === 'store_credit'
          ? [{ to: 'store_credit', amount: total, label: 'Store credit' }]
          : parts.map(toPart),
      refundTotal: total,
      ...(suggested.amountMinor > 0 && { split: toSplit(suggested, amountMinor + feeMinor) }),
      valueMinor: convertMinor(amountMinor, currency, subject.shopCurrency, subject.shopRate),
      valueCurrency: subject.shopCurrency,
    },
  };
}

export interface Allocation {
  readonly payment: SuggestedPayment;
  readonly minor: number;
}

/** Over the payments in Shopify's order, then those it did not name; absent when they have less left in all. */
export function allocate(
  suggested: RefundSuggestion,
  subject: OrderSnapshot,
  amountMinor: number,
): readonly Allocation[] | undefined {
  if (amountMinor > suggested.maximumMinor) return undefined;
  let left = amountMinor;
  const parts: Allocation[] = [];
  for (const payment of listPayments(suggested, subject)) {
    const minor = Math.min(left, payment.leftMinor);
    if (minor > 0) parts.push({ payment, minor });
    left -= Math.max(0, minor);
  }
  return left === 0 ? parts : undefined;
}

function listPayments(suggested: RefundSuggestion, subject: OrderSnapshot): readonly SuggestedPayment[] {
  const named = new Set(suggested.payments.map((payment) => payment.parentId));
  const others = subject.payments.filter((payment) => !named.has(payment.id));
  return [
    ...suggested.payments,
    ...others.map((payment) => ({
      parentId: payment.id,
      gateway: payment.gateway,
      label: payment.gateway,
      leftMinor: toMinorUnits(payment.refundable) ?? 0,
    })),
  ];
}

function toTarget(gateway: string): Pick<Consequence['refunds'][number], 'to' | 'method'> {
  const kind = toPaymentKind(gateway);
  return kind === 'gift_card' || kind === 'store_credit' ? { to: kind } : { to: 'original', method: kind };
}

/** Items, tax and shipping of a whole refund; of a part of it, in the same proportion and to the minor unit. */
export function toSplit(suggested: RefundSuggestion, amountMinor: number): NonNullable<Consequence['split']> {
  const shipping = Math.min(suggested.shippingMinor, suggested.amountMinor);
  const tax = Math.min(suggested.taxMinor, suggested.amountMinor - shipping);
  const items = suggested.amountMinor - shipping - tax;
  const [itemsMinor = 0, taxMinor = 0, shippingMinor = 0] = splitMinor(amountMinor, [items, tax, shipping]);
  const toMoney = (minor: number) => fromMinorUnits(minor, suggested.currency);
  return { items: toMoney(itemsMinor), tax: toMoney(taxMinor), shipping: toMoney(shippingMinor) };
}
