import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createClientCredentialsTokens,
  createRefreshingTokens,
  type StoredTokens,
} from '../../../src/integrations/shopify/token-provider.ts';
import { hang, json, type StubShopify, startStubShopify, status } from './stub-shopify.ts';

const { signal } = new AbortController();
let shopify: StubShopify;
let nowMs: number;

beforeEach(async () => {
  shopify = await startStubShopify();
  nowMs = Date.parse('2026-11-20T12:00:00Z');
});
afterEach(() => shopify.close());

const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };

function endpoint() {
  return { baseUrl: shopify.baseUrl, clientId: 'id', clientSecret: 'secret', clock, timeoutMs: 600 };
}

function grant(token: string, extra: Readonly<Record<string, unknown>> = {}) {
  return json({ access_token: token, expires_in: 3600, scope: 'read_orders', ...extra });
}

describe('client credentials', () => {
  it('buy a token once for all who wait', async () => {
    shopify.plan(grant('first'));
    const tokens = createClientCredentialsTokens(endpoint());

    const answers = await Promise.all([tokens.getToken(signal), tokens.getToken(signal), tokens.getToken(signal)]);

    expect(answers).toEqual(Array(3).fill({ ok: true, value: 'first' }));
    expect(shopify.requests).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(shopify.requests[0]!.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id',
      client_secret: 'secret',
    });
  });

  it('buy another a minute before the first expires', async () => {
    shopify.plan(grant('first'), grant('second'));
    const tokens = createClientCredentialsTokens(endpoint());
    await tokens.getToken(signal);

    nowMs += 3_541_000;

    expect(await tokens.getToken(signal)).toEqual({ ok: true, value: 'second' });
  });

  it('buy another when the first is rejected', async () => {
    shopify.plan(grant('first'), grant('second'));
    const tokens = createClientCredentialsTokens(endpoint());
    await tokens.getToken(signal);

    expect(tokens.discard('first')).toBe(true);

    expect(await tokens.getToken(signal)).toEqual({ ok: true, value: 'second' });
  });

  it('keep the token when an older one is reported as rejected', async () => {
    shopify.plan(grant('first'));
    const tokens = createClientCredentialsTokens(endpoint());
    await tokens.getToken(signal);

    tokens.discard('older');

    expect(await tokens.getToken(signal)).toEqual({ ok: true, value: 'first' });
  });

  it.each([
    ['wrong credentials', status(401), 'access_denied'],
    ['a fault of the vendor', status(503), 'unavailable'],
    ['an answer without a token', json({}), 'unavailable'],
    ['silence', hang(), 'timeout'],
  ])('refuse after %s and try again with the next call', async (_what, fault, reason) => {
    shopify.plan(fault, grant('later'));
    const tokens = createClientCredentialsTokens(endpoint());

    expect(await tokens.getToken(signal)).toMatchObject({ ok: false, reason });
    expect(await tokens.getToken(signal)).toEqual({ ok: true, value: 'later' });
  });

  it('go on for the others when one caller leaves', async () => {
    const controller = new AbortController();
    shopify.plan((response, request) => {
      controller.abort();
      grant('first')(response, request);
    });
    const tokens = createClientCredentialsTokens(endpoint());

    const [left, stayed] = await Promise.all([tokens.getToken(controller.signal), tokens.getToken(signal)]);

    expect(left).toMatchObject({ ok: false, reason: 'timeout' });
    expect(stayed).toEqual({ ok: true, value: 'first' });
  });
});

describe('refreshing tokens', () => {
  let stored: StoredTokens;
  let saved: StoredTokens[];

  beforeEach(() => {
    stored = { accessToken: 'old', expiresAt: new Date(nowMs - 1), refreshToken: 'r1' };
    saved = [];
  });

  function create(save = async (tokens: StoredTokens) => void saved.push(tokens)) {
    return createRefreshingTokens({ ...endpoint(), load: async () => stored, save });
  }

  it('use the stored token while it lasts', async () => {
    stored = { ...stored, expiresAt: new Date(nowMs + 3_600_000) };

    expect(await create().getToken(signal)).toEqual({ ok: true, value: 'old' });
    expect(shopify.requests).toHaveLength(0);
  });

  it('save the rotated refresh token before the new token is used', async () => {
    shopify.plan(grant('new', { refresh_token: 'r2' }));

    const answer = await create().getToken(signal);

    expect(answer).toEqual({ ok: true, value: 'new' });
    expect(saved).toEqual([{ accessToken: 'new', expiresAt: new Date(nowMs + 3_600_000), refreshToken: 'r2' }]);
    expect(shopify.requests[0]!.body).toContain('refresh_token=r1');
  });

  it('take what another process has refreshed instead of spending the token twice', async () => {
    stored = { ...stored, expiresAt: new Date(nowMs + 3_600_000) };
    const tokens = create();
    await tokens.getToken(signal);

    stored = { accessToken: 'theirs', expiresAt: new Date(nowMs + 3_600_000), refreshToken: 'r9' };
    tokens.discard('old');

    expect(await tokens.getToken(signal)).toEqual({ ok: true, value: 'theirs' });
    expect(shopify.requests).toHaveLength(0);
  });

  it('do not lose a spent refresh token when saving fails: the next call saves it', async () => {
    shopify.plan(grant('new', { refresh_token: 'r2' }));
    let failures = 1;
    const tokens = create(async (fresh) => {
      failures -= 1;
      if (failures >= 0) throw new Error('database is away');
      saved.push(fresh);
    });

    expect(await tokens.getToken(signal)).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(await tokens.getToken(signal)).toEqual({ ok: true, value: 'new' });
    expect(saved.map((each) => each.refreshToken)).toEqual(['r2']);
    expect(shopify.requests).toHaveLength(1);
  });
});
