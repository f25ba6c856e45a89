import type { Refund, RefundLine, ReturnCase } from '../after-sale.ts';
import { unitsValue } from '../line-value.ts';
import type { Order } from '../model.ts';
import { totalCents } from '../order-math.ts';
import type { OrderSpec, RefundSpec } from './order-spec.ts';

type DaysAgo = (days: number) => Date;

/** Also books the money: each refund adds its transaction to the order. */
export function createRefunds(spec: OrderSpec, order: Order, daysAgo: DaysAgo): Refund[] {
  const refunds = (spec.refunds ?? []).map((refund, index) => createRefund(refund, index, order, daysAgo));
  if (spec.cancelled?.isRefunded) refunds.push(createCancelRefund(spec.cancelled.daysAgo, order, daysAgo));
  return refunds;
}

export function createReturns(spec: OrderSpec, order: Order, daysAgo: DaysAgo): ReturnCase[] {
  return (spec.returns ?? []).map((it, index) => {
    const createdAt = daysAgo(it.daysAgo);
    const isApproved = it.status === 'OPEN' || it.status === 'CLOSED';
    return {
      id: 9_800_000_000 + spec.number * 10 + index,
      name: `${order.name}-R${index + 1}`,
      createdAt,
      status: it.status,
      ...(isApproved && { requestApprovedAt: daysAgo(it.daysAgo - 0.5) }),
      ...(it.status === 'CLOSED' && { closedAt: daysAgo(it.daysAgo - 8) }),
      ...(it.status === 'DECLINED' && {
        decline: { reason: 'FINAL_SALE', note: 'Outlet items are final sale' } as const,
      }),
      lines: it.lines.map(([line, quantity], position) => ({
        id: 9_850_000_000 + spec.number * 100 + index * 10 + position,
        fulfillmentLineId: order.fulfillments[0]?.lines.find((f) => f.lineId === order.lines[line]?.id)?.id ?? 0,
        quantity,
        reasonHandle: it.reason,
        ...(it.note && { customerNote: it.note }),
      })),
    };
  });
}

function createRefund(spec: RefundSpec, index: number, order: Order, daysAgo: DaysAgo): Refund {
  const id = 8_900_000_000 + order.number * 10 + index;
  const lines = spec.lines.flatMap(([at, quantity], position): RefundLine[] => {
    const line = order.lines[at];
    if (!line) return [];
    const restockType = spec.restock ?? 'NO_RESTOCK';
    return [
      { id: id * 10 + position, lineId: line.id, quantity, restockType, cents: unitsValue(line, 0, quantity).goods },
    ];
  });
  const shippingCents = spec.withShipping ? order.shipping.cents : 0;
  const cents = lines.reduce((total, it) => total + it.cents, shippingCents);
  const createdAt = daysAgo(spec.daysAgo);
  return {
    id,
    note: spec.note,
    createdAt,
    lines,
    shippingCents,
    transactionIds: [book(order, cents, createdAt, spec.status)],
  };
}

function createCancelRefund(days: number, order: Order, daysAgo: DaysAgo): Refund {
  const createdAt = daysAgo(days);
  const id = 8_900_000_000 + order.number * 10;
  return {
    id,
    note: 'Order cancelled',
    createdAt,
    lines: [],
    shippingCents: order.shipping.cents,
    transactionIds: [book(order, totalCents(order), createdAt)],
  };
}

function book(order: Order, cents: number, createdAt: Date, status: 'SUCCESS' | 'PENDING' = 'SUCCESS'): number {
  const sale = order.transactions[0];
  const id = 6_500_000_000 + order.number * 10 + order.transactions.length;
  const parent = sale && { parentId: sale.id };
  order.transactions.push({ id, kind: 'REFUND', status, gateway: order.gateway, cents, createdAt, ...parent });
  return id;
}
