import { describe, expect, it } from '@jest/globals';
import { phrase, phrasebooks, toPhraseLanguage } from '../../../src/agent/phrases/phrase.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('phrase', () => {
  it('fills in the values', () => {
    expect(phrase('en', 'order_shipped', { order: '#1042' })).toBe('Your order #1042 has shipped.');
  });

  it('never reads a value as a template', () => {
    const text = phrase('en', 'parcel_carrier_tracking', { carrier: '{tracking}', tracking: '$&' });

    expect(text).toBe('Carrier: {tracking}, tracking number $&.');
  });

  it('answers in English where it has no phrasebook', () => {
    expect(phrase('ja', 'sorry')).toBe("I'm sorry about that.");
  });

  it('knows a language by its first two letters', () => {
    expect(toPhraseLanguage('de-AT')).toBe('de');
  });
});

describe.each(['de', 'fr', 'es'] as const)('the phrasebook %s', (language) => {
  it('has every sentence of the English one, with the same values', () => {
    for (const [key, text] of Object.entries(phrasebooks.en)) {
      const translated: string | undefined = Object.entries(phrasebooks[language]).find(([name]) => name === key)?.[1];

      expect([key, placeholders(translated ?? '')]).toEqual([key, placeholders(text)]);
      expect(translated).not.toBe('');
    }
  });
});
