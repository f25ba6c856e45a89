import type { ParcelStatus } from '../../commerce/order.ts';

/**
 * Shopify's `FulfillmentDisplayStatus` and `FulfillmentEventStatus`. Those that only say that the merchant pressed a
 * button (`FULFILLED`, `MARKED_AS_FULFILLED`, `SUBMITTED`, `LABEL_VOIDED`) tell nothing about the parcel: `unknown`.
 */
export function toParcelStatus(vendorStatus: string | null): ParcelStatus {
  return (vendorStatus === null ? undefined : parcelStatus.get(vendorStatus)) ?? 'unknown';
}

const parcelStatus: ReadonlyMap<string, ParcelStatus> = new Map([
  ['LABEL_PRINTED', 'label_created'],
  ['LABEL_PURCHASED', 'label_created'],
  ['CONFIRMED', 'confirmed'],
  ['CARRIER_PICKED_UP', 'carrier_picked_up'],
  ['IN_TRANSIT', 'in_transit'],
  ['OUT_FOR_DELIVERY', 'out_for_delivery'],
  ['ATTEMPTED_DELIVERY', 'attempted_delivery'],
  ['READY_FOR_PICKUP', 'ready_for_pickup'],
  ['PICKED_UP', 'delivered'],
  ['DELIVERED', 'delivered'],
  ['DELAYED', 'delayed'],
  ['NOT_DELIVERED', 'not_delivered'],
  ['FAILURE', 'not_delivered'],
  ['CANCELED', 'cancelled'],
]);
