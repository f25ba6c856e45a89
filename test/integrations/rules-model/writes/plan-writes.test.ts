import { describe, expect, it } from '@jest/globals';
import type { ModelTask } from '../../../../src/agent/models/chat-model.ts';
import type { Order } from '../../../../src/commerce/order.ts';
import { planWrites } from '../../../../src/integrations/rules-model/writes/plan-writes.ts';
import { aTask } from '../orders.ts';
import { deliveredOrder, lampOrder, openOrder, teeOrder, toFacts } from './orders-to-change.ts';

function plan(text: string, orders: readonly Order[], changes: Partial<ModelTask> = {}) {
  const { calls, questions } = planWrites(aTask([], toFacts(...orders), { text, ...changes }));
  return { calls: calls.map(({ name, input }) => [name, input]), questions };
}

function calls(text: string, orders: readonly Order[], changes: Partial<ModelTask> = {}) {
  return plan(text, orders, changes).calls;
}

describe('cancelling', () => {
  it.each([
    ['cancel order #1065', 'other'],
    ['Please cancel #1065, I ordered it by mistake', 'ordered_by_mistake'],
    ["Cancel #1065, I don't need it any more", 'no_longer_needed'],
    ['Bitte stornieren Sie die Bestellung #1065, das dauert zu lange', 'too_slow'],
    ["Je voudrais annuler la commande #1065, je n'en veux plus", 'no_longer_needed'],
    ['Cancele el pedido #1065 por favor', 'other'],
  ])('reads "%s"', (text, reason) => {
    expect(calls(text, [openOrder])).toEqual([['cancel_order', { order_number: '#1065', reason }]]);
  });

  it('asks the shop about a shipped order, too: the gate says what can be done instead', () => {
    expect(calls('cancel order 1044', [lampOrder])).toEqual([
      ['cancel_order', { order_number: '#1044', reason: 'other' }],
    ]);
  });

  it('takes out just the item that is named', () => {
    expect(calls('cancel the socks in #1065', [openOrder])).toEqual([
      ['change_order_items', { order_number: '#1065', changes: [{ item: 'Merino Hiking Socks 2-Pack' }] }],
    ]);
  });

  it('treats money back for what has not shipped as a cancellation', () => {
    expect(calls('I want a refund for #1065', [openOrder])).toEqual([
      ['cancel_order', { order_number: '#1065', reason: 'other' }],
    ]);
  });

  it('is one wish with the refund that follows from it', () => {
    expect(calls('cancel #1065 and refund me', [openOrder])).toHaveLength(1);
  });
});

describe('returning', () => {
  const give = (...items: readonly object[]) => [['return_items', { order_number: '#1068', items }]];

  it('finds the item and the reason in the words', () => {
    expect(calls('I want to return the beanie from #1068, it is too small', [deliveredOrder])).toEqual(
      give({ item: 'Tundra Wool Beanie', reason: 'wrong_size' }),
    );
  });

  it('takes one of several for the singular', () => {
    expect(calls('return the white mug of #1068', [deliveredOrder])).toEqual(
      give({ item: 'Hearth Enamel Mug - White', quantity: 1, reason: 'other' }),
    );
  });

  it('reads how many of what', () => {
    expect(calls('return both mugs and two candles from #1068', [deliveredOrder])).toEqual(
      give(
        { item: 'Hearth Enamel Mug - White', reason: 'other' },
        { item: 'Hearth Enamel Mug - Navy', reason: 'other' },
        { item: 'Lantern Beeswax Candle', quantity: 2, reason: 'other' },
      ),
    );
  });

  it('lists every line for "everything"', () => {
    expect(calls('I would like to return everything in #1068', [deliveredOrder])).toMatchObject([
      ['return_items', { items: [{}, {}, {}, {}] }],
    ]);
  });

  it('asks which item when the words fit several', () => {
    expect(plan('I want to return the mug from #1068', [deliveredOrder])).toEqual({
      calls: [],
      questions: ['Which item of order #1068 is it about: Hearth Enamel Mug (White) and Hearth Enamel Mug (Navy)?'],
    });
  });

  it('goes on with the wish when the question is answered', () => {
    const earlier = ['I want to return the mug from #1068'];

    expect(calls('the navy one', [deliveredOrder], { earlier })).toEqual(
      give({ item: 'Hearth Enamel Mug - Navy', reason: 'other' }),
    );
  });

  it('takes a yes for what was offered instead', () => {
    const offered = { action: 'return_items', orderNumber: '#1044' } as const;

    expect(calls('yes please', [lampOrder], { offered })).toMatchObject([['return_items', { order_number: '#1044' }]]);
  });

  it.each([
    ['Ich möchte die Kerze aus #1068 zurückgeben, sie ist kaputt'],
    ['Je veux retourner la bougie de la commande #1068, elle est arrivée cassée'],
    ['Quiero devolver la vela del pedido #1068, llegó rota'],
  ])('understands "%s"', (text) => {
    expect(calls(text, [deliveredOrder])).toMatchObject([
      ['return_items', { items: [{ item: 'Lantern Beeswax Candle', reason: 'damaged' }] }],
    ]);
  });

  it.each([
    ['Je veux retourner le bonnet de #1068', deliveredOrder, 'Tundra Wool Beanie'],
    ['Ich möchte die Mütze aus 1068 zurückgeben', deliveredOrder, 'Tundra Wool Beanie'],
    ['Quiero devolver el gorro del 1068', deliveredOrder, 'Tundra Wool Beanie'],
    ['I want to return the candles, they came in pieces', deliveredOrder, 'Lantern Beeswax Candle'],
  ])('finds the item in "%s"', (text, order, item) => {
    expect(calls(text, [order])).toMatchObject([['return_items', { items: [{ item }] }]]);
  });

  it.each([
    ['the candle came in pieces, I want to return it'],
    ['Ich möchte die Kerze zurückgeben, sie ist in tausend Stücke zersprungen'],
    ['Je veux renvoyer la bougie, elle est en morceaux'],
    ['Quiero devolver la vela, llegó hecha pedazos'],
  ])('hears the damage in "%s"', (text) => {
    expect(calls(text, [deliveredOrder])).toMatchObject([['return_items', { items: [{ reason: 'damaged' }] }]]);
  });

  it('asks for the money as store credit where he does', () => {
    expect(calls('I want to return the headlamp of #1044 for store credit', [lampOrder])).toMatchObject([
      ['return_items', { refund_to: 'store_credit' }],
    ]);
  });
});

describe('refunding', () => {
  it('takes amount, item and reason', () => {
    expect(calls('refund me $25 for #1044, the headlamp flickers', [lampOrder])).toEqual([
      [
        'refund',
        { order_number: '#1044', items: [{ item: 'Trailhead Headlamp 400' }], amount: '25', reason: 'damaged' },
      ],
    ]);
  });

  it('needs no item for an amount', () => {
    expect(calls('refund 400 USD for order 1044', [lampOrder])).toEqual([
      ['refund', { order_number: '#1044', amount: '400', reason: 'other' }],
    ]);
  });

  it('refunds the broken item that the sentence before names', () => {
    expect(calls('The candle in #1068 arrived broken, please refund it', [deliveredOrder])).toEqual([
      [
        'refund',
        { order_number: '#1068', items: [{ item: 'Lantern Beeswax Candle', quantity: 1 }], reason: 'damaged' },
      ],
    ]);
  });

  it('asks for the order’s own currency', () => {
    expect(plan('Refund 25,50 € for #1044', [lampOrder])).toMatchObject({
      calls: [],
      questions: [expect.stringMatching(/USD/)],
    });
  });

  it('asks for it once, however often he says it', () => {
    expect(calls('refund $25 for #1044 twice', [lampOrder])).toHaveLength(1);
  });

  it('means the same item again, though it has been paid back by now', () => {
    const [mug, ...others] = deliveredOrder.lineItems;
    if (mug === undefined) throw new Error('the order has items');
    const order = { ...deliveredOrder, lineItems: [{ ...mug, currentQuantity: 0 }, ...others.slice(2, 3)] };
    const earlier = ['please refund the mug of #1068, it is broken', 'yes'];

    expect(calls('refund it again', [order], { earlier })).toEqual([
      ['refund', { order_number: '#1068', items: [{ item: 'Hearth Enamel Mug' }], reason: 'damaged' }],
    ]);
  });

  it('means the same amount again', () => {
    const earlier = ['refund $25 for #1044, it flickers', 'yes'];

    expect(calls('do that refund once more', [lampOrder], { earlier })).toMatchObject([['refund', { amount: '25' }]]);
  });

  it('refunds the shipping alone', () => {
    expect(calls('please refund the shipping of #1044', [lampOrder])).toEqual([
      ['refund', { order_number: '#1044', include_shipping: true, reason: 'other' }],
    ]);
  });
});

describe('exchanging', () => {
  const forL = [
    [
      'exchange_items',
      {
        order_number: '#1030',
        items: [{ item: 'Everyday Organic Tee', reason: 'wrong_size', new_variant: 'L' }],
      },
    ],
  ];

  it.each([
    ['swap the M for an L in #1030'],
    ['Can I exchange the tees from #1030 for a size L?'],
    ['Ich möchte das T-Shirt aus #1030 gegen Größe L umtauschen'],
    ['Je souhaite échanger le t-shirt de #1030 contre une taille L'],
    ['Quiero cambiar la camiseta del pedido #1030 por una talla L'],
  ])('reads "%s"', (text) => {
    expect(calls(text, [teeOrder])).toEqual(forL);
  });

  it('edits an order that has not shipped', () => {
    expect(calls('change the jacket in #1065 to L / Black', [openOrder])).toEqual([
      [
        'change_order_items',
        { order_number: '#1065', changes: [{ item: 'Kestrel Down Jacket', new_variant: 'L / Black' }] },
      ],
    ]);
  });

  it('is meant by a replacement with another one of what has not shipped', () => {
    expect(calls('replace the jacket in #1065 with size L black', [openOrder])).toMatchObject([
      ['change_order_items', { changes: [{ item: 'Kestrel Down Jacket', new_variant: expect.stringMatching(/^L/) }] }],
    ]);
  });

  it('asks for which size or colour', () => {
    expect(plan('the tee in #1030 is too small, can I get a bigger size?', [teeOrder])).toEqual({
      calls: [],
      questions: ['Which size or colour would you like for Everyday Organic Tee instead?'],
    });
  });
});

describe('an answer to a question', () => {
  it('is the size that was asked for', () => {
    const earlier = ['the tee in #1030 is too small, can I get a bigger size?'];

    expect(calls('XL please', [teeOrder], { earlier })).toMatchObject([
      ['exchange_items', { items: [{ new_variant: 'XL' }] }],
    ]);
  });

  it.each([['yes'], ['ja, bitte'], ['ok thanks']])('is not given by "%s"', (text) => {
    const earlier = ['I want to return the mug from #1068'];

    expect(plan(text, [deliveredOrder], { earlier })).toEqual({ calls: [], questions: [] });
  });
});

describe('addresses', () => {
  it.each([
    [
      'send it to 5 Elm St, Springfield, IL 62701 instead',
      { address1: '5 Elm St', city: 'Springfield', province: 'IL', zip: '62701' },
    ],
    [
      'My new address is Jane Doe, 88 Maple Terrace, Apt 4, Sacramento, CA 95816',
      {
        name: 'Jane Doe',
        address1: '88 Maple Terrace',
        address2: 'Apt 4',
        city: 'Sacramento',
        province: 'CA',
        zip: '95816',
      },
    ],
    [
      'address of 1065 is wrong, should be 99 Pine Ave, Portland OR 97201',
      { address1: '99 Pine Ave', city: 'Portland', province: 'OR', zip: '97201' },
    ],
    [
      'send it to 99 Pine Ave, Salt Lake City UT 84101 please',
      { address1: '99 Pine Ave', city: 'Salt Lake City', province: 'UT', zip: '84101' },
    ],
    [
      'Bitte ändern Sie die Lieferadresse von #1065: Hauptstraße 5, 10115 Berlin, Deutschland',
      { address1: 'Hauptstraße 5', city: 'Berlin', zip: '10115', country: 'Deutschland' },
    ],
    [
      'Envoyez la commande #1065 au 12, rue de la Paix, 75002 Paris, France',
      { address1: '12 rue de la Paix', city: 'Paris', zip: '75002', country: 'France' },
    ],
    [
      'Cambie la dirección del pedido #1065 a Calle Mayor 5, 28013 Madrid, España',
      { address1: 'Calle Mayor 5', city: 'Madrid', zip: '28013', country: 'España' },
    ],
  ])('reads "%s"', (text, address) => {
    expect(calls(text, [openOrder])).toEqual([['change_shipping_address', { order_number: '#1065', address }]]);
  });

  it('asks for what is missing', () => {
    expect(plan('ship #1065 to 12 Oak Road, Boston', [openOrder])).toMatchObject({
      calls: [],
      questions: [expect.stringMatching(/postcode/)],
    });
  });

  it('asks for all of it', () => {
    expect(plan('change the delivery address of #1065', [openOrder])).toMatchObject({
      calls: [],
      questions: [expect.stringMatching(/whole new address/)],
    });
  });

  it('takes the answer to that for the address', () => {
    const earlier = ['change the address of #1065'];

    expect(calls('221B Baker Street, London NW1 6XE, UK', [openOrder], { earlier })).toMatchObject([
      ['change_shipping_address', { address: { address1: '221B Baker Street', city: 'London', zip: 'NW1 6XE' } }],
    ]);
  });
});

describe('the rest', () => {
  it.each([
    ['skip my next delivery', 'skip'],
    ['pause my subscription', 'pause'],
    ['cancel my subscription please', 'cancel'],
    ['Bitte kündigen Sie mein Abo', 'cancel'],
  ])('reads "%s" as a change of the subscription', (text, change) => {
    expect(calls(text, [])).toEqual([['change_subscription', { change, subscription: text }]]);
  });

  it('asks for a discount with the percent he names', () => {
    expect(calls('can I get 10% off for the delay with #1065?', [openOrder])).toEqual([
      ['give_discount', { order_number: '#1065', percent: 10 }],
    ]);
  });

  it('takes a discount for the order at hand', () => {
    expect(calls('can i have 10% off my next order, it came so late', [deliveredOrder])).toEqual([
      ['give_discount', { order_number: '#1068', percent: 10 }],
    ]);
  });

  it('asks for store credit with the amount he names', () => {
    expect(calls('give me $20 store credit for #1044', [lampOrder])).toEqual([
      ['give_store_credit', { order_number: '#1044', amount: '20', reason: 'other' }],
    ]);
  });

  it('sends the same again', () => {
    expect(calls('I never received the candle of #1068, send it again please', [deliveredOrder])).toMatchObject([
      ['send_replacement', { items: [{ item: 'Lantern Beeswax Candle', reason: 'missing' }] }],
    ]);
  });

  it('plans several requests of one message, each with its own order', () => {
    expect(
      calls('cancel #1065 and return the beanie of #1068', [openOrder, deliveredOrder]).map(([name]) => name),
    ).toEqual(['cancel_order', 'return_items']);
  });

  it.each([
    ['I want to return the beanie from 1068 that I bought with the other things some weeks ago', '#1068'],
    ['the headlamp of 1044 is broken and I would really like to have my money back now', '#1044'],
  ])('knows the order in "%s"', (text, order) => {
    expect(calls(text, [openOrder, lampOrder, deliveredOrder])).toMatchObject([
      [expect.any(String), { order_number: order }],
    ]);
  });

  it('does not do what he no longer wants', () => {
    expect(calls("actually don't cancel it, change the socks to size L", [openOrder])).toEqual([
      [
        'change_order_items',
        { order_number: '#1065', changes: [{ item: 'Merino Hiking Socks 2-Pack', new_variant: 'L' }] },
      ],
    ]);
  });

  it('asks what he would like for what arrived broken', () => {
    const facts = toFacts(lampOrder);
    const task = aTask(['damaged_item'], facts, { text: 'The headlamp in #1044 arrived cracked' });

    expect(planWrites(task)).toMatchObject({ calls: [], questions: [expect.stringMatching(/money back/)] });
  });

  it.each([
    ['How do I return something?'],
    ['What is your return policy?'],
    ['I cancelled order #1044. Where is my refund?'],
    ['Did you get my return request for order 1044?'],
    ['If the gloves do not fit, how do I return them?'],
    ['Why was the return of #1044 not accepted?'],
    ['has #1044 been refunded?'],
    ['Where is #1044?'],
    ['¿Cuánto tarda el reembolso?'],
    ['thanks'],
    ['cancel my return request'],
  ])('leaves "%s" alone', (text) => {
    expect(plan(text, [lampOrder])).toEqual({ calls: [], questions: [] });
  });

  it('proposes nothing for orders that were not shown to be his', () => {
    expect(plan('cancel #1065', [])).toEqual({ calls: [], questions: [] });
  });

  it('does not start again once the house has spoken of it', () => {
    const refused = {
      id: 'f2',
      tool: 'cancel_order',
      kind: 'write_refused',
      action: 'cancel_order',
      proposal: { kind: 'not_yours' },
    } as const;
    const task = aTask([], [...toFacts(openOrder), refused], { text: '#1065', earlier: ['cancel my order'] });

    expect(planWrites(task)).toEqual({ calls: [], questions: [] });
  });
});
