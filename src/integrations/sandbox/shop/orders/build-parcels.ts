import type { Fulfillment, Order, ParcelEvent, ParcelStatus } from '../model.ts';
import type { OrderSpec, ParcelSpec } from './order-spec.ts';

type DaysAgo = (days: number) => Date;

export function createParcels(spec: OrderSpec, order: Order, daysAgo: DaysAgo): Fulfillment[] {
  return (spec.parcels ?? []).map((parcel, index) => createParcel(spec, parcel, index, order, daysAgo));
}

export function toTrackingUrl(carrier: string, number: string): string {
  return `https://track.fernhill-supply.example/${carrier.toLowerCase().replaceAll(' ', '-')}/${number}`;
}

/** Words as carriers print them. */
export const scanMessages: Readonly<Record<ParcelStatus, string>> = {
  LABEL_PURCHASED: 'Shipping label purchased',
  LABEL_PRINTED: 'Shipping label created, carrier awaiting item',
  CONFIRMED: 'Shipment information received',
  CARRIER_PICKED_UP: 'Picked up by the carrier',
  IN_TRANSIT: 'Departed from facility',
  DELAYED: 'Delayed because of severe weather',
  OUT_FOR_DELIVERY: 'Out for delivery',
  ATTEMPTED_DELIVERY: 'Delivery attempted, nobody was home',
  READY_FOR_PICKUP: 'Available for pickup at the access point',
  DELIVERED: 'Delivered',
  FAILURE: 'Address could not be found, returned to sender',
};

function createParcel(spec: OrderSpec, parcel: ParcelSpec, index: number, order: Order, daysAgo: DaysAgo): Fulfillment {
  const id = 4_700_000_000 + spec.number * 10 + index;
  const hasMoved = parcel.scanned !== undefined;
  const lastScan = daysAgo(parcel.scanned ?? parcel.shipped);
  const content = parcel.lines ?? order.lines.map((line, line_) => [line_, line.quantity] as const);
  return {
    id,
    name: `${order.name}-F${index + 1}`,
    carrier: parcel.carrier,
    trackingNumber: toTrackingNumber(parcel.carrier, id),
    createdAt: daysAgo(parcel.shipped),
    updatedAt: lastScan,
    lines: content.map(([line, quantity], position) => ({
      id: 12_000_000_000 + spec.number * 100 + index * 10 + position,
      lineId: order.lines[line]?.id ?? 0,
      quantity,
    })),
    status: 'SUCCESS',
    displayStatus: parcel.status,
    ...(parcel.due !== undefined && { estimatedDeliveryAt: daysAgo(-parcel.due) }),
    ...(hasMoved && { inTransitAt: daysAgo(parcel.shipped - 0.4) }),
    ...(parcel.status === 'DELIVERED' && { deliveredAt: lastScan }),
    events: createEvents(parcel, id, order, daysAgo),
  };
}

function createEvents(parcel: ParcelSpec, id: number, order: Order, daysAgo: DaysAgo): ParcelEvent[] {
  const home = { city: 'Portland', province: 'OR', country: 'US' };
  const there = order.shippingAddress;
  const destination = {
    ...(there.city && { city: there.city }),
    ...(there.provinceCode && { province: there.provinceCode }),
    ...(there.countryCode && { country: there.countryCode }),
  };
  const scanned = parcel.scanned;
  const steps: [ParcelStatus, number, typeof destination][] = [['LABEL_PRINTED', parcel.shipped, home]];
  if (scanned !== undefined) {
    const travelled = parcel.shipped - scanned;
    steps.push(['CARRIER_PICKED_UP', parcel.shipped - travelled * 0.2, home]);
    if (parcel.status !== 'CARRIER_PICKED_UP') steps.push(['IN_TRANSIT', parcel.shipped - travelled * 0.6, home]);
    if (parcel.status === 'DELIVERED')
      steps.push(['OUT_FOR_DELIVERY', scanned + Math.min(0.25, travelled * 0.1), destination]);
    const isAtDestination = !['IN_TRANSIT', 'CARRIER_PICKED_UP', 'DELAYED'].includes(parcel.status);
    steps.push([
      parcel.status,
      scanned,
      isAtDestination ? destination : { city: 'Louisville', province: 'KY', country: 'US' },
    ]);
  }
  return steps.map(([status, days, place], index) => ({
    id: id * 10 + index,
    status,
    happenedAt: daysAgo(days),
    message: scanMessages[status],
    ...place,
  }));
}

export function toTrackingNumber(carrier: string, seed: number): string {
  const digits = String((seed * 7_368_787) % 1_000_000_000_000).padStart(12, '0');
  if (carrier === 'UPS') return `1Z999AA1${digits.slice(0, 10)}`;
  if (carrier === 'USPS') return `9400111899${digits}`;
  if (carrier === 'Royal Mail') return `RM${digits.slice(0, 9)}GB`;
  if (carrier === 'DHL Express') return `JD0146${digits}`;
  return digits;
}
