import { describe, expect, it } from '@jest/globals';
import { describeDate, describeDays, describeList, describeMoney } from '../../../src/agent/phrases/formats.ts';

const lateEvening = new Date('2026-11-12T23:30:00Z');

describe('describeDate', () => {
  it.each([
    ['en', 'November 12, 2026'],
    ['de', '12. November 2026'],
    ['fr', '12 novembre 2026'],
    ['es', '12 de noviembre de 2026'],
  ])('writes a date in %s', (language, expected) => {
    expect(describeDate(lateEvening, language, 'UTC')).toBe(expected);
  });

  it("uses the shop's time zone", () => {
    expect(describeDate(lateEvening, 'en', 'Europe/Berlin')).toBe('November 13, 2026');
  });
});

describe('describeMoney', () => {
  it.each([
    ['en', 'USD', '$1,249.50'],
    ['de', 'EUR', '1.249,50 €'],
    ['fr', 'EUR', '1 249,50 €'],
    ['en', 'JPY', '¥1,250'],
  ])('writes an amount in %s and %s', (language, currency, expected) => {
    expect(describeMoney({ amount: '1249.50', currency }, language)).toBe(expected);
  });
});

describe('the other formats', () => {
  it('counts days', () => {
    expect([describeDays(1, 'de'), describeDays(7, 'en')]).toEqual(['1 Tag', '7 days']);
  });

  it('joins a list', () => {
    expect(describeList(['a', 'b'], 'es')).toBe('a y b');
  });
});
