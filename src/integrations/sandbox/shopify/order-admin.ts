import type { Fulfillment, Order, ParcelStatus } from '../shop/model.ts';
import { unfulfilledQuantity } from '../shop/order-math.ts';
import { scanMessages, toTrackingNumber } from '../shop/orders/build-parcels.ts';
import type { SandboxServices } from './request-context.ts';

/** The merchant's and the carrier's hands: lets time pass in a demo or a test. Each call emits its webhooks. */
export class OrderAdmin {
  constructor(private readonly services: SandboxServices) {}

  getOrder(name: string): Order {
    const order = this.services.shop.orders.find((it) => it.name === name || it.name === `#${name}`);
    if (!order) throw new Error(`the sandbox has no order ${name}`);
    return order;
  }

  /** Sends everything that is left to ship; the label exists at once, scans come with `scan`. */
  ship(
    name: string,
    options: { carrier?: string; trackingNumber?: string; estimatedDeliveryAt?: Date } = {},
  ): Fulfillment {
    const order = this.getOrder(name);
    const now = this.services.clock.now();
    const id = this.services.createNumber();
    const carrier = options.carrier ?? 'UPS';
    const parcel: Fulfillment = {
      id,
      name: `${order.name}-F${order.fulfillments.length + 1}`,
      carrier,
      trackingNumber: options.trackingNumber ?? toTrackingNumber(carrier, id),
      createdAt: now,
      updatedAt: now,
      lines: order.lines
        .map((line) => ({
          id: this.services.createNumber(),
          lineId: line.id,
          quantity: unfulfilledQuantity(order, line),
        }))
        .filter((line) => line.quantity > 0),
      status: 'SUCCESS',
      displayStatus: 'LABEL_PRINTED',
      ...(options.estimatedDeliveryAt && { estimatedDeliveryAt: options.estimatedDeliveryAt }),
      events: [],
    };
    order.fulfillments.push(parcel);
    order.updatedAt = now;
    this.services.events.fulfilled(order, parcel);
    return parcel;
  }

  /** A carrier's scan of the newest parcel. */
  scan(name: string, status: ParcelStatus, options: { message?: string; city?: string } = {}): Fulfillment {
    const order = this.getOrder(name);
    const parcel = order.fulfillments.at(-1);
    if (!parcel) throw new Error(`order ${name} has no parcel yet`);
    const now = this.services.clock.now();
    const city = options.city ?? order.shippingAddress.city;
    parcel.events.push({
      id: this.services.createNumber(),
      status,
      happenedAt: now,
      message: options.message ?? scanMessages[status],
      ...(city && { city }),
    });
    parcel.displayStatus = status;
    parcel.updatedAt = now;
    if (status !== 'LABEL_PRINTED') parcel.inTransitAt ??= now;
    if (status === 'DELIVERED') parcel.deliveredAt = now;
    order.updatedAt = now;
    this.services.events.moved(order, parcel);
    return parcel;
  }

  deliver(name: string): Fulfillment {
    return this.scan(name, 'DELIVERED');
  }
}
