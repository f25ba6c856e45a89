import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Fulfillment, Order } from '../shop/model.ts';
import { toFulfillmentStatus } from '../shop/order-math.ts';
import { faultSchema } from './faults.ts';
import { parseJson, readBody, sendJson } from './http-io.ts';
import type { OrderAdmin } from './order-admin.ts';
import type { SandboxServices } from './request-context.ts';

/** `/__sandbox/…`: what a test in another process, or a person with curl, may do to the sandbox. */
export class ControlApi {
  constructor(
    private readonly services: SandboxServices,
    private readonly admin: OrderAdmin,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const body = parseJson(await readBody(request));
    const [resource, name, action] = path.split('/');
    if (resource === 'faults') return this.handleFaults(request.method, response, body);
    if (resource === 'ledger') return this.handleLedger(request.method, response);
    if (resource === 'orders' && name && action && request.method === 'POST') {
      return this.handleOrder(response, decodeURIComponent(name), action, body);
    }
    if (resource === 'variants' && name && request.method === 'POST') {
      return this.handleVariant(response, decodeURIComponent(name), body);
    }
    if (resource === 'jobs' && request.method === 'POST') {
      this.admin.finishJobs();
      return sendJson(response, 200, { jobs: 'done' });
    }
    sendJson(response, 404, { error: 'not_found' });
  }

  private handleFaults(method: string | undefined, response: ServerResponse, body: unknown): void {
    const { faults } = this.services;
    if (method === 'DELETE') faults.clear();
    if (method === 'POST') {
      const fault = faultSchema.safeParse(body);
      if (!fault.success) {
        sendJson(response, 400, { error: 'invalid_fault', issues: fault.error.issues });
        return;
      }
      faults.plant(fault.data);
    }
    sendJson(response, method === 'POST' ? 201 : 200, { faults: faults.list() });
  }

  private handleLedger(method: string | undefined, response: ServerResponse): void {
    if (method === 'DELETE') this.services.ledger.clear();
    sendJson(response, 200, this.services.ledger);
  }

  private handleOrder(response: ServerResponse, name: string, action: string, body: unknown): void {
    const known = this.services.shop.orders.some((it) => it.name === name || it.name === `#${name}`);
    const options = orderActionSchema.safeParse({ ...(typeof body === 'object' && body), action });
    if (!known || !options.success) {
      sendJson(response, 404, { error: 'not_found' });
      return;
    }
    sendJson(response, 200, this.runOrderAction(name, options.data));
  }

  private runOrderAction(name: string, data: OrderAction): object {
    switch (data.action) {
      case 'ship':
        return toParcelReply(this.admin.ship(name, data.carrier === undefined ? {} : { carrier: data.carrier }));
      case 'deliver':
        return toParcelReply(this.admin.deliver(name, data.at === undefined ? {} : { at: new Date(data.at) }));
      case 'scan':
        return toParcelReply(this.admin.scan(name, data.status));
      case 'hold':
        return toOrderReply(this.admin.hold(name, data.reason === undefined ? {} : { reason: data.reason }));
      case 'release':
        return toOrderReply(this.admin.release(name));
      case 'prepare':
        return toOrderReply(this.admin.prepare(name));
      case 'risk':
        return toOrderReply(this.admin.assessRisk(name, data.level));
    }
  }

  private handleVariant(response: ServerResponse, sku: string, body: unknown): void {
    const change = variantChangeSchema.safeParse(body);
    const known = this.services.shop.products.some((it) => it.variants.some((variant) => variant.sku === sku));
    if (!known || !change.success) {
      sendJson(response, 404, { error: 'not_found' });
      return;
    }
    if (change.data.priceCents !== undefined) this.admin.setPrice(sku, change.data.priceCents);
    if (change.data.stock !== undefined) this.admin.setStock(sku, change.data.stock);
    sendJson(response, 200, { sku, ...change.data });
  }
}

function toParcelReply(parcel: Fulfillment) {
  return { parcel: parcel.name, status: parcel.displayStatus, trackingNumber: parcel.trackingNumber };
}

function toOrderReply(order: Order) {
  return { order: order.name, status: toFulfillmentStatus(order), risk: order.riskLevel ?? 'NONE' };
}

type OrderAction = z.infer<typeof orderActionSchema>;

const orderActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('ship'), carrier: z.string().optional() }),
  z.object({ action: z.literal('deliver'), at: z.iso.datetime().optional() }),
  z.object({
    action: z.literal('scan'),
    status: z.enum(['CARRIER_PICKED_UP', 'IN_TRANSIT', 'DELAYED', 'OUT_FOR_DELIVERY', 'ATTEMPTED_DELIVERY', 'FAILURE']),
  }),
  z.object({
    action: z.literal('hold'),
    reason: z.enum(['AWAITING_PAYMENT', 'HIGH_RISK_OF_FRAUD', 'INCORRECT_ADDRESS', 'OTHER']).optional(),
  }),
  z.object({ action: z.literal('release') }),
  z.object({ action: z.literal('prepare') }),
  z.object({ action: z.literal('risk'), level: z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'PENDING']) }),
]);

const variantChangeSchema = z.strictObject({
  priceCents: z.number().int().nonnegative().optional(),
  stock: z.number().int().optional(),
});
