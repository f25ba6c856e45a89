/** Codes of the HTTP error envelope; the wire contract's nine plus what idempotency and overload need. */
export type ErrorCode =
  | 'invalid_request'
  | 'missing_field'
  | 'invalid_api_key'
  | 'insufficient_permissions'
  | 'not_found'
  | 'conversation_closed'
  | 'effect_not_waiting'
  | 'idempotency_mismatch'
  | 'idempotency_in_flight'
  | 'payload_too_large'
  | 'rate_limited'
  | 'integration_error'
  | 'service_unavailable'
  | 'internal_error';

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** Safe to show to the caller: never vendor text, never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

/** A surprise that has a code; thrown, and turned into the envelope at the door. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** What was thrown in one line, for operators and logs; never for shoppers. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
