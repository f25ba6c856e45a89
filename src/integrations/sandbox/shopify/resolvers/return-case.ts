import type { ExchangeLine } from '../../shop/after-sale.ts';
import type { Order } from '../../shop/model.ts';
import { sum, taxOnTop } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import { listVisibleOrders, type RequestContext, type ResolverMap } from '../request-context.ts';
import { valueUnits } from './book-refund.ts';
import { findOrder } from './order.ts';
import {
  type FulfillmentView,
  findLine,
  listFulfillmentLines,
  type RefundView,
  type ReturnLineView,
  type ReturnView,
  withOrder,
} from './order-views.ts';
import { returnReasons } from './return-reasons.ts';
import { findFulfillmentLine, listReturnable } from './returnable.ts';

type ExchangeLineView = ExchangeLine & { readonly order: Order };

export const returnResolvers = {
  QueryRoot: {
    return: (_: unknown, args: { id: string }, context: RequestContext) => findReturn(args.id, context),
    returnReasonDefinitions: (_: unknown, args: PageArgs) => connect(returnReasons, args, (it) => it.id),
    returnableFulfillments: (_: unknown, args: PageArgs & { orderId: string }, context: RequestContext) => {
      const order = findOrder(args.orderId, context);
      const parcels = order ? withOrder(order, order.fulfillments).filter((it) => listReturnable(it).length > 0) : [];
      return connect(parcels, args, (it) => it.id);
    },
  },
  Return: {
    id: (it: ReturnView) => toGid('Return', it.id),
    totalQuantity: (it: ReturnView) => sum(it.lines, (line) => line.quantity),
    returnLineItems: (it: ReturnView, args: PageArgs) =>
      connect(
        it.lines.map((line): ReturnLineView => ({ ...line, order: it.order, __typename: 'ReturnLineItem' })),
        args,
        (line) => line.id,
      ),
    exchangeLineItems: (it: ReturnView, args: PageArgs) =>
      connect(withOrder(it.order, it.exchanges ?? []), args, (line) => line.id),
    refunds: (it: ReturnView, args: PageArgs) => connect(listRefunds(it), args, (refund) => refund.id),
    returnShippingFees: (it: ReturnView) =>
      it.shippingFeeCents === undefined
        ? []
        : [
            {
              __typename: 'ReturnShippingFee',
              id: toGid('ReturnShippingFee', it.id),
              amountSet: toMoneyBag(it.shippingFeeCents, it.order.currency),
            },
          ],
    reverseFulfillmentOrders: (it: ReturnView, args: PageArgs) =>
      connect(it.requestApprovedAt ? [toReverseOrder(it)] : [], args, () => it.id),
  },
  ReturnLineItem: {
    id: (line: ReturnLineView) => toGid('ReturnLineItem', line.id),
    processedQuantity: countProcessed,
    unprocessedQuantity: (line: ReturnLineView) => line.quantity - countProcessed(line),
    processableQuantity: (line: ReturnLineView) => line.quantity - countProcessed(line),
    refundableQuantity: (line: ReturnLineView) => line.quantity - countProcessed(line),
    refundedQuantity: countProcessed,
    returnReasonNote: (line: ReturnLineView) => line.reasonNote ?? '',
    returnReasonDefinition: (line: ReturnLineView) => returnReasons.find((it) => it.handle === line.reasonHandle),
    restockingFee: (line: ReturnLineView) =>
      line.restockingPercent === undefined
        ? null
        : {
            id: toGid('RestockingFee', line.id),
            percentage: line.restockingPercent,
            amountSet: toMoneyBag(Math.round((worthOf(line) * line.restockingPercent) / 100), line.order.currency),
          },
    withCodeDiscountedTotalPriceSet: (line: ReturnLineView) => toMoneyBag(worthOf(line), line.order.currency),
    fulfillmentLineItem: (line: ReturnLineView) =>
      listFulfillmentLines(line.order).find((it) => it.id === line.fulfillmentLineId),
  },
  ExchangeLineItem: {
    id: (line: ExchangeLineView) => toGid('ExchangeLineItem', line.id),
    processedQuantity: (line: ExchangeLineView) => line.processed,
    unprocessedQuantity: (line: ExchangeLineView) => line.quantity - line.processed,
    processableQuantity: (line: ExchangeLineView) => line.quantity - line.processed,
    variantId: (line: ExchangeLineView) => toGid('ProductVariant', line.variant.id),
    lineItems: (line: ExchangeLineView) => line.lineIds.map((id) => findLine(line.order, id)),
  },
  Refund: {
    return: (refund: RefundView) =>
      withOrder(refund.order, refund.order.returns).find((it) => it.id === refund.returnId),
  },
  ReturnReasonDefinition: {
    id: (reason: { id: number }) => toGid('ReturnReasonDefinition', reason.id),
  },
  ReturnableFulfillment: {
    id: (parcel: FulfillmentView) => toGid('ReturnableFulfillment', parcel.id),
    fulfillment: (parcel: FulfillmentView) => parcel,
    returnableFulfillmentLineItems: (parcel: FulfillmentView, args: PageArgs) =>
      connect(listReturnable(parcel), args, (it) => it.fulfillmentLineItem.id),
  },
} satisfies ResolverMap;

export function findReturn(gid: string, context: RequestContext): ReturnView | undefined {
  const id = parseGid(gid, 'Return');
  const order = listVisibleOrders(context).find((it) => it.returns.some((other) => other.id === id));
  return order && withOrder(order, order.returns).find((it) => it.id === id);
}

/** Those booked with it; for returns of the shop's past, which name none, those of the order. */
function listRefunds(it: ReturnView): RefundView[] {
  const refunds = withOrder(it.order, it.order.refunds);
  const own = refunds.filter((refund) => refund.returnId === it.id);
  return own.length > 0 || it.status !== 'CLOSED' ? own : refunds.filter((refund) => refund.returnId === undefined);
}

function toReverseOrder(it: ReturnView) {
  const status = it.status === 'CANCELED' ? 'CANCELED' : it.status === 'CLOSED' ? 'CLOSED' : 'OPEN';
  const items = it.lines.map((line) => ({
    id: toGid('ReverseFulfillmentOrderLineItem', line.id),
    totalQuantity: line.quantity,
    fulfillmentLineItem: listFulfillmentLines(it.order).find((other) => other.id === line.fulfillmentLineId),
  }));
  return {
    id: toGid('ReverseFulfillmentOrder', it.id),
    status,
    order: it.order,
    lineItems: (args: PageArgs) => connect(items, args, (line) => line.id),
  };
}

/** As the shopper paid for it, tax included. */
function worthOf(line: ReturnLineView): number {
  const found = findFulfillmentLine(line.order, line.fulfillmentLineId);
  const [value] = found ? valueUnits(line.order, [{ line: found.line, quantity: line.quantity }]) : [];
  return value ? value.goods + taxOnTop(line.order, value.tax) : 0;
}

function countProcessed(line: ReturnLineView): number {
  if (line.processed !== undefined) return line.processed;
  const isClosed = line.order.returns.some(
    (it) => it.status === 'CLOSED' && it.lines.some((other) => other.id === line.id),
  );
  return isClosed ? line.quantity : 0;
}
