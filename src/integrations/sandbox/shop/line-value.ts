import type { Order, OrderLine } from './model.ts';

/** Minor units. `tax` is inside `goods` when the order's tax is included, else on top. */
export interface UnitsValue {
  readonly goods: number;
  readonly tax: number;
}

/**
 * What `count` units of a line are worth, after `from` others were taken. Parts are differences of a rounded running
 * total, so that however a line is cut up, the parts add up to the line.
 */
export function unitsValue(line: OrderLine, from: number, count: number): UnitsValue {
  const total = line.unitCents * line.quantity - line.discountCents;
  const to = Math.min(line.quantity, from + count);
  return {
    goods: partOf(total, from, to, line.quantity),
    tax: partOf(line.taxCents ?? 0, from, to, line.quantity),
  };
}

/** The tax of a refund of shipping, after `before` of its price was refunded. */
export function shippingTaxCents(order: Order, before: number, cents: number): number {
  return partOf(order.shipping.taxCents ?? 0, before, before + cents, order.shipping.cents);
}

export function taxOfCents(order: Order, cents: number): number {
  if (!order.tax) return 0;
  const { percent, isIncluded } = order.tax;
  return Math.round(isIncluded ? (cents * percent) / (100 + percent) : (cents * percent) / 100);
}

export function orderTaxCents(order: Order): number {
  return order.lines.reduce((total, line) => total + (line.taxCents ?? 0), order.shipping.taxCents ?? 0);
}

/** Less what edits and refunds took away. */
export function currentTaxCents(order: Order): number {
  if (order.cancelledAt) return 0;
  const lines = order.lines.reduce((total, line) => {
    const gone = line.removed + refundedUnits(order, line);
    return total + unitsValue(line, gone, line.quantity - gone).tax;
  }, 0);
  const shipping = order.refunds.reduce(
    (total, it) => total - (it.shippingTaxCents ?? 0),
    order.shipping.taxCents ?? 0,
  );
  return lines + Math.max(0, shipping);
}

function refundedUnits(order: Order, line: OrderLine): number {
  const lines = order.refunds.flatMap((it) => it.lines).filter((it) => it.lineId === line.id);
  return lines.reduce((total, it) => total + it.quantity, 0);
}

function partOf(total: number, from: number, to: number, whole: number): number {
  if (whole === 0 || to <= from) return 0;
  return Math.round((total * to) / whole) - Math.round((total * from) / whole);
}
