import { createId } from '../../../platform/ids.ts';
import type { CostBucket } from './cost-bucket.ts';
import type { Fault } from './faults.ts';
import {
  type GraphqlRequest,
  graphqlRequestSchema,
  type OperationResult,
  type PreparedOperation,
  prepareOperation,
  runOperation,
  toThrottled,
} from './graphql-endpoint.ts';
import { parseJson } from './http-io.ts';
import type { LedgerOutcome } from './ledger.ts';
import { type ApiVersion, apiVersions, type SandboxServices } from './request-context.ts';
import type { TokenStore } from './tokens.ts';

interface AdminApiDeps {
  readonly services: SandboxServices;
  readonly tokens: TokenStore;
  readonly bucket: CostBucket;
  readonly settings: AppSettings;
}

/** What the merchant granted; may be changed while the sandbox runs. */
export interface AppSettings {
  scopes: ReadonlySet<string>;
  isRedacted: boolean;
}

type Prepared = Extract<PreparedOperation, { ok: true }>;

const invalidToken = '[API] Invalid API key or access token (unrecognized login or wrong password)';
const tooManyCalls =
  'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.';

/** What the shop answers; `silence` is a connection that stays open for nothing, `reset` one that breaks. */
export type ApiReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

export interface ApiCall {
  readonly method: string | undefined;
  /** As it stands in the path. */
  readonly version: string;
  readonly token: string | undefined;
  readonly text: string;
}

/** `POST /admin/api/{version}/graphql.json`, with whatever fault is planted for it. Knows no sockets. */
export class AdminApi {
  constructor(private readonly deps: AdminApiDeps) {}

  async answer(call: ApiCall): Promise<ApiReply> {
    const version = apiVersions.find((it) => it === call.version);
    if (!version) return toReply(404, { errors: 'Not Found' });
    if (call.method !== 'POST') return toReply(405, { errors: 'Method Not Allowed' });
    this.deps.services.jobs.tick();
    const parsed = graphqlRequestSchema.safeParse(parseJson(call.text));
    if (!this.isAuthorized(call.token)) {
      if (parsed.success) this.record(version, parsed.data, prepareOperation(parsed.data), 'unauthorized');
      return toReply(401, { errors: invalidToken });
    }
    if (!parsed.success) return toReply(400, { errors: { query: 'Required parameter missing or invalid' } });
    const prepared = prepareOperation(parsed.data);
    const headers = { 'x-request-id': createId(), 'x-shopify-api-version': version };
    if (!prepared.ok) {
      this.record(version, parsed.data, prepared, 'errors');
      return toReply(200, prepared.body, headers);
    }
    const failure = await this.failBefore(version, parsed.data, prepared);
    if (failure) return failure;
    const result = await this.run(version, parsed.data, prepared);
    this.record(version, parsed.data, prepared, result.outcome, result.cost);
    return this.failAfter(prepared) ?? toReply(200, result.body, headers);
  }

  private isAuthorized(token: string | undefined): boolean {
    if (token !== undefined && this.deps.services.faults.take(['expired_token'])) this.deps.tokens.expire(token);
    return this.deps.tokens.isValid(token);
  }

  private run(version: ApiVersion, request: GraphqlRequest, prepared: Prepared): Promise<OperationResult> {
    const { services, settings, bucket } = this.deps;
    const context = { ...services, version, ...settings, searchNotes: [] };
    return runOperation(prepared, request, context, bucket);
  }

  /** What a planted fault answers. `slow` only waits. */
  private async failBefore(
    version: ApiVersion,
    request: GraphqlRequest,
    prepared: Prepared,
  ): Promise<ApiReply | undefined> {
    const { faults } = this.deps.services;
    const slow = faults.take(['slow'], prepared.rootFields);
    if (slow) await pause(slow.ms);
    const fault = faults.take(
      ['http_429', 'throttled', 'http_5xx', 'hang', 'reset', 'malformed_body'],
      prepared.rootFields,
    );
    if (!fault) return undefined;
    this.record(version, request, prepared, `fault:${fault.kind}`);
    return this.toFaultReply(fault);
  }

  private toFaultReply(fault: Fault): ApiReply {
    switch (fault.kind) {
      case 'http_429':
        return toReply(429, { errors: tooManyCalls }, { 'retry-after': fault.retryAfterSeconds.toFixed(1) });
      case 'throttled':
        return toReply(200, toThrottled(10, { ...this.deps.bucket.status(), currentlyAvailable: 0 }).body);
      case 'http_5xx':
        return toReply(fault.status, { errors: 'Internal Server Error' });
      case 'malformed_body':
        return { kind: 'answer', status: 200, text: '{"data": {"shop": ', headers: {} };
      case 'reset':
        return { kind: 'reset' };
      case 'hang':
      case 'slow':
      case 'after_commit':
      case 'expired_token':
      case 'endless_job':
      case 'webhook_duplicate':
      case 'webhook_reorder':
        return { kind: 'silence' };
    }
  }

  /** The work is done and the caller does not learn of it: the duplicate-refund test. */
  private failAfter(prepared: Prepared): ApiReply | undefined {
    const fault = this.deps.services.faults.take(['after_commit'], prepared.rootFields);
    if (!fault) return undefined;
    this.deps.services.ledger.count('fault:after_commit');
    return fault.status === undefined ? { kind: 'silence' } : toReply(fault.status, { errors: 'Bad Gateway' });
  }

  private record(
    version: ApiVersion,
    request: GraphqlRequest,
    prepared: PreparedOperation,
    outcome: LedgerOutcome,
    cost?: number,
  ): void {
    this.deps.services.ledger.append({
      at: this.deps.services.clock.now(),
      version,
      operationName: (prepared.ok && prepared.operation.name?.value) || 'invalid',
      kind: prepared.ok ? prepared.operation.operation : 'query',
      rootFields: prepared.ok ? prepared.rootFields : [],
      variables: request.variables ?? {},
      outcome,
      ...(cost !== undefined && { cost }),
    });
  }
}

function toReply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ApiReply {
  return { kind: 'answer', status, text: JSON.stringify(body), headers };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
