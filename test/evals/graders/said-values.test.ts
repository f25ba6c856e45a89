import { describe, expect, it } from '@jest/globals';
import {
  findAmounts,
  findDates,
  findDurations,
  findOrderNumbers,
  findReferences,
} from '../../../evals/graders/said-values.ts';

describe('values read out of a reply', () => {
  it.each([
    ['November 2, 2026', 2, 11],
    ['Nov 2', 2, 11],
    ['2nd of November', 2, 11],
    ['2. November 2026', 2, 11],
    ['le 2 novembre 2026', 2, 11],
    ['1er novembre', 1, 11],
    ['2 de noviembre de 2026', 2, 11],
    ['2026-11-02', 2, 11],
    ['02.11.2026', 2, 11],
  ])('reads the date in "%s"', (text, day, month) => {
    expect(findDates(text)[0]).toMatchObject({ day, month });
  });

  it.each([
    ['$1,234.50', 123_450],
    ['1.234,50 €', 123_450],
    ['£98', 9_800],
    ['98,00 EUR', 9_800],
    ['25 dollars', 2_500],
  ])('reads the amount in "%s"', (text, cents) => {
    expect(findAmounts(text).map((amount) => amount.cents)).toContain(cents);
  });

  it('takes no share and no year for an amount', () => {
    expect(findAmounts('15 % in 2026')).toEqual([]);
  });

  it('finds tracking numbers, and no words or order numbers', () => {
    expect(findReferences('Parcel 1Z999AA13756827605 of #1042 is IN_TRANSIT')).toEqual(['1Z999AA13756827605']);
    expect(findOrderNumbers('Order #1042')).toEqual(['1042']);
  });

  it('reads both ends of a span of time', () => {
    expect(findDurations('5 to 10 business days').map(({ count }) => count)).toEqual([5, 10]);
    expect(findDurations('in 14 Tagen').map(({ count }) => count)).toEqual([14]);
  });
});
