import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ShopifySandbox, startShopifySandbox } from '../../../../src/integrations/sandbox/shopify/server.ts';
import { systemClock } from '../../../../src/platform/clock.ts';

/**
 * What the sandbox claims about Shopify, asked of both. `SHOPIFY_LIVE=1` with `SHOPIFY_LIVE_SHOP` (x.myshopify.com)
 * and `SHOPIFY_LIVE_TOKEN` runs it against a development store that holds at least two orders; it only reads.
 */
interface Target {
  readonly url: string;
  readonly token: string;
}

const isLive = process.env.SHOPIFY_LIVE === '1';
let sandbox: ShopifySandbox | undefined;

beforeAll(async () => {
  sandbox = await startShopifySandbox({ clock: systemClock });
});
afterAll(() => sandbox?.close());

const targets: readonly [string, () => Target][] = [
  ['the sandbox', () => ({ url: sandbox?.url ?? '', token: sandbox?.accessToken ?? '' })],
  [
    'a live store',
    () => ({ url: `https://${process.env.SHOPIFY_LIVE_SHOP}`, token: process.env.SHOPIFY_LIVE_TOKEN ?? '' }),
  ],
];

if (!isLive) console.warn('SKIPPED: the contract against a live store; set SHOPIFY_LIVE=1, _SHOP and _TOKEN to run it');

describe.each(targets.slice(0, isLive ? 2 : 1))('the Admin API of %s', (_, getTarget) => {
  async function ask(query: string, variables: object = {}, token = getTarget().token) {
    const response = await fetch(`${getTarget().url}/admin/api/2026-07/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the raw reply is what is under test
    return { status: response.status, body: (await response.json()) as any };
  }

  it('refuses a bad token with 401 and a text in `errors`', async () => {
    const reply = await ask('{ shop { name } }', {}, 'shpat_wrong');

    expect(reply.status).toBe(401);
    expect(typeof reply.body.errors).toBe('string');
  });

  it('states the cost of every answer', async () => {
    const { extensions } = (await ask('{ shop { name } }')).body;

    expect(extensions.cost.requestedQueryCost).toBeGreaterThanOrEqual(extensions.cost.actualQueryCost);
    expect(Object.keys(extensions.cost.throttleStatus).sort()).toEqual([
      'currentlyAvailable',
      'maximumAvailable',
      'restoreRate',
    ]);
  });

  it('answers an invalid query with 200 and a code', async () => {
    const reply = await ask('{ shop { colour } }');

    expect(reply.status).toBe(200);
    expect(reply.body.errors[0].extensions).toMatchObject({
      code: 'undefinedField',
      typeName: 'Shop',
      fieldName: 'colour',
    });
  });

  it('answers null for an id that does not exist', async () => {
    expect((await ask('{ order(id: "gid://shopify/Order/1") { id } }')).body.data.order).toBeNull();
  });

  it('finds an order by its quoted name and pages with a cursor', async () => {
    const page =
      'query($q: String, $after: String) { orders(first: 1, query: $q, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }';
    const first = (await ask(page)).body.data.orders;
    const second = (await ask(page, { after: first.pageInfo.endCursor })).body.data.orders;
    const found = (await ask(page, { q: `name:"${first.nodes[0].name}"` })).body.data.orders;

    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(second.nodes[0].name).not.toBe(first.nodes[0].name);
    expect(found.nodes).toEqual([first.nodes[0]]);
  });

  it('keeps an escaped operator as text', async () => {
    const query = 'query($q: String) { orders(first: 5, query: $q) { nodes { name } } }';

    expect((await ask(query, { q: 'name:"x OR status:any"' })).body.data.orders.nodes).toEqual([]);
  });

  it('states money as decimal strings with a currency', async () => {
    const query = '{ orders(first: 1) { nodes { totalPriceSet { presentmentMoney { amount currencyCode } } } } }';
    const money = (await ask(query)).body.data.orders.nodes[0].totalPriceSet.presentmentMoney;

    expect(money.amount).toMatch(/^\d+\.\d{1,2}$/);
    expect(money.currencyCode).toMatch(/^[A-Z]{3}$/);
  });
});
