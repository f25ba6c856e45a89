import type { Order, Transaction } from '../../shop/model.ts';
import { currentQuantity, discountedUnitCents, refundedShippingCents, sum } from '../../shop/order-math.ts';
import { parseGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import { findLine, withOrder } from './order-views.ts';
import { toGatewayName } from './refund.ts';

interface SuggestedRefundArgs {
  readonly refundLineItems?:
    | readonly { readonly lineItemId: string; readonly quantity: number; readonly restockType?: string }[]
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
  const maximum = maximumRefundableCents(order);
  const amount = Math.min(maximum, goodsCents + shippingCents);
  return {
    amountSet: bag(amount),
    maximumRefundableSet: bag(maximum),
    subtotalSet: bag(goodsCents),
    totalTaxSet: bag(0),
    totalDutiesSet: bag(0),
    shipping: { amountSet: bag(shippingCents), maximumRefundableSet: bag(shippingLeft) },
    refundLineItems: lines.map((it) => ({ ...it, id: 0, order, lineId: it.line.id })),
    suggestedTransactions: splitOverPayments(order, amount),
  };
}

/** Received less every refund that did not fail: a pending one already claims its money. */
function maximumRefundableCents(order: Order): number {
  const paid = listPayments(order);
  return sum(paid, (it) => it.cents) - sum(paid, (it) => claimedCents(order, it));
}

export function claimedCents(order: Order, payment: Transaction): number {
  const refunds = order.transactions.filter(
    (it) => it.kind === 'REFUND' && it.status !== 'FAILURE' && it.parentId === payment.id,
  );
  return sum(refunds, (it) => it.cents);
}

export function listPayments(order: Order): Transaction[] {
  return order.transactions.filter((it) => (it.kind === 'SALE' || it.kind === 'CAPTURE') && it.status === 'SUCCESS');
}

function toLines(order: Order, args: SuggestedRefundArgs) {
  const asked = args.suggestFullRefund
    ? order.lines.map((line) => ({ id: line.id, quantity: currentQuantity(order, line), restockType: undefined }))
    : (args.refundLineItems ?? []).map((it) => ({ ...it, id: parseGid(it.lineItemId, 'LineItem') ?? 0 }));
  return asked.flatMap((it) => {
    const line = findLine(order, it.id);
    if (!line) return [];
    const quantity = Math.min(it.quantity, currentQuantity(order, line));
    return [{ line, quantity, restockType: it.restockType ?? 'RETURN', cents: discountedUnitCents(line) * quantity }];
  });
}

function splitOverPayments(order: Order, amountCents: number) {
  let left = amountCents;
  return listPayments(order).flatMap((payment) => {
    const free = payment.cents - claimedCents(order, payment);
    const cents = Math.min(left, free);
    left -= cents;
    if (cents <= 0) return [];
    return [
      {
        kind: 'SUGGESTED_REFUND',
        gateway: payment.gateway,
        formattedGateway: toGatewayName(payment.gateway),
        amountSet: toMoneyBag(cents, order.currency),
        maximumRefundableSet: toMoneyBag(free, order.currency),
        parentTransaction: withOrder(order, [payment])[0],
      },
    ];
  });
}
