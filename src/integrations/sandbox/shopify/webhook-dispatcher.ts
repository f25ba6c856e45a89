import { createHmac } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import { createId } from '../../../platform/ids.ts';
import type { FaultQueue } from './faults.ts';
import type { Ledger } from './ledger.ts';

export interface WebhookSubscription {
  readonly id: number;
  /** GraphQL's spelling: `ORDERS_UPDATED`. */
  readonly topic: string;
  readonly uri: string;
  readonly includeFields: readonly string[];
  readonly filter?: string;
  readonly name?: string;
  readonly apiVersion: string;
  readonly createdAt: Date;
}

interface Delivery {
  readonly uri: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface WebhookDeps {
  readonly clock: Clock;
  readonly secret: string;
  readonly shopDomain: string;
  readonly faults: FaultQueue;
  readonly ledger: Ledger;
  /** Waits before the second and later attempts; Shopify tries eight times over four hours. */
  readonly retryDelaysMs: readonly number[];
}

const deliveryTimeoutMs = 5000;
/** How long a reordered delivery waits for a later one to overtake it. */
const holdMs = 1000;

/** Signs and delivers, in the background. A failed delivery is retried with the same webhook id. */
export class WebhookDispatcher {
  readonly subscriptions: WebhookSubscription[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  private held: Delivery[] = [];

  constructor(private readonly deps: WebhookDeps) {}

  /** `topic` in GraphQL's spelling; one delivery for each subscription to it. */
  emit(topic: string, payload: Readonly<Record<string, unknown>>): void {
    const eventId = createId();
    for (const subscription of this.subscriptions) {
      if (subscription.topic === topic) this.dispatch(this.sign(subscription, payload, eventId));
    }
  }

  /** Resolves when nothing is on its way any more, held deliveries included. */
  async settled(): Promise<void> {
    this.release();
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  close(): void {
    this.stop.abort();
  }

  private dispatch(delivery: Delivery): void {
    if (this.deps.faults.take(['webhook_reorder'])) {
      this.held.push(delivery);
      setTimeout(() => this.release(), holdMs).unref();
      return;
    }
    const isDoubled = this.deps.faults.take(['webhook_duplicate']) !== undefined;
    this.track(this.deliver(delivery));
    if (isDoubled) this.track(this.deliver(delivery));
    this.release();
  }

  private release(): void {
    const held = this.held;
    this.held = [];
    for (const delivery of held) this.track(this.afterInFlight(delivery));
  }

  private async afterInFlight(delivery: Delivery): Promise<void> {
    await Promise.all([...this.inFlight]);
    await this.deliver(delivery);
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.inFlight.delete(tracked));
    this.inFlight.add(tracked);
  }

  private async deliver(delivery: Delivery): Promise<void> {
    for (const delayMs of [0, ...this.deps.retryDelaysMs]) {
      if (delayMs > 0) await this.pause(delayMs);
      if (this.stop.signal.aborted || (await this.post(delivery))) return;
    }
    this.deps.ledger.count('webhook:given_up');
  }

  private async post(delivery: Delivery): Promise<boolean> {
    this.deps.ledger.count(`webhook:${delivery.headers['x-shopify-topic']}`);
    try {
      const response = await fetch(delivery.uri, {
        method: 'POST',
        body: delivery.body,
        headers: delivery.headers,
        signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(deliveryTimeoutMs)]),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false; // unreachable or too slow: the same as a refusal, so it is retried
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private sign(
    subscription: WebhookSubscription,
    payload: Readonly<Record<string, unknown>>,
    eventId: string,
  ): Delivery {
    const fields = subscription.includeFields;
    const kept =
      fields.length === 0
        ? payload
        : Object.fromEntries(Object.entries(payload).filter(([key]) => fields.includes(key)));
    const body = JSON.stringify(kept);
    return {
      uri: subscription.uri,
      body,
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': toRestTopic(subscription.topic),
        'x-shopify-hmac-sha256': createHmac('sha256', this.deps.secret).update(body).digest('base64'),
        'x-shopify-shop-domain': this.deps.shopDomain,
        'x-shopify-api-version': subscription.apiVersion,
        'x-shopify-webhook-id': createId(),
        'x-shopify-event-id': eventId,
        'x-shopify-triggered-at': this.deps.clock.now().toISOString(),
        ...(subscription.name && { 'x-shopify-name': subscription.name }),
      },
    };
  }
}

const resources = [
  'FULFILLMENT_EVENTS',
  'ORDERS',
  'FULFILLMENTS',
  'REFUNDS',
  'RETURNS',
  'CUSTOMERS',
  'PRODUCTS',
  'APP',
];

/** `ORDERS_PARTIALLY_FULFILLED` -> `orders/partially_fulfilled`. */
function toRestTopic(topic: string): string {
  const resource = resources.find((it) => topic.startsWith(`${it}_`));
  return (resource ? `${resource}/${topic.slice(resource.length + 1)}` : topic).toLowerCase();
}
