import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type AdminCall, AdminClient, type AdminClientDeps } from '../../../src/integrations/shopify/admin-client.ts';
import type { AdminOperation } from '../../../src/integrations/shopify/admin-operation.ts';
import { createStaticTokens } from '../../../src/integrations/shopify/token-provider.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import {
  cut,
  data,
  failure,
  hang,
  json,
  type StubShopify,
  startStubShopify,
  status,
  throttled,
} from './stub-shopify.ts';

type Answer = { readonly shop: { readonly name: string } };

const read: AdminOperation<Answer, Record<string, never>> = {
  name: 'Read',
  kind: 'query',
  estimatedCost: 10,
  text: 'query Read{shop{name}}',
};
const write: AdminOperation<Answer, Record<string, never>> = { ...read, name: 'Write', kind: 'mutation' };
const good = data({ shop: { name: 'Demo' } });
const context = { signal: new AbortController().signal };

let shopify: StubShopify;
let waits: number[];
let calls: AdminCall[];

beforeEach(async () => {
  shopify = await startStubShopify();
  waits = [];
  calls = [];
});
afterEach(() => shopify.close());

function createClient(deps: Partial<AdminClientDeps> = {}): AdminClient {
  return new AdminClient({
    baseUrl: shopify.baseUrl,
    apiVersion: '2026-07',
    tokens: createStaticTokens('shpat_secret'),
    clock: systemClock,
    onCall: (call) => calls.push(call),
    wait: async (ms) => void waits.push(ms),
    ...deps,
  });
}

describe('AdminClient', () => {
  it('posts the operation to the pinned version with the token', async () => {
    shopify.plan(good);

    const answer = await createClient().execute(read, {}, context);

    expect(answer).toEqual({ ok: true, value: { shop: { name: 'Demo' } } });
    expect(shopify.requests[0]).toMatchObject({
      path: '/admin/api/2026-07/graphql.json',
      headers: { 'x-shopify-access-token': 'shpat_secret', 'content-type': 'application/json' },
    });
    expect(JSON.parse(shopify.requests[0]!.body)).toEqual({ query: read.text, variables: {}, operationName: 'Read' });
  });

  it('reports a finished call with its cost and attempts', async () => {
    shopify.plan(status(502), good);

    await createClient().execute(read, {}, context);

    expect(calls).toEqual([{ operation: 'Read', ms: expect.any(Number), ok: true, attempts: 2, cost: 5 }]);
  });

  it('honours Retry-After as seconds, fractional ones too', async () => {
    shopify.plan(status(429, { 'retry-after': '2.5' }), good);

    const answer = await createClient().execute(read, {}, context);

    expect(answer.ok).toBe(true);
    expect(waits).toContain(2500);
  });

  it('waits a second after a 429 that names no time', async () => {
    shopify.plan(status(429), good);

    await createClient().execute(read, {}, context);

    expect(waits).toContain(1000);
  });

  it('sends a throttled query again after the bucket has refilled', async () => {
    shopify.plan(throttled(300, 100), good);

    const answer = await createClient().execute(read, {}, context);

    expect(answer.ok).toBe(true);
    expect(waits[1]).toBeGreaterThan(1900);
    expect(waits[1]).toBeLessThanOrEqual(2000);
  });

  it('sends a throttled mutation again, since it was not carried out', async () => {
    shopify.plan(throttled(20, 10), status(429, { 'retry-after': '1' }), good);

    expect((await createClient().execute(write, {}, context)).ok).toBe(true);
  });

  it('waits before sending when the bucket is known to be short', async () => {
    shopify.plan(data({ shop: { name: 'Demo' } }, 200, 50), good);
    const client = createClient();

    await client.execute(read, {}, context);
    await client.execute(read, {}, context);

    expect(waits[0]).toBe(0);
    expect(waits[1]).toBeGreaterThan(1400);
    expect(waits[1]).toBeLessThanOrEqual(1500);
  });

  it('refuses at once when the wait would outlast the deadline', async () => {
    shopify.plan(status(429, { 'retry-after': '60' }));

    const answer = await createClient().execute(read, {}, context);

    expect(answer).toMatchObject({ ok: false, reason: 'rate_limited' });
    expect(shopify.requests).toHaveLength(1);
  });

  it.each([
    ['a 503', status(503)],
    ['a cut connection', cut()],
    ['half an answer', json('not an envelope')],
    ['an internal error of the API', failure('INTERNAL_SERVER_ERROR')],
  ])('sends a query again after %s', async (_name, fault) => {
    shopify.plan(fault, fault, good);

    expect((await createClient().execute(read, {}, context)).ok).toBe(true);
    expect(shopify.requests).toHaveLength(3);
  });

  it.each([
    ['a 503', status(503)],
    ['a cut connection', cut()],
  ])('never sends a mutation again after %s', async (_name, fault) => {
    shopify.plan(fault, good);

    expect(await createClient().execute(write, {}, context)).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(shopify.requests).toHaveLength(1);
  });

  it('gives up after three requests', async () => {
    shopify.plan(status(500), status(500), status(500), good);

    expect(await createClient().execute(read, {}, context)).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(shopify.requests).toHaveLength(3);
  });

  it('gives a hanging query up early enough to ask again', async () => {
    shopify.plan(hang(), good);

    const answer = await createClient({ attemptTimeoutMs: 400 }).execute(read, {}, context);

    expect(answer.ok).toBe(true);
  });

  it('answers with a timeout when the whole call takes too long', async () => {
    shopify.plan(hang());

    const answer = await createClient({ timeoutMs: 50 }).execute(read, {}, context);

    expect(answer).toMatchObject({ ok: false, reason: 'timeout' });
    expect(calls).toMatchObject([{ ok: false, reason: 'timeout', attempts: 1 }]);
  });

  it('stops when the caller does', async () => {
    const controller = new AbortController();
    shopify.plan(() => controller.abort(), good);

    const answer = await createClient().execute(read, {}, { signal: controller.signal });

    expect(answer).toMatchObject({ ok: false, reason: 'timeout' });
    expect(shopify.requests).toHaveLength(1);
  });

  it('sends nothing for a caller that has already left', async () => {
    const answer = await createClient().execute(read, {}, { signal: AbortSignal.abort() });

    expect(answer).toMatchObject({ ok: false, reason: 'timeout' });
    expect(shopify.requests).toHaveLength(0);
  });

  it('renews a rejected token once', async () => {
    const held = ['old', 'new'];
    const tokens = {
      getToken: async () => ({ ok: true as const, value: held[0] ?? '' }),
      discard: (rejected: string) => held[0] === rejected && held.shift() !== undefined,
    };
    shopify.plan(status(401), good);

    const answer = await createClient({ tokens }).execute(read, {}, context);

    expect(answer.ok).toBe(true);
    expect(shopify.requests.map((request) => request.headers['x-shopify-access-token'])).toEqual(['old', 'new']);
  });

  it('does not ask a third time with a token that is rejected again', async () => {
    const tokens = { getToken: async () => ({ ok: true as const, value: 'any' }), discard: () => true };
    shopify.plan(status(401), status(401), good);

    expect(await createClient({ tokens }).execute(read, {}, context)).toMatchObject({ reason: 'access_denied' });
    expect(shopify.requests).toHaveLength(2);
  });

  it('takes a rejected static token as the end', async () => {
    shopify.plan(status(401));

    expect(await createClient().execute(read, {}, context)).toMatchObject({ reason: 'access_denied' });
    expect(shopify.requests).toHaveLength(1);
  });

  it.each([402, 403, 423])('does not ask again after HTTP %i', async (code) => {
    shopify.plan(status(code));

    expect(await createClient().execute(read, {}, context)).toMatchObject({ reason: 'access_denied' });
    expect(shopify.requests).toHaveLength(1);
  });

  it('does not ask again when a scope is missing', async () => {
    shopify.plan(failure('ACCESS_DENIED', ['shop'], { shop: null }));

    expect(await createClient().execute(read, {}, context)).toMatchObject({ reason: 'access_denied' });
    expect(shopify.requests).toHaveLength(1);
  });

  it('uses an answer of which only a protected field was withheld', async () => {
    shopify.plan(failure('ACCESS_DENIED', ['shop', 'name'], { shop: { name: null } }));

    expect(await createClient().execute(read, {}, context)).toEqual({ ok: true, value: { shop: { name: null } } });
  });

  it('does not ask again when the query itself is at fault', async () => {
    shopify.plan(failure('undefinedField'));

    expect(await createClient().execute(read, {}, context)).toMatchObject({ reason: 'rejected' });
    expect(shopify.requests).toHaveLength(1);
  });

  it.each([
    ['an error list', failure('UNHEARD_OF')],
    ['an error page', status(404)],
  ])('keeps the words of %s to itself', async (_name, fault) => {
    shopify.plan(fault);

    const answer = await createClient().execute(read, {}, context);

    expect(JSON.stringify([answer, calls])).not.toContain('vendor words');
  });

  it('carries no token to another address', async () => {
    shopify.plan(status(302, { location: 'http://127.0.0.1:9/elsewhere' }), status(302), status(302));

    expect((await createClient().execute(read, {}, context)).ok).toBe(false);
  });
});
