import type { AdminApi } from './admin-api.ts';

/**
 * `fetch` for the Admin API of one sandbox, whatever the host of the address. Aborts and broken connections reject as
 * the real one does; anything but the API is answered 404.
 */
export function createInProcessFetch(api: AdminApi): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined;
    signal?.throwIfAborted();
    const url = new URL(input instanceof Request ? input.url : input);
    const version = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(url.pathname)?.[1];
    if (version === undefined || typeof init?.body !== 'string')
      return new Response('{"errors":"Not Found"}', { status: 404 });
    const token = new Headers(init.headers).get('x-shopify-access-token') ?? undefined;
    const reply = await untilAborted(api.answer({ method: init.method, version, token, text: init.body }), signal);
    switch (reply.kind) {
      case 'answer':
        return new Response(reply.text, {
          status: reply.status,
          headers: { 'content-type': 'application/json; charset=utf-8', ...reply.headers },
        });
      case 'reset':
        throw new TypeError('fetch failed');
      case 'silence':
        return untilAborted(new Promise<never>(() => undefined), signal);
    }
  };
}

/** The shop goes on with its work when the caller gives up, as over a network. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
