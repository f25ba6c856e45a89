import { describe, expect, it } from '@jest/globals';
import { judgeConsent } from '../../../src/agent/guardrails/consent.ts';
import type { OpenEffect } from '../../../src/agent/turn.ts';

const cancel: OpenEffect = { id: 'e1', action: 'cancel_order', subjectName: '#1065' };
const address: OpenEffect = { id: 'e2', action: 'change_address', subjectName: '#1066' };
const shownReply =
  'Cancel order #1065: 2 × Blue Shirt. $84.50 goes back to your card. Shall I go ahead? Reply "yes" or "no".';

interface Overrides {
  readonly open?: readonly OpenEffect[];
  readonly isAfterReply?: boolean;
  readonly wasAsked?: boolean;
  readonly wasListed?: boolean;
  readonly held?: readonly OpenEffect[];
  readonly shown?: string;
}

function judge(texts: string | readonly string[], overrides: Overrides = {}) {
  const { isAfterReply = true, open = [cancel], wasAsked = true, wasListed = open.length > 1, held = [] } = overrides;
  const { shown = shownReply } = overrides;
  const messages = [texts]
    .flat()
    .map((content, index) => ({ id: `m${index}`, content: String(content), isAfterReply }));
  const verdict = judgeConsent({ messages, open, held, shown, wasAsked, wasListed });
  return verdict.kind === 'none' ? 'none' : `${verdict.kind} ${verdict.effects.map(({ id }) => id).join(' ')}`;
}

describe('consent to the one open effect', () => {
  it.each([
    'yes',
    'Yes!',
    'Yes please',
    'yes do it',
    'go ahead',
    'Yes, cancel it please. Thank you!',
    'yes, cancel #1065',
    'Yes, cancel the blue shirt',
    'ja bitte',
    'Ja, machen Sie das',
    'Jawohl, stornieren',
    'oui',
    "Oui, allez-y s'il vous plaît",
    "d'accord, faites-le",
    'sí',
    'Sí, por favor',
    'sí, cancele el pedido',
    'confirmed',
    'yes and refund me',
  ])('is given by %s', (text) => {
    expect(judge(text)).toBe('confirm e1');
  });

  it.each([
    'yes but only one shirt',
    'yes if I get all of it back',
    'yes?',
    'Yes, is that all the money?',
    'yes, cancel #1066',
    'yes, refund $20 only',
    'yes just one',
    'yes change the address',
    'ok',
    'sure, but first tell me about the fee',
    'yes, tomorrow',
    'yes I think',
    'ja, aber nur ein Hemd',
    'oui mais seulement une',
    'sí, pero solo una',
    'wait',
    'yes no',
    'yes to store credit',
    'yes, 1066',
    'yes, do not cancel it',
  ])('is not given by %s: asked again', (text) => {
    expect(judge(text)).toBe('ask_again e1');
  });

  it.each([
    'wait, how long does a refund take?',
    'Moment, wie lange dauert das?',
    'where is my other order?',
    'my order number is 1065',
    'how long will that take',
    'thanks',
    '1',
    'merci',
  ])('is not spoken of by %s', (text) => {
    expect(judge(text)).toBe('none');
  });

  it.each([
    'no',
    'No thanks',
    'stop',
    'I changed my mind',
    'never mind',
    "please don't cancel it",
    'nein danke',
    'doch nicht',
    'non merci',
    "j'ai changé d'avis",
    'no gracias',
    'he cambiado de opinión',
    'no, keep it. I need the shirt',
  ])('is refused by %s', (text) => {
    expect(judge(text)).toBe('withdraw e1');
  });

  it.each(['yes no', 'si no', 'yes nothing', 'confirm nothing', 'ja nichts', 'sí, nada', 'oui rien'])(
    'does not come from %s, although the question has these words, too',
    (text) => {
      const shown = `${shownReply} With "no" nothing changes; nichts, rien, nada.`;

      expect(judge(text, { shown })).toBe('ask_again e1');
    },
  );

  it.each(['yes 👎', '👎 yes', 'yes 🙅', '❌ yes', 'go ahead 🛑'])('does not come from %s', (text) => {
    expect(judge(text)).toBe('ask_again e1');
    expect(judge(text.replace(/yes|go ahead/, '1'), { open: [cancel, address] })).not.toMatch(/^confirm/);
  });

  it('is refused by "please don\'t", and given with a thumb up', () => {
    expect(judge("please don't")).toBe('withdraw e1');
    expect(judge('yes 👍')).toBe('confirm e1');
  });

  it('does not come from words that were written before the reply', () => {
    expect(judge('yes', { isAfterReply: false })).toBe('ask_again e1');
  });

  it('does not come from a burst that contradicts itself', () => {
    expect(judge(['yes', 'no wait'])).toBe('ask_again e1');
    expect(judge(['yes', 'and only the red one'])).toBe('ask_again e1');
  });

  it('does not come from a yes to something else, unless it names the order', () => {
    expect(judge('yes', { wasAsked: false })).toBe('ask_again e1');
    expect(judge('no', { wasAsked: false })).toBe('none');
    expect(judge('yes, cancel #1065', { wasAsked: false })).toBe('confirm e1');
  });

  it('does not come from quoted text', () => {
    expect(judge('> yes\n> do it')).toBe('none');
    expect(judge('no\nOn Monday Anna wrote:\nyes, do it')).toBe('withdraw e1');
  });
});

describe('an effect that has its yes and waits', () => {
  const held = [{ ...address, isHeld: true }];

  it('is taken back by "stop", not by a plain no or a yes to something else', () => {
    expect(judge('stop', { open: [], held })).toBe('withdraw e2');
    expect(judge('I changed my mind', { open: [], held })).toBe('withdraw e2');
    expect(judge('no', { open: [], held })).toBe('none');
    expect(judge('yes', { open: [], held })).toBe('none');
    expect(judge('yes', { held })).toBe('confirm e1');
    expect(judge('no', { held })).toBe('withdraw e1');
  });
});

describe('consent while several effects are open', () => {
  const open = [cancel, address];

  it.each([
    ['yes', 'ask_again e1 e2'],
    ['yes to both', 'ask_again e1 e2'],
    ['yes, all', 'ask_again e1 e2'],
    ['1', 'confirm e1'],
    ['2 please', 'confirm e2'],
    ['the first one', 'confirm e1'],
    ['yes, the second', 'confirm e2'],
    ['#1066', 'confirm e2'],
    ['yes, cancel #1065', 'confirm e1'],
    ['yes, cancel it', 'confirm e1'],
    ['yes, change the address', 'confirm e2'],
    ['yes, refund #1066', 'ask_again e1 e2'],
    ['yes to #1065 and #1066', 'confirm e1 e2'],
    ['yes to #1065 and #1070', 'ask_again e1 e2'],
    ['1 and 2', 'none'],
    ['no', 'withdraw e1 e2'],
    ['no, not #1065', 'withdraw e1'],
  ])('%s: %s', (text, expected) => {
    expect(judge(text, { open })).toBe(expected);
  });

  it.each(['Yes, go ahead with Linen Tea Towels Set of 2', 'yes, the Blue Shirt 2-Pack', 'yes, return 1 × Blue Shirt'])(
    'takes no digit of a title or a quantity for a place in the list: %s',
    (text) => {
      const reply = `1. Linen Tea Towels Set of 2.\n2. Return from order #1066: 1 × Blue Shirt 2-Pack. Which one?`;
      expect(judge(text, { open, shown: reply })).not.toMatch(/^confirm/);
    },
  );

  it.each(['2', 'the second one', 'yes, the second one please', 'number 2', 'die zweite bitte', 'la segunda'])(
    'takes a place in the list for a choice: %s',
    (text) => {
      expect(judge(text, { open })).toBe('confirm e2');
    },
  );

  it('takes a bare number for a choice only where a list was shown', () => {
    expect(judge('1', { open, wasListed: false })).toBe('none');
  });
});
