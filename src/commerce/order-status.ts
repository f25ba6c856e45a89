import type { Order, OrderStatus } from './order.ts';

/**
 * The first that holds decides. An order is delivered only when each of its live parcels is; what was shipped without
 * a parcel (a gift card) stays `shipped`.
 */
export function deriveOrderStatus(
  order: Pick<Order, 'cancelledAt' | 'financialStatus' | 'fulfillmentStatus' | 'parcels'>,
): OrderStatus {
  if (order.cancelledAt) return 'cancelled';
  if (order.fulfillmentStatus === 'FULFILLED') return isDelivered(order.parcels) ? 'delivered' : 'shipped';
  if (order.fulfillmentStatus === 'PARTIALLY_FULFILLED') return 'partially_shipped';
  if (order.financialStatus === 'PAID') return 'processing';
  if (order.financialStatus === 'PENDING') return 'pending_payment';
  return 'unknown';
}

function isDelivered(parcels: Order['parcels']): boolean {
  const live = parcels.filter((parcel) => parcel.status !== 'cancelled');
  return live.length > 0 && live.every((parcel) => parcel.status === 'delivered');
}
