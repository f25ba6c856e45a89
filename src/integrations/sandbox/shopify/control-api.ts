import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
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
    const { data } = options;
    const parcel =
      data.action === 'ship'
        ? this.admin.ship(name, data.carrier === undefined ? {} : { carrier: data.carrier })
        : this.admin.scan(name, data.action === 'deliver' ? 'DELIVERED' : data.status);
    sendJson(response, 200, {
      parcel: parcel.name,
      status: parcel.displayStatus,
      trackingNumber: parcel.trackingNumber,
    });
  }
}

const orderActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('ship'), carrier: z.string().optional() }),
  z.object({ action: z.literal('deliver') }),
  z.object({
    action: z.literal('scan'),
    status: z.enum(['CARRIER_PICKED_UP', 'IN_TRANSIT', 'DELAYED', 'OUT_FOR_DELIVERY', 'ATTEMPTED_DELIVERY', 'FAILURE']),
  }),
]);
