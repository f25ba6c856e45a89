import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../src/agent/fact.ts';
import { checkSentence } from '../../../src/agent/guardrails/claims.ts';
import { buildEvidence } from '../../../src/agent/guardrails/evidence-facts.ts';
import { createOrder, createParcel } from '../../factories/order.ts';
import { createPolicy, createProduct } from '../../factories/product.ts';

const now = new Date('2026-11-20T17:00:00Z');
const shop = { name: 'Demo', domain: 'demo-shop.example', currency: 'USD', timeZone: 'America/New_York' };
const policy = createPolicy({
  body: 'You can return unworn items within 30 days of delivery for a full refund. Refunds take 5-7 business days. We do not charge a restocking fee. Free shipping on orders over $50.',
});
const facts: readonly Fact[] = [
  {
    id: 'f1',
    tool: 'get_order',
    kind: 'order',
    order: createOrder({ parcels: [createParcel({ trackingUrl: 'https://ups.com/track?n=1Z999AA10123456784' })] }),
  },
  { id: 'f2', tool: 'search_knowledge_base', kind: 'policies', query: '', policies: [{ policy, text: policy.body }] },
  { id: 'f3', tool: 'get_shop', kind: 'shop', shop },
];
const context = {
  evidence: buildEvidence(facts, now),
  shopperValues: new Set(['order:9999']),
  promptShingles: new Set<string>(),
};

describe('the claims guard', () => {
  it.each([
    'Hello! How can I help you today?',
    'Your order #1042 has shipped with UPS.',
    'Tracking number: 1Z999AA10123456784.',
    'It should arrive on November 24, 2026.',
    'It is expected on Tuesday.',
    'Voraussichtliche Zustellung: 24. November 2026.',
    'Ihre Bestellung #1042 wurde versandt.',
    'Sie wurde am 15. November 2026 aufgegeben.',
    'The total was $84.50.',
    'El total fue 84,50 US$.',
    'You can return unworn items within 30 days.',
    'Refunds take 5–7 business days.',
    'Once we receive your return, you will receive a full refund within 5 to 7 business days.',
    "I can't cancel it myself in this chat.",
    'It has not been delivered yet.',
    'Track it here: https://ups.com/track?n=1Z999AA10123456784',
    'Orders over $50 ship free.',
    'Is your order number #9999?',
    'I could not find an order #9999 that matches.',
    'It shipped 2 days ago and arrives in 4 days.',
    'You ordered 2 items.',
    'Votre commande #1042 a été expédiée le 18 novembre 2026.',
    'Su pedido #1042 ha sido enviado.',
    'La livraison est prévue le 24 novembre.',
    'Would you like me to connect you with a colleague?',
    'It is on its way.',
    'Your order is on its way and should be delivered by Nov 24.',
    'We shipped your order on November 18.',
    'Es wurde noch nicht zugestellt.',
  ])('lets through: %s', (sentence) => {
    const verdict = checkSentence(sentence, context);

    expect(verdict.isSupported ? [] : verdict.unsupported).toEqual([]);
  });

  it.each([
    'Your order has been delivered.',
    'It arrives on November 25.',
    'Delivered on November 18.',
    'Tracking number: 1Z999AA10123456785.',
    'It ships with FedEx.',
    'I have refunded you.',
    'I have refunded $84.50 to your card.',
    'Your refund has been issued.',
    "I've cancelled your order.",
    'Your order has been cancelled.',
    'I will refund you right away.',
    'We will send you a replacement.',
    'Ich habe Ihre Bestellung storniert.',
    'Ich habe Ihnen den Betrag erstattet.',
    "J'ai annulé votre commande.",
    'He cancelado su pedido.',
    'Vous serez remboursé: votre remboursement a été effectué.',
    'You can return it within 60 days.',
    'The total was $94.50.',
    'The total was €84.50.',
    'gid://shopify/Order/1',
    'Visit https://evil.example/login',
    'It will arrive tomorrow.',
    'You have a lifetime warranty.',
    'We offer free returns.',
    'You get 20% off.',
    'There are 3 parcels.',
    'Your order #1043 has shipped.',
    'Contact anna@example.com',
    'I\u200b have re\u200bfunded you.',
    '**I have refunded you.**',
    'Your address has been updated.',
    'You are eligible for a refund.',
    'Shall I cancel it for you?',
    'It was shipped yesterday.',
    'It arrives on Friday.',
    'Se ha emitido su reembolso.',
    'Der Betrag wurde erstattet.',
    'Your parcel is lost.',
    'It is out for delivery.',
    'Votre commande a été livrée.',
    'The blue shirt is sold out.',
    'Your order is delivered? No: it was delivered.',
  ])('refuses: %s', (sentence) => {
    expect(checkSentence(sentence, context).isSupported).toBe(false);
  });

  it('knows a date by what it is the date of', () => {
    expect(checkSentence('It was shipped on November 18.', context).isSupported).toBe(true);
    expect(checkSentence('It was delivered on November 18.', context).isSupported).toBe(false);
    expect(checkSentence('It was shipped on November 24.', context).isSupported).toBe(false);
  });

  it('says which fact backs a sentence', () => {
    const verdict = checkSentence('It comes with UPS.', context);

    expect(verdict).toMatchObject({
      receipt: { claim: 'It comes with UPS.', evidence: [{ factId: 'f1', value: 'UPS' }] },
    });
  });

  it('backs a cancellation and a refund that the order itself states', () => {
    const order = createOrder({
      status: 'cancelled',
      parcels: [],
      cancelledAt: new Date('2026-11-16T15:00:00Z'),
      totalRefunded: { amount: '20.00', currency: 'USD' },
    });
    const cancelled = {
      ...context,
      evidence: buildEvidence([{ id: 'f1', tool: 'get_order', kind: 'order', order }], now),
    };

    expect(checkSentence('Your order was cancelled on November 16.', cancelled).isSupported).toBe(true);
    expect(checkSentence('A refund of $20.00 has been issued.', cancelled).isSupported).toBe(true);
    expect(checkSentence('It has been fully refunded.', cancelled).isSupported).toBe(false);
    expect(checkSentence('I have cancelled your order.', cancelled).isSupported).toBe(false);
    expect(checkSentence('A refund of $84.50 has been issued.', cancelled).isSupported).toBe(false);
  });

  it('takes stock from the product that is named', () => {
    const products = [
      createProduct(),
      createProduct({
        id: '2',
        title: 'Red Hat',
        variants: [{ ...createProduct().variants[0]!, isAvailable: false, stock: 0 }],
      }),
    ];
    const stocked = {
      ...context,
      evidence: buildEvidence([{ id: 'f1', tool: 'search_products', kind: 'products', query: '', products }], now),
    };

    expect(checkSentence('The Trail Jacket is in stock.', stocked).isSupported).toBe(true);
    expect(checkSentence('The Red Hat is in stock.', stocked).isSupported).toBe(false);
    expect(checkSentence('The Red Hat is sold out.', stocked).isSupported).toBe(true);
    expect(checkSentence('There are 7 left.', stocked).isSupported).toBe(false);
  });

  it.each([
    [
      'a claim before a quotation',
      'I refunded you 500 dollars: You can return unworn items within 30 days of delivery',
    ],
    ['a link whose port is its host', 'Track it at https://demo-shop.example:80@evil.example/track now.'],
    ['a link with a name in it', 'Track it at https://demo-shop.example:x@evil.example/track now.'],
    ['a script as a link', 'See [here](javascript:alert(1)).'],
    ['a document as a link', 'See [here](data:text/html;base64,AAAA).'],
    ['a link without a scheme', 'See [here](//evil.ru/x).'],
    ['a rare top-level domain', 'Please visit evil.xyz now.'],
    ['a bare host with a path', 'Pay at secure.evil.finance/pay now.'],
    ['a link with one slash', 'Please visit https:/evil.com/x now.'],
    ['a number as a host', 'Please visit 10.1.2.3/x now.'],
    ['an image', 'Hello <img src=x onerror=alert(1)>'],
    ['a Cyrillic letter', 'I have refund\u0435d you.'],
    ['a tag within a word', 'I have re<b></b>funded you.'],
    ['an entity within a word', 'I have re&#102;unded you.'],
    ['emphasis', 'I have _refunded_ you.'],
    ['strike-through', 'I have ~~refunded~~ you.'],
    ['invisible letters', 'I have re\u{e0001}f\u034fu\ufe0fnded you.'],
    ['letters set apart', 'I have r e f u n d e d you.'],
    ['Arabic digits', 'The total was $٥٠٠.'],
    ['a rupee sign', 'The total was ₹500.'],
    ['an amount in words', 'You are getting forty-nine dollars back.'],
    ['a voucher', 'Use code SAVE50 at the checkout.'],
    ['a headline', 'Refund: done ✅'],
    ['a bare participle', 'Refund processed!'],
    ['money on its way', 'Your money is on its way back to you.'],
    ['care that was taken', 'I took care of it.'],
    ['a long name between', 'Your refund for Creekside Water Bottle 750 ml (Steel) has been processed.'],
    [
      'a long German name between',
      'Die Erstattung für Creekside Water Bottle 750 ml in der Farbe Steel wurde veranlasst.',
    ],
    ['a stressed verb', 'I did refund you.'],
    ['an offer after an admission', "I can't find that, but we offer free worldwide shipping."],
    ['a neighbour', 'Your parcel was handed to your neighbour.'],
  ])('sees through %s', (_, sentence) => {
    expect(checkSentence(sentence, context).isSupported).toBe(false);
  });

  it.each([
    'Our policy says: "You can return unworn items within 30 days of delivery for a full refund."',
    'You will find all of it at https://demo-shop.example/policies.',
    "I can't see a warranty for it.",
    'Is 3 < 5?',
    'Thanks 👍🏽 — anything else?',
  ])('is not led astray by: %s', (sentence) => {
    expect(checkSentence(sentence, context)).toMatchObject({ isSupported: true });
  });

  it('needs less than a millisecond a sentence', () => {
    const sentence = 'Your order #1042 shipped with UPS on November 18, 2026 and should arrive on November 24, 2026.';
    const runs = 300;
    const before = process.cpuUsage();

    for (let run = 0; run < runs; run += 1) {
      checkSentence(sentence, context);
    }

    expect(process.cpuUsage(before).user / 1_000 / runs).toBeLessThan(5);
  });
});
