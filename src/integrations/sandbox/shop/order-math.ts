import { currentTaxCents, orderTaxCents, unitsValue } from './line-value.ts';
import type { Order, OrderLine } from './model.ts';

export function refundedQuantity(order: Order, line: OrderLine): number {
  return sum(
    order.refunds.flatMap((refund) => refund.lines).filter((it) => it.lineId === line.id),
    (it) => it.quantity,
  );
}

export function currentQuantity(order: Order, line: OrderLine): number {
  return Math.max(0, line.quantity - line.removed - refundedQuantity(order, line));
}

export function fulfilledQuantity(order: Order, line: OrderLine): number {
  const parcels = order.fulfillments.filter((it) => it.status === 'SUCCESS');
  return sum(
    parcels.flatMap((it) => it.lines).filter((it) => it.lineId === line.id),
    (it) => it.quantity,
  );
}

export function unfulfilledQuantity(order: Order, line: OrderLine): number {
  const open = line.quantity - line.removed - fulfilledQuantity(order, line);
  return Math.max(0, Math.min(open, currentQuantity(order, line)));
}

export function discountedUnitCents(line: OrderLine): number {
  return Math.round((line.unitCents * line.quantity - line.discountCents) / line.quantity);
}

export function lineTotalCents(line: OrderLine): number {
  return line.unitCents * line.quantity - line.discountCents;
}

export function subtotalCents(order: Order): number {
  return sum(order.lines, lineTotalCents);
}

export function totalCents(order: Order): number {
  return subtotalCents(order) + order.shipping.cents + taxOnTop(order, orderTaxCents(order));
}

/** As it was placed: without what edits and exchanges added since. */
export function originalTotalCents(order: Order): number {
  return totalCents({ ...order, lines: order.lines.filter((line) => !line.isAdded) });
}

export function refundedShippingCents(order: Order): number {
  return sum(order.refunds, (it) => it.shippingCents);
}

export function currentSubtotalCents(order: Order): number {
  return sum(order.lines, (line) => currentValue(order, line).goods);
}

export function currentTotalCents(order: Order): number {
  if (order.cancelledAt) return 0;
  const shipping = Math.max(0, order.shipping.cents - refundedShippingCents(order));
  const goods = currentSubtotalCents(order) + taxOnTop(order, currentTaxCents(order));
  return goods + shipping - sum(order.refunds, (it) => it.adjustmentCents ?? 0);
}

/** The units that are neither removed nor refunded; those that are count as the first ones. */
export function currentValue(order: Order, line: OrderLine) {
  const gone = line.removed + refundedQuantity(order, line);
  return unitsValue(line, gone, line.quantity - gone);
}

export function taxOnTop(order: Order, taxCents: number): number {
  return order.tax?.isIncluded === false ? taxCents : 0;
}

export function receivedCents(order: Order): number {
  return sum(settled(order, ['SALE', 'CAPTURE']), (it) => it.cents);
}

export function refundedCents(order: Order): number {
  return sum(settled(order, ['REFUND']), (it) => it.cents);
}

export function authorizedCents(order: Order): number {
  const isVoided = settled(order, ['VOID', 'CAPTURE']).length > 0;
  return isVoided ? 0 : sum(settled(order, ['AUTHORIZATION']), (it) => it.cents);
}

/** Below 0 when the shop owes it to the shopper. A pending refund already counts as paid back. */
export function outstandingCents(order: Order): number {
  const claimed = sum(order.transactions, (it) => (it.kind === 'REFUND' && it.status !== 'FAILURE' ? it.cents : 0));
  return currentTotalCents(order) - (receivedCents(order) - claimed);
}

type FinancialStatus =
  | 'AUTHORIZED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export function toFinancialStatus(order: Order): FinancialStatus {
  const received = receivedCents(order);
  const refunded = refundedCents(order);
  if (received > 0) {
    if (refunded >= received) return 'REFUNDED';
    if (refunded > 0) return 'PARTIALLY_REFUNDED';
    return received < currentTotalCents(order) ? 'PARTIALLY_PAID' : 'PAID';
  }
  if (settled(order, ['VOID']).length > 0 || order.cancelledAt) return 'VOIDED';
  return authorizedCents(order) > 0 ? 'AUTHORIZED' : 'PENDING';
}

type FulfillmentStatus = 'FULFILLED' | 'IN_PROGRESS' | 'ON_HOLD' | 'PARTIALLY_FULFILLED' | 'UNFULFILLED';

export function toFulfillmentStatus(order: Order): FulfillmentStatus {
  const shipped = sum(order.lines, (line) => fulfilledQuantity(order, line));
  if (shipped === 0) return toWaitingStatus(order);
  return order.lines.some((line) => unfulfilledQuantity(order, line) > 0) ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

function toWaitingStatus(order: Order): FulfillmentStatus {
  if (order.cancelledAt) return 'UNFULFILLED';
  if ((order.holds ?? []).length > 0) return 'ON_HOLD';
  return order.isBeingPrepared ? 'IN_PROGRESS' : 'UNFULFILLED';
}

type ReturnStatus = 'NO_RETURN' | 'RETURN_REQUESTED' | 'IN_PROGRESS' | 'RETURNED';

export function toReturnStatus(order: Order): ReturnStatus {
  const statuses = new Set(order.returns.map((it) => it.status));
  if (statuses.has('OPEN')) return 'IN_PROGRESS';
  if (statuses.has('REQUESTED')) return 'RETURN_REQUESTED';
  return statuses.has('CLOSED') ? 'RETURNED' : 'NO_RETURN';
}

export function sum<T>(items: readonly T[], toNumber: (item: T) => number): number {
  return items.reduce((total, item) => total + toNumber(item), 0);
}

function settled(order: Order, kinds: readonly string[]) {
  return order.transactions.filter((it) => it.status === 'SUCCESS' && kinds.includes(it.kind));
}
