import type { Request, Response } from 'express';
import type { ApiKey, ApiKeys, Scope } from '../operations/api-keys.ts';
import { AppError } from '../platform/errors.ts';
import type { KeyedHash } from '../platform/keyed-hash.ts';
import { findHeader, getAddressKey, type Principal } from './request-scope.ts';
import type { Throttle } from './throttle.ts';

export interface AuthenticationDeps {
  readonly keys: Pick<ApiKeys, 'verify'>;
  readonly throttle: Throttle;
}

/**
 * The caller behind `Authorization: Bearer` or `x-api-key`. A widget key is public, so it counts only with an `Origin`
 * that it lists.
 *
 * @throws AppError `invalid_api_key`, `insufficient_permissions`, or `rate_limited` after too many wrong keys.
 */
export async function authenticate(deps: AuthenticationDeps, req: Request, res: Response): Promise<Principal> {
  const text = findCredentials(req);
  const key = text === undefined ? undefined : await deps.keys.verify(text);
  if (key === undefined) {
    await deps.throttle.countRefusedKey(res, getAddressKey(res));
    const reason = text === undefined ? 'missing' : 'unknown_or_ended';
    throw new AppError('invalid_api_key', 'A valid API key is required.', {
      details: { field: 'authorization', reason },
    });
  }
  if (key.kind === 'widget') {
    assertOrigin(key, findHeader(req, 'origin'));
  }
  const principal: Principal = {
    keyId: key.id,
    keyPrefix: key.prefix,
    kind: key.kind,
    storeId: key.storeId,
    scopes: key.scopes,
  };
  res.locals.principal = principal;
  return principal;
}

/** @throws AppError `insufficient_permissions`. */
export function assertAllowed(principal: Principal, scope: Scope, audience: 'anyone' | 'server'): void {
  if (audience === 'server' && principal.kind === 'widget') {
    throw new AppError('insufficient_permissions', 'Widget keys may not do this.', {
      details: { field: 'authorization', reason: 'secret_key_required' },
    });
  }
  if (!principal.scopes.includes(scope)) {
    throw new AppError('insufficient_permissions', `The key lacks the scope ${scope}.`, {
      details: { field: 'authorization', reason: `missing_scope:${scope}` },
    });
  }
}

/** What a browser is given with a new conversation and must show to come back to it: an HMAC, bound to the store. */
export class ConversationTokens {
  constructor(private readonly hash: KeyedHash) {}

  create(storeId: string, conversationId: string): string {
    return this.hash(`${storeId}\n${conversationId}`);
  }

  /** Secret keys see all of their store; a widget only what it can prove to be its own. */
  assertOwner(principal: Principal, conversationId: string, req: Request): void {
    if (principal.kind === 'secret') {
      return;
    }
    const token = findHeader(req, 'x-conversation-token') ?? '';
    // Both sides are hashed again, so the comparison tells nothing about the right token by its time.
    const expected = this.create(principal.storeId, conversationId.toLowerCase());
    if (this.hash(token) !== this.hash(expected)) {
      throw new AppError('insufficient_permissions', 'This conversation belongs to somebody else.', {
        details: { field: 'x-conversation-token', reason: token === '' ? 'missing' : 'does_not_match' },
      });
    }
  }
}

function findCredentials(req: Request): string | undefined {
  const header = findHeader(req, 'authorization');
  const bearer = header === undefined ? undefined : /^Bearer +(\S{1,200})$/i.exec(header.trim())?.[1];
  return bearer ?? findHeader(req, 'x-api-key');
}

function assertOrigin(key: ApiKey, origin: string | undefined): void {
  if (origin === undefined || !key.allowedOrigins.includes(origin)) {
    throw new AppError('insufficient_permissions', 'This key may not be used from here.', {
      details: { field: 'origin', reason: origin === undefined ? 'missing' : 'not_allowed' },
    });
  }
}
