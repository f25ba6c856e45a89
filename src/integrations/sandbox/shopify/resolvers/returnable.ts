import type { ReturnCase } from '../../shop/after-sale.ts';
import type { Order, OrderLine } from '../../shop/model.ts';
import { sum } from '../../shop/order-math.ts';
import { type FulfillmentLineView, type FulfillmentView, listFulfillmentLines } from './order-views.ts';

/** Units of this parcel that are neither refunded nor in a return that is under way. */
export function listReturnable(parcel: FulfillmentView) {
  const { order } = parcel;
  if (parcel.status !== 'SUCCESS') return [];
  const left = countReturnable(order);
  return parcel.lines.flatMap((it) => {
    const quantity = left.get(it.id) ?? 0;
    return quantity > 0 ? [{ quantity, fulfillmentLineItem: { ...it, order } }] : [];
  });
}

/** Fulfilment line id -> units. A refund that names no parcel counts against the oldest one. */
export function countReturnable(order: Order): ReadonlyMap<number, number> {
  const shipped = order.fulfillments.filter((it) => it.status === 'SUCCESS').flatMap((it) => it.lines);
  const left = new Map(
    shipped.map((it) => [it.id, it.quantity - countPending(order, it.id) - countNamed(order, it.id)]),
  );
  for (const refunded of order.refunds.flatMap((it) => it.lines)) {
    if (refunded.fulfillmentLineId !== undefined) continue;
    let quantity = refunded.quantity;
    for (const it of shipped.filter((other) => other.lineId === refunded.lineId)) {
      const taken = Math.min(quantity, Math.max(0, left.get(it.id) ?? 0));
      left.set(it.id, (left.get(it.id) ?? 0) - taken);
      quantity -= taken;
    }
  }
  return left;
}

export function isUnderWay(it: ReturnCase): boolean {
  return it.status === 'OPEN' || it.status === 'REQUESTED';
}

export function findFulfillmentLine(
  order: Order,
  id: number | undefined,
): { readonly part: FulfillmentLineView; readonly line: OrderLine } | undefined {
  const part = listFulfillmentLines(order).find((it) => it.id === id);
  const line = order.lines.find((it) => it.id === part?.lineId);
  return part && line && { part, line };
}

function countPending(order: Order, id: number): number {
  const lines = order.returns.filter(isUnderWay).flatMap((it) => it.lines);
  return sum(
    lines.filter((it) => it.fulfillmentLineId === id),
    (it) => it.quantity - (it.processed ?? 0),
  );
}

function countNamed(order: Order, id: number): number {
  const lines = order.refunds.flatMap((it) => it.lines);
  return sum(
    lines.filter((it) => it.fulfillmentLineId === id),
    (it) => it.quantity,
  );
}
