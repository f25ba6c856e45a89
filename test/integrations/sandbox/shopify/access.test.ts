import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, type Reply, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const SHOP_NAME = '{ shop { name } }';

async function requestToken(shop: TestShop, form: Record<string, string>) {
  const { sandbox } = shop;
  const body = new URLSearchParams({ client_id: sandbox.clientId, client_secret: sandbox.clientSecret, ...form });
  const response = await fetch(`${sandbox.url}/admin/oauth/access_token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

afterEach(closeTestShops);

describe('tokens', () => {
  it('answers a good token and refuses any other with 401', async () => {
    const shop = await startTestShop();

    expect((await shop.ask(SHOP_NAME)).body.data.shop.name).toBe('Fernhill Supply');
    const refused = await shop.ask(SHOP_NAME, {}, { token: 'nonsense' });
    expect(refused.status).toBe(401);
    expect(refused.body.errors).toMatch(/Invalid API key or access token/);
  });

  it('grants a client-credentials token that ends', async () => {
    const shop = await startTestShop({ tokenTtlMs: 60_000 });
    const grant = await requestToken(shop, { grant_type: 'client_credentials' });
    const token = grant.body.access_token ?? '';

    expect(grant.body.expires_in).toBe(60);
    expect((await shop.ask(SHOP_NAME, {}, { token })).status).toBe(200);
    shop.clock.advance(60_001);
    expect((await shop.ask(SHOP_NAME, {}, { token })).status).toBe(401);
  });

  it('rotates refresh tokens: the old one is worthless', async () => {
    const shop = await startTestShop();
    const first = await requestToken(shop, { grant_type: 'refresh_token', refresh_token: shop.sandbox.refreshToken });
    const again = await requestToken(shop, { grant_type: 'refresh_token', refresh_token: shop.sandbox.refreshToken });
    const second = await requestToken(shop, {
      grant_type: 'refresh_token',
      refresh_token: first.body.refresh_token ?? '',
    });

    expect([first.status, again.status, second.status]).toEqual([200, 400, 200]);
    expect(again.body.error).toBe('invalid_grant');
  });

  it('refuses a wrong secret and an unknown grant', async () => {
    const shop = await startTestShop();

    expect((await requestToken(shop, { grant_type: 'client_credentials', client_secret: 'x' })).body.error).toBe(
      'invalid_client',
    );
    expect((await requestToken(shop, { grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
  });
});

describe('versions and requests', () => {
  it('speaks 2026-07 and 2026-10 and knows no other', async () => {
    const shop = await startTestShop();

    expect((await shop.ask(SHOP_NAME, {}, { version: '2026-10' })).headers.get('x-shopify-api-version')).toBe(
      '2026-10',
    );
    expect((await shop.ask(SHOP_NAME, {}, { version: '2024-01' })).status).toBe(404);
  });

  it('answers 200 with errors for an unknown field, a bad variable and a missing page size', async () => {
    const shop = await startTestShop();
    const unknown = await shop.ask('{ shop { colour } }');
    const variable = await shop.ask('query($id: ID!) { order(id: $id) { id } }', {});
    const page = await shop.ask('{ orders { nodes { id } } }');

    expect([unknown.status, variable.status, page.status]).toEqual([200, 200, 200]);
    expect(unknown.body.errors[0].extensions).toEqual({
      code: 'undefinedField',
      typeName: 'Shop',
      fieldName: 'colour',
    });
    expect(variable.body.errors[0].extensions.code).toBe('INVALID_VARIABLE');
    expect(page.body.errors[0].message).toBe('you must provide one of first or last');
  });

  it('answers 400 for a body that is not a GraphQL request', async () => {
    const { sandbox } = await startTestShop();
    const response = await fetch(`${sandbox.url}/admin/api/2026-07/graphql.json`, {
      method: 'POST',
      headers: { 'x-shopify-access-token': sandbox.accessToken },
      body: 'not json',
    });

    expect(response.status).toBe(400);
  });
});

describe('scopes', () => {
  it('denies a field whose scope is missing and leaves the rest', async () => {
    const shop = await startTestShop({ scopes: ['read_orders'] });
    const reply = await shop.ask('query($id: ID!) { order(id: $id) { name customer { id } } }', {
      id: toOrderGid(1042),
    });

    expect(reply.body.data.order).toEqual({ name: '#1042', customer: null });
    expect(reply.body.errors[0]).toMatchObject({ path: ['order', 'customer'], extensions: { code: 'ACCESS_DENIED' } });
  });

  it('denies a write without its write scope, and tags by the tagged resource', async () => {
    const shop = await startTestShop({ scopes: ['read_orders', 'write_orders', 'read_customers'] });
    const tag = 'mutation($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { node { id } userErrors { message } } }';

    expect((await shop.ask(tag, { id: toOrderGid(1042) })).body.data.tagsAdd.node.id).toBe(toOrderGid(1042));
    const denied = await shop.ask(tag, { id: 'gid://shopify/Customer/7000000001' });
    expect(denied.body.errors[0].extensions.code).toBe('ACCESS_DENIED');
  });

  it('hides orders older than 60 days unless all may be read', async () => {
    const find = '{ orders(first: 5, query: "name:1001") { nodes { name } } }';
    const narrow = await startTestShop();
    const wide = await startTestShop({ scopes: ['read_orders', 'read_all_orders'] });

    expect((await narrow.ask(find)).body.data.orders.nodes).toEqual([]);
    expect((await narrow.ask(`{ order(id: "${toOrderGid(1001)}") { name } }`)).body.data.order).toBeNull();
    expect((await wide.ask(find)).body.data.orders.nodes).toEqual([{ name: '#1001' }]);
  });

  it('withholds contact data from an app without Level 2', async () => {
    const shop = await startTestShop();
    shop.sandbox.settings.isRedacted = true;
    const reply = await shop.ask('query($id: ID!) { order(id: $id) { name email customer { displayName } } }', {
      id: toOrderGid(1042),
    });

    expect(reply.body.data.order).toEqual({ name: '#1042', email: null, customer: { displayName: 'Redacted' } });
    expect(reply.body.errors[0].message).toMatch(/not approved to use the email field/);
  });
});

describe('cost', () => {
  const list = 'query($n: Int!) { orders(first: $n) { nodes { id lineItems(first: 10) { nodes { id } } } } }';

  it('states requested and actual cost and gives back the difference', async () => {
    const shop = await startTestShop({ bucket: { maximumAvailable: 1000, restoreRate: 50 } });
    const { cost } = (await shop.ask(list, { n: 5 })).body.extensions;

    expect(cost.requestedQueryCost).toBeGreaterThan(cost.actualQueryCost);
    expect(cost.throttleStatus).toEqual({
      maximumAvailable: 1000,
      currentlyAvailable: 1000 - cost.actualQueryCost,
      restoreRate: 50,
    });
  });

  it('counts a page size that is only a default of the operation', async () => {
    const shop = await startTestShop();
    const withDefault = 'query($n: Int = 5) { orders(first: $n) { nodes { id } } }';
    const costOf = async (variables: object) =>
      (await shop.ask(withDefault, variables)).body.extensions.cost.requestedQueryCost;

    expect(await costOf({})).toBe(6);
    expect(await costOf({ n: 9 })).toBe(10);
  });

  it('throttles with status 200 and no data, and recovers with time', async () => {
    const shop = await startTestShop({ bucket: { maximumAvailable: 200, restoreRate: 100 } });
    shop.sandbox.bucket.drain();
    const throttled = await shop.ask(list, { n: 5 });
    shop.clock.advance(2000);

    expect(throttled.status).toBe(200);
    expect(throttled.body.data).toBeUndefined();
    expect(throttled.body.errors[0].extensions.code).toBe('THROTTLED');
    expect(throttled.body.extensions.cost.actualQueryCost).toBeNull();
    expect((await shop.ask(list, { n: 5 })).body.data.orders.nodes).toHaveLength(5);
  });

  it('refuses a query above 1000 points however full the bucket is', async () => {
    const shop = await startTestShop();

    expect((await shop.ask(list, { n: 250 })).body.errors[0].extensions).toMatchObject({
      code: 'MAX_COST_EXCEEDED',
      maxCost: 1000,
    });
  });
});

describe('pages', () => {
  it('walks all orders once by cursor, forwards and backwards', async () => {
    const shop = await startTestShop({ scopes: ['read_orders', 'read_all_orders'] });
    const walk = async (reverse: boolean) => {
      const names: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 10; page += 1) {
        const query =
          'query($after: String, $reverse: Boolean) { orders(first: 25, after: $after, reverse: $reverse, sortKey: ORDER_NUMBER) { nodes { name } pageInfo { hasNextPage endCursor } } }';
        const reply: Reply = await shop.ask(query, { after, reverse });
        const { nodes, pageInfo } = reply.body.data.orders;
        names.push(...nodes.map((it: { name: string }) => it.name));
        if (!pageInfo.hasNextPage) return names;
        after = pageInfo.endCursor;
      }
      return names;
    };

    const all = shop.sandbox.state.orders.map((order) => order.name);
    expect(await walk(false)).toEqual(all);
    expect(await walk(true)).toEqual([...all].reverse());
  });
});
