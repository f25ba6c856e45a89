import type { Fulfillment, HoldReason, Order, ParcelStatus } from '../shop/model.ts';
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
  scan(name: string, status: ParcelStatus, options: { message?: string; city?: string; at?: Date } = {}): Fulfillment {
    const order = this.getOrder(name);
    const parcel = order.fulfillments.at(-1);
    if (!parcel) throw new Error(`order ${name} has no parcel yet`);
    const now = this.services.clock.now();
    const happenedAt = options.at ?? now;
    const city = options.city ?? order.shippingAddress.city;
    parcel.events.push({
      id: this.services.createNumber(),
      status,
      happenedAt,
      message: options.message ?? scanMessages[status],
      ...(city && { city }),
    });
    parcel.displayStatus = status;
    parcel.updatedAt = happenedAt;
    if (status !== 'LABEL_PRINTED') parcel.inTransitAt ??= happenedAt;
    if (status === 'DELIVERED') parcel.deliveredAt = happenedAt;
    order.updatedAt = now;
    this.services.events.moved(order, parcel);
    return parcel;
  }

  /** `at`: now when absent; an earlier moment tries a return window. */
  deliver(name: string, options: { at?: Date } = {}): Fulfillment {
    return this.scan(name, 'DELIVERED', options);
  }

  hold(name: string, options: { reason?: HoldReason } = {}): Order {
    return this.change(name, (order) => {
      const id = this.services.createNumber();
      order.holds = [...(order.holds ?? []), { id, reason: options.reason ?? 'OTHER', handle: `admin-${id}` }];
    });
  }

  release(name: string): Order {
    return this.change(name, (order) => {
      order.holds = [];
    });
  }

  /** The warehouse begins (or stops) to pack it. */
  prepare(name: string, isBeingPrepared = true): Order {
    return this.change(name, (order) => {
      order.isBeingPrepared = isBeingPrepared;
    });
  }

  assessRisk(name: string, level: NonNullable<Order['riskLevel']>): Order {
    return this.change(name, (order) => {
      order.riskLevel = level;
    });
  }

  /** The shop's price from now on; orders keep what they were sold for. US cents. @throws for an unknown SKU. */
  setPrice(sku: string, cents: number): void {
    this.findVariant(sku).priceCents = cents;
  }

  /** @throws for an unknown SKU. */
  setStock(sku: string, stock: number): void {
    this.findVariant(sku).stock = stock;
  }

  /** Carries out what is under way, as if it had been waited for. */
  finishJobs(): void {
    this.services.jobs.finishAll();
  }

  private change(name: string, apply: (order: Order) => void): Order {
    const order = this.getOrder(name);
    apply(order);
    order.updatedAt = this.services.clock.now();
    this.services.events.updated(order);
    return order;
  }

  private findVariant(sku: string) {
    const variant = this.services.shop.products.flatMap((it) => it.variants).find((it) => it.sku === sku);
    if (!variant) throw new Error(`the sandbox sells no ${sku}`);
    return variant;
  }
}
