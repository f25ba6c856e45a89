import type { Fact } from '../../../src/agent/fact.ts';
import type { Topic } from '../../../src/agent/intents.ts';
import { intentOfTopic } from '../../../src/agent/intents.ts';
import type { ModelRequest, ModelTask } from '../../../src/agent/models/chat-model.ts';
import type { Order, Parcel } from '../../../src/commerce/order.ts';
import type { Product } from '../../../src/commerce/product.ts';

export const now = new Date('2026-11-20T12:00:00Z');
const usd = (amount: string) => ({ amount, currency: 'USD' });

export function aParcel(changes: Partial<Parcel> = {}): Parcel {
  return {
    id: 'p1',
    name: '#1042-F1',
    status: 'in_transit',
    carrier: 'DHL',
    trackingNumber: 'JD0146',
    trackingUrl: 'https://track.example/JD0146',
    shippedAt: new Date('2026-11-16T09:00:00Z'),
    estimatedDeliveryAt: new Date('2026-11-24T09:00:00Z'),
    events: [{ status: 'in_transit', happenedAt: new Date('2026-11-19T09:00:00Z'), city: 'Leeds' }],
    items: [{ lineItemId: 'l1', title: 'Linen Shirt', quantity: 1 }],
    ...changes,
  };
}

export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 'gid://shopify/Order/1',
    name: '#1042',
    createdAt: new Date('2026-11-14T09:00:00Z'),
    processedAt: new Date('2026-11-14T09:00:00Z'),
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    status: 'shipped',
    total: usd('80.00'),
    totalRefunded: usd('0.00'),
    lineItems: [],
    parcels: [aParcel()],
    refunds: [],
    returns: [],
    tags: [],
    ...changes,
  };
}

export function aProduct(changes: Partial<Product> = {}): Product {
  return {
    id: 'gid://shopify/Product/1',
    title: 'Rain Jacket',
    handle: 'rain-jacket',
    description: 'Light enough for a pocket. Fully waterproof with taped seams. Made in Portugal.',
    minPrice: usd('120.00'),
    maxPrice: usd('120.00'),
    variants: [
      { id: 'v1', title: 'M', price: usd('120.00'), isAvailable: true, options: { Size: 'M' } },
      { id: 'v2', title: 'L', price: usd('120.00'), isAvailable: false, options: { Size: 'L' } },
    ],
    ...changes,
  };
}

export function aTask(topics: readonly Topic[], facts: readonly Fact[], changes: Partial<ModelTask> = {}): ModelTask {
  return {
    text: 'Where is my order #1042?',
    language: 'en',
    storeName: 'Northwind',
    facts,
    now,
    classification: {
      intents: topics.map((topic) => ({ intent: intentOfTopic[topic], topic, confidence: 0.9 })),
      sentiment: 'neutral',
      intensity: 1,
      language: 'en',
      asksForPerson: false,
    },
    ...changes,
  };
}

export function aRequest(purpose: ModelRequest['purpose'], task: ModelTask): ModelRequest {
  return { purpose, system: '', messages: [], maxTokens: 500, temperature: 0, task };
}
