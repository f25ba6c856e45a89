import { describe, expect, it } from '@jest/globals';
import { activatePolicy } from '../../../src/commerce/policy/activate-policy.ts';
import { usualDiscountOf, withUsualDiscount } from '../../../src/commerce/policy/usual-discount.ts';
import { generalRetail } from '../../../src/packs/general-retail/policy.ts';
import { tauRetail } from '../../../src/packs/tau-retail/policy.ts';

const now = new Date('2026-11-20T12:00:00Z');
const wish = { action: 'create_discount', orderId: 'o1' } as const;

describe('a discount for which nobody named a number', () => {
  it('is the usual one of the store', () => {
    const settings = { policy: { usual_discount_percent: 5 } };

    expect(usualDiscountOf(activatePolicy(generalRetail, {}, now))).toBe(10);
    expect(usualDiscountOf(activatePolicy(generalRetail, settings, now))).toBe(5);
    expect(withUsualDiscount(wish, 5)).toEqual({ ...wish, percent: 5 });
  });

  it.each([
    [{ ...wish, percent: 15 }],
    [{ ...wish, amount: { amount: '5.00', currency: 'USD' } }],
    [{ action: 'grant_store_credit', orderId: 'o1' }],
    ['create_discount'],
    [undefined],
  ])('is nothing to add to %j', (wished) => {
    expect(withUsualDiscount(wished, 10)).toBe(wished);
  });

  it('stays without a number where the pack has none', () => {
    expect(usualDiscountOf(activatePolicy(tauRetail, {}, now))).toBeUndefined();
    expect(withUsualDiscount(wish, undefined)).toBe(wish);
  });
});
