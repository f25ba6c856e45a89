import type { z } from 'zod';

export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Path and query, as the `uri` of a list repeats it. */
  readonly uri: string;
}

export interface ApiResponse {
  readonly status: number;
  /** Absent: an empty answer, as Gorgias gives for 202 and 204. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `:name` segments become `params`. */
  readonly path: string;
  readonly handle: (request: ApiRequest) => ApiResponse;
}

/** An answer other than 2xx; the details go into Gorgias' `error` attribute. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly data: unknown;

  constructor(status: number, message: string, data?: unknown) {
    super(message);
    this.name = 'ApiRefusal';
    this.status = status;
    this.data = data;
  }

  toResponse(): ApiResponse {
    return { status: this.status, body: { error: { msg: this.message, data: this.data ?? {} } } };
  }
}

/** Strict, as Gorgias is: an unknown key is a 400. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  return parseStrictly(schema, body, 'Invalid body.');
}

export function parseQuery<S extends z.ZodType>(schema: S, query: URLSearchParams): z.infer<S> {
  return parseStrictly(schema, Object.fromEntries(query), 'Invalid parameters.');
}

function parseStrictly<S extends z.ZodType>(schema: S, value: unknown, message: string): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const data: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const keys = unknownKeys.length > 0 ? unknownKeys.map((key) => [...issue.path, key]) : [issue.path];
    for (const key of keys) {
      const text = unknownKeys.length > 0 ? 'Unknown field.' : issue.message;
      const name = key.join('.');
      data[name] = [...(data[name] ?? []), text];
    }
  }
  throw new ApiRefusal(400, message, data);
}

export function parseId(request: ApiRequest, name: string): number {
  const text = request.params[name] ?? '';
  if (!/^\d{1,15}$/.test(text)) throw new ApiRefusal(404, 'Not found.');
  return Number(text);
}

/** The route and its parameters; 405 when only the method is wrong. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
): { route: Route; params: Record<string, string> } {
  let isPathKnown = false;
  for (const route of routes) {
    const params = matchPath(route.path, pathname);
    if (params === undefined) continue;
    if (route.method === method) return { route, params };
    isPathKnown = true;
  }
  throw isPathKnown ? new ApiRefusal(405, 'Method not allowed.') : new ApiRefusal(404, 'Not found.');
}

function matchPath(pattern: string, pathname: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = pathname.replace(/(?<=.)\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
