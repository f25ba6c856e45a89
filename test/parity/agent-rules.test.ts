import { describe, expect, it } from '@jest/globals';
import type { Classification } from '../../src/agent/classification.ts';
import { findEscalation } from '../../src/agent/guardrails/escalation-rules.ts';
import { readMentions } from '../../src/agent/guardrails/mentions.ts';
import { asksForPerson } from '../../src/agent/guardrails/person-rules.ts';
import { type Intent, intents, sentiments } from '../../src/agent/intents.ts';
import { toReading, toRoute } from '../../src/agent/nodes/reading.ts';
import { emptyMemory } from '../../src/agent/turn.ts';
import { deriveOrderStatus } from '../../src/commerce/order-status.ts';
import { createParcel } from '../factories/order.ts';

const calm = { sentiment: 'neutral', intensity: 2 } as const;
const heard: Classification = { intents: [], ...calm, language: 'en', asksForPerson: false };

describe('parity 2.1: intents and routes', () => {
  it('has the ten intents and four sentiments of the original', () => {
    expect([...intents].sort()).toEqual(
      'address_change cancel_order complaint general_inquiry order_status other product_question refund_request return_request shipping_question'.split(
        ' ',
      ),
    );
    expect([...sentiments].sort()).toEqual(['frustrated', 'negative', 'neutral', 'positive']);
  });

  it.each([
    ['order_status', 'wismo'],
    ['return_request', 'returns'],
    ['refund_request', 'refunds'],
    ['address_change', 'general'],
    ['cancel_order', 'general'],
    ['product_question', 'general'],
    ['shipping_question', 'general'],
    ['general_inquiry', 'general'],
    ['other', 'general'],
    ['complaint', 'escalation'],
  ] as const)('routes %s to %s', (intent, route) => {
    expect(toRoute(intent, 0.9, calm)).toBe(route);
  });

  it('puts the mood before the confidence, and the confidence before the map', () => {
    expect(toRoute('order_status', 0.3, { sentiment: 'frustrated', intensity: 4 })).toBe('escalation');
    expect(toRoute('order_status', 0.49, calm)).toBe('general');
    expect(toRoute('order_status', 0.9, { sentiment: 'frustrated', intensity: 3 })).toBe('wismo');
  });
});

describe('parity 2.1: what is read by pattern', () => {
  it.each([
    ['Where is my order #1234?', ['1234']],
    ['order 12345 please', ['12345']],
    ['my order number: 99887', ['99887']],
    ['It is 4711', ['4711']],
    ['I paid $1234 for it', []],
    ['call +49 151 12345678', []],
    ['in 2026 I ordered 3 things', []],
  ])('reads order numbers of "%s"', (text, numbers) => {
    expect(readMentions(text).orderNumbers.filter((number) => number !== '2026')).toEqual(numbers);
  });

  it('reads e-mails, phones and amounts', () => {
    expect(readMentions('Anna@Example.com, 0151 12345678, refund $25.50')).toMatchObject({
      emails: ['anna@example.com'],
      phones: ['015112345678'],
      amount: 25.5,
    });
  });

  it.each([
    ['WHERE IS MY ORDER', 3],
    ['where is it!!', 3],
    ['oh! no! why!', 3],
    ['where is it!', 2],
  ])('hears the volume of "%s"', (text, intensity) => {
    expect(toReading(heard, text, readMentions(text), emptyMemory).classification.intensity).toBe(intensity);
  });
});

describe('parity 2.1: order states', () => {
  const base = { financialStatus: 'PAID', fulfillmentStatus: 'UNFULFILLED', parcels: [] };

  it.each([
    [{ ...base, cancelledAt: new Date(0) }, 'cancelled'],
    [{ ...base, fulfillmentStatus: 'FULFILLED', parcels: [createParcel({ status: 'delivered' })] }, 'delivered'],
    [{ ...base, fulfillmentStatus: 'FULFILLED', parcels: [createParcel()] }, 'shipped'],
    [{ ...base, fulfillmentStatus: 'PARTIALLY_FULFILLED' }, 'partially_shipped'],
    [base, 'processing'],
    [{ ...base, financialStatus: 'PENDING' }, 'pending_payment'],
    [{ ...base, financialStatus: 'VOIDED' }, 'unknown'],
  ] as const)('derives case %#', (order, status) => {
    expect(deriveOrderStatus(order)).toBe(status);
  });
});

const decide = (text: string, more: Partial<Parameters<typeof findEscalation>[0]> = {}) =>
  findEscalation({
    text,
    classification: { ...heard, asksForPerson: asksForPerson(text) },
    intent: 'order_status' as Intent,
    confidence: 0.9,
    earlier: [],
    hasKnownIntent: false,
    store: { escalationConfidenceThreshold: 0.6 },
    ...more,
  })?.reason;

describe('parity 2.1: escalation rules', () => {
  it.each([
    'I want to talk to a human',
    'let me speak with your manager',
    'get me a supervisor',
    'Can I talk to a real person please',
    'agent',
    'I do not want to talk to a bot',
    'connect me to a representative',
    'Ich möchte mit einem Mitarbeiter sprechen',
    'Mitarbeiter',
    'je veux parler à un conseiller',
    'quiero hablar con una persona',
    'agente',
  ])('hears the wish for a person in "%s"', (text) => {
    expect(decide(text)).toBe('asked_for_person');
  });

  it.each(['Which cleaning agent do you sell?', 'Is this jacket made for a tall person?', 'I bought a robot vacuum'])(
    'does not hear it in "%s"',
    (text) => {
      expect(decide(text)).toBeUndefined();
    },
  );

  it.each([
    'I will call my lawyer',
    "I'll sue you",
    'this is fraud',
    'I am going to the police',
    'Ich gehe zum Anwalt',
    'My phone caught fire',
  ])('takes "%s" for legal or safety', (text) => {
    expect(decide(text)).toBe('legal_or_safety');
  });

  it('escalates complaints and fury', () => {
    expect(decide('bad shop', { intent: 'complaint' })).toBe('complaint');
    expect(decide('hm', { classification: { ...heard, sentiment: 'frustrated', intensity: 4 } })).toBe('frustration');
    expect(decide('hm', { classification: { ...heard, sentiment: 'frustrated', intensity: 3 } })).toBeUndefined();
  });

  it('escalates the third message about the same', () => {
    const earlier = ['where is my blue shirt order', 'where is my blue shirt order please'];

    expect(decide('where is my blue shirt order', { earlier })).toBe('repeated_contact');
    expect(decide('where is my blue shirt order', { earlier: earlier.slice(1) })).toBeUndefined();
    expect(decide('This is the third time I ask')).toBe('repeated_contact');
  });

  it('asks back twice before low confidence goes to a person, by the threshold of the store', () => {
    const vague = { intent: 'general_inquiry' as Intent, confidence: 0.5 };

    expect(decide('help', vague)).toBeUndefined();
    expect(decide('it does not work', { ...vague, earlier: ['help', 'the thing'] })).toBe('low_confidence');
    expect(
      decide('it does not work', {
        ...vague,
        earlier: ['help', 'the thing'],
        store: { escalationConfidenceThreshold: 0.4 },
      }),
    ).toBeUndefined();
  });
});
