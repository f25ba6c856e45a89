import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ShopifySandbox, startShopifySandbox } from '../../../src/integrations/sandbox/shopify/server.ts';
import { type AdminCall, AdminClient } from '../../../src/integrations/shopify/admin-client.ts';
import { createShopifyBackend, type ShopifyBackend } from '../../../src/integrations/shopify/shopify-backend.ts';
import { createClientCredentialsTokens } from '../../../src/integrations/shopify/token-provider.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { describeStoreBackend } from '../../contracts/store-backend.contract.ts';

const context = { signal: new AbortController().signal };
let sandbox: ShopifySandbox;
let backend: ShopifyBackend;
let calls: AdminCall[] = [];

function connect(): ShopifyBackend {
  const tokens = createClientCredentialsTokens({
    baseUrl: sandbox.url,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    clock: systemClock,
  });
  const client = new AdminClient({
    baseUrl: sandbox.url,
    apiVersion: '2026-07',
    tokens,
    clock: systemClock,
    attemptTimeoutMs: 1_000,
    onCall: (call) => calls.push(call),
  });
  return createShopifyBackend({ client, clock: systemClock });
}

beforeAll(async () => {
  sandbox = await startShopifySandbox({
    clock: systemClock,
    bucket: { maximumAvailable: 20_000, restoreRate: 20_000 },
  });
  backend = connect();
});
beforeEach(() => {
  calls = [];
});
afterEach(() => sandbox.clearFaults());
afterAll(() => sandbox.close());

describeStoreBackend('The Shopify adapter on the sandbox', {
  backend: () => backend,
  shippedOrder: { name: '#1042', email: 'ada@example.com' },
  productWord: 'jacket',
});

describe('The Shopify adapter', () => {
  it('finds an order in one request', async () => {
    await backend.findOrder('1042', context);

    expect(calls).toMatchObject([{ operation: 'FindOrder', ok: true, attempts: 1 }]);
  });

  it('asks for the name format once, however many numbers are unknown', async () => {
    const fresh = connect();

    await fresh.findOrder('999991', context);
    await fresh.findOrder('999992', context);

    expect(calls.filter((call) => call.operation === 'OrderNameFormat')).toHaveLength(1);
  });

  it('ranks what bears the rare words above what bears the common ones', async () => {
    const answer = await backend.searchProducts('do you have a waterproof rain jacket?', 2, context);

    expect(answer.ok && answer.value.map((product) => product.title).join()).toMatch(/^Stormline Rain Jacket/);
  });

  it('reads policies and shop once in five minutes', async () => {
    const fresh = connect();

    await fresh.listPolicies(context);
    await fresh.listPolicies(context);
    await fresh.getShop(context);
    await fresh.getShop(context);

    expect(calls.map((call) => call.operation)).toEqual(['ShopPolicies', 'ShopFacts', 'GrantedScopes']);
  });

  it('says how far back an app without read_all_orders can see', async () => {
    expect(await connect().getShop(context)).toMatchObject({ ok: true, value: { orderHorizonDays: 60 } });
  });

  it('misses no scope in the demo shop', async () => {
    expect(await backend.listMissingScopes(context)).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['throttled', { kind: 'throttled' }],
    ['answered 429', { kind: 'http_429', retryAfterSeconds: 0.05 }],
    ['answered 503', { kind: 'http_5xx', status: 503 }],
    ['cut off', { kind: 'reset' }],
    ['given half an answer', { kind: 'malformed_body' }],
    ['left hanging', { kind: 'hang' }],
    ['told that its token has expired', { kind: 'expired_token' }],
  ] as const)('finds the order although it is %s once', async (_what, fault) => {
    sandbox.fault(fault);

    const answer = await backend.findOrder('1042', context);

    expect(answer).toMatchObject({ ok: true, value: { order: { name: '#1042' } } });
  });

  it('refuses instead of throwing when the shop stays down', async () => {
    sandbox.fault({ kind: 'http_5xx', times: 3 });

    expect(await backend.findOrder('1042', context)).toMatchObject({ ok: false, reason: 'unavailable' });
  });
});

const live = {
  shop: process.env.SHOPIFY_LIVE_SHOP ?? '',
  token: process.env.SHOPIFY_LIVE_TOKEN ?? '',
  order: process.env.SHOPIFY_LIVE_ORDER ?? '',
  email: process.env.SHOPIFY_LIVE_EMAIL ?? '',
  word: process.env.SHOPIFY_LIVE_PRODUCT_WORD ?? '',
};

if (process.env.SHOPIFY_LIVE === '1') {
  const client = new AdminClient({
    baseUrl: `https://${live.shop}`,
    apiVersion: '2026-07',
    tokens: { getToken: async () => ({ ok: true, value: live.token }), discard: () => false },
    clock: systemClock,
  });
  const liveBackend = createShopifyBackend({ client, clock: systemClock });
  describeStoreBackend('The Shopify adapter on a live shop', {
    backend: () => liveBackend,
    shippedOrder: { name: live.order, email: live.email },
    productWord: live.word,
  });
} else {
  describe('The Shopify adapter on a live shop', () => {
    it.skip('SKIPPED: set SHOPIFY_LIVE=1 and SHOPIFY_LIVE_SHOP, _TOKEN, _ORDER, _EMAIL, _PRODUCT_WORD', () =>
      undefined);
  });
}
