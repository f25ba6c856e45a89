import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { findHeader } from './request-scope.ts';

export interface CorsDeps {
  /** Origins of all widget keys; a preflight carries no key that could say which one. */
  readonly listWidgetOrigins: () => Promise<ReadonlySet<string>>;
  /** `CORS_ORIGINS`: pages of the house itself, such as a console. */
  readonly extraOrigins: readonly string[];
}

const allowedHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'x-api-key',
  'x-conversation-token',
  'x-request-id',
].join(', ');
const exposedHeaders = [
  'retry-after',
  'x-conversation-id',
  'x-conversation-token',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-request-id',
].join(', ');

/**
 * Lets the pages of our stores read answers. This only tells browsers; whether a key may be used from an origin is
 * checked with the key. No cookies are used, so none are allowed.
 */
export function createCors(deps: CorsDeps): RequestHandler {
  const extra = new Set(deps.extraOrigins);
  return async (req: Request, res: Response, next: NextFunction) => {
    res.vary('origin');
    const origin = findHeader(req, 'origin');
    if (origin !== undefined && (extra.has(origin) || (await deps.listWidgetOrigins()).has(origin))) {
      res.setHeader('access-control-allow-origin', origin);
      res.setHeader('access-control-expose-headers', exposedHeaders);
    }
    if (req.method !== 'OPTIONS') {
      next();
      return;
    }
    res.setHeader('access-control-allow-methods', 'GET, POST');
    res.setHeader('access-control-allow-headers', allowedHeaders);
    res.setHeader('access-control-max-age', '86400');
    res.status(204).end();
  };
}
