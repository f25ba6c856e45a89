import { describe, expect, it } from '@jest/globals';
import { extractDetails } from '../../../src/integrations/rules-model/extract-details.ts';

describe('the order number', () => {
  it.each([
    ['Where is my order #1042?', '1042'],
    ['order 1042 please', '1042'],
    ['my order number is 55213', '55213'],
    ['Order no. 55213', '55213'],
    ['order number: 1042', '1042'],
    ['cancel 10573 now', '10573'],
    ['Bestellung Nr. 1042', '1042'],
    ['ma commande n° 1042', '1042'],
    ['mi pedido número 1042', '1042'],
    ['#EU1042-B', 'EU1042-B'],
    ['1042', '1042'],
    ["it's 1042.", '1042'],
  ])('is found in %p', (text, expected) => {
    expect(extractDetails(text).orderNumber).toBe(expected);
  });

  it.each([
    'I bought it in 2024',
    'my zip code is 90210',
    'delivery to 560034 possible?',
    'call me on 9876543210',
    '+44 7700 900123',
    'it cost $1042',
    'my order of 1500 dollars',
    'order 1000 mg capsules',
    '2025',
    'I am #1 fan',
  ])('is not found in %p', (text) => {
    expect(extractDetails(text).orderNumber).toBeUndefined();
  });
});

describe('the other details', () => {
  it('finds an address', () => {
    expect(extractDetails('use Anna.Meyer+shop@Example.co.uk.').email).toBe('anna.meyer+shop@example.co.uk');
  });

  it.each([
    ['I paid $25', 25],
    ['refund 49.99 USD please', 49.99],
    ['1.249,50 € zurück', 1249.5],
    ['Rs. 1,500 deducted', 1500],
    ['25 euros', 25],
  ])('finds the amount of %p', (text, expected) => {
    expect(extractDetails(text).amount).toBe(expected);
  });
});
