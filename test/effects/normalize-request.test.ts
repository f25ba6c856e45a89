import { describe, expect, it } from '@jest/globals';
import { toWish } from '../../src/effects/effect-keys.ts';
import { normalizeRequest } from '../../src/effects/normalize-request.ts';

const refund = {
  action: 'refund',
  orderId: 'o1',
  items: [],
  shipping: false,
  amount: { amount: '25', currency: 'usd' },
  reason: 'damaged',
  refundTo: 'original',
};

describe('normalizeRequest', () => {
  it('takes line ends, escape sequences and marks that turn a text around out of addresses', () => {
    const address = { address1: '9 Elm\u001b[2K\r\nStreet', city: '\u202eShelbyville\u2066', countryCode: 'US' };

    expect(normalizeRequest({ action: 'change_address', orderId: 'o1', address })).toMatchObject({
      ok: true,
      request: { address: { address1: '9 Elm [2K Street', city: 'Shelbyville' } },
    });
  });

  it('adds up lines that are named twice and sorts them; one broken unit makes no other one broken', () => {
    const items = [
      { lineItemId: 'b', quantity: 1, reason: 'damaged' },
      { lineItemId: 'a', quantity: 2, reason: 'damaged' },
      { lineItemId: ' b ', quantity: 1, reason: 'unwanted' },
      { lineItemId: 'b', quantity: 1, reason: 'damaged' },
    ];

    expect(normalizeRequest({ action: 'return_items', orderId: 'o1', items, refundTo: 'original' })).toMatchObject({
      ok: true,
      request: {
        items: [
          { lineItemId: 'a', quantity: 2, reason: 'damaged' },
          { lineItemId: 'b', quantity: 3, reason: 'unwanted' },
        ],
      },
    });
  });

  it('keeps units of one line apart that become different variants', () => {
    const changes = [
      { lineItemId: 'a', quantity: 1, newVariantId: 'v2' },
      { lineItemId: 'a', quantity: 1 },
      { lineItemId: 'a', quantity: 1, newVariantId: 'v2' },
    ];

    expect(normalizeRequest({ action: 'change_items', orderId: 'o1', changes })).toMatchObject({
      ok: true,
      request: {
        changes: [
          { lineItemId: 'a', quantity: 1 },
          { lineItemId: 'a', quantity: 2, newVariantId: 'v2' },
        ],
      },
    });
  });

  it.each([
    ['25', 'USD', '25.00'],
    ['25.5', 'eur', '25.50'],
    ['25.500', 'KWD', '25.500'],
    ['1200', 'JPY', '1200'],
    ['1200.00', 'JPY', '1200'],
  ])('writes %s %s as its currency does', (amount, currency, written) => {
    expect(normalizeRequest({ ...refund, amount: { amount, currency } })).toMatchObject({
      ok: true,
      request: { amount: { amount: written, currency: currency.toUpperCase() } },
    });
  });

  it.each([
    [{ ...refund, amount: { amount: '0', currency: 'USD' } }, 'bad_amount'],
    [{ ...refund, amount: { amount: '1.5', currency: 'JPY' } }, 'bad_amount'],
    [{ ...refund, amount: { amount: '1e3', currency: 'USD' } }, 'bad_request'],
    [{ ...refund, amount: { amount: 25, currency: 'USD' } }, 'bad_request'],
    [{ action: 'create_discount', orderId: 'o1' }, 'bad_amount'],
    [{ action: 'create_discount', orderId: 'o1', percent: 10, amount: { amount: '1', currency: 'USD' } }, 'bad_amount'],
    [{ action: 'create_discount', orderId: 'o1', percent: 101 }, 'bad_request'],
    [{ ...refund, items: Array(200).fill({ lineItemId: 'a', quantity: 10_000 }) }, 'bad_request'],
    [{ ...refund, items: Array(2).fill({ lineItemId: 'a', quantity: 6_000 }) }, 'bad_request'],
    ['refund everything', 'bad_request'],
    [undefined, 'bad_request'],
  ])('refuses %j', (wished, reason) => {
    expect(normalizeRequest(wished)).toEqual({ ok: false, reason });
  });
});

describe('a wish', () => {
  const wishOf = (request: unknown, store = 's1') => {
    const normalized = normalizeRequest(request);
    return normalized.ok ? toWish(store, 'o1', normalized.request) : normalized.reason;
  };

  it('is the same however it is worded', () => {
    const otherwise = {
      ...refund,
      amount: { amount: '25.00', currency: 'USD' },
      reason: 'other',
      refundTo: 'store_credit',
    };

    expect(wishOf(refund)).toMatch(/^[0-9a-f]{64}$/);
    expect(wishOf(otherwise)).toBe(wishOf(refund));
  });

  it('is another one for another amount or store', () => {
    expect(wishOf({ ...refund, amount: { amount: '25.01', currency: 'USD' } })).not.toBe(wishOf(refund));
    expect(wishOf(refund, 's2')).not.toBe(wishOf(refund));
  });
});
