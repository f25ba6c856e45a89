import { describe, expect, it } from '@jest/globals';
import { OwnWords, withoutQuotes } from '../../../src/agent/guardrails/own-words.ts';

describe('the shopper’s own words', () => {
  it.each([
    ['> quoted\nmine', 'mine'],
    ['mine\nOn Mon, Nov 16, 2026 Shop <a@b.co> wrote:\nnot mine', 'mine'],
    ['mine\nAm 16.11.2026 schrieb Shop:\nnot mine', 'mine'],
    ['mine\nLe 16 nov. 2026, Shop a écrit :\nnot mine', 'mine'],
    ['mine\nEl 16 nov 2026, Shop escribió:\nnot mine', 'mine'],
    ['mine\n---------- Forwarded message ---------\nnot mine', 'mine'],
    ['mine\n-----Ursprüngliche Nachricht-----\nnot mine', 'mine'],
    ['mine\nVon: Shop\nBetreff: #1043\nnot mine', 'mine'],
    ['On Monday Shop wrote:\n> not mine\nmine, below', 'mine, below'],
    ['To: the team, from me', 'To: the team, from me'],
    ['no quotes at all', 'no quotes at all'],
  ])('of %j are %j', (text, own) => {
    expect(withoutQuotes(text)).toBe(own);
  });

  it('hold amounts, percentages and counts, each as what it is', () => {
    const own = new OwnWords(['Order #1042: refund 1.234,50 € and 15 % of it, for two shirts, after 30 days']);

    expect([own.hasAmount('1234.50'), own.hasAmount('1042'), own.hasAmount('15'), own.hasAmount('30')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([own.hasPercent(15), own.hasPercent(30)]).toEqual([true, false]);
    expect([own.hasCount(2), own.hasCount(3)]).toEqual([true, false]);
  });

  it('hold an order number that is written alone, not as a part of another', () => {
    const own = new OwnWords(['cancel 1042, not 10435']);

    expect([own.hasOrderNumber('#1042'), own.hasOrderNumber('1043')]).toEqual([true, false]);
  });

  it('know a street by its short form, an accent by its letter', () => {
    const own = new OwnWords(['12 Elm Street, Málaga']);

    expect([own.hasPhrase('12 elm st.'), own.hasPhrase('Malaga'), own.hasPhrase('Elm 12')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('take no size from an apostrophe or a complaint', () => {
    const own = new OwnWords(["It's too small, l'article"]);

    expect([own.hasChoice('s'), own.hasChoice('l'), own.hasChoice('small')]).toEqual([false, false, false]);
  });
});
