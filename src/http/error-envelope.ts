import type { Response } from 'express';
import { z } from 'zod';
import { isDatabaseDown } from '../platform/database/database-down.ts';
import { AppError, type ErrorCode } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { getRequestId } from './request-scope.ts';

/** What every refusal looks like on the wire. */
export const errorEnvelopeSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.object({ field: z.string().optional(), reason: z.string().optional() }).catchall(z.unknown()),
    }),
    request_id: z.string(),
  })
  .meta({ id: 'Error' });

export interface ErrorDeps {
  readonly logger: Logger;
}

function toStatus(code: ErrorCode): number {
  switch (code) {
    case 'invalid_request':
    case 'missing_field':
      return 400;
    case 'invalid_api_key':
      return 401;
    case 'insufficient_permissions':
      return 403;
    case 'not_found':
      return 404;
    case 'conversation_closed':
    case 'effect_not_waiting':
    case 'idempotency_in_flight':
      return 409;
    case 'payload_too_large':
      return 413;
    case 'idempotency_mismatch':
      return 422;
    case 'rate_limited':
      return 429;
    case 'internal_error':
      return 500;
    case 'integration_error':
      return 502;
    case 'service_unavailable':
      return 503;
  }
}

/** Any thrown thing as something that may leave the house. Surprises are logged here, once. */
export function toAppError(error: unknown, deps: ErrorDeps): AppError {
  if (error instanceof AppError) {
    if (toStatus(error.code) >= 500) {
      deps.logger.error('http.failed', { code: error.code, error: error.cause ?? error });
    }
    return error;
  }
  if (isDatabaseDown(error)) {
    return new AppError('service_unavailable', 'The service is briefly unavailable. Please try again.', {
      retryAfterSeconds: 2,
    });
  }
  const refusal = findParserRefusal(error);
  if (refusal !== undefined) {
    return refusal;
  }
  deps.logger.error('http.failed', { code: 'internal_error', error, stack: error instanceof Error ? error.stack : '' });
  return new AppError('internal_error', 'Something went wrong on our side.');
}

export function toEnvelope(error: AppError, requestId: string): z.infer<typeof errorEnvelopeSchema> {
  return {
    error: { code: error.code, message: error.message, details: { ...error.details } },
    request_id: requestId,
  };
}

export function sendError(res: Response, error: AppError): void {
  const retryAfterSeconds = error.retryAfterSeconds ?? defaultRetryAfterSeconds(error.code);
  if (retryAfterSeconds !== undefined) {
    res.setHeader('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  }
  res.status(toStatus(error.code)).json(toEnvelope(error, getRequestId(res)));
}

function defaultRetryAfterSeconds(code: ErrorCode): number | undefined {
  return code === 'idempotency_in_flight' || code === 'service_unavailable' ? 2 : undefined;
}

/** Express and its parsers throw http-errors: their status is meant for the caller, their text is not. */
const parserErrorSchema = z.object({ status: z.number().int().min(400).max(499), type: z.string().optional() });

function findParserRefusal(error: unknown): AppError | undefined {
  const parsed = parserErrorSchema.safeParse(error);
  if (!parsed.success) {
    return undefined;
  }
  const { status, type } = parsed.data;
  if (status === 413) {
    return new AppError('payload_too_large', 'The body may have at most 64 KB.', {
      details: { field: 'body', reason: 'too_large' },
    });
  }
  const [field, reason] = parserReasons[type ?? ''] ?? ['request', 'malformed'];
  return new AppError('invalid_request', 'The request could not be read.', { details: { field, reason } });
}

const parserReasons: Readonly<Record<string, readonly [string, string]>> = {
  'entity.parse.failed': ['body', 'not_json'],
  'charset.unsupported': ['content-type', 'unsupported_charset'],
  'encoding.unsupported': ['content-encoding', 'unsupported_encoding'],
  'request.aborted': ['body', 'incomplete'],
  'request.size.invalid': ['content-length', 'does_not_match'],
};
