import type { Order } from '../../shop/model.ts';
import { refundedQuantity, sum } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { listVisibleOrders, type RequestContext, type ResolverMap } from '../request-context.ts';
import { findOrder } from './order.ts';
import {
  type FulfillmentView,
  listFulfillmentLines,
  type ReturnLineView,
  type ReturnView,
  withOrder,
} from './order-views.ts';

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
    refunds: (it: ReturnView, args: PageArgs) =>
      connect(it.status === 'CLOSED' ? withOrder(it.order, it.order.refunds) : [], args, (refund) => refund.id),
  },
  ReturnLineItem: {
    id: (line: ReturnLineView) => toGid('ReturnLineItem', line.id),
    processedQuantity: (line: ReturnLineView) => (isClosed(line) ? line.quantity : 0),
    unprocessedQuantity: (line: ReturnLineView) => (isClosed(line) ? 0 : line.quantity),
    refundableQuantity: (line: ReturnLineView) => (isClosed(line) ? 0 : line.quantity),
    refundedQuantity: (line: ReturnLineView) => (isClosed(line) ? line.quantity : 0),
    returnReasonNote: () => '',
    returnReasonDefinition: (line: ReturnLineView) => returnReasons.find((it) => it.handle === line.reasonHandle),
    fulfillmentLineItem: (line: ReturnLineView) =>
      listFulfillmentLines(line.order).find((it) => it.id === line.fulfillmentLineId),
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

const returnReasons = (
  [
    ['too-small', 'Too small'],
    ['too-large', 'Too large'],
    ['unwanted', 'Changed my mind'],
    ['defective', 'Damaged or defective'],
    ['wrong-item', 'Received the wrong item'],
    ['not-as-described', 'Not as described'],
    ['style', 'Style'],
    ['color', 'Color'],
    ['other', 'Other'],
  ] as const
).map(([handle, name], index) => ({ id: 9_900_000_001 + index, handle, name, deleted: false }));

function findReturn(gid: string, context: RequestContext): ReturnView | undefined {
  const id = parseGid(gid, 'Return');
  return listVisibleOrders(context)
    .flatMap((order: Order) => withOrder(order, order.returns))
    .find((it) => it.id === id);
}

/** Units of this parcel that are neither refunded nor in a return that is under way. */
function listReturnable(parcel: FulfillmentView) {
  const { order } = parcel;
  return withOrder(order, parcel.lines).flatMap((fulfillmentLineItem) => {
    const line = order.lines.find((it) => it.id === fulfillmentLineItem.lineId);
    const pending = order.returns.filter((it) => it.status === 'OPEN' || it.status === 'REQUESTED');
    const returning = sum(
      pending.flatMap((it) => it.lines).filter((it) => it.fulfillmentLineId === fulfillmentLineItem.id),
      (it) => it.quantity,
    );
    const quantity = fulfillmentLineItem.quantity - returning - (line ? refundedQuantity(order, line) : 0);
    return quantity > 0 ? [{ quantity, fulfillmentLineItem }] : [];
  });
}

function isClosed(line: ReturnLineView): boolean {
  return line.order.returns.some((it) => it.status === 'CLOSED' && it.lines.some((other) => other.id === line.id));
}
