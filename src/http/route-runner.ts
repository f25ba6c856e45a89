import { isUtf8 } from 'node:buffer';
import { json, type Request, type RequestHandler, type Response, Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { withRequestContext } from '../platform/request-context.ts';
import { type AuthenticationDeps, assertAllowed, authenticate } from './authentication.ts';
import { findHeader, getAddressKey } from './request-scope.ts';
import type { Route } from './route.ts';
import { parseInput } from './validation.ts';

/** One router with every route: key, limits, scope, body, schemas, handler, answer - in this order. */
export function createRouteRouter(routes: readonly Route[], deps: AuthenticationDeps): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    router[route.method](route.path, createRunner(route, deps));
  }
  // Also what does not exist is told to known callers only, and counted.
  router.use(async (req, res) => {
    const principal = await authenticate(deps, req, res);
    await deps.throttle.count(res, principal, getAddressKey(res), 'reads');
    throw new AppError('not_found', 'There is nothing here.', { details: { field: 'path', reason: 'unknown_path' } });
  });
  return router;
}

const parseJson = json({
  limit: 64 * 1_024,
  strict: true,
  inflate: false,
  type: () => true,
  verify: (_req, _res, body) => {
    if (!isUtf8(body)) {
      throw new AppError('invalid_request', 'The body is not UTF-8.', {
        details: { field: 'body', reason: 'not_utf8' },
      });
    }
  },
});

function createRunner(route: Route, deps: AuthenticationDeps): RequestHandler {
  return async (req, res) => {
    res.locals.route = route.path;
    const principal = await authenticate(deps, req, res);
    await deps.throttle.count(res, principal, getAddressKey(res), route.rateClass);
    assertAllowed(principal, route.scope, route.audience);
    const params = route.params === undefined ? undefined : parseParams(route.params, req);
    const query = route.query === undefined ? undefined : parseInput(route.query, req.query);
    const body = route.body === undefined ? undefined : parseInput(route.body, await readBody(req, res));
    const { id } = req.params;
    const context = { storeId: principal.storeId, ...(typeof id === 'string' ? { conversationId: id } : {}) };
    const answer = await withRequestContext(context, () => route.handle({ params, query, body, principal, req, res }));
    if (answer !== undefined) {
      res.json(answer);
    }
  };
}

/** A path that can't name anything names nothing. */
function parseParams(schema: NonNullable<Route['params']>, req: Request): unknown {
  const parsed = schema.safeParse(req.params);
  if (!parsed.success) {
    throw new AppError('not_found', 'There is no such thing.', { details: { field: 'id', reason: 'unknown' } });
  }
  return parsed.data;
}

async function readBody(req: Request, res: Response): Promise<unknown> {
  const type = findHeader(req, 'content-type');
  if (type !== undefined && !/^application\/(?:[\w.+-]{1,80}\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError('invalid_request', 'Only JSON is understood.', {
      details: { field: 'content-type', reason: 'not_json' },
    });
  }
  // RFC 8259: JSON is UTF-8. Others would be decoded to something that no log and no proxy before us has seen.
  if (type !== undefined && /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i.test(type)) {
    throw new AppError('invalid_request', 'Only UTF-8 is understood.', {
      details: { field: 'content-type', reason: 'unsupported_charset' },
    });
  }
  await new Promise<void>((resolve, reject) => {
    parseJson(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  return req.body;
}
