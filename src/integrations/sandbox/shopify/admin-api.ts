import type { IncomingMessage, ServerResponse } from 'node:http';
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
import { parseJson, readBody, sendJson } from './http-io.ts';
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

/** `POST /admin/api/{version}/graphql.json`, with whatever fault is planted for it. */
export class AdminApi {
  constructor(private readonly deps: AdminApiDeps) {}

  async handle(request: IncomingMessage, response: ServerResponse, versionText: string): Promise<void> {
    const version = apiVersions.find((it) => it === versionText);
    const text = await readBody(request);
    if (!version) return sendJson(response, 404, { errors: 'Not Found' });
    if (request.method !== 'POST') return sendJson(response, 405, { errors: 'Method Not Allowed' });
    const parsed = graphqlRequestSchema.safeParse(parseJson(text));
    const token = request.headers['x-shopify-access-token'];
    if (!this.isAuthorized(token)) {
      if (parsed.success) this.record(version, parsed.data, prepareOperation(parsed.data), 'unauthorized');
      return sendJson(response, 401, { errors: invalidToken });
    }
    if (!parsed.success) return sendJson(response, 400, { errors: { query: 'Required parameter missing or invalid' } });
    const prepared = prepareOperation(parsed.data);
    const headers = { 'x-request-id': createId(), 'x-shopify-api-version': version };
    if (!prepared.ok) {
      this.record(version, parsed.data, prepared, 'errors');
      return sendJson(response, 200, prepared.body, headers);
    }
    if (await this.failBefore(response, version, parsed.data, prepared)) return;
    const result = await this.run(version, parsed.data, prepared);
    this.record(version, parsed.data, prepared, result.outcome, result.cost);
    if (!this.failAfter(response, prepared)) sendJson(response, 200, result.body, headers);
  }

  private isAuthorized(token: string | string[] | undefined): boolean {
    const value = typeof token === 'string' ? token : undefined;
    if (value !== undefined && this.deps.services.faults.take(['expired_token'])) this.deps.tokens.expire(value);
    return this.deps.tokens.isValid(value);
  }

  private run(version: ApiVersion, request: GraphqlRequest, prepared: Prepared): Promise<OperationResult> {
    const { services, settings, bucket } = this.deps;
    const context = { ...services, version, ...settings, searchNotes: [] };
    return runOperation(prepared, request, context, bucket);
  }

  /** True when a planted fault has answered, or never will. `slow` only waits. */
  private async failBefore(
    response: ServerResponse,
    version: ApiVersion,
    request: GraphqlRequest,
    prepared: Prepared,
  ): Promise<boolean> {
    const { faults } = this.deps.services;
    const slow = faults.take(['slow'], prepared.rootFields);
    if (slow) await pause(slow.ms);
    const fault = faults.take(
      ['http_429', 'throttled', 'http_5xx', 'hang', 'reset', 'malformed_body'],
      prepared.rootFields,
    );
    if (!fault) return false;
    this.record(version, request, prepared, `fault:${fault.kind}`);
    this.answerFault(response, fault);
    return true;
  }

  private answerFault(response: ServerResponse, fault: Fault): void {
    switch (fault.kind) {
      case 'http_429':
        sendJson(response, 429, { errors: tooManyCalls }, { 'retry-after': fault.retryAfterSeconds.toFixed(1) });
        return;
      case 'throttled':
        sendJson(response, 200, toThrottled(10, { ...this.deps.bucket.status(), currentlyAvailable: 0 }).body);
        return;
      case 'http_5xx':
        sendJson(response, fault.status, { errors: 'Internal Server Error' });
        return;
      case 'malformed_body':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"data": {"shop": ');
        return;
      case 'reset':
        response.destroy();
        return;
      case 'hang':
      case 'slow':
      case 'after_commit':
      case 'expired_token':
      case 'endless_job':
      case 'webhook_duplicate':
      case 'webhook_reorder':
        return;
    }
  }

  /** The work is done and the caller does not learn of it: the duplicate-refund test. */
  private failAfter(response: ServerResponse, prepared: Prepared): boolean {
    const fault = this.deps.services.faults.take(['after_commit'], prepared.rootFields);
    if (!fault) return false;
    this.deps.services.ledger.count('fault:after_commit');
    if (fault.status !== undefined) sendJson(response, fault.status, { errors: 'Bad Gateway' });
    return true;
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
