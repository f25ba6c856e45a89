import { sum } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import type { ResolverMap } from '../request-context.ts';
import { findLine, type RefundLineView, type RefundView, type TransactionView, withOrder } from './order-views.ts';

export const refundResolvers = {
  Refund: {
    id: (refund: RefundView) => toGid('Refund', refund.id),
    legacyResourceId: (refund: RefundView) => String(refund.id),
    updatedAt: (refund: RefundView) => refund.createdAt,
    totalRefundedSet: (refund: RefundView) =>
      toMoneyBag(
        sum(
          listTransactions(refund).filter((it) => it.status === 'SUCCESS'),
          (it) => it.cents,
        ),
        refund.order.currency,
      ),
    refundLineItems: (refund: RefundView, args: PageArgs) =>
      connect(withOrder(refund.order, refund.lines), args, (it) => it.id),
    transactions: (refund: RefundView, args: PageArgs) => connect(listTransactions(refund), args, (it) => it.id),
  },
  RefundLineItem: {
    id: (line: RefundLineView) => toGid('RefundLineItem', line.id),
    restocked: (line: RefundLineView) => line.restockType !== 'NO_RESTOCK',
    lineItem: (line: RefundLineView) => findLine(line.order, line.lineId),
    subtotalSet: (line: RefundLineView) => toMoneyBag(line.cents, line.order.currency),
    priceSet: (line: RefundLineView) =>
      toMoneyBag(Math.round(line.cents / Math.max(1, line.quantity)), line.order.currency),
    totalTaxSet: (line: RefundLineView) => toMoneyBag(line.taxCents ?? 0, line.order.currency),
  },
  OrderTransaction: {
    id: (it: TransactionView) => toGid('OrderTransaction', it.id),
    amountSet: (it: TransactionView) => toMoneyBag(it.cents, it.order.currency),
    formattedGateway: (it: TransactionView) => toGatewayName(it.gateway),
    processedAt: (it: TransactionView) => it.createdAt,
    test: () => false,
    parentTransaction: (it: TransactionView) =>
      withOrder(it.order, it.order.transactions).find((other) => other.id === it.parentId),
  },
} satisfies ResolverMap;

export function toGatewayName(gateway: string): string {
  return gatewayNames.get(gateway) ?? 'Bank Deposit';
}

const gatewayNames = new Map([
  ['shopify_payments', 'Shopify Payments'],
  ['shopify_store_credit', 'Store credit'],
  ['gift_card', 'Gift card'],
  ['paypal', 'PayPal'],
]);

function listTransactions(refund: RefundView): TransactionView[] {
  return withOrder(refund.order, refund.order.transactions).filter((it) => refund.transactionIds.includes(it.id));
}
