import type { Order, Parcel } from '../../commerce/order.ts';

/** What a reply may say an order is. */
export type OrderAspect =
  | 'delivered'
  | 'shipped'
  | 'in_transit'
  | 'out_for_delivery'
  | 'attempted'
  | 'ready_for_pickup'
  | 'processing'
  | 'pending_payment'
  | 'cancelled'
  | 'refunded'
  | 'returned'
  | 'delayed'
  | 'lost';

/** The aspects that are true of an order at this moment; of a split order, those of any of its parcels. */
export function listAspects(order: Order, now: Date): Set<OrderAspect> {
  const aspects = new Set<OrderAspect>();
  const add = (isTrue: boolean, aspect: OrderAspect) => isTrue && aspects.add(aspect);
  const hasParcel = (isMatch: (parcel: Parcel) => boolean) => order.parcels.some(isMatch);
  const wasShipped = ['shipped', 'partially_shipped', 'delivered'].includes(order.status);
  add(order.status === 'cancelled' || order.cancelledAt !== undefined, 'cancelled');
  add(order.status === 'pending_payment', 'pending_payment');
  add(order.status === 'delivered' || hasParcel(({ status }) => status === 'delivered'), 'delivered');
  add(wasShipped || hasParcel(({ status }) => status !== 'cancelled'), 'shipped');
  add(
    hasParcel((parcel) => isMoving(parcel, order)),
    'in_transit',
  );
  add(
    hasParcel(({ status }) => status === 'out_for_delivery'),
    'out_for_delivery',
  );
  add(
    hasParcel(({ status }) => status === 'attempted_delivery'),
    'attempted',
  );
  add(
    hasParcel(({ status }) => status === 'ready_for_pickup'),
    'ready_for_pickup',
  );
  add(order.status === 'processing' || isPartlyUnshipped(order), 'processing');
  add(
    hasParcel((parcel) => isLate(parcel, now)),
    'delayed',
  );
  add(Number(order.totalRefunded.amount) > 0 || order.refunds.some(({ isSettled }) => isSettled), 'refunded');
  add(order.returns.length > 0, 'returned');
  return aspects;
}

/** True when each parcel (and nothing less) is in the state: "not delivered" is true of a half-delivered order. */
export function holdsWholly(order: Order, aspect: OrderAspect): boolean {
  if (aspect === 'delivered') {
    return order.status === 'delivered';
  }
  return aspect === 'shipped' ? order.status === 'shipped' || order.status === 'delivered' : true;
}

const still: readonly string[] = ['label_created', 'delivered', 'not_delivered', 'cancelled', 'ready_for_pickup'];

function isMoving(parcel: Parcel, order: Order): boolean {
  return order.status !== 'cancelled' && !still.includes(parcel.status);
}

function isPartlyUnshipped(order: Order): boolean {
  return order.status === 'partially_shipped' || (order.status === 'unknown' && order.parcels.length === 0);
}

function isLate(parcel: Parcel, now: Date): boolean {
  const isDue = parcel.estimatedDeliveryAt !== undefined && parcel.estimatedDeliveryAt.getTime() < now.getTime();
  return parcel.status === 'delayed' || (isDue && parcel.status !== 'delivered');
}
