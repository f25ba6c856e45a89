import type { FulfillmentHold, HoldReason, Order } from '../../shop/model.ts';
import { unfulfilledQuantity } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { listVisibleOrders, type RequestContext, type ResolverMap } from '../request-context.ts';
import { type FulfillmentLineView, findLine } from './order-views.ts';

interface HoldArgs {
  readonly id: string;
  readonly fulfillmentHold: {
    readonly reason: HoldReason;
    readonly reasonNotes?: string | null;
    readonly handle?: string | null;
  };
}

export const fulfillmentOrderResolvers = {
  Order: {
    fulfillmentOrders: (order: Order, args: PageArgs, context: RequestContext) =>
      connect(toFulfillmentOrders(order, context), args, (it) => it.id),
    risk: (order: Order) => ({
      recommendation: recommendations[order.riskLevel ?? 'NONE'],
      assessments: order.riskLevel ? [{ riskLevel: order.riskLevel, facts: [] }] : [],
    }),
  },
  FulfillmentOrderLineItem: {
    lineItem: (line: FulfillmentLineView) => findLine(line.order, line.lineId),
  },
  FulfillmentHold: {
    id: (it: FulfillmentHold) => toGid('FulfillmentHold', it.id),
    displayReason: (it: FulfillmentHold) => it.reason.toLowerCase().replaceAll('_', ' '),
    heldByRequestingApp: (it: FulfillmentHold) => it.handle !== '',
  },
  Mutation: {
    fulfillmentOrderHold: (_: unknown, args: HoldArgs, context: RequestContext) => hold(args, context),
    fulfillmentOrderReleaseHold: (_: unknown, args: { id: string }, context: RequestContext) => {
      const order = findOpen(args.id, context);
      if (!order) return { fulfillmentOrder: null, userErrors: [notFound('FULFILLMENT_ORDER_NOT_FOUND')] };
      order.holds = [];
      touch(order, 'fulfillmentOrderReleaseHold', args, context);
      return { fulfillmentOrder: toOpenOrder(order, context), userErrors: [] };
    },
  },
} satisfies ResolverMap;

const recommendations = {
  NONE: 'NONE',
  PENDING: 'NONE',
  LOW: 'ACCEPT',
  MEDIUM: 'INVESTIGATE',
  HIGH: 'CANCEL',
} as const;
const maxHolds = 10;

function hold({ id, fulfillmentHold }: HoldArgs, context: RequestContext) {
  const refuse = (code: string, message: string) => ({
    fulfillmentHold: null,
    fulfillmentOrder: null,
    userErrors: [{ code, field: ['id'], message }],
  });
  const order = findOpen(id, context);
  if (!order)
    return { fulfillmentHold: null, fulfillmentOrder: null, userErrors: [notFound('FULFILLMENT_ORDER_NOT_FOUND')] };
  const holds = order.holds ?? [];
  const handle = fulfillmentHold.handle ?? '';
  if (holds.some((it) => it.handle === handle)) {
    return refuse('DUPLICATE_FULFILLMENT_HOLD_HANDLE', 'A hold with this handle is already on the fulfillment order');
  }
  if (holds.length >= maxHolds) return refuse('FULFILLMENT_ORDER_HOLD_LIMIT_REACHED', 'The hold limit is reached');
  const added: FulfillmentHold = {
    id: context.createNumber(),
    reason: fulfillmentHold.reason,
    handle,
    ...(fulfillmentHold.reasonNotes && { reasonNotes: fulfillmentHold.reasonNotes }),
  };
  order.holds = [...holds, added];
  touch(order, 'fulfillmentOrderHold', { id, fulfillmentHold }, context);
  return { fulfillmentHold: added, fulfillmentOrder: toOpenOrder(order, context), userErrors: [] };
}

function notFound(code: string) {
  return { code, field: ['id'], message: 'Fulfillment order does not exist' };
}

function touch(order: Order, mutation: string, input: unknown, context: RequestContext): void {
  order.updatedAt = context.clock.now();
  context.ledger.commit({
    at: order.updatedAt,
    mutation,
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: 0,
    currency: order.currency,
    input,
  });
  context.events.updated(order);
}

/** The order whose open fulfilment order has this id: it bears the order's own number. */
function findOpen(gid: string, context: RequestContext): Order | undefined {
  const id = parseGid(gid, 'FulfillmentOrder');
  const order = listVisibleOrders(context).find((it) => it.id === id);
  return order && listLeft(order).length > 0 ? order : undefined;
}

/** One closed fulfilment order for each parcel, one open one for what is left. */
function toFulfillmentOrders(order: Order, context: RequestContext) {
  const shipped = order.fulfillments.map((parcel) =>
    toFulfillmentOrder(order, { id: parcel.id, status: 'CLOSED', lines: parcel.lines, actions: [] }, context),
  );
  return listLeft(order).length === 0 ? shipped : [...shipped, toOpenOrder(order, context)];
}

function toOpenOrder(order: Order, context: RequestContext) {
  const isHeld = (order.holds ?? []).length > 0;
  const status = isHeld ? 'ON_HOLD' : order.isBeingPrepared ? 'IN_PROGRESS' : 'OPEN';
  const actions = { ON_HOLD: ['RELEASE_HOLD', 'HOLD'], IN_PROGRESS: ['CREATE_FULFILLMENT'], OPEN: openActions };
  return toFulfillmentOrder(order, { id: order.id, status, lines: listLeft(order), actions: actions[status] }, context);
}

const openActions = ['CREATE_FULFILLMENT', 'HOLD', 'MOVE', 'SPLIT'];

function listLeft(order: Order) {
  return order.lines
    .map((line) => ({ id: line.id, lineId: line.id, quantity: unfulfilledQuantity(order, line) }))
    .filter((line) => line.quantity > 0);
}

interface Part {
  readonly id: number;
  readonly status: 'OPEN' | 'CLOSED' | 'ON_HOLD' | 'IN_PROGRESS';
  readonly lines: readonly { readonly id: number; readonly lineId: number; readonly quantity: number }[];
  readonly actions: readonly string[];
}

function toFulfillmentOrder(order: Order, { id, status, lines, actions }: Part, context: RequestContext) {
  const items = lines.map((line) => ({
    id: toGid('FulfillmentOrderLineItem', line.id),
    order,
    lineId: line.lineId,
    totalQuantity: line.quantity,
    remainingQuantity: status === 'CLOSED' ? 0 : line.quantity,
  }));
  const { location } = context.shop.profile;
  return {
    id: toGid('FulfillmentOrder', id),
    status,
    requestStatus: 'UNSUBMITTED',
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    fulfillAt: order.createdAt,
    fulfillmentHolds: status === 'CLOSED' ? [] : (order.holds ?? []),
    supportedActions: actions.map((action) => ({ action })),
    assignedLocation: { name: location.name, location },
    deliveryMethod: { id: toGid('DeliveryMethod', id), methodType: 'SHIPPING' },
    lineItems: (args: PageArgs) => connect(items, args, (it) => it.id),
  };
}
