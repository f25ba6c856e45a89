import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../src/agent/fact.ts';
import { checkSentence } from '../../../src/agent/guardrails/claims.ts';
import { buildEvidence } from '../../../src/agent/guardrails/evidence-facts.ts';
import { splitSentences } from '../../../src/agent/guardrails/sentences.ts';
import type { Topic } from '../../../src/agent/intents.ts';
import type { Order } from '../../../src/commerce/order.ts';
import { composeAnswer } from '../../../src/integrations/rules-model/compose-answer.ts';
import { anOrder, aParcel, aProduct, aTask, now } from './orders.ts';

const total = { amount: '20.00', currency: 'USD' };
const refund = { id: 'r', createdAt: new Date('2026-11-18T09:00:00Z'), total };
const item = { id: 'l', title: 'Wool Socks', quantity: 2, currentQuantity: 2, unfulfilledQuantity: 2 };
const lineItems = [{ ...item, refundableQuantity: 2, unitPrice: total }];
const stalled = aParcel({
  estimatedDeliveryAt: new Date('2026-11-15T09:00:00Z'),
  events: [{ status: 'in_transit', happenedAt: new Date('2026-11-13T09:00:00Z') }],
});
const delivered = aParcel({ status: 'delivered', deliveredAt: new Date('2026-11-18T09:00:00Z') });
const orders: readonly (readonly [name: string, order: Order])[] = [
  ['shipped', anOrder()],
  ['stalled', anOrder({ parcels: [stalled] })],
  ['delivered', anOrder({ status: 'delivered', parcels: [delivered] })],
  ['split', anOrder({ status: 'partially_shipped', lineItems, parcels: [aParcel(), aParcel({ id: 'p2' })] })],
  ['processing', anOrder({ status: 'processing', fulfillmentStatus: 'UNFULFILLED', parcels: [] })],
  ['unpaid', anOrder({ status: 'pending_payment', financialStatus: 'PENDING', parcels: [] })],
  ['cancelled', anOrder({ status: 'cancelled', cancelledAt: new Date('2026-11-15T09:00:00Z'), parcels: [] })],
  ['refunded', anOrder({ totalRefunded: total, refunds: [{ ...refund, isSettled: true }] })],
  ['refunding', anOrder({ totalRefunded: total, refunds: [{ ...refund, isSettled: false }] })],
  ['unknown', anOrder({ status: 'unknown', parcels: [] })],
];
const topics: readonly Topic[] = [
  'order_status',
  'delivery_problem',
  'cancel_order',
  'address_change',
  'return_request',
  'refund_request',
  'refund_status',
  'damaged_item',
  'complaint',
];

function listRefused(topic: Topic, facts: readonly Fact[], language: string, text: string): readonly string[] {
  const answer = composeAnswer(aTask([topic], facts, { language, text }));
  const context = {
    evidence: buildEvidence(facts, now),
    shopperValues: new Set(['order:1042']),
    promptShingles: new Set<string>(),
  };
  return splitSentences(answer).filter((sentence) => !checkSentence(sentence, context).isSupported);
}

describe.each(['en', 'de', 'fr', 'es'])('what the rules model says in %s', (language) => {
  it.each(orders)('about an order that is %s passes the claims guard', (_, order) => {
    const facts: Fact[] = [{ id: 'f1', tool: 'get_order', kind: 'order', order }];

    for (const topic of topics) {
      expect([topic, listRefused(topic, facts, language, 'order #1042')]).toEqual([topic, []]);
    }
  });

  it('about a product passes the claims guard', () => {
    const products: Fact = { id: 'f1', tool: 's', kind: 'products', query: 'jacket', products: [aProduct()] };

    expect(listRefused('product_question', [products], language, 'Is the rain jacket waterproof?')).toEqual([]);
    expect(listRefused('product_question', [products], language, 'jackets')).toEqual([]);
  });
});
