import { z } from 'zod';
import type { StoreAnswer, StoreRefusal } from '../../commerce/store-backend.ts';
import type { Clock } from '../../platform/clock.ts';

/** Where a shop's access token comes from. Never throws for a vendor's failure. */
export interface TokenProvider {
  getToken(signal: AbortSignal): Promise<StoreAnswer<string>>;
  /** After a 401: forgets the token, so that the next call fetches another. False when there is no other. */
  discard(rejected: string): boolean;
}

/** For custom apps made before 2026, whose token never changes. */
export function createStaticTokens(token: string): TokenProvider {
  return { getToken: async () => ({ ok: true, value: token }), discard: () => false };
}

export interface TokenEndpoint {
  /** `https://{shop}.myshopify.com` */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  /** 5000 by default. */
  readonly timeoutMs?: number;
}

/** For apps of the merchant's own organisation: a token of about a day, fetched on demand, kept in memory. */
export function createClientCredentialsTokens(endpoint: TokenEndpoint): TokenProvider {
  return createExpiringTokens(endpoint.clock, async () => {
    const answer = await requestToken(endpoint, { grant_type: 'client_credentials' });
    return answer.ok ? { ok: true, value: toHeldToken(answer.value, endpoint.clock) } : answer;
  });
}

export interface StoredTokens {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
}

export interface RefreshingTokensDeps extends TokenEndpoint {
  /** Read before each refresh: another process may have been first. */
  readonly load: () => Promise<StoredTokens>;
  /** Finished before the new token is used, since the refresh token that bought it is spent. */
  readonly save: (tokens: StoredTokens) => Promise<void>;
}

/** For public apps: tokens of an hour with a refresh token that rotates. */
export function createRefreshingTokens(deps: RefreshingTokensDeps): TokenProvider {
  let unsaved: StoredTokens | undefined;
  return createExpiringTokens(deps.clock, async (rejected) => {
    const stored = unsaved ?? (await deps.load());
    if (!unsaved) {
      if (stored.accessToken !== rejected && isFresh(stored, deps.clock)) return { ok: true, value: stored };
      const answer = await requestToken(deps, { grant_type: 'refresh_token', refresh_token: stored.refreshToken });
      if (!answer.ok) return answer;
      const held = toHeldToken(answer.value, deps.clock);
      unsaved = { ...held, refreshToken: answer.value.refresh_token ?? stored.refreshToken };
    }
    const fresh = unsaved ?? stored;
    await deps.save(fresh);
    unsaved = undefined;
    return { ok: true, value: fresh };
  });
}

interface HeldToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** A token is renewed this long before it ends. */
const marginMs = 60_000;

function isFresh(token: HeldToken, clock: Clock): boolean {
  return token.expiresAt.getTime() - marginMs > clock.now().getTime();
}

/** Keeps one token and fetches at most one at a time, however many callers wait. */
function createExpiringTokens(
  clock: Clock,
  fetchToken: (rejected: string | undefined) => Promise<StoreAnswer<HeldToken>>,
): TokenProvider {
  let held: HeldToken | undefined;
  let rejected: string | undefined;
  let pending: Promise<StoreAnswer<HeldToken>> | undefined;

  const renew = async (): Promise<StoreAnswer<HeldToken>> => {
    try {
      const answer = await fetchToken(rejected);
      if (answer.ok) held = answer.value;
      return answer;
    } catch (error) {
      return refuse('unavailable', `the token store failed: ${error instanceof Error ? error.name : 'unknown'}`);
    } finally {
      pending = undefined;
    }
  };
  return {
    async getToken(signal) {
      if (held && isFresh(held, clock)) return { ok: true, value: held.accessToken };
      pending ??= renew();
      const answer = await raceSignal(pending, signal);
      return answer.ok ? { ok: true, value: answer.value.accessToken } : answer;
    },
    discard(token) {
      rejected = token;
      if (held?.accessToken === token) held = undefined;
      return true;
    },
  };
}

/** One caller giving up must not cancel the fetch that others wait for. */
async function raceSignal(
  pending: Promise<StoreAnswer<HeldToken>>,
  signal: AbortSignal,
): Promise<StoreAnswer<HeldToken>> {
  const gaveUp = refuse('timeout', 'out of time while fetching a token');
  if (signal.aborted) return gaveUp;
  let giveUp = (): void => undefined;
  const aborted = new Promise<StoreRefusal>((resolve) => {
    giveUp = () => resolve(gaveUp);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([pending, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

const tokenReplySchema = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
});
type TokenReply = z.infer<typeof tokenReplySchema>;

async function requestToken(
  endpoint: TokenEndpoint,
  grant: Readonly<Record<string, string>>,
): Promise<StoreAnswer<TokenReply>> {
  const timeout = AbortSignal.timeout(endpoint.timeoutMs ?? 5_000);
  try {
    const response = await fetch(`${endpoint.baseUrl}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ client_id: endpoint.clientId, client_secret: endpoint.clientSecret, ...grant }),
      signal: timeout,
      redirect: 'error',
    });
    const body = await response.text();
    if (response.status >= 500) return refuse('unavailable', `token endpoint: HTTP ${response.status}`);
    if (response.status === 429) return refuse('rate_limited', 'token endpoint: HTTP 429');
    if (!response.ok) return refuse('access_denied', `token endpoint: HTTP ${response.status}`);
    return { ok: true, value: tokenReplySchema.parse(JSON.parse(body)) };
  } catch {
    return refuse(timeout.aborted ? 'timeout' : 'unavailable', 'token endpoint: no usable answer');
  }
}

function toHeldToken(reply: TokenReply, clock: Clock): HeldToken {
  return { accessToken: reply.access_token, expiresAt: new Date(clock.now().getTime() + reply.expires_in * 1000) };
}

function refuse(reason: StoreRefusal['reason'], detail: string): StoreRefusal {
  return { ok: false, reason, message: `shopify: ${detail}` };
}
