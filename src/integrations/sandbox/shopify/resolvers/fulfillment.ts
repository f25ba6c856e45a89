import type { Order, ParcelEvent } from '../../shop/model.ts';
import { sum, unfulfilledQuantity } from '../../shop/order-math.ts';
import { toTrackingUrl } from '../../shop/orders/build-parcels.ts';
import { shopProfile } from '../../shop/shop-profile.ts';
import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { type FulfillmentLineView, type FulfillmentView, findLine, withOrder } from './order-views.ts';

export const fulfillmentResolvers = {
  Order: {
    fulfillmentOrders: (order: Order, args: PageArgs) => connect(toFulfillmentOrders(order), args, (it) => it.id),
  },
  Fulfillment: {
    id: (parcel: FulfillmentView) => toGid('Fulfillment', parcel.id),
    legacyResourceId: (parcel: FulfillmentView) => String(parcel.id),
    requiresShipping: () => true,
    location: (_: unknown, __: unknown, context: RequestContext) => context.shop.profile.location,
    totalQuantity: (parcel: FulfillmentView) => sum(parcel.lines, (line) => line.quantity),
    trackingInfo: (parcel: FulfillmentView) => [
      {
        company: parcel.carrier,
        number: parcel.trackingNumber,
        url: toTrackingUrl(parcel.carrier, parcel.trackingNumber),
      },
    ],
    events: (parcel: FulfillmentView, args: PageArgs) => connect(parcel.events, args, (it) => it.id),
    fulfillmentLineItems: (parcel: FulfillmentView, args: PageArgs) =>
      connect(withOrder(parcel.order, parcel.lines), args, (it) => it.id),
  },
  FulfillmentEvent: {
    id: (event: ParcelEvent) => toGid('FulfillmentEvent', event.id),
    createdAt: (event: ParcelEvent) => event.happenedAt,
  },
  FulfillmentLineItem: {
    id: (line: FulfillmentLineView) => toGid('FulfillmentLineItem', line.id),
    lineItem: (line: FulfillmentLineView) => findLine(line.order, line.lineId),
  },
  FulfillmentOrderLineItem: {
    lineItem: (line: FulfillmentLineView) => findLine(line.order, line.lineId),
  },
} satisfies ResolverMap;

/** One closed fulfilment order for each parcel, one open one for what is left. */
function toFulfillmentOrders(order: Order) {
  const shipped = order.fulfillments.map((parcel) => toFulfillmentOrder(order, parcel.id, 'CLOSED', parcel.lines, []));
  const left = order.lines
    .map((line) => ({ id: line.id, lineId: line.id, quantity: unfulfilledQuantity(order, line) }))
    .filter((line) => line.quantity > 0);
  if (left.length === 0) return shipped;
  const actions = ['CREATE_FULFILLMENT', 'HOLD', 'MOVE', 'SPLIT'];
  return [...shipped, toFulfillmentOrder(order, order.id, 'OPEN', left, actions)];
}

function toFulfillmentOrder(
  order: Order,
  id: number,
  status: 'OPEN' | 'CLOSED',
  lines: readonly { readonly id: number; readonly lineId: number; readonly quantity: number }[],
  actions: readonly string[],
) {
  const items = lines.map((line) => ({
    id: toGid('FulfillmentOrderLineItem', line.id),
    order,
    lineId: line.lineId,
    totalQuantity: line.quantity,
    remainingQuantity: status === 'OPEN' ? line.quantity : 0,
  }));
  return {
    id: toGid('FulfillmentOrder', id),
    status,
    requestStatus: 'UNSUBMITTED',
    createdAt: order.createdAt,
    fulfillAt: order.createdAt,
    supportedActions: actions.map((action) => ({ action })),
    assignedLocation: { name: shopProfile.location.name },
    deliveryMethod: { id: toGid('DeliveryMethod', id), methodType: 'SHIPPING' },
    lineItems: (args: PageArgs) => connect(items, args, (it) => it.id),
  };
}
