import { describe, expect, it } from '@jest/globals';
import { tellRefusal } from '../../../src/agent/effects/tell-refusal.ts';
import type { WriteAction } from '../../../src/commerce/write-request.ts';
import { consentVerdict } from '../../factories/turn-effect.ts';

const refused = { kind: 'write_refused', action: 'cancel_order', orderNumber: '#1042' } as const;
const say = (en: string) => ({ en, de: `${en} (de)`, fr: `${en} (fr)`, es: `${en} (es)` });
const clause = (effect: 'refuse' | 'fee', en: string) => ({ id: `x.${effect}`, version: 1, effect, say: say(en) });
const shipped = [clause('refuse', 'It has shipped.'), clause('refuse', 'It has shipped.'), clause('fee', 'A fee.')];

function refuse(alternative?: WriteAction, clauses = shipped) {
  const offered = alternative === undefined ? {} : { alternative };
  return { kind: 'refused', verdict: { ...consentVerdict, outcome: 'refused', clauses, ...offered } } as const;
}

describe('the words for a wish that came to nothing', () => {
  it('are those of the clauses, each once, and a question about what can be done instead', () => {
    expect(tellRefusal({ ...refused, proposal: refuse('return_items') }, 'en')).toBe(
      'It has shipped. Would you like to return it once it has arrived?',
    );
    expect(tellRefusal({ ...refused, proposal: refuse('return_items') }, 'de')).toBe(
      'It has shipped. (de) Möchten Sie nach der Ankunft eine Rückgabe?',
    );
  });

  it.each([
    ['return_items', 'Would you like to return it instead?'],
    ['exchange_items', 'Would you like to exchange it instead?'],
    ['change_items', 'Would you like me to change the items of order #1042 instead?'],
  ] as const)('ask about %s when the order has arrived', (alternative, text) => {
    expect(tellRefusal({ ...refused, proposal: refuse(alternative) }, 'en', { hasArrived: true })).toBe(
      `It has shipped. ${text}`,
    );
  });

  it('ask nothing where the reply asks something else', () => {
    expect(tellRefusal({ ...refused, proposal: refuse('return_items') }, 'en', { isAsking: true })).toBe(
      'It has shipped.',
    );
  });

  it('offer nothing where there is nothing, and not the same again', () => {
    expect(tellRefusal({ ...refused, proposal: refuse() }, 'en')).toBe('It has shipped.');
    expect(tellRefusal({ ...refused, proposal: refuse('cancel_order') }, 'en')).toBe('It has shipped.');
  });

  it.each([
    ['en', "I'm afraid I can't cancel order #1042."],
    ['de', 'Das kann ich leider nicht tun: Bestellung #1042 stornieren.'],
    ['fr', 'Je ne peux malheureusement pas annuler la commande #1042.'],
    ['es', 'Lo siento, no puedo cancelar el pedido #1042.'],
  ])('say what is refused where no clause says why, in %s', (language, text) => {
    expect(tellRefusal({ ...refused, proposal: refuse(undefined, []) }, language)).toBe(text);
  });

  it.each([
    [{ kind: 'not_yours' }, "can't find an order #1042"],
    [{ kind: 'invalid', reason: 'more_than_refundable' }, 'more than can be paid back'],
    [{ kind: 'invalid', reason: 'something_new' }, 'not possible as it stands'],
    [{ kind: 'unavailable', reason: 'timeout' }, "can't reach the shop"],
    [{ kind: 'needs_person', reason: 'paused' }, 'The cancellation of order #1042 is for a colleague to decide.'],
  ] as const)('%j: %s', (proposal, text) => {
    expect(tellRefusal({ ...refused, proposal }, 'en')).toContain(text);
  });
});
