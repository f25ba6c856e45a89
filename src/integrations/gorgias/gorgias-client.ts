import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { present } from '../../platform/present.ts';
import { parseRetryAfterMs } from '../../platform/retry-after.ts';
import { CallBudget, type CallBudgetRule, defaultCallBudget, timerWait, type Wait } from './call-budget.ts';
import { GorgiasError } from './gorgias-error.ts';

/** One HTTP attempt, for logs and metrics. `status` is 0 when no answer came. */
export interface GorgiasCallRecord {
  readonly operation: string;
  readonly ms: number;
  readonly ok: boolean;
  readonly status: number;
}

export interface GorgiasClientDeps {
  /** `https://<account>.gorgias.com`, without `/api`. */
  readonly baseUrl: string;
  /** Of the agent user that the API key belongs to. */
  readonly email: string;
  readonly apiKey: string;
  readonly clock: Clock;
  /** Per attempt, body included; 10 s when absent. */
  readonly timeoutMs?: number;
  readonly budget?: CallBudgetRule;
  /** For tests; real timers when absent. */
  readonly wait?: Wait;
  readonly onCall?: (call: GorgiasCallRecord) => void;
}

interface Call<S extends z.ZodType> {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly schema: S;
}

const defaultTimeoutMs = 10_000;
const maxAttempts = 3;
const firstBackoffMs = 250;
const lockedOutRetryMs = 60_000;
/** Longer pauses belong to the outbox: the error carries them. */
const maxPauseMs = 20_000;
const retryableStatuses = new Set([408, 500, 502, 503, 504]);

/**
 * Gorgias' REST API, as far as we need it. 429 is waited out (it was not executed); 5xx, network faults and timeouts
 * are retried for GET only: for POST they are thrown as `unknown` outcome.
 * @throws GorgiasError
 */
export class GorgiasClient {
  private readonly budget: CallBudget;
  private readonly wait: Wait;

  constructor(private readonly deps: GorgiasClientDeps) {
    this.wait = deps.wait ?? timerWait;
    this.budget = new CallBudget({ clock: deps.clock, wait: this.wait, rule: deps.budget ?? defaultCallBudget });
  }

  async call<S extends z.ZodType>(call: Call<S>, signal: AbortSignal): Promise<z.infer<S>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(call, signal);
      } catch (error) {
        const delayMs = attempt < maxAttempts ? retryDelayMs(error, call.method, attempt) : undefined;
        if (delayMs === undefined || signal.aborted) throw error;
        await this.pause(call.operation, delayMs, signal);
      }
    }
  }

  /** Waits, or throws a retryable refusal when the caller gives up. */
  async pause(operation: string, ms: number, signal: AbortSignal): Promise<void> {
    try {
      await this.wait(ms, signal);
    } catch (cause) {
      throw abandoned(operation, this.budget.waitMs, cause);
    }
  }

  private async attempt<S extends z.ZodType>(call: Call<S>, signal: AbortSignal): Promise<z.infer<S>> {
    try {
      await this.budget.take(signal);
    } catch (cause) {
      throw abandoned(call.operation, this.budget.waitMs, cause);
    }
    const startedMs = this.deps.clock.monotonicMs();
    const timeout = AbortSignal.timeout(this.deps.timeoutMs ?? defaultTimeoutMs);
    let status = 0;
    let ok = false;
    try {
      const response = await this.fetch(call, AbortSignal.any([signal, timeout]));
      status = response.status;
      if (status === 429) this.budget.pauseFor(Math.min(this.readRetryAfterMs(response) ?? 1_000, maxPauseMs));
      if (!response.ok) throw await this.toError(call, response);
      const parsed = call.schema.parse(await response.json());
      ok = true;
      return parsed;
    } catch (error) {
      throw error instanceof GorgiasError ? error : unanswered(call.operation, status, timeout.aborted, error);
    } finally {
      this.deps.onCall?.({ operation: call.operation, ms: this.deps.clock.monotonicMs() - startedMs, ok, status });
    }
  }

  private fetch(call: Call<z.ZodType>, signal: AbortSignal): Promise<Response> {
    const url = new URL(call.path, this.deps.baseUrl);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    const credentials = Buffer.from(`${this.deps.email}:${this.deps.apiKey}`).toString('base64');
    return fetch(url, {
      method: call.method,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${credentials}`,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      // A redirect would carry the key elsewhere.
      redirect: 'error',
      signal,
    });
  }

  private readRetryAfterMs(response: Response): number | undefined {
    return parseRetryAfterMs(response.headers.get('retry-after'), this.deps.clock.now());
  }

  private async toError(call: Call<z.ZodType>, response: Response): Promise<GorgiasError> {
    const { status } = response;
    const waitMs = this.readRetryAfterMs(response);
    const detail = await response.text();
    const isUnknown = retryableStatuses.has(status) || status >= 500;
    return new GorgiasError(`gorgias ${call.operation}: ${status}`, {
      status,
      isRetryable: status === 429 || isUnknown || isLockedOut(status),
      outcome: isUnknown ? 'unknown' : 'refused',
      ...present({ retryAfterMs: isLockedOut(status) ? lockedOutRetryMs : waitMs }),
      cause: new Error(detail.slice(0, 500)),
    });
  }
}

/** A key that is being rotated or a role that is being mended: worth another try, but not at once. */
function isLockedOut(status: number): boolean {
  return status === 401 || status === 403;
}

function retryDelayMs(error: unknown, method: 'GET' | 'POST', attempt: number): number | undefined {
  if (!(error instanceof GorgiasError) || !error.isRetryable) return undefined;
  const waitMs = error.retryAfterMs ?? 0;
  if (waitMs > maxPauseMs) return undefined;
  // The budget is paused already, for this call as for all others.
  if (error.status === 429) return 0;
  return method === 'POST' ? undefined : Math.max(waitMs, firstBackoffMs * 2 ** (attempt - 1));
}

/** Connection lost, time over, caller gone or answer unreadable: whatever was asked may have been done. */
function unanswered(operation: string, status: number, isTimeout: boolean, cause: unknown): GorgiasError {
  const why = isTimeout ? 'timeout' : status === 0 ? 'no answer' : 'unreadable answer';
  return new GorgiasError(`gorgias ${operation}: ${why}`, { isRetryable: true, outcome: 'unknown', isTimeout, cause });
}

function abandoned(operation: string, waitMs: number, cause: unknown): GorgiasError {
  return new GorgiasError(`gorgias ${operation}: abandoned while waiting`, {
    isRetryable: true,
    outcome: 'refused',
    ...(waitMs > 0 ? { retryAfterMs: Math.ceil(waitMs) } : {}),
    cause,
  });
}
