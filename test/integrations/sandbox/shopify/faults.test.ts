import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const SHOP_NAME = '{ shop { name } }';

afterEach(closeTestShops);

describe('planted faults', () => {
  it('answers 429 with a fractional Retry-After, then recovers', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'http_429', times: 2, retryAfterSeconds: 0.5 });
    const replies = [await shop.ask(SHOP_NAME), await shop.ask(SHOP_NAME), await shop.ask(SHOP_NAME)];

    expect(replies.map((it) => it.status)).toEqual([429, 429, 200]);
    expect(replies[0]?.headers.get('retry-after')).toBe('0.5');
  });

  it('throttles, fails with 5xx, cuts the line and sends half a body', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'throttled' });
    shop.sandbox.fault({ kind: 'http_5xx', status: 503 });
    shop.sandbox.fault({ kind: 'malformed_body' });
    shop.sandbox.fault({ kind: 'reset' });

    expect((await shop.ask(SHOP_NAME)).body.errors[0].extensions.code).toBe('THROTTLED');
    expect((await shop.ask(SHOP_NAME)).status).toBe(503);
    expect((await shop.ask(SHOP_NAME)).body).toBe('{"data": {"shop": ');
    await expect(shop.ask(SHOP_NAME)).rejects.toThrow();
    expect((await shop.ask(SHOP_NAME)).status).toBe(200);
  });

  it('hangs until the caller gives up, and executes nothing', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'hang' });

    await expect(shop.ask(SHOP_NAME, {}, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(shop.sandbox.ledger.get('outcome:fault:hang')).toBe(1);
  });

  it('is slow when asked to be', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'slow', ms: 120 });
    const startedMs = performance.now();
    await shop.ask(SHOP_NAME);

    expect(performance.now() - startedMs).toBeGreaterThan(100);
  });

  it('ends the presented token', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'expired_token' });

    expect((await shop.ask(SHOP_NAME)).status).toBe(401);
    expect((await shop.ask(SHOP_NAME)).status).toBe(401);
    shop.sandbox.tokens.revive();
    expect((await shop.ask(SHOP_NAME)).status).toBe(200);
  });

  it('strikes only the named root field', async () => {
    const shop = await startTestShop();
    shop.sandbox.fault({ kind: 'http_5xx', field: 'orders' });

    expect((await shop.ask(SHOP_NAME)).status).toBe(200);
    expect((await shop.ask('{ orders(first: 1) { nodes { id } } }')).status).toBe(502);
  });

  it('is planted, listed and cleared over HTTP, and shows its ledger', async () => {
    const shop = await startTestShop();
    const at = (path: string, init?: RequestInit) => fetch(`${shop.sandbox.url}/__sandbox/${path}`, init);

    expect((await at('faults', { method: 'POST', body: JSON.stringify({ kind: 'http_5xx' }) })).status).toBe(201);
    expect((await at('faults', { method: 'POST', body: JSON.stringify({ kind: 'flood' }) })).status).toBe(400);
    expect((await shop.ask(SHOP_NAME)).status).toBe(502);
    await at('faults', { method: 'POST', body: JSON.stringify({ kind: 'http_5xx', times: 9 }) });
    await at('faults', { method: 'DELETE' });
    expect((await shop.ask(SHOP_NAME)).status).toBe(200);
    const ledger = (await (await at('ledger')).json()) as { counters: Record<string, number>; entries: unknown[] };
    expect(ledger.counters).toMatchObject({ requests: 2, 'query:shop': 2, 'outcome:ok': 1 });
  });
});

interface Delivery {
  readonly topic: string;
  readonly webhookId: string;
  readonly isSigned: boolean;
  readonly body: { name?: string; shipment_status?: string };
}

async function receiveWebhooks(shop: TestShop, topics: readonly string[]) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const raw = Buffer.concat(await request.toArray());
    const signature = createHmac('sha256', shop.sandbox.webhookSecret).update(raw).digest('base64');
    deliveries.push({
      topic: String(request.headers['x-shopify-topic']),
      webhookId: String(request.headers['x-shopify-webhook-id']),
      isSigned: request.headers['x-shopify-hmac-sha256'] === signature,
      body: JSON.parse(raw.toString('utf8')),
    });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const uri = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hooks`;
  const subscribe =
    'mutation($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) { webhookSubscription { id uri } userErrors { message } } }';
  for (const topic of topics)
    expect((await shop.ask(subscribe, { topic, uri })).body.data.webhookSubscriptionCreate.userErrors).toEqual([]);
  return { deliveries, close: () => server.close() };
}

describe('webhooks', () => {
  it('delivers signed bodies for what happened', async () => {
    const shop = await startTestShop();
    const hooks = await receiveWebhooks(shop, ['FULFILLMENTS_CREATE', 'FULFILLMENTS_UPDATE', 'ORDERS_UPDATED']);
    shop.sandbox.ship('#1062', { carrier: 'FedEx' });
    await shop.sandbox.webhooks.settled();
    shop.sandbox.deliver('#1062');
    await shop.sandbox.webhooks.settled();
    hooks.close();

    expect(hooks.deliveries.map((it) => it.topic).sort()).toEqual([
      'fulfillments/create',
      'fulfillments/update',
      'orders/updated',
      'orders/updated',
    ]);
    expect(hooks.deliveries.every((it) => it.isSigned)).toBe(true);
    const order = await shop.ask(
      'query($id: ID!) { order(id: $id) { displayFulfillmentStatus fulfillments(first: 1) { displayStatus deliveredAt } } }',
      { id: toOrderGid(1062) },
    );
    expect(order.body.data.order).toEqual({
      displayFulfillmentStatus: 'FULFILLED',
      fulfillments: [{ displayStatus: 'DELIVERED', deliveredAt: '2026-11-20T18:00:00Z' }],
    });
  });

  it('delivers twice under that fault, with one webhook id', async () => {
    const shop = await startTestShop();
    const hooks = await receiveWebhooks(shop, ['FULFILLMENTS_CREATE']);
    shop.sandbox.fault({ kind: 'webhook_duplicate' });
    shop.sandbox.ship('#1062');
    await shop.sandbox.webhooks.settled();
    hooks.close();

    expect(hooks.deliveries).toHaveLength(2);
    expect(new Set(hooks.deliveries.map((it) => it.webhookId)).size).toBe(1);
  });

  it('delivers the earlier event after the later one under that fault', async () => {
    const shop = await startTestShop();
    const hooks = await receiveWebhooks(shop, ['FULFILLMENTS_UPDATE']);
    shop.sandbox.fault({ kind: 'webhook_reorder' });
    shop.sandbox.scan('#1042', 'OUT_FOR_DELIVERY');
    shop.sandbox.deliver('#1042');
    await shop.sandbox.webhooks.settled();
    hooks.close();

    expect(hooks.deliveries.map((it) => it.body.shipment_status)).toEqual(['delivered', 'out_for_delivery']);
  });
});
