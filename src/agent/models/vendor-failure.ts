import { parseRetryAfterMs } from '../../platform/retry-after.ts';
import { ModelError, type ModelErrorKind } from './chat-model.ts';

/** What the vendors' SDK errors have in common (`APIError` of openai 6 and @anthropic-ai/sdk 0.12x). */
interface VendorFailure {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly requestID?: unknown;
}

/**
 * Any failure of a vendor's call as a ModelError with a short text of ours. The vendor's own text stays in `cause`,
 * for the log of a developer; it never reaches a shopper or a database row.
 */
export function toModelError(error: unknown, signal: AbortSignal, nowMs: number): ModelError {
  if (signal.aborted) return new ModelError('aborted', 'call was aborted', { cause: error });
  if (error instanceof ModelError) return error;
  const { status, headers, requestID } = toVendorFailure(error);
  if (typeof status !== 'number') return new ModelError('network', 'connection failed', { cause: error });
  const retryAfterMs = headers instanceof Headers ? parseRetryAfter(headers, nowMs) : undefined;
  return new ModelError(toModelErrorKind(status), `vendor answered ${status}`, {
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(typeof requestID === 'string' ? { requestId: requestID } : {}),
    cause: error,
  });
}

/** @throws ModelError `bad_request` when the vendor's library itself refuses the request: that is no network's fault. */
export function buildVendorRequest<T>(build: () => T): T {
  try {
    return build();
  } catch (cause) {
    throw new ModelError('bad_request', 'request could not be built', { cause });
  }
}

/** 529 is Anthropic's "overloaded"; 409 is a lock that clears by itself. */
function toModelErrorKind(status: number): ModelErrorKind {
  if (status === 429) return 'rate_limit';
  if (status === 401 || status === 403) return 'auth';
  if (status === 408 || status === 409 || status >= 500) return 'server';
  return 'bad_request';
}

/** `retry-after-ms` first (both vendors' SDKs prefer it), then `retry-after` in seconds or as an HTTP date. */
function parseRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  return parseRetryAfterMs(headers.get('retry-after'), new Date(nowMs));
}

function toVendorFailure(error: unknown): VendorFailure {
  return typeof error === 'object' && error !== null ? error : {};
}
