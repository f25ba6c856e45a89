import { describe, expect, it } from '@jest/globals';
import { toE164 } from '../../../src/integrations/shopify/phone-number.ts';

describe('toE164', () => {
  it.each([
    ['+1 (555) 010-0001', undefined, '+15550100001'],
    ['(555) 010-0001', 'US', '+15550100001'],
    ['1 555 010 0001', 'CA', '+15550100001'],
    ['020 7946 0000', 'GB', '+442079460000'],
    ['+44 (0)20 7946 0000', undefined, '+442079460000'],
    ['0044 20 7946 0000', undefined, '+442079460000'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['030 901820', 'DE', '+4930901820'],
  ])('reads %j in %s as %s', (typed, country, phone) => {
    expect(toE164(typed, country)).toBe(phone);
  });

  it.each([
    ['', 'US'],
    ['555', 'US'],
    ['call me', 'US'],
    ['020 7946 0000', undefined],
    ['020 7946 0000', 'XX'],
    ['+1', undefined],
    ['1'.repeat(30), 'DE'],
  ])('does not guess %j in %s', (typed, country) => {
    expect(toE164(typed, country)).toBeUndefined();
  });
});
