import { describe, expect, it } from '@jest/globals';
import { toReceiptId } from '../../../src/agent/effects/name-wish.ts';
import { tellEffect } from '../../../src/agent/effects/tell-effect.ts';
import type { Consequence } from '../../../src/commerce/consequence.ts';
import { type EffectView, effectStates } from '../../../src/commerce/effect.ts';
import { type WriteAction, writeActions } from '../../../src/commerce/write-request.ts';
import { createConsequence, createRefundConsequence, createReturnRequest } from '../../factories/order-snapshot.ts';
import { consentVerdict, createEffect } from '../../factories/turn-effect.ts';

const now = new Date('2026-11-20T17:00:00Z');
const languages = ['en', 'de', 'fr', 'es', 'ja'] as const;
const tell = (effect: Partial<EffectView>, language = 'en') =>
  tellEffect(createEffect(effect), language, now, 'America/New_York');
const usd = (amount: string) => ({ amount, currency: 'USD' });
const wanted = (action: WriteAction) => ({ ...createReturnRequest(), action }) as EffectView['request'];
const shirt = { title: 'Blue Shirt', variantTitle: 'M', quantity: 1 };
const clause = (effect: 'refuse' | 'fee' | 'approve', en: string) =>
  ({
    id: `x.${effect}`,
    version: 1,
    effect,
    say: { en, de: `${en} (de)`, fr: `${en} (fr)`, es: `${en} (es)` },
  }) as const;
const question = 'Shall I go ahead? Reply "yes" or "no".';

function propose(action: WriteAction, consequence: Partial<Consequence>, language = 'en'): string {
  return tell({ request: wanted(action), consequence: createConsequence(consequence) }, language);
}

describe('the words for an effect', () => {
  it.each(languages)('are whole in each state and for each action, in %s', (language) => {
    for (const state of effectStates) {
      for (const action of writeActions) {
        const text = tell({ state, request: wanted(action) }, language);

        expect(text.length).toBeGreaterThan(15);
        expect(text).not.toMatch(/[{}]|undefined|null|NaN| {2}/);
      }
    }
  });

  it.each([
    [
      'en',
      `Refund for order #1042: 1 × Blue Shirt (M). $25.00 goes back to your card. It can't be undone. ${question}`,
    ],
    [
      'de',
      'Erstattung für Bestellung #1042: 1 × Blue Shirt (M). 25,00 $ gehen zurück auf Ihre Karte. Das lässt sich nicht rückgängig machen. Soll ich das tun? Antworten Sie mit „ja“ oder „nein“.',
    ],
    [
      'fr',
      "Remboursement de la commande #1042 : 1 × Blue Shirt (M). 25,00 $US sont remboursés sur votre carte. C'est définitif. Dois-je le faire ? Répondez « oui » ou « non ».",
    ],
    [
      'es',
      'Reembolso del pedido #1042: 1 × Blue Shirt (M). Se devuelven 25,00 US$ a su tarjeta. No se puede deshacer. ¿Lo hago? Responda «sí» o «no».',
    ],
  ])('say a refund in one breath, in %s', (language, text) => {
    const consequence = createRefundConsequence(2_500, 'USD', {
      split: { items: usd('25.00'), tax: usd('0.00'), shipping: usd('0.00') },
      itemsOut: [shirt],
    });

    expect(tell({ request: wanted('refund'), consequence }, language)).toBe(text);
  });

  it('say what an amount is made of where it is more than items', () => {
    const split = { items: usd('75.65'), tax: usd('7.83'), shipping: usd('0.00') };

    expect(tell({ consequence: createRefundConsequence(8_348, 'USD', { split }) })).toContain(
      '$83.48 ($75.65 items + $7.83 tax) goes back to your card.',
    );
  });

  it('take fees off in the same sum', () => {
    const consequence = createRefundConsequence(2_837, 'USD', {
      split: { items: usd('25.00'), tax: usd('1.50'), shipping: usd('4.99') },
      fees: [{ kind: 'restocking', amount: usd('3.12') }],
    });

    expect(tell({ consequence })).toContain(
      '$28.37 ($25.00 items + $1.50 tax + $4.99 shipping − $3.12 restocking fee) goes back to your card.',
    );
  });

  it('show no sum that does not add up to the last cent', () => {
    const split = { items: usd('25.00'), tax: usd('1.51'), shipping: usd('0.00') };

    expect(tell({ consequence: createRefundConsequence(2_650, 'USD', { split }) })).toContain(
      ' $26.50 goes back to your card.',
    );
  });

  it.each([
    [[{ to: 'original', method: 'other', amount: usd('5.00'), label: 'PayPal' }], 'your original payment method'],
    [[{ to: 'original', amount: usd('5.00'), label: 'Shopify Payments' }], 'your original payment method'],
    [[{ to: 'gift_card', amount: usd('5.00'), label: 'gift_card' }], 'your gift card'],
    [[{ to: 'store_credit', amount: usd('5.00'), label: 'Store credit' }], 'your store credit'],
  ] as const)('name the payment as the shopper knows it: %j', (refunds, target) => {
    const text = propose('refund', { refunds, refundTotal: usd('5.00') });

    expect(text).toContain(`$5.00 goes back to ${target}.`);
    expect(text).not.toMatch(/Shopify|gift_card/);
  });

  it('name each payment with its part where there are several', () => {
    const refunds = [
      { to: 'gift_card', amount: usd('10.00'), label: 'gift_card' },
      { to: 'original', method: 'card', amount: usd('12.00'), label: 'Shopify Payments' },
      { to: 'original', method: 'card', amount: usd('3.00'), label: 'Shopify Payments' },
    ] as const;

    expect(propose('refund', { refunds, refundTotal: usd('25.00') })).toContain(
      '$25.00 goes back to you: $10.00 to your gift card and $15.00 to your card.',
    );
  });

  it.each([
    [1_050, 'JPY', '¥1,050'],
    [12_345, 'KWD', 'KWD 12.345'],
    [5, 'USD', '$0.05'],
  ])('give %d of %s its own digits', (minor, currency, text) => {
    expect(tell({ consequence: createRefundConsequence(minor, currency) })).toContain(text);
  });

  it.each([
    [
      'cancel_order',
      { itemsOut: [shirt] },
      "Cancel order #1042: 1 × Blue Shirt (M). No money goes back. It can't be undone.",
    ],
    [
      'return_items',
      { itemsOut: [shirt], refundLater: usd('20.00'), fees: [{ kind: 'return_shipping', amount: usd('5.00') }] },
      'Return from order #1042: 1 × Blue Shirt (M). About $20.00 (after $5.00 return shipping) is paid back once the parcel is back and checked.',
    ],
    [
      'exchange_items',
      { itemsOut: [shirt], itemsIn: [{ ...shirt, variantTitle: 'L' }] },
      'Exchange from order #1042: 1 × Blue Shirt (M) for 1 × Blue Shirt (L). Same price.',
    ],
    [
      'exchange_items',
      { itemsOut: [shirt], itemsIn: [{ ...shirt, variantTitle: 'L' }], charge: usd('4.00') },
      'Exchange from order #1042: 1 × Blue Shirt (M) for 1 × Blue Shirt (L). You pay $4.00 more.',
    ],
    [
      'change_items',
      { itemsOut: [shirt], newTotal: usd('60.00') },
      'Take out of order #1042: 1 × Blue Shirt (M). New order total: $60.00.',
    ],
    ['replace_items', { itemsIn: [shirt] }, 'Replacement for order #1042: 1 × Blue Shirt (M). You pay nothing.'],
    [
      'change_address',
      { address: { to: { address1: '12 Elm St', city: 'Philadelphia', zip: '19104', countryCode: 'US' } } },
      'New delivery address for order #1042: 12 Elm St, 19104 Philadelphia, US.',
    ],
    [
      'create_discount',
      { discount: { percent: 15, endsAt: new Date('2026-12-21T04:00:00Z') } },
      'Discount code: 15% off one order, valid until December 20, 2026.',
    ],
    ['grant_store_credit', { credit: usd('12.00') }, "Store credit for order #1042: $12.00. It can't be undone."],
    [
      'change_subscription',
      { subscription: { title: 'Tea', change: 'pause', nextBillingAt: new Date('2026-12-01T12:00:00Z') } },
      'Subscription #1042: paused until you resume it. Next billing date: December 1, 2026.',
    ],
  ] as const)('propose %s in its own words: %#', (action, consequence, text) => {
    expect(propose(action, consequence)).toBe(`${text} ${question}`);
  });

  it('say once that a colleague has to approve: with the reason that the policy gives', () => {
    const needsApproval = { ...consentVerdict, needsApproval: true };
    const clauses = [clause('approve', 'Above $100 a colleague looks.'), clause('approve', 'A colleague confirms it.')];

    expect(tell({ verdict: { ...needsApproval, clauses } }).match(/colleague/g)).toHaveLength(1);
    expect(tell({ verdict: { ...needsApproval, clauses } })).toContain('Above $100 a colleague looks.');
    expect(tell({ verdict: needsApproval })).toContain('A colleague has to approve this first.');
  });

  it('name fees and hold before the yes', () => {
    const text = tell({
      verdict: { ...consentVerdict, holdMs: 600_000, clauses: [clause('fee', 'Opened items cost 15 %.')] },
    });

    expect(text).toContain('Opened items cost 15 %.');
    expect(text).toContain('for 10 min');
  });

  it('never call a thing done before the ledger does', () => {
    for (const state of effectStates.filter((one) => one !== 'done')) {
      expect(tell({ state })).not.toContain('Done');
    }
    expect(tell({ state: 'done' })).toBe('Done – your return from order #1042 is open. Receipt E-2DA92192.');
  });

  it.each([
    ['refund', createRefundConsequence(2_500), 'Done – $25.00 for order #1042 is on its way back to your card.'],
    ['cancel_order', createConsequence(), 'Done – order #1042 is cancelled.'],
    [
      'change_items',
      createRefundConsequence(2_500),
      'Done – order #1042 is changed and $25.00 is on its way back to your card.',
    ],
    ['grant_store_credit', createConsequence({ credit: usd('5.00') }), 'Done – $5.00 of store credit is yours.'],
    [
      'change_subscription',
      createConsequence({ subscription: { title: 'Tea', change: 'skip' } }),
      'Done – Tea: the next delivery is left out.',
    ],
  ] as const)('say what was done, once, for %s', (action, consequence, text) => {
    expect(tell({ state: 'done', request: wanted(action), consequence })).toBe(`${text} Receipt E-2DA92192.`);
  });

  it('tell a code with what it is worth', () => {
    const consequence = createConsequence({ discount: { percent: 10, endsAt: new Date('2026-12-31T12:00:00Z') } });

    expect(tell({ state: 'done', request: wanted('create_discount'), consequence, secret: 'SORRY-7QX9' })).toBe(
      'Done – your code is SORRY-7QX9: 10% off one order, valid until December 31, 2026. Please note it down, it is shown only once. Receipt E-2DA92192.',
    );
  });

  it('tell a hold from work under way by the time that is left', () => {
    expect(tell({ state: 'ready', holdUntil: new Date('2026-11-20T17:10:00Z') })).toContain('is done at 12:10 PM');
    expect(tell({ state: 'ready', holdUntil: new Date('2026-11-20T16:10:00Z') })).toContain('under way');
  });

  it.each([
    ['expired', 'changed', 'your yes no longer counts'],
    ['expired', 'no_answer', 'the time to answer is over'],
    ['expired', 'duplicate', 'something else has taken its place'],
    ['refused', 'withdrawn', "All right, I won't. Nothing was changed."],
    ['refused', 'refused_by_operator', 'decided against it'],
    ['refused', 'policy', 'The return from order #1042 was not done.'],
  ] as const)('say why it is %s: %s', (state, reason, text) => {
    expect(tell({ state, reason })).toContain(text);
  });

  it('show an id that says nothing of the shop', () => {
    expect(toReceiptId('01a1fadf-4922-74bc-b068-360e2da92192')).toBe('E-2DA92192');
    expect(tell({ state: 'done', reference: 'gid://shopify/Return/7' })).not.toContain('gid://');
  });
});
