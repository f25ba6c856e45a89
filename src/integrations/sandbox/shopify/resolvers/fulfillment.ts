import type { ParcelEvent } from '../../shop/model.ts';
import { sum } from '../../shop/order-math.ts';
import { toTrackingUrl } from '../../shop/orders/build-parcels.ts';
import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { type FulfillmentLineView, type FulfillmentView, findLine, withOrder } from './order-views.ts';

export const fulfillmentResolvers = {
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
} satisfies ResolverMap;
