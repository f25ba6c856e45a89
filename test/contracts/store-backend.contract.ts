import { describe, expect, it } from '@jest/globals';
import type { StoreAnswer, StoreBackend } from '../../src/commerce/store-backend.ts';

/** What the suite must know about the shop it runs against. */
export interface ContractShop {
  readonly backend: () => StoreBackend;
  /** A shipped order with tracking, of a customer with an e-mail address. */
  readonly shippedOrder: { readonly name: string; readonly email: string };
  /** A word that at least one active product bears. */
  readonly productWord: string;
}

const context = { signal: new AbortController().signal };

function unwrap<T>(answer: StoreAnswer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.reason} ${answer.message}`);
  return answer.value;
}

/** Every `StoreBackend` keeps this, the sandbox and a live shop alike. */
export function describeStoreBackend(title: string, shop: ContractShop): void {
  const number = shop.shippedOrder.name.replace('#', '');

  describe(`${title} keeps the StoreBackend contract:`, () => {
    it('finds an order with its parcel, in one answer', async () => {
      const found = unwrap(await shop.backend().findOrder(shop.shippedOrder.name, context));

      expect(found?.order).toMatchObject({ name: shop.shippedOrder.name, fulfillmentStatus: 'FULFILLED' });
      expect(found?.order.parcels[0]).toMatchObject({
        trackingNumber: expect.any(String),
        carrier: expect.any(String),
        shippedAt: expect.any(Date),
      });
      expect(found?.order.total.amount).toMatch(/^\d+\.\d+$/);
    });

    it('states who may see the order, in comparable form', async () => {
      const found = unwrap(await shop.backend().findOrder(shop.shippedOrder.name, context));

      expect(found?.contacts.emails).toContain(shop.shippedOrder.email);
      for (const phone of found?.contacts.phones ?? []) expect(phone).toMatch(/^\+\d{8,15}$/);
    });

    it.each([`#${number}`, number, ` # ${number} `])('finds it as %j', async (typed) => {
      const found = unwrap(await shop.backend().findOrder(typed, context));

      expect(found?.order.name).toBe(shop.shippedOrder.name);
    });

    it.each([
      ['nothing', ''],
      ['a blank', ' # '],
      ['part of it', number.slice(0, -1)],
      ['more than it', `${number}0`],
      ['a wildcard', `${number.slice(0, -1)}*`],
      ['a wider search', `x OR status:any`],
      ['an escape from the quotes', `${number}" OR name:"*`],
      ['another field', `x" OR email:"${shop.shippedOrder.email}`],
      ['two numbers', `${number} OR ${Number(number) + 1}`],
      ['a backslash', `${number}\\`],
      ['a NUL', `${number}\u0000`],
      ['a lone surrogate', `${number}\ud800`],
      ['a very long one', number.repeat(500)],
    ])('finds no order for %s', async (_what, typed) => {
      expect(unwrap(await shop.backend().findOrder(typed, context))).toBeUndefined();
    });

    it("lists a customer's orders newest first, no more than asked for", async () => {
      const found = unwrap(await shop.backend().findOrder(shop.shippedOrder.name, context));
      const customerId = found?.order.customerId ?? '';

      const all = unwrap(await shop.backend().listCustomerOrders(customerId, 15, context));
      const one = unwrap(await shop.backend().listCustomerOrders(customerId, 1, context));

      const times = all.map(({ order }) => order.processedAt.getTime());
      expect(all.length).toBeGreaterThan(0);
      expect(new Set(all.map(({ order }) => order.id)).size).toBe(all.length);
      expect(all.every(({ order }) => order.customerId === customerId)).toBe(true);
      expect(times).toEqual([...times].sort((left, right) => right - left));
      expect(one.map(({ order }) => order.id)).toEqual(all.slice(0, 1).map(({ order }) => order.id));
    });

    it.each(['gid://shopify/Customer/1', '', 'x', 'gid://shopify/Order/1'])(
      'knows no orders of customer %j',
      async (id) => {
        expect(unwrap(await shop.backend().listCustomerOrders(id, 5, context))).toEqual([]);
      },
    );

    it('finds products by a word, with plain descriptions and prices', async () => {
      const products = unwrap(await shop.backend().searchProducts(shop.productWord, 3, context));

      expect(products.length).toBeGreaterThan(0);
      expect(products.length).toBeLessThanOrEqual(3);
      expect(products[0]?.description).not.toMatch(/<\/?[a-z]/i);
      expect(products[0]?.variants[0]?.price).toEqual({ amount: expect.any(String), currency: expect.any(String) });
    });

    it.each(['', '???', 'qzxqzx', '") OR status:draft', '*'])('finds no product for %j', async (text) => {
      expect(unwrap(await shop.backend().searchProducts(text, 3, context))).toEqual([]);
    });

    it('reads policies as plain text, and the shop', async () => {
      const policies = unwrap(await shop.backend().listPolicies(context));
      const facts = unwrap(await shop.backend().getShop(context));

      expect(policies.every((policy) => policy.body !== '' && !/<\/?[a-z]/i.test(policy.body))).toBe(true);
      expect(facts.currency).toMatch(/^[A-Z]{3}$/);
      expect(facts.domain).not.toBe('');
    });

    it('answers a caller that has left with a refusal, not an error', async () => {
      const answer = await shop.backend().findOrder(number, { signal: AbortSignal.abort() });

      expect(answer).toMatchObject({ ok: false, reason: 'timeout' });
    });
  });
}
