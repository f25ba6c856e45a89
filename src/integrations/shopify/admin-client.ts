import type { CallContext, StoreRefusal } from '../../commerce/store-backend.ts';
import type { Clock } from '../../platform/clock.ts';
import { present } from '../../platform/present.ts';
import { parseRetryAfterMs } from '../../platform/retry-after.ts';
import type { AdminOperation } from './admin-operation.ts';
import { type AdminAnswer, type AdminRefusal, wasNeverSent } from './admin-refusal.ts';
import { judgeReply, parseAdminReply } from './admin-reply.ts';
import { CostBucket } from './cost-bucket.ts';
import { openDeadline, pause } from './deadline.ts';
import type { TokenProvider } from './token-provider.ts';

/** One finished call of an operation, with all its attempts; for logs and metrics, free of personal data. */
export interface AdminCall {
  readonly operation: string;
  readonly ms: number;
  readonly ok: boolean;
  readonly reason?: StoreRefusal['reason'];
  readonly attempts: number;
  /** Points, as Shopify charged them. */
  readonly cost?: number;
}

export interface AdminClientDeps {
  /** `https://{shop}.myshopify.com`, or the sandbox's address. */
  readonly baseUrl: string;
  /** `2026-07` */
  readonly apiVersion: string;
  readonly tokens: TokenProvider;
  readonly clock: Clock;
  /** For the whole call with its retries and waits; 8000 by default. */
  readonly timeoutMs?: number;
  /** For one attempt of a query, so that a hanging one leaves time for another; 3500 by default. */
  readonly attemptTimeoutMs?: number;
  readonly onCall?: (call: AdminCall) => void;
  /** How requests travel; the global one by default. */
  readonly fetch?: typeof fetch;
  /** Replaced in tests. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Shopify's Admin GraphQL API for one shop. At most three requests per call. Throttled requests are sent again after
 * the stated time; 5xx, network faults and timeouts only for queries, since a mutation may have been carried out; a
 * rejected token is renewed once; missing access is never retried. Waits that can't end before the deadline are not
 * begun. A refusal says whether a mutation may nevertheless have been carried out.
 */
export class AdminClient {
  private readonly deps: AdminClientDeps;
  private readonly bucket: CostBucket;
  private readonly knownCosts = new Map<string, number>();

  constructor(deps: AdminClientDeps) {
    this.deps = deps;
    this.bucket = new CostBucket(deps.clock);
  }

  async execute<Result, Variables>(
    operation: AdminOperation<Result, Variables>,
    variables: Variables,
    context: CallContext,
  ): Promise<AdminAnswer<Result>> {
    const startedMs = this.deps.clock.monotonicMs();
    const timeoutMs = this.deps.timeoutMs ?? 8_000;
    const deadline = openDeadline(context.signal, timeoutMs);
    const body = JSON.stringify({ query: operation.text, variables, operationName: operation.name });
    const call: Call = { operation, body, signal: deadline.signal, endsAtMs: startedMs + timeoutMs, attempts: 0 };
    try {
      const answer = await this.runAttempts(call);
      this.report(call, startedMs, answer);
      // The vendor edge: the server validated the query against the schema that `Result` was generated from.
      return answer.ok ? { ok: true, value: answer.value as Result } : answer;
    } finally {
      deadline.close();
    }
  }

  private async runAttempts(call: Call): Promise<AdminAnswer<unknown>> {
    let refusal = refuse(call, 'rate_limited', 'the wait would outlast the deadline');
    let retryWaitMs: number | undefined = 0;
    while (retryWaitMs !== undefined && call.attempts < maxAttempts) {
      const held = await this.holdUntilAllowed(call, retryWaitMs, refusal);
      if (held) return held;
      const token = await this.deps.tokens.getToken(call.signal);
      if (!token.ok) return token;
      const outcome = await this.attempt(call, token.value);
      if (outcome.kind === 'settled') return outcome.answer;
      refusal = outcome.refusal;
      retryWaitMs = this.planRetryMs(call, outcome, token.value);
    }
    return refusal;
  }

  /** How long to wait before sending it again; `undefined` when it must not be sent again. */
  private planRetryMs(call: Call, outcome: Unsettled, token: string): number | undefined {
    switch (outcome.kind) {
      case 'throttled':
        return outcome.waitMs;
      case 'token_rejected': {
        const mayRenew = !call.isTokenRenewed && this.deps.tokens.discard(token);
        call.isTokenRenewed = true;
        return mayRenew ? 0 : undefined;
      }
      case 'broken':
        return call.operation.kind === 'query' ? backoffMs * 3 ** (call.attempts - 1) : undefined;
    }
  }

  /** Waits for the bucket and for what the last answer asked; `refusal` at once when that can't end in time. */
  private async holdUntilAllowed(
    call: Call,
    retryWaitMs: number,
    refusal: AdminRefusal,
  ): Promise<AdminRefusal | undefined> {
    const waitMs = Math.max(this.bucket.waitMs(this.costOf(call)), retryWaitMs);
    if (waitMs >= call.endsAtMs - this.deps.clock.monotonicMs()) return refusal;
    await (this.deps.wait ?? pause)(waitMs, call.signal);
    return call.signal.aborted ? refuse(call, 'timeout', 'out of time') : undefined;
  }

  private async attempt(call: Call, token: string): Promise<Outcome> {
    call.attempts += 1;
    const cost = this.costOf(call);
    this.bucket.reserve(cost);
    const attemptTimeoutMs = this.deps.attemptTimeoutMs ?? 3_500;
    const limit = call.operation.kind === 'mutation' ? mutationAttemptMs : attemptTimeoutMs;
    const deadline = openDeadline(call.signal, limit);
    try {
      const response = await this.send(call, token, deadline.signal);
      const text = await response.text();
      if (response.ok) return this.readReply(call, text);
      this.bucket.giveBack(cost);
      return judgeStatus(call, response, this.deps.clock.now());
    } catch (error) {
      this.bucket.giveBack(cost);
      if (call.signal.aborted) return settle(doubt(call, refuse(call, 'timeout', 'out of time')));
      if (deadline.signal.aborted) return toBroken(call, 'timeout', 'no answer');
      const refusal = refuse(call, 'unavailable', 'network fault');
      return { kind: 'broken', refusal: wasNeverSent(error) ? refusal : doubt(call, refusal) };
    } finally {
      deadline.close();
    }
  }

  private async send(call: Call, token: string, signal: AbortSignal): Promise<Response> {
    return await (this.deps.fetch ?? fetch)(`${this.deps.baseUrl}/admin/api/${this.deps.apiVersion}/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'support-agent',
        'x-shopify-access-token': token,
      },
      body: call.body,
      signal,
      // A token must not follow a redirect to another host.
      redirect: 'error',
    });
  }

  private readReply(call: Call, text: string): Outcome {
    const reply = parseAdminReply(text);
    if (!reply) return toBroken(call, 'unavailable', 'the answer is not GraphQL');
    const cost = reply.extensions?.cost;
    if (cost) {
      this.bucket.update(cost.throttleStatus);
      this.knownCosts.set(call.operation.name, cost.requestedQueryCost);
      call.cost = (call.cost ?? 0) + (cost.actualQueryCost ?? 0);
    }
    const verdict = judgeReply(reply);
    switch (verdict.kind) {
      case 'complete':
        return { kind: 'settled', answer: { ok: true, value: verdict.data } };
      case 'throttled':
        return {
          kind: 'throttled',
          refusal: refuse(call, 'rate_limited', 'THROTTLED'),
          waitMs: cost ? this.bucket.waitMs(cost.requestedQueryCost) : defaultThrottleMs,
        };
      case 'broken':
        return toBroken(call, 'unavailable', verdict.code);
      case 'access_denied':
        return settle(refuse(call, 'access_denied', verdict.code));
      case 'rejected': {
        const refusal = refuse(call, 'rejected', verdict.code);
        return settle(verdict.hasBegun ? doubt(call, refusal) : refusal);
      }
    }
  }

  private costOf(call: Call): number {
    return this.knownCosts.get(call.operation.name) ?? call.operation.estimatedCost;
  }

  private report(call: Call, startedMs: number, answer: AdminAnswer<unknown>): void {
    this.deps.onCall?.(
      present({
        operation: call.operation.name,
        ms: this.deps.clock.monotonicMs() - startedMs,
        ok: answer.ok,
        reason: answer.ok ? undefined : answer.reason,
        attempts: call.attempts,
        cost: call.cost,
      }),
    );
  }
}

interface Call {
  readonly operation: AdminOperation<unknown, unknown>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly endsAtMs: number;
  attempts: number;
  cost?: number;
  isTokenRenewed?: boolean;
}

type Unsettled =
  | { readonly kind: 'throttled'; readonly refusal: AdminRefusal; readonly waitMs: number }
  | { readonly kind: 'broken' | 'token_rejected'; readonly refusal: AdminRefusal };
type Outcome = { readonly kind: 'settled'; readonly answer: AdminAnswer<unknown> } | Unsettled;

const maxAttempts = 3;
const backoffMs = 100;
const defaultThrottleMs = 1_000;
/** Cutting a mutation short only makes its outcome unknown: the deadline of the call decides. */
const mutationAttemptMs = 60_000;

function judgeStatus(call: Call, response: Response, now: Date): Outcome {
  const { status } = response;
  const message = `HTTP ${status}`;
  if (status === 401) {
    return { kind: 'token_rejected', refusal: { ...refuse(call, 'access_denied', message), isTokenRejected: true } };
  }
  if (status === 429) {
    const waitMs = parseRetryAfterMs(response.headers.get('retry-after'), now) ?? defaultThrottleMs;
    return { kind: 'throttled', refusal: refuse(call, 'rate_limited', message), waitMs };
  }
  if (status >= 500 || status === 408) return toBroken(call, 'unavailable', message);
  const isDenied = status === 402 || status === 403 || status === 423 || status === 430;
  return settle(refuse(call, isDenied ? 'access_denied' : 'rejected', message));
}

function toBroken(call: Call, reason: StoreRefusal['reason'], detail: string): Outcome {
  return { kind: 'broken', refusal: doubt(call, refuse(call, reason, detail)) };
}

/** Once a mutation was sent, only a clear answer tells that it was not carried out. */
function doubt(call: Call, refusal: AdminRefusal): AdminRefusal {
  return call.operation.kind === 'mutation' ? { ...refusal, isOutcomeUnknown: true } : refusal;
}

function settle(refusal: AdminRefusal): Outcome {
  return { kind: 'settled', answer: refusal };
}

function refuse(call: Call, reason: StoreRefusal['reason'], detail: string): AdminRefusal {
  return { ok: false, reason, message: `shopify ${call.operation.name}: ${detail}` };
}
