import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AdminClient } from '../../../src/integrations/shopify/admin-client.ts';
import type { AdminOperation } from '../../../src/integrations/shopify/admin-operation.ts';
import { createStaticTokens } from '../../../src/integrations/shopify/token-provider.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { cut, data, failure, hang, json, type StubShopify, startStubShopify, status } from './stub-shopify.ts';

type Answer = { readonly refundCreate: { readonly refund: { readonly id: string } } };

const write: AdminOperation<Answer, Record<string, never>> = {
  name: 'Write',
  kind: 'mutation',
  estimatedCost: 10,
  text: 'mutation Write{refundCreate(input:{}){refund{id}}}',
};
const read: AdminOperation<Answer, Record<string, never>> = { ...write, name: 'Read', kind: 'query' };
const context = { signal: new AbortController().signal };

let shopify: StubShopify;
beforeEach(async () => {
  shopify = await startStubShopify();
});
afterEach(() => shopify.close());

function connect(baseUrl = shopify.baseUrl, timeoutMs = 8_000): AdminClient {
  const tokens = createStaticTokens('shpat_secret');
  const wait = async (): Promise<void> => undefined;
  return new AdminClient({ baseUrl, apiVersion: '2026-07', tokens, clock: systemClock, timeoutMs, wait });
}

describe('a refused mutation', () => {
  it.each([
    ['a broken connection', () => cut()],
    ['HTTP 502', () => status(502)],
    ['a request timeout of the shop', () => status(408)],
    ['half an answer', () => json('not GraphQL')],
    ['an error inside the shop', () => failure('INTERNAL_SERVER_ERROR')],
    ['an error that a resolver threw', () => failure('BAD_REQUEST', ['refundCreate'])],
  ])('may have been carried out after %s', async (_what, fault) => {
    shopify.plan(fault());

    const answer = await connect().execute(write, {}, context);

    expect(answer).toMatchObject({ ok: false, isOutcomeUnknown: true });
    expect(shopify.requests).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain('vendor words');
  });

  it('may have been carried out when no answer came in time', async () => {
    shopify.plan(hang());

    const answer = await connect(shopify.baseUrl, 200).execute(write, {}, context);

    expect(answer).toMatchObject({ ok: false, reason: 'timeout', isOutcomeUnknown: true });
  });

  it.each([
    ['its text was refused', () => failure('undefinedField')],
    ['a scope is missing', () => failure('ACCESS_DENIED', ['refundCreate'])],
    ['the shop is frozen', () => status(402)],
    ['the request is malformed', () => status(400)],
  ])('was certainly not carried out when %s', async (_what, fault) => {
    shopify.plan(fault());

    const answer = await connect().execute(write, {}, context);

    expect(answer).toMatchObject({ ok: false });
    expect(answer).not.toHaveProperty('isOutcomeUnknown');
  });

  it('was certainly not carried out when nobody listens', async () => {
    const gone = await startStubShopify();
    await gone.close();

    const answer = await connect(gone.baseUrl).execute(write, {}, context);

    expect(answer).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(answer).not.toHaveProperty('isOutcomeUnknown');
  });

  it('was certainly not carried out when the caller had left before', async () => {
    const answer = await connect().execute(write, {}, { signal: AbortSignal.abort() });

    expect(answer).toMatchObject({ ok: false, reason: 'timeout' });
    expect(answer).not.toHaveProperty('isOutcomeUnknown');
    expect(shopify.requests).toHaveLength(0);
  });

  it('says that the token was rejected, which is no missing scope', async () => {
    shopify.plan(status(401));

    const answer = await connect().execute(write, {}, context);

    expect(answer).toMatchObject({ ok: false, reason: 'access_denied', isTokenRejected: true });
    expect(answer).not.toHaveProperty('isOutcomeUnknown');
  });
});

describe('a refused query', () => {
  it('never leaves a doubt', async () => {
    shopify.plan(status(502), cut(), status(502));

    expect(await connect().execute(read, {}, context)).not.toHaveProperty('isOutcomeUnknown');
  });
});

describe('a client with a transport of its own', () => {
  it('sends its requests that way', async () => {
    shopify.plan(data({ refundCreate: null }));
    const seen: string[] = [];
    const client = new AdminClient({
      baseUrl: shopify.baseUrl,
      apiVersion: '2026-07',
      tokens: createStaticTokens('shpat_secret'),
      clock: systemClock,
      fetch: (input, init) => {
        seen.push(String(input));
        return fetch(input, init);
      },
    });

    await client.execute(read, {}, context);

    expect(seen).toEqual([`${shopify.baseUrl}/admin/api/2026-07/graphql.json`]);
  });
});
