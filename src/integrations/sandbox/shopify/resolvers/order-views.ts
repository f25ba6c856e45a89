import type { Refund, RefundLine, ReturnCase, ReturnLine } from '../../shop/after-sale.ts';
import type { Fulfillment, Order, OrderLine, Transaction } from '../../shop/model.ts';

/** Parts of an order that know their order: what the resolvers pass down. */
export type LineView = OrderLine & { readonly order: Order };
export type FulfillmentView = Fulfillment & { readonly order: Order };
export type RefundView = Refund & { readonly order: Order };
export type RefundLineView = RefundLine & { readonly order: Order };
export type TransactionView = Transaction & { readonly order: Order };
export type ReturnView = ReturnCase & { readonly order: Order };
export type ReturnLineView = ReturnLine & { readonly order: Order; readonly __typename: 'ReturnLineItem' };
export interface FulfillmentLineView {
  readonly order: Order;
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
}

export function withOrder<T extends object>(order: Order, parts: readonly T[]): (T & { readonly order: Order })[] {
  return parts.map((part) => ({ ...part, order }));
}

export function findLine(order: Order, lineId: number): LineView | undefined {
  const line = order.lines.find((it) => it.id === lineId);
  return line && { ...line, order };
}

export function listFulfillmentLines(order: Order): FulfillmentLineView[] {
  return order.fulfillments.flatMap((parcel) => withOrder(order, parcel.lines));
}
