import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface StubRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Reply = (response: ServerResponse, request: StubRequest) => void;

export interface StubShopify {
  readonly baseUrl: string;
  readonly requests: readonly StubRequest[];
  /** The next requests get these, in order; one that nobody planned is answered 599. */
  plan(...replies: readonly Reply[]): void;
  close(): Promise<void>;
}

/** A server that answers what the test says, over real HTTP. */
export async function startStubShopify(): Promise<StubShopify> {
  const requests: StubRequest[] = [];
  const planned: Reply[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const received = { path: request.url ?? '', headers: request.headers, body };
      requests.push(received);
      const reply = planned.shift() ?? ((unplanned: ServerResponse) => unplanned.writeHead(599).end());
      reply(response, received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    plan: (...replies) => void planned.push(...replies),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) => response.writeHead(code, headers).end('<html>vendor words</html>');
}

/** Takes the request and never answers. */
export function hang(): Reply {
  return () => undefined;
}

/** Cuts the connection. */
export function cut(): Reply {
  return (response) => void response.destroy();
}

function cost(requested: number, available: number) {
  return {
    requestedQueryCost: requested,
    actualQueryCost: requested / 2,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: 100 },
  };
}

export function data(value: Readonly<Record<string, unknown>>, requested = 10, available = 1990): Reply {
  return json({ data: value, extensions: { cost: cost(requested, available) } });
}

export function throttled(requested: number, available: number): Reply {
  return json({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: { cost: { ...cost(requested, available), actualQueryCost: null } },
  });
}

export function failure(code: string, path: readonly string[] = [], value: unknown = null): Reply {
  return json({ data: value, errors: [{ message: 'secret vendor words', path, extensions: { code } }] });
}
