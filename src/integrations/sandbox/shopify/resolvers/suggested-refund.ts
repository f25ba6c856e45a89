import type { RestockType } from '../../shop/after-sale.ts';
import { shippingTaxCents } from '../../shop/line-value.ts';
import type { Order } from '../../shop/model.ts';
import { currentQuantity, refundedShippingCents, sum, taxOnTop } from '../../shop/order-math.ts';
import { parseGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import { valueUnits } from './book-refund.ts';
import { findLine } from './order-views.ts';
import { maximumRefundableCents, suggestTransactions } from './payments.ts';

interface SuggestedRefundArgs {
  readonly refundLineItems?:
    | readonly { readonly lineItemId: string; readonly quantity: number; readonly restockType?: RestockType }[]
    | null;
  readonly refundShipping?: boolean | null;
  readonly suggestFullRefund?: boolean | null;
}

/** What a refund of these lines would come to, split over the payments that can still be refunded. */
export function suggestRefund(order: Order, args: SuggestedRefundArgs) {
  const bag = (cents: number) => toMoneyBag(cents, order.currency);
  const lines = toLines(order, args);
  const goodsCents = sum(lines, (it) => it.cents);
  const shippingLeft = Math.max(0, order.shipping.cents - refundedShippingCents(order));
  const shippingCents = args.refundShipping || args.suggestFullRefund ? shippingLeft : 0;
  const taxCents =
    sum(lines, (it) => it.taxCents) + shippingTaxCents(order, refundedShippingCents(order), shippingCents);
  const maximum = maximumRefundableCents(order);
  const amount = Math.min(maximum, goodsCents + shippingCents + taxOnTop(order, taxCents));
  return {
    amountSet: bag(amount),
    maximumRefundableSet: bag(maximum),
    subtotalSet: bag(goodsCents),
    totalTaxSet: bag(taxCents),
    totalDutiesSet: bag(0),
    shipping: { amountSet: bag(shippingCents), maximumRefundableSet: bag(shippingLeft) },
    refundLineItems: lines.map((it) => ({ ...it, id: 0, order, lineId: it.line.id })),
    suggestedTransactions: suggestTransactions(order, amount),
  };
}

function toLines(order: Order, args: SuggestedRefundArgs) {
  const asked = args.suggestFullRefund
    ? order.lines.map((line) => ({ id: line.id, quantity: currentQuantity(order, line), restockType: undefined }))
    : (args.refundLineItems ?? []).map((it) => ({ ...it, id: parseGid(it.lineItemId, 'LineItem') ?? 0 }));
  const lines = asked.flatMap((it) => {
    const line = findLine(order, it.id);
    if (!line) return [];
    const quantity = Math.max(0, Math.min(it.quantity, currentQuantity(order, line)));
    return [{ line, quantity, restockType: it.restockType ?? 'RETURN' }];
  });
  const values = valueUnits(order, lines);
  return lines.map((it, index) => ({
    ...it,
    cents: values[index]?.goods ?? 0,
    taxCents: values[index]?.tax ?? 0,
  }));
}
