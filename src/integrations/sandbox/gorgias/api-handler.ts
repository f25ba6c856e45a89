import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallWindow } from './call-limit.ts';
import { hasCredentials, readJson, sendJson } from './exchange.ts';
import type { Fault, FaultBoard } from './faults.ts';
import type { CallLog } from './ledger.ts';
import { ApiRefusal, type ApiResponse, matchRoute, type Route } from './protocol.ts';

export interface ApiDeps {
  readonly routes: readonly Route[];
  readonly window: CallWindow;
  readonly faults: FaultBoard;
  readonly log: CallLog;
  readonly email: string;
  readonly apiKey: string;
  /** Ends slow answers when the sandbox closes. */
  readonly closing: AbortSignal;
}

/** One API call: credentials, limit, planted fault, then the route. */
export async function handleApiCall(
  deps: ApiDeps,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const body = await readJson(incoming).catch((error: unknown) => asRefusal(error));
  const call = { method, path: `${url.pathname}${url.search}` };
  const answer = (response: ApiResponse, headers: Readonly<Record<string, string>> = {}) => {
    deps.log.add({ ...call, status: response.status });
    sendJson(outgoing, response.status, response.body, headers);
  };

  if (!hasCredentials(incoming, deps.email, deps.apiKey)) {
    return answer(new ApiRefusal(401, 'Invalid credentials.').toResponse());
  }
  const { isAllowed, header, retryAfterSeconds } = deps.window.count();
  const headers = { 'X-Gorgias-Account-Api-Call-Limit': header };
  if (!isAllowed) {
    const refusal = new ApiRefusal(429, 'Too many requests.').toResponse();
    return answer(refusal, { ...headers, 'Retry-After': String(retryAfterSeconds) });
  }

  const fault = deps.faults.take(method, url.pathname);
  const runRoute = () => (body instanceof ApiRefusal ? body.toResponse() : route(deps.routes, method, url, body));
  if (fault === undefined) return answer(runRoute(), headers);
  await misbehave(fault, { answer, runRoute, headers, closing: deps.closing, giveUp: () => deps.log.add(call) });
}

interface Misbehaviour {
  readonly answer: (response: ApiResponse, headers?: Readonly<Record<string, string>>) => void;
  readonly runRoute: () => ApiResponse;
  readonly giveUp: () => void;
  readonly headers: Readonly<Record<string, string>>;
  readonly closing: AbortSignal;
}

async function misbehave(fault: Fault, call: Misbehaviour): Promise<void> {
  const retryAfter: Record<string, string> =
    fault.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.retryAfterSeconds) };
  const failure = new ApiRefusal(fault.status, 'Planted fault.').toResponse();
  switch (fault.kind) {
    case 'status':
      return call.answer(failure, { ...call.headers, ...retryAfter });
    case 'slow':
      await wait(fault.delayMs, undefined, { signal: call.closing });
      return call.answer(call.runRoute(), call.headers);
    case 'hang':
      return call.giveUp();
    case 'error_after_commit':
      call.runRoute();
      return call.answer(failure, { ...call.headers, ...retryAfter });
    case 'hang_after_commit':
      call.runRoute();
      return call.giveUp();
  }
}

function route(routes: readonly Route[], method: string, url: URL, body: unknown): ApiResponse {
  try {
    const found = matchRoute(routes, method, url.pathname);
    const uri = `${url.pathname}${url.search}`;
    return found.route.handle({ params: found.params, query: url.searchParams, body, uri });
  } catch (error) {
    return asRefusal(error).toResponse();
  }
}

function asRefusal(error: unknown): ApiRefusal {
  if (error instanceof ApiRefusal) return error;
  throw error;
}
