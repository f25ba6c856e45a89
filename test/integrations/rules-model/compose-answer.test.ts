import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../src/agent/fact.ts';
import { composeAnswer } from '../../../src/integrations/rules-model/compose-answer.ts';
import { anOrder, aParcel, aProduct, aTask } from './orders.ts';

const orderFact = (order = anOrder()): Fact => ({ id: 'f1', tool: 'get_order', kind: 'order', order });
const policyFact: Fact = {
  id: 'f2',
  tool: 'search_knowledge_base',
  kind: 'policies',
  query: 'return',
  policies: [
    {
      policy: { id: 'p', kind: 'refund', title: 'Refund policy', url: 'https://shop.example/policies/refund' },
      text: 'You have 30 days to return an item.',
    },
  ],
};

describe('an answer about an order', () => {
  it('names carrier, tracking number and the dates as the shop has them', () => {
    const answer = composeAnswer(aTask(['order_status'], [orderFact()]));

    expect(answer).toBe(
      [
        'Your order #1042 has shipped.',
        '- Estimated delivery: November 24, 2026.',
        '- Latest scan: in transit, Leeds, November 19, 2026.',
        '- Carrier: DHL, tracking number JD0146.',
        '- Shipped on November 16, 2026.',
        '- Track it here: https://track.example/JD0146',
      ].join('\n'),
    );
  });

  it('tells each parcel of a split shipment and what is still to come', () => {
    const parcels = [aParcel(), aParcel({ id: 'p2', carrier: 'UPS', trackingNumber: '1Z99' })];
    const item = { id: 'l', title: 'Wool Socks', quantity: 2, currentQuantity: 2, unfulfilledQuantity: 2 };
    const lineItems = [{ ...item, refundableQuantity: 2, unitPrice: { amount: '9.00', currency: 'USD' } }];
    const order = anOrder({ status: 'partially_shipped', parcels, lineItems });

    const answer = composeAnswer(aTask(['order_status'], [orderFact(order)]));

    expect(answer).toContain('Not shipped yet: 2 × Wool Socks.');
    expect(answer).toContain('JD0146');
    expect(answer).toContain('Carrier: UPS, tracking number 1Z99.');
  });

  it('says since when there is no new scan, and that it is late', () => {
    const parcel = aParcel({
      estimatedDeliveryAt: new Date('2026-11-15T09:00:00Z'),
      events: [{ status: 'in_transit', happenedAt: new Date('2026-11-13T09:00:00Z') }],
    });

    const answer = composeAnswer(aTask(['order_status'], [orderFact(anOrder({ parcels: [parcel] }))]));

    expect(answer).toContain('There has been no new scan since November 13, 2026 (7 days).');
    expect(answer).toContain('Delivery was estimated for November 15, 2026, so it is late.');
  });

  it('says what to do when a delivered parcel is not there', () => {
    const parcel = aParcel({ status: 'delivered', deliveredAt: new Date('2026-11-18T09:00:00Z') });
    const order = anOrder({ status: 'delivered', parcels: [parcel] });

    const answer = composeAnswer(aTask(['delivery_problem'], [orderFact(order)]));

    expect(answer).toContain('ask your neighbours');
  });

  it('calls a refund made only when it is settled', () => {
    const refund = {
      id: 'r',
      createdAt: new Date('2026-11-18T09:00:00Z'),
      total: { amount: '20.00', currency: 'USD' },
    };
    const order = (isSettled: boolean) => anOrder({ totalRefunded: refund.total, refunds: [{ ...refund, isSettled }] });

    const open = composeAnswer(aTask(['refund_status'], [orderFact(order(false))]));
    const settled = composeAnswer(aTask(['refund_status'], [orderFact(order(true))]));

    expect(open).toContain('A refund of $20.00 was started on November 18, 2026');
    expect(open).not.toContain('has been refunded');
    expect(settled).toContain('$20.00 of $80.00 has been refunded on order #1042.');
  });

  it('says that it sees no refund', () => {
    expect(composeAnswer(aTask(['refund_status'], [orderFact()]))).toContain('I see no refund on order #1042.');
  });

  it('tells dates in the time zone of the shop', () => {
    const shop = { name: 'N', domain: 'n.example', currency: 'USD', timeZone: 'Asia/Tokyo' };
    const parcel = aParcel({ shippedAt: new Date('2026-11-16T20:00:00Z') });
    const facts: Fact[] = [orderFact(anOrder({ parcels: [parcel] })), { id: 'f9', tool: 'shop', kind: 'shop', shop }];

    expect(composeAnswer(aTask(['order_status'], facts))).toContain('Shipped on November 17, 2026.');
  });

  it("answers in the shopper's language", () => {
    const answer = composeAnswer(aTask(['order_status'], [orderFact()], { language: 'de' }));

    expect(answer).toContain(
      'Ihre Bestellung #1042 wurde versandt.\n- Voraussichtliche Zustellung: 24. November 2026.',
    );
  });
});

describe('a request that only a person can fulfil', () => {
  it.each(['cancel_order', 'address_change', 'return_request', 'refund_request'] as const)(
    'never claims that %s is done',
    (topic) => {
      const answer = composeAnswer(aTask([topic], [orderFact(), policyFact]));

      expect(answer).toMatch(/[Cc]olleague|can't be cancelled/);
      expect(answer).not.toMatch(/\bI(?:'ve| have) (?:cancel|chang|refund|return|creat)/);
    },
  );

  it('quotes the policy', () => {
    const answer = composeAnswer(aTask(['return_request'], [policyFact]));

    expect(answer).toContain('Refund policy: "You have 30 days to return an item."');
  });
});

describe('an order that may not be shown', () => {
  const refusal = (missing: 'contact' | 'match'): Fact => ({
    id: 'f1',
    tool: 'get_order',
    kind: 'order_not_verified',
    orderNumber: '1042',
    missing,
  });

  it('asks for what is missing', () => {
    expect(composeAnswer(aTask(['order_status'], [refusal('contact')]))).toContain(
      'I also need the e-mail address or phone number',
    );
  });

  it('says one and the same of a wrong contact and of no such order', () => {
    expect(composeAnswer(aTask(['order_status'], [refusal('match')]))).toBe(
      "I can't find an order #1042 that goes with these details. Please check the order number and the e-mail address or phone number that was used for it.",
    );
  });

  it('asks for the number and a contact when there is none', () => {
    expect(composeAnswer(aTask(['order_status'], []))).toContain('Please send me your order number');
  });

  it('says that it cannot look it up when the shop is down', () => {
    const down: Fact = { id: 'f1', tool: 'get_order', kind: 'unavailable', what: 'order', reason: 'timeout' };

    expect(composeAnswer(aTask(['order_status'], [down]))).toBe(
      "I can't look that up right now. Please try again in a few minutes.",
    );
  });
});

describe('an answer about a product', () => {
  const products: Fact = {
    id: 'f1',
    tool: 'search_products',
    kind: 'products',
    query: 'jacket',
    products: [aProduct()],
  };
  const ask = (text: string) => composeAnswer(aTask(['product_question'], [products], { text }));

  it('quotes the sentence of the description that answers', () => {
    expect(ask('Is the rain jacket waterproof?')).toContain('Rain Jacket: "Fully waterproof with taped seams."');
  });

  it('tells the price and the asked variant', () => {
    const answer = ask('How much is the rain jacket in L?');

    expect(answer).toBe('Rain Jacket in L is not available at the moment. It costs $120.00.');
  });

  it('says when the description does not tell', () => {
    expect(ask('Is the rain jacket vegan?')).toContain("The shop's description does not say more about that.");
  });
});

describe('small talk', () => {
  it.each([
    ['greeting', 'Hello! How can I help you with Northwind today?'],
    ['thanks', "You're welcome! Is there anything else I can help you with?"],
  ] as const)('answers %s', (topic, expected) => {
    expect(composeAnswer(aTask([], [], { text: topic }), { topic })).toBe(expected);
  });

  it('leaves far questions alone in one sentence', () => {
    expect(composeAnswer(aTask(['out_of_scope'], []))).toBe(
      'Sorry, I can only help with questions about Northwind: its products, orders, deliveries and returns.',
    );
  });
});

describe('a rewritten answer', () => {
  it('goes without the sentences that the guard refused', () => {
    const task = aTask(['order_status'], [orderFact()], { refused: ['Estimated delivery: November 24, 2026.'] });

    expect(composeAnswer(task)).not.toContain('November 24');
  });
});

it('answers several requests in one reply', () => {
  const answer = composeAnswer(aTask(['order_status', 'return_policy'], [orderFact(), policyFact]));

  expect(answer).toContain('JD0146');
  expect(answer).toContain('30 days');
});

it('tells the parts of a message in the order in which they were asked', () => {
  const jackets: Fact = { id: 'f3', tool: 's', kind: 'products', query: 'jacket', products: [aProduct()] };
  const task = aTask(['product_question', 'return_policy'], [jackets, policyFact], {
    text: 'How long do I have to return something and what does the rain jacket cost?',
  });
  const parts = [
    { topic: 'return_policy', text: 'How long do I have to return something' },
    { topic: 'product_question', text: 'what does the rain jacket cost?' },
  ] as const;

  expect(composeAnswer(task, { parts })).toMatch(/30 days[\s\S]*Rain Jacket costs \$120\.00/);
});

it('says that the policies do not tell what they do not tell', () => {
  const refunds: Fact = {
    ...policyFact,
    policies: [
      { policy: { id: 'p', kind: 'refund', title: 'Refund policy' }, text: 'We refund the original payment method.' },
    ],
  };
  const answer = composeAnswer(aTask(['payment_issue'], [refunds], { text: 'can I pay with paypal' }));

  expect(answer).toContain('I found nothing about that');
  expect(answer).not.toContain('original payment');
});

describe('a follow-up about an order that was told', () => {
  const ask = (text: string, language = 'en') =>
    composeAnswer(aTask(['order_status'], [orderFact()], { text, language, previousIntent: 'order_status' }));

  it.each([
    ['and when will it arrive?', 'Estimated delivery: November 24, 2026.'],
    ['how much did I pay?', 'The total of order #1042 is $80.00.'],
    ['when did I order it?', 'It was placed on November 14, 2026.'],
  ])('%s', (text, expected) => {
    expect(ask(text)).toBe(expected);
  });

  it('gives carrier and link, and nothing else', () => {
    expect(ask('which carrier?')).toBe(
      '- Carrier: DHL, tracking number JD0146.\n- Track it here: https://track.example/JD0146',
    );
  });
});

it('calls an order packed whose parcels have no more than a label', () => {
  const parcel = aParcel({ status: 'label_created', events: [] });
  const answer = composeAnswer(aTask(['order_status'], [orderFact(anOrder({ parcels: [parcel] }))]));

  expect(answer).toContain('is packed: its shipping label is made');
  expect(answer).not.toMatch(/shipped/i);
});

it('gives each of several products its price and its stock', () => {
  const products = [aProduct(), aProduct({ id: 'p2', title: 'Rain Coat' })];
  const fact: Fact = { id: 'f1', tool: 's', kind: 'products', query: 'rain', products };

  expect(composeAnswer(aTask(['product_question'], [fact], { text: 'what does your rain gear cost' }))).toBe(
    'I found these in the shop:\n- Rain Jacket: $120.00, in stock.\n- Rain Coat: $120.00, in stock.\nWhich product is it about?',
  );
});

it('says of every failed look-up alike how far back it can see', () => {
  const shop = { name: 'N', domain: 'n.example', currency: 'USD', timeZone: 'UTC', orderHorizonDays: 60 };
  const refused: Fact = { id: 'f1', tool: 'g', kind: 'order_not_verified', orderNumber: '1001', missing: 'match' };
  const answer = composeAnswer(aTask(['order_status'], [refused, { id: 'f2', tool: 's', kind: 'shop', shop }]));

  expect(answer).toMatch(/^I can't find an order #1001 [\s\S]*Orders older than 60 days/);
});

it('finds the rule of shipping when asked for the delivery', () => {
  const passages: Fact = {
    ...policyFact,
    policies: [
      {
        policy: { id: 'r', kind: 'refund', title: 'Refund policy' },
        text: 'We inspect a return within 3 business days.',
      },
      {
        policy: { id: 's', kind: 'shipping', title: 'Shipping policy' },
        text: '- Standard: $6.95, 3 to 5 business days.',
      },
    ],
  };
  const task = aTask(['shipping_question'], [passages], { text: 'how long does delivery take?' });

  expect(composeAnswer(task)).toBe('Shipping policy: "Standard: $6.95, 3 to 5 business days."');
});
