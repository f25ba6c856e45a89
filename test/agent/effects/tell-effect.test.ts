import { describe, expect, it } from '@jest/globals';
import { tellEffect, tellRefusal, toReceiptId } from '../../../src/agent/effects/tell-effect.ts';
import { type EffectView, effectStates } from '../../../src/commerce/effect.ts';
import { writeActions } from '../../../src/commerce/write-request.ts';
import { createConsequence, createRefundConsequence, createReturnRequest } from '../../factories/order-snapshot.ts';
import { consentVerdict, createEffect } from '../../factories/turn-effect.ts';

const now = new Date('2026-11-20T17:00:00Z');
const languages = ['en', 'de', 'fr', 'es', 'ja'] as const;
const tell = (effect: Partial<EffectView>, language = 'en') =>
  tellEffect(createEffect(effect), language, now, 'America/New_York');
const clause = (effect: 'refuse' | 'fee' | 'approve', en: string) =>
  ({
    id: `x.${effect}`,
    version: 1,
    effect,
    say: { en, de: `${en} (de)`, fr: `${en} (fr)`, es: `${en} (es)` },
  }) as const;

describe('the words for an effect', () => {
  it.each(languages)('are whole in each state and for each action, in %s', (language) => {
    for (const state of effectStates) {
      for (const action of writeActions) {
        const request = { ...createReturnRequest(), action } as EffectView['request'];
        const text = tell({ state, request }, language);

        expect(text.length).toBeGreaterThan(15);
        expect(text).not.toMatch(/[{}]|undefined|null|NaN| {2}/);
      }
    }
  });

  it('say a refund to the cent, with where it goes and what it is made of', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const consequence = createRefundConsequence(2_837, 'USD', {
      split: { items: usd('25.00'), tax: usd('1.50'), shipping: usd('4.99') },
      fees: [{ kind: 'restocking', amount: usd('3.12') }],
      itemsOut: [{ title: 'Blue Shirt', variantTitle: 'M', quantity: 1 }],
    });

    expect(tell({ consequence })).toBe(
      'This is what it would mean to open a return for order #1042. To be sent back: 1 × Blue Shirt (M). ' +
        '$28.37 goes back to Visa 4242. It is made up of $25.00 for items, $1.50 tax and $4.99 shipping. ' +
        'A restocking fee of $3.12 is taken off. Shall I do that? Reply "yes" and I do it; with "no" nothing changes.',
    );
  });

  it.each([
    [1_050, 'JPY', '¥1,050'],
    [12_345, 'KWD', 'KWD 12.345'],
    [5, 'USD', '$0.05'],
  ])('give %d of %s its own digits', (minor, currency, text) => {
    expect(tell({ consequence: createRefundConsequence(minor, currency) })).toContain(text);
  });

  it('say what else follows: money to pay, a later refund, an address, a code, credit, a subscription', () => {
    const money = { amount: '12.00', currency: 'EUR' };
    const text = tell({
      consequence: createConsequence({
        charge: money,
        refundLater: money,
        newTotal: money,
        credit: money,
        address: { to: { address1: '12 Elm St', city: 'Philadelphia', zip: '19104', countryCode: 'US' } },
        discount: { percent: 15, endsAt: new Date('2026-12-21T04:00:00Z') },
        subscription: { title: 'Tea', change: 'pause' },
        itemsIn: [{ title: 'Red Jacket', quantity: 2 }],
      }),
    });

    for (const part of [
      'pay €12.00 more',
      'About €12.00 is paid back once',
      'new total is €12.00',
      '€12.00 of store credit',
      '12 Elm St, 19104 Philadelphia, US',
      '15 % off one order and is valid until December 20, 2026',
      'Tea: paused',
      'To be sent to you: 2 × Red Jacket',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('name fees, approval and hold before the yes, in the words of the policy', () => {
    const text = tell({
      verdict: {
        ...consentVerdict,
        needsApproval: true,
        holdMs: 600_000,
        clauses: [clause('fee', 'Opened items cost 15 %.'), clause('approve', 'Above $100 a colleague looks.')],
      },
    });

    expect(text).toContain('Opened items cost 15 %.');
    expect(text).toContain('Above $100 a colleague looks.');
    expect(text).toContain('A colleague has to approve it after your yes.');
    expect(text).toContain('for 10 min');
  });

  it('never call a thing done before the ledger does', () => {
    for (const state of effectStates.filter((one) => one !== 'done')) {
      expect(tell({ state })).not.toContain('Done');
    }
    expect(tell({ state: 'done' })).toContain(`Done: the return for order #1042 is open.`);
    expect(tell({ state: 'done' })).toContain('Receipt: E-2DA92192.');
  });

  it('tell a hold from work under way by the time that is left', () => {
    expect(tell({ state: 'ready', holdUntil: new Date('2026-11-20T17:10:00Z') })).toContain('It is done at 12:10 PM');
    expect(tell({ state: 'ready', holdUntil: new Date('2026-11-20T16:10:00Z') })).toContain('under way');
  });

  it.each([
    ['expired', 'changed', 'your yes no longer counts'],
    ['expired', 'no_answer', 'The time to answer is over'],
    ['expired', 'duplicate', 'Something else has taken its place'],
    ['refused', 'withdrawn', 'I have left it'],
    ['refused', 'refused_by_operator', 'decided against it'],
    ['refused', 'policy', 'It was not done'],
  ] as const)('say why it is %s: %s', (state, reason, text) => {
    expect(tell({ state, reason })).toContain(text);
  });

  it('show an id that says nothing of the shop', () => {
    expect(toReceiptId('01a1fadf-4922-74bc-b068-360e2da92192')).toBe('E-2DA92192');
    expect(tell({ state: 'done', reference: 'gid://shopify/Return/7' })).not.toContain('gid://');
  });
});

describe('the words for a wish that came to nothing', () => {
  const refused = { kind: 'write_refused', action: 'cancel_order', orderNumber: '#1042' } as const;

  it('are those of the clauses, each once, with what can be done instead', () => {
    const clauses = [clause('refuse', 'It has shipped.'), clause('refuse', 'It has shipped.'), clause('fee', 'A fee.')];
    const proposal = {
      kind: 'refused',
      verdict: { ...consentVerdict, outcome: 'refused', clauses, alternative: 'return_items' },
    } as const;

    expect(tellRefusal({ ...refused, proposal }, 'en')).toBe(
      "I can't do that: cancel order #1042. It has shipped. What I can offer instead: open a return for order #1042. Just tell me if you would like that.",
    );
    expect(tellRefusal({ ...refused, proposal }, 'de')).toContain('It has shipped. (de)');
  });

  it.each([
    [{ kind: 'not_yours' }, "can't find an order #1042"],
    [{ kind: 'invalid', reason: 'more_than_refundable' }, 'more than can be paid back'],
    [{ kind: 'invalid', reason: 'something_new' }, 'not possible as it stands'],
    [{ kind: 'unavailable', reason: 'timeout' }, "can't reach the shop"],
    [{ kind: 'needs_person', reason: 'paused' }, 'decided by a colleague'],
  ] as const)('%j: %s', (proposal, text) => {
    expect(tellRefusal({ ...refused, proposal }, 'en')).toContain(text);
  });
});
