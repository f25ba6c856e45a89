import type { Trigger } from './bodies.ts';
import { presentTicket } from './presenters.ts';
import type { IntegrationRecord, Records, TicketRecord } from './records.ts';

const deliveryTimeoutMs = 5_000;
const maxDeliveriesKept = 2_000;

export interface Delivery {
  readonly trigger: Trigger;
  readonly ticketId: number;
  readonly url: string;
  /** Absent when the receiver could not be reached. */
  readonly status?: number;
}

/**
 * Calls the subscribed HTTP integrations, one after another, without retries: the documentation promises none. Changes
 * made through the API fire as well, as they do in Gorgias.
 */
export class EventSender {
  readonly deliveries: Delivery[] = [];
  private tail: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(private readonly records: Records) {}

  emit(trigger: Trigger, ticket: TicketRecord): void {
    const subscribed = [...this.records.integrations.values()].filter(({ body }) => body.http.triggers[trigger]);
    if (subscribed.length === 0) return;
    const context = { ticket: presentTicket(this.records, ticket) };
    for (const integration of subscribed) {
      this.tail = this.tail.then(() => this.deliver(integration, trigger, ticket.id, context));
    }
  }

  /** Resolves when every event emitted so far has been delivered or given up. */
  async settled(): Promise<void> {
    await this.tail;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.tail;
  }

  private async deliver(
    { body: { http } }: IntegrationRecord,
    trigger: Trigger,
    ticketId: number,
    context: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const delivery = { trigger, ticketId, url: http.url };
    const hasBody = http.method !== 'GET' && http.form !== undefined;
    try {
      const response = await fetch(http.url, {
        method: http.method,
        headers: { ...http.headers, ...(hasBody ? { 'content-type': http.request_content_type } : {}) },
        ...(hasBody ? { body: renderBody(http.form ?? '', http.request_content_type, context) } : {}),
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(deliveryTimeoutMs)]),
      });
      await response.arrayBuffer();
      this.deliveries.push({ ...delivery, status: response.status });
    } catch {
      this.deliveries.push(delivery);
    }
    if (this.deliveries.length > maxDeliveriesKept) this.deliveries.shift();
  }
}

function renderBody(
  form: string | Record<string, unknown>,
  contentType: string,
  context: Readonly<Record<string, unknown>>,
) {
  if (typeof form === 'string') return renderText(form, context);
  const rendered = renderValue(form, context);
  if (contentType === 'application/json') return JSON.stringify(rendered);
  const pairs = Object.entries(rendered ?? {}).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(Object.fromEntries(pairs)).toString();
}

function renderValue(value: unknown, context: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') return renderText(value, context);
  if (Array.isArray(value)) return value.map((item) => renderValue(item, context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderValue(item, context)]));
}

/** `{{ticket.customer.email}}` by path, `{{context}}` for all of it; an unknown path renders as nothing. */
function renderText(template: string, context: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (_match, path: string) => {
    if (path === 'context') return JSON.stringify(context);
    const value = path.split('.').reduce<unknown>(readKey, context);
    if (value === undefined || value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

function readKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
