import type { Order, Transaction } from '../../shop/model.ts';
import { sum } from '../../shop/order-math.ts';
import { toMoneyBag } from '../money.ts';
import { withOrder } from './order-views.ts';
import { toGatewayName } from './refund.ts';

export function listPayments(order: Order): Transaction[] {
  return order.transactions.filter((it) => (it.kind === 'SALE' || it.kind === 'CAPTURE') && it.status === 'SUCCESS');
}

/** Received less every refund that did not fail: a pending one already claims its money. */
export function maximumRefundableCents(order: Order): number {
  const claimed = order.transactions.filter((it) => it.kind === 'REFUND' && it.status !== 'FAILURE');
  return Math.max(0, sum(listPayments(order), (it) => it.cents) - sum(claimed, (it) => it.cents));
}

/** What of this payment can still go back the way it came. */
export function refundableCents(order: Order, payment: Transaction): number {
  const claimed = order.transactions.filter(
    (it) => it.kind === 'REFUND' && it.status !== 'FAILURE' && it.parentId === payment.id,
  );
  return Math.min(payment.cents - sum(claimed, (it) => it.cents), maximumRefundableCents(order));
}

/** Oldest payment first. */
export function splitOverPayments(order: Order, amountCents: number) {
  let left = amountCents;
  return listPayments(order).flatMap((payment) => {
    const free = refundableCents(order, payment);
    const cents = Math.min(left, free);
    left -= cents;
    return cents > 0 ? [{ payment, cents, free }] : [];
  });
}

/** As `SuggestedOrderTransaction`s. */
export function suggestTransactions(order: Order, amountCents: number) {
  return splitOverPayments(order, amountCents).map(({ payment, cents, free }) => ({
    kind: 'SUGGESTED_REFUND',
    gateway: payment.gateway,
    formattedGateway: toGatewayName(payment.gateway),
    amountSet: toMoneyBag(cents, order.currency),
    maximumRefundableSet: toMoneyBag(free, order.currency),
    parentTransaction: withOrder(order, [payment])[0],
  }));
}
