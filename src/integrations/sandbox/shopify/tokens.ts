import type { Clock } from '../../../platform/clock.ts';
import { createSecret } from '../../../platform/ids.ts';

interface Credentials {
  readonly accessToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Starts the rotating chain of an expiring offline token. */
  readonly refreshToken: string;
}

interface TokenOptions extends Credentials {
  readonly clock: Clock;
  /** Of a client-credentials token; Shopify's live for 24 hours. */
  readonly tokenTtlMs: number;
}

type TokenGrant =
  | {
      readonly ok: true;
      readonly accessToken: string;
      readonly expiresInSeconds: number;
      readonly refreshToken?: string;
    }
  | { readonly ok: false; readonly error: string; readonly description: string };

/** Lifetime of a token made by refreshing (Shopify's expiring offline tokens). */
const refreshedTtlMs = 3_600_000;

export class TokenStore {
  /** Token -> wall time in ms at which it ends; absent for the static one. */
  private readonly expiry = new Map<string, number | undefined>();
  private currentRefreshToken: string;

  constructor(private readonly options: TokenOptions) {
    this.expiry.set(options.accessToken, undefined);
    this.currentRefreshToken = options.refreshToken;
  }

  isValid(token: string | undefined): boolean {
    if (token === undefined || !this.expiry.has(token)) return false;
    const endsAtMs = this.expiry.get(token);
    return endsAtMs === undefined || endsAtMs > this.options.clock.now().getTime();
  }

  grant(request: Readonly<Record<string, string>>): TokenGrant {
    const { clientId, clientSecret } = this.options;
    if (request.client_id !== clientId || request.client_secret !== clientSecret) {
      return { ok: false, error: 'invalid_client', description: 'Client authentication failed' };
    }
    if (request.grant_type === 'client_credentials') return this.issue(this.options.tokenTtlMs);
    if (request.grant_type !== 'refresh_token') {
      return { ok: false, error: 'unsupported_grant_type', description: 'The grant type is not supported' };
    }
    if (request.refresh_token !== this.currentRefreshToken) {
      return { ok: false, error: 'invalid_grant', description: 'The refresh token is invalid or was used already' };
    }
    this.currentRefreshToken = `shprt_${createSecret(24)}`;
    const grant = this.issue(Math.min(refreshedTtlMs, this.options.tokenTtlMs));
    return { ...grant, refreshToken: this.currentRefreshToken };
  }

  /** From now on every token issued so far is refused; the static one is too. */
  expireAll(): void {
    for (const token of this.expiry.keys()) this.expiry.set(token, 0);
  }

  /** Ends a single token, for tests of the 401 path. */
  expire(token: string): void {
    if (this.expiry.has(token)) this.expiry.set(token, 0);
  }

  /** Makes the static token good again. */
  revive(): void {
    this.expiry.set(this.options.accessToken, undefined);
  }

  private issue(ttlMs: number): TokenGrant & { ok: true } {
    const accessToken = `shpat_${createSecret(24)}`;
    this.expiry.set(accessToken, this.options.clock.now().getTime() + ttlMs);
    return { ok: true, accessToken, expiresInSeconds: Math.floor(ttlMs / 1000) };
  }
}
