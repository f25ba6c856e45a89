import { describe, expect, it } from '@jest/globals';
import { findLanguage } from '../../../evals/graders/language.ts';

describe('findLanguage', () => {
  it.each([
    ['en', 'Your order has shipped and is on its way to you.'],
    ['de', 'Ihre Bestellung wurde versandt und ist auf dem Weg zu Ihnen.'],
    ['fr', 'Votre commande a été expédiée et est en route pour vous.'],
    ['es', 'Su pedido se ha enviado y está en camino.'],
  ])('hears %s', (language, text) => {
    expect(findLanguage(text)).toBe(language);
  });

  it("leaves the shop's own words in quotes alone", () => {
    const text = 'Das sagt die Richtlinie, bitte lesen Sie: "You may return most items within 30 days of the delivery"';

    expect(findLanguage(text)).toBe('de');
  });

  it('has no opinion on a number', () => {
    expect(findLanguage('1042')).toBeUndefined();
  });
});
