import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Scope } from '../operations/api-keys.ts';
import type { RateClass } from './rate-limits.ts';
import type { Principal } from './request-scope.ts';

/** What a handler is given: everything parsed, nothing left to check but ownership. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Principal;
  readonly req: Request;
  readonly res: Response;
}

interface RouteShape {
  readonly method: 'get' | 'post';
  /** As Express writes it, below the version: `/conversations/:id`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly rateClass: RateClass;
  /** `server` refuses widget keys whatever their scopes. */
  readonly audience: 'anyone' | 'server';
  /** `optional` answers as an event stream when asked to; `always` knows nothing else. */
  readonly streams?: 'optional' | 'always';
  /** Takes `Idempotency-Key`. */
  readonly isRepeatable?: boolean;
  readonly response: z.ZodType;
}

/** One door. It is mounted, limited, guarded and documented from this one description. */
export interface Route extends RouteShape {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Answers with the JSON body, or with `undefined` when it wrote the answer itself. */
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<unknown>;
}

interface RouteDefinition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends RouteShape {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly handle: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<unknown>;
}

/** Ties the handler's types to the schemas. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: RouteDefinition<Params, Query, Body>): Route {
  // The runner parses with these very schemas before it calls; TypeScript can't follow a schema through a list.
  return definition as unknown as Route;
}
