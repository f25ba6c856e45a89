import express, { type ErrorRequestHandler, type Express, type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import type { AccessLog } from '../operations/access-log.ts';
import type { ApiKeys } from '../operations/api-keys.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { createId } from '../platform/ids.ts';
import type { KeyedHash } from '../platform/keyed-hash.ts';
import type { Logger } from '../platform/logger.ts';
import type { RateLimiter } from '../platform/rate-limiter.ts';
import { withRequestContext } from '../platform/request-context.ts';
import { toCallerAddress } from './caller-address.ts';
import { createCors } from './cors.ts';
import { createDocsRouter } from './docs.ts';
import { sendError, toAppError } from './error-envelope.ts';
import type { Health } from './health.ts';
import type { RateLimits } from './rate-limits.ts';
import { findHeader, findPrincipal, findRoute, getAddressKey, getRequestId } from './request-scope.ts';
import type { Route } from './route.ts';
import { createRouteRouter } from './route-runner.ts';
import { Throttle } from './throttle.ts';
import { trustProxies } from './trusted-proxies.ts';

export interface AppDeps {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly keys: Pick<ApiKeys, 'verify' | 'listWidgetOrigins'>;
  readonly limiter: RateLimiter;
  readonly limits: RateLimits;
  readonly accessLog: Pick<AccessLog, 'record'>;
  readonly health: Health;
  /** Keyed, so that addresses can be told apart but not read. */
  readonly hashAddress: KeyedHash;
  /** `TRUST_PROXY`: hops whose X-Forwarded-For is believed; absent, callers from private networks are. */
  readonly trustedProxyHops?: number;
  /** `CORS_ORIGINS`, split. */
  readonly corsOrigins: readonly string[];
  readonly version: string;
  /** Under `/api/v1` and `/v1`. */
  readonly routes: readonly Route[];
}

/** The whole HTTP surface. Whatever fails in it ends as the error envelope. */
export function createApp(deps: AppDeps): Express {
  const throttle = new Throttle(deps);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  trustProxies(app, deps.trustedProxyHops);
  app.use(createOpening(deps), secureHeaders);
  app.use(createSideDoors(deps));
  const cors = createCors({ listWidgetOrigins: () => deps.keys.listWidgetOrigins(), extraOrigins: deps.corsOrigins });
  app.use(['/api/v1', '/v1'], cors, createRouteRouter(deps.routes, { keys: deps.keys, throttle }));
  app.use(() => {
    throw new AppError('not_found', 'There is nothing here.', { details: { field: 'path', reason: 'unknown_path' } });
  });
  app.use(createErrorHandler(deps));
  return app;
}

/** All that is not the API. One test spares the API's calls the walk past these doors. */
function createSideDoors(deps: AppDeps): RequestHandler {
  const sideDoors = Router();
  sideDoors.use(deps.health.router, createDocsRouter(deps.routes, deps.version));
  return (req, res, next) => (apiPattern.test(req.url) ? next() : sideDoors(req, res, next));
}

const apiPattern = /^\/(?:api\/)?v1\/(?!health\/)/;

/** Without the headers that mean something on pages only. */
const secureHeaders = helmet({
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  // Pages of stores read our answers; which ones may is CORS' business.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});

const requestIdPattern = /^[\w.:-]{1,128}$/;

/** Gives the request its id, its address key, its log context and its line in the access log. */
function createOpening(deps: AppDeps): RequestHandler {
  return (req, res, next) => {
    const sent = findHeader(req, 'x-request-id');
    const requestId = sent !== undefined && requestIdPattern.test(sent) ? sent : createId();
    const startedMs = deps.clock.monotonicMs();
    res.locals.requestId = requestId;
    res.locals.addressKey = deps.hashAddress(toCallerAddress(req.ip ?? ''));
    res.setHeader('x-request-id', requestId);
    res.setHeader('cache-control', 'no-store');
    res.once('close', () => recordAccess(deps, req, res, startedMs));
    withRequestContext({ requestId }, next);
  };
}

type Handled = Parameters<RequestHandler>;

function recordAccess(deps: AppDeps, req: Handled[0], res: Handled[1], startedMs: number): void {
  const principal = findPrincipal(res);
  if (principal === undefined) {
    return;
  }
  deps.accessLog.record({
    storeId: principal.storeId,
    keyPrefix: principal.keyPrefix,
    method: req.method,
    route: findRoute(res) ?? 'unknown',
    status: res.statusCode,
    addressHash: getAddressKey(res),
    requestId: getRequestId(res),
    durationMs: Math.round(deps.clock.monotonicMs() - startedMs),
    at: deps.clock.now(),
  });
}

function createErrorHandler(deps: AppDeps): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const appError = toAppError(error, deps);
    if (res.headersSent) {
      // A stream that breaks after its start can't be turned into an envelope; the client resumes it.
      res.destroy();
      return;
    }
    sendError(res, appError);
  };
}
