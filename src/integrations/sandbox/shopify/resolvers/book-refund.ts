import type { Refund, RefundLine, RestockType } from '../../shop/after-sale.ts';
import { shippingTaxCents, unitsValue } from '../../shop/line-value.ts';
import type { Order, OrderLine, Transaction } from '../../shop/model.ts';
import {
  currentQuantity,
  outstandingCents,
  refundedQuantity,
  refundedShippingCents,
  sum,
} from '../../shop/order-math.ts';
import type { RequestContext } from '../request-context.ts';
import { bookStoreCredit } from './store-credit-account.ts';

export interface RefundUnits {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly restockType: RestockType;
  /** The parcel's line that came back, when it was a return. */
  readonly fulfillmentLineId?: number;
}

interface RefundPlan {
  readonly note: string;
  readonly units: readonly RefundUnits[];
  readonly shippingCents: number;
  readonly payments: readonly { readonly gateway: string; readonly parentId?: number; readonly cents: number }[];
  /** Kept of the items' price; booked although no money moves. */
  readonly feeCents?: number;
  readonly returnId?: number;
  readonly creditExpiresAt?: Date;
  /** What the shopper owed before anything of it; as of now when absent. */
  readonly outstandingBefore?: number;
}

export const storeCreditGateway = 'shopify_store_credit';

/**
 * Books the units, the shipping and the money. What is paid beyond or below the units' worth becomes an adjustment, as
 * Shopify's refund discrepancy is, so that an order that was paid stays paid: its total is what was received less what
 * was given back. Without payments a refund is recorded that moves no money, as the REST API is known to do.
 */
export function bookRefund(order: Order, plan: RefundPlan, context: RequestContext): Refund {
  const before = plan.outstandingBefore ?? outstandingCents(order);
  const createdAt = context.clock.now();
  const transactions = plan.payments.map(
    (it): Transaction => ({ ...it, id: context.createNumber(), kind: 'REFUND', status: 'SUCCESS', createdAt }),
  );
  const base: Refund = {
    id: context.createNumber(),
    note: plan.note,
    createdAt,
    lines: bookUnits(order, plan.units, context),
    shippingCents: plan.shippingCents,
    shippingTaxCents: shippingTaxCents(order, refundedShippingCents(order), plan.shippingCents),
    transactionIds: transactions.map((it) => it.id),
    adjustmentCents: -(plan.feeCents ?? 0),
    ...(plan.returnId !== undefined && { returnId: plan.returnId }),
  };
  order.transactions.push(...transactions);
  order.refunds.push(base);
  order.updatedAt = createdAt;
  for (const it of transactions) {
    if (it.gateway !== storeCreditGateway) continue;
    const event = order.cancelledAt ? 'ORDER_CANCELLATION' : 'ORDER_REFUND';
    bookStoreCredit(order.customer, it.cents, event, context, plan.creditExpiresAt);
  }
  const refund = {
    ...base,
    adjustmentCents: (base.adjustmentCents ?? 0) + findDiscrepancy(order, transactions, before),
  };
  order.refunds[order.refunds.length - 1] = refund;
  context.ledger.count(sum(transactions, (it) => it.cents) > 0 ? 'refund:with_money' : 'refund:without_money');
  return refund;
}

/** The worth of units that would be refunded now, one after the other. */
export function valueUnits(order: Order, units: readonly Omit<RefundUnits, 'restockType'>[]) {
  const taken = new Map<number, number>();
  return units.map((it) => {
    const from = it.line.removed + refundedQuantity(order, it.line) + (taken.get(it.line.id) ?? 0);
    taken.set(it.line.id, (taken.get(it.line.id) ?? 0) + it.quantity);
    return unitsValue(it.line, from, it.quantity);
  });
}

/** True when no line is asked for more than it has left, however often it is named. */
export function areUnitsLeft(order: Order, units: readonly { readonly line: OrderLine; readonly quantity: number }[]) {
  const asked = new Map<OrderLine, number>();
  for (const it of units) asked.set(it.line, (asked.get(it.line) ?? 0) + it.quantity);
  return [...asked].every(([line, quantity]) => quantity <= currentQuantity(order, line));
}

function bookUnits(order: Order, units: readonly RefundUnits[], context: RequestContext): RefundLine[] {
  const values = valueUnits(order, units);
  return units.map(({ line, quantity, restockType, fulfillmentLineId }, index) => {
    if (restockType !== 'NO_RESTOCK') line.variant.stock += quantity;
    return {
      id: context.createNumber(),
      lineId: line.id,
      quantity,
      restockType,
      cents: values[index]?.goods ?? 0,
      taxCents: values[index]?.tax ?? 0,
      ...(fulfillmentLineId !== undefined && { fulfillmentLineId }),
    };
  });
}

function findDiscrepancy(order: Order, transactions: readonly Transaction[], before: number): number {
  if (transactions.length === 0) return 0;
  const after = outstandingCents(order);
  const ceiling = Math.max(before, 0);
  const floor = Math.min(before, 0);
  if (after > ceiling) return after - ceiling;
  return after < floor ? after - floor : 0;
}
