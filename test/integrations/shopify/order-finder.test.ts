import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AdminClient } from '../../../src/integrations/shopify/admin-client.ts';
import { createShopifyBackend, type ShopifyBackend } from '../../../src/integrations/shopify/shopify-backend.ts';
import { createStaticTokens } from '../../../src/integrations/shopify/token-provider.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { shopifyOrder } from '../../factories/shopify-order.ts';
import { data, type StubShopify, startStubShopify, status } from './stub-shopify.ts';

const context = { signal: new AbortController().signal };
let shopify: StubShopify;
let backend: ShopifyBackend;

beforeEach(async () => {
  shopify = await startStubShopify();
  const client = new AdminClient({
    baseUrl: shopify.baseUrl,
    apiVersion: '2026-07',
    tokens: createStaticTokens('t'),
    clock: systemClock,
    wait: async () => undefined,
  });
  backend = createShopifyBackend({ client, clock: systemClock });
});
afterEach(() => shopify.close());

/** What a search answers: the names of all hits, the first of them in full. */
function hits(...names: readonly string[]) {
  const orders = names.map((name, index) => shopifyOrder({ id: `gid://shopify/Order/${index + 1}`, name }));
  return data({
    candidates: { nodes: orders.map(({ id, name }) => ({ id, name })) },
    orders: { nodes: orders.slice(0, 1) },
  });
}

function format(prefix: string, suffix: string) {
  return data({ shop: { orderNumberFormatPrefix: prefix, orderNumberFormatSuffix: suffix } });
}

function listQueries(): readonly unknown[] {
  return shopify.requests.map((request) => JSON.parse(request.body).variables.query);
}

describe('findOrder', () => {
  it('takes two orders of the same name for none', async () => {
    shopify.plan(hits('#1042', '1042'));

    expect(await backend.findOrder('1042', context)).toEqual({ ok: true, value: undefined });
  });

  it('ignores hits that only resemble the number', async () => {
    shopify.plan(hits('#1042-1', '#10420'), format('#', ''));

    expect(await backend.findOrder('1042', context)).toEqual({ ok: true, value: undefined });
    expect(shopify.requests).toHaveLength(2);
  });

  it('reads the order by its id when a resembling one came first', async () => {
    shopify.plan(hits('#1042-1', '#1042'), data({ order: shopifyOrder({ id: 'gid://shopify/Order/2' }) }));

    const answer = await backend.findOrder('1042', context);

    expect(answer).toMatchObject({ ok: true, value: { order: { id: 'gid://shopify/Order/2', name: '#1042' } } });
  });

  it("finds a plain number among names that bear the shop's letters, and remembers them", async () => {
    shopify.plan(hits(), format('SHOP-', '-EU'), hits('SHOP-1042-EU'), hits('SHOP-1043-EU'));

    const first = await backend.findOrder('#1042', context);
    const second = await backend.findOrder('1043', context);

    expect(first).toMatchObject({ ok: true, value: { order: { name: 'SHOP-1042-EU' } } });
    expect(second).toMatchObject({ ok: true, value: { order: { name: 'SHOP-1043-EU' } } });
    expect(listQueries().at(-1)).toBe('name:"1043" OR name:"#1043" OR name:"SHOP-1043-EU"');
    expect(shopify.requests).toHaveLength(4);
  });

  it('finds the full name in any case', async () => {
    shopify.plan(hits('SHOP-1042-EU'));

    expect(await backend.findOrder('shop-1042-eu', context)).toMatchObject({ ok: true, value: { order: {} } });
  });

  it('escapes what has a meaning in search syntax', async () => {
    shopify.plan(hits(), format('#', ''));

    await backend.findOrder('1" OR status:any\\', context);

    expect(listQueries()[0]).toBe('name:"1\\"orstatus\\:any\\\\" OR name:"#1\\"orstatus\\:any\\\\"');
  });

  it('refuses rather than denies an order when the shop fails half way', async () => {
    shopify.plan(hits(), status(503), status(503), status(503));

    expect(await backend.findOrder('1042', context)).toMatchObject({ ok: false, reason: 'unavailable' });
  });

  it('refuses an answer that is not what the schema promises', async () => {
    shopify.plan(data({ candidates: { nodes: [{ id: '1', name: '#1042' }] }, orders: { nodes: [{ id: '1' }] } }));

    expect(await backend.findOrder('1042', context)).toMatchObject({ ok: false, reason: 'unavailable' });
  });
});

describe('listPolicies', () => {
  it('still tells the last known policies while the shop is down', async () => {
    let nowMs = 0;
    const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
    const client = new AdminClient({
      baseUrl: shopify.baseUrl,
      apiVersion: '2026-07',
      tokens: createStaticTokens('t'),
      clock,
      wait: async () => undefined,
    });
    const cached = createShopifyBackend({ client, clock });
    shopify.plan(data({ shop: { shopPolicies: [] } }), status(503), status(503), status(503));
    await cached.listPolicies(context);

    nowMs += 300_001;

    expect(await cached.listPolicies(context)).toEqual({ ok: true, value: [] });
    expect(shopify.requests).toHaveLength(4);
  });
});
