/** Socket errors of Node; a refused, lost or unreachable server. */
const socketCodes = new Set(
  'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH'.split(' '),
);
/** https://www.prisma.io/docs/orm/reference/error-reference: unreachable, timed out, closed, pool exhausted. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037']);
/** PostgreSQL: connection (08), resources such as disk and connections (53), shutdown and start (57P), statement timeout, read-only after a fail-over. */
const sqlStatePattern = /^(?:08...|53...|57P0[1-5]|57014|25006)$/;
const adapterKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
]);
const messagePattern =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|connection error and is not queryable|Client was closed|after calling end on the pool|server closed the connection/i;
const maxDepth = 6;

/**
 * True when the database can't serve now, so that the door answers 503 with Retry-After: refused, lost, shutting
 * down, full or timed out, from pg itself or wrapped by Prisma. False for errors of our statements, and for `fetch`.
 */
export function isDatabaseDown(error: unknown, depth = 0): boolean {
  if (depth > maxDepth || !isRecord(error) || error.message === 'fetch failed') {
    return false;
  }
  return isDownItself(error) || listNested(error).some((nested) => isDatabaseDown(nested, depth + 1));
}

function isDownItself(error: Record<string, unknown>): boolean {
  const codes = [error.code, error.originalCode, error.errorCode].filter((code) => typeof code === 'string');
  return (
    codes.some((code) => socketCodes.has(code) || prismaCodes.has(code) || sqlStatePattern.test(code)) ||
    (typeof error.kind === 'string' && adapterKinds.has(error.kind)) ||
    (typeof error.message === 'string' && messagePattern.test(error.message))
  );
}

/** Prisma hides the driver's error in `cause` or `meta`, Node hides several attempts in `errors`. */
function listNested(error: Record<string, unknown>): unknown[] {
  const meta = isRecord(error.meta) ? [error.meta.driverAdapterError, error.meta] : [];
  return [error.cause, ...meta, ...(Array.isArray(error.errors) ? error.errors : [])];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
