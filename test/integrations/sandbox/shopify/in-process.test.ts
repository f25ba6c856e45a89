import { afterEach, describe, expect, it } from '@jest/globals';
import { createShop } from '../../../../src/integrations/sandbox/shop/build-shop.ts';
import { closeTestShops, createManualClock, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const QUERY = 'query($id: ID!) { order(id: $id) { name } }';

function ask(shop: TestShop, options: { token?: string; signal?: AbortSignal; id?: string } = {}) {
  const { token = shop.sandbox.accessToken, signal, id = toOrderGid(1065) } = options;
  return shop.sandbox.fetch('https://shop.example/admin/api/2026-07/graphql.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query: QUERY, variables: { id } }),
    ...(signal && { signal }),
  });
}

afterEach(closeTestShops);

describe('the API without sockets', () => {
  it('answers as over HTTP and writes the same ledger', async () => {
    const shop = await startTestShop();

    const response = await ask(shop);

    expect(response.status).toBe(200);
    expect(response.headers.get('x-shopify-api-version')).toBe('2026-07');
    expect(await response.json()).toMatchObject({ data: { order: { name: '#1065' } }, extensions: { cost: {} } });
    expect((await ask(shop, { token: 'wrong' })).status).toBe(401);
    expect(shop.sandbox.ledger.entries.map((it) => it.outcome)).toEqual(['ok', 'unauthorized']);
  });

  it('breaks and hangs as planted', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'reset' });
    shop.sandbox.fault({ kind: 'http_5xx', status: 503 });
    shop.sandbox.fault({ kind: 'hang' });
    const stop = new AbortController();

    await expect(ask(shop)).rejects.toThrow(TypeError);
    expect((await ask(shop)).status).toBe(503);
    const hanging = ask(shop, { signal: stop.signal });
    stop.abort();
    await expect(hanging).rejects.toThrow(/abort/i);
  });
});

describe('a sandbox with data of another shop', () => {
  it('serves 1,000 orders, each found by its id', async () => {
    const demo = createShop(createManualClock());
    const [pattern] = demo.orders;
    if (!pattern) throw new Error('the demo shop has orders');
    const orders = Array.from({ length: 1000 }, (_, index) => ({
      ...pattern,
      id: 7_000_000_000 + index,
      number: index + 1,
      name: `#W${index + 1}`,
      createdAt: new Date('2026-11-01T00:00:00Z'),
    }));
    const shop = await startTestShop({
      world: { ...demo, orders },
      bucket: { maximumAvailable: 1_000_000, restoreRate: 1_000_000 },
    });

    const replies = await Promise.all(
      orders.map(async (it) => (await ask(shop, { id: `gid://shopify/Order/${it.id}` })).json()),
    );

    expect(replies).toHaveLength(1000);
    expect(replies.at(-1)).toMatchObject({ data: { order: { name: '#W1000' } } });
  });
});
