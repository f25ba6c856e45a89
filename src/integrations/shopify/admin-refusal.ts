import type { StoreRefusal } from '../../commerce/store-backend.ts';

/** A refused call; of a mutation it also says what is known about its outcome. */
export interface AdminRefusal extends StoreRefusal {
  /** The mutation was sent and may have been carried out; never set for a query. */
  readonly isOutcomeUnknown?: true;
  /** HTTP 401 even after the token was renewed: nothing was carried out. */
  readonly isTokenRejected?: true;
}

export type AdminAnswer<T> = { readonly ok: true; readonly value: T } | AdminRefusal;

/** True when the connection itself failed, so that no byte of the request can have arrived. */
export function wasNeverSent(error: unknown): boolean {
  const code = readField(readField(error, 'cause'), 'code');
  return typeof code === 'string' && connectionFaults.has(code);
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const connectionFaults: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
