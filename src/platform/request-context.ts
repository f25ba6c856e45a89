import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a request or turn carries. */
export interface RequestContext {
  readonly requestId?: string;
  readonly storeId?: string;
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly traceId?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function getRequestContext(): RequestContext {
  return storage.getStore() ?? {};
}

/** Runs `work` with `context` added to what is already known. */
export function withRequestContext<T>(context: RequestContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, work);
}
