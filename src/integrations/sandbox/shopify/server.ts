import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../../../platform/clock.ts';
import { type BackOffice, createBackOffice } from '../shop/back-office.ts';
import { createShop } from '../shop/build-shop.ts';
import type { ShopState } from '../shop/model.ts';
import { AdminApi, type AppSettings } from './admin-api.ts';
import { getAdminSchema } from './admin-schema.ts';
import { ControlApi } from './control-api.ts';
import { type BucketSize, CostBucket, standardBucket } from './cost-bucket.ts';
import { type FaultInput, FaultQueue } from './faults.ts';
import { parseJson, readBody, sendJson, sendText } from './http-io.ts';
import { createInProcessFetch } from './in-process-fetch.ts';
import { JobBoard } from './job-board.ts';
import { Ledger } from './ledger.ts';
import { OrderAdmin } from './order-admin.ts';
import { OrderEvents } from './order-events.ts';
import type { SandboxServices } from './request-context.ts';
import { defaultScopes } from './scopes.ts';
import { TokenStore } from './tokens.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

export interface ShopifySandboxOptions {
  readonly clock: Clock;
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** Another shop's data instead of the demo shop's; the sandbox changes it. */
  readonly world?: ShopState;
  readonly scopes?: readonly string[];
  /** Of client-credentials tokens; 24 hours as at Shopify. */
  readonly tokenTtlMs?: number;
  readonly bucket?: BucketSize;
  /** Polls until an asynchronous job is done. */
  readonly jobPolls?: number;
  /** Waits before a webhook is tried again; Shopify's eight tries take four hours. */
  readonly webhookRetryDelaysMs?: readonly number[];
}

/** Fixed, so that a demo store saved yesterday still works today. They open nothing but a sandbox. */
const defaultCredentials = {
  accessToken: 'shpat_sandbox_static_token',
  clientId: 'sandbox-client-id',
  clientSecret: 'sandbox-client-secret',
  refreshToken: 'shprt_sandbox_first_refresh_token',
} as const;

const dayMs = 86_400_000;

/** Listens on 127.0.0.1 and answers as a Shopify shop would. */
export async function startShopifySandbox(options: ShopifySandboxOptions): Promise<ShopifySandbox> {
  getAdminSchema(); // a broken schema must fail here, not at the first request
  const sandbox = new ShopifySandbox(options);
  await sandbox.listen(options.port ?? 0);
  return sandbox;
}

/** A running shop. Everything a test may ask or do is a member; clients only get `url` and the credentials. */
export class ShopifySandbox {
  readonly shop: string;
  readonly accessToken = defaultCredentials.accessToken;
  readonly clientId = defaultCredentials.clientId;
  readonly clientSecret = defaultCredentials.clientSecret;
  readonly refreshToken = defaultCredentials.refreshToken;
  /** Webhooks are signed with the client secret, as at Shopify. */
  readonly webhookSecret = defaultCredentials.clientSecret;
  readonly state: ShopState;
  readonly backOffice: BackOffice;
  readonly ledger = new Ledger();
  readonly tokens: TokenStore;
  readonly bucket: CostBucket;
  readonly admin: OrderAdmin;
  readonly settings: AppSettings;
  readonly webhooks: WebhookDispatcher;
  /** The Admin API without sockets, for proofs of many turns: faults, limits and ledger are the same. Give it to a client. */
  readonly fetch: typeof fetch;
  private readonly faults = new FaultQueue();
  private readonly api: AdminApi;
  private readonly control: ControlApi;
  private readonly server: Server;

  constructor(options: ShopifySandboxOptions) {
    const { clock } = options;
    this.state = options.world ?? createShop(clock);
    this.backOffice = createBackOffice(this.state, clock.now());
    this.shop = this.state.profile.myshopifyDomain;
    this.tokens = new TokenStore({ ...defaultCredentials, clock, tokenTtlMs: options.tokenTtlMs ?? dayMs });
    this.bucket = new CostBucket(clock, options.bucket ?? standardBucket);
    this.settings = { scopes: new Set(options.scopes ?? defaultScopes), isRedacted: false };
    this.webhooks = new WebhookDispatcher({
      clock,
      secret: this.webhookSecret,
      shopDomain: this.shop,
      faults: this.faults,
      ledger: this.ledger,
      retryDelaysMs: options.webhookRetryDelaysMs ?? [1000, 5000],
    });
    const services = this.createServices(options);
    this.admin = new OrderAdmin(services);
    this.api = new AdminApi({ services, tokens: this.tokens, bucket: this.bucket, settings: this.settings });
    this.fetch = createInProcessFetch(this.api);
    this.control = new ControlApi(services, this.admin);
    this.server = createServer((request, response) => {
      this.route(request, response).catch(() => sendJson(response, 500, { errors: 'Internal Server Error' }));
    });
  }

  /** `http://127.0.0.1:port`; stands in for `https://{shop}`. */
  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the sandbox is not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Plants what goes wrong next; see `faults.ts` for the kinds. */
  fault(fault: FaultInput): void {
    this.faults.plant(fault);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  ship(...args: Parameters<OrderAdmin['ship']>) {
    return this.admin.ship(...args);
  }

  scan(...args: Parameters<OrderAdmin['scan']>) {
    return this.admin.scan(...args);
  }

  deliver(...args: Parameters<OrderAdmin['deliver']>) {
    return this.admin.deliver(...args);
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    this.webhooks.close();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private createServices(options: ShopifySandboxOptions): SandboxServices {
    let lastNumber = 9_990_000_000;
    return {
      clock: options.clock,
      shop: this.state,
      backOffice: this.backOffice,
      clientId: this.clientId,
      faults: this.faults,
      ledger: this.ledger,
      jobs: new JobBoard(options.jobPolls ?? 2),
      events: new OrderEvents(this.webhooks),
      webhooks: this.webhooks,
      createNumber: () => {
        lastNumber += 1;
        return lastNumber;
      },
      idempotency: new Map(),
    };
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    const version = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(pathname)?.[1];
    if (version) return this.answerApi(request, response, version);
    if (pathname === '/admin/oauth/access_token') return this.grantToken(request, response);
    if (pathname.startsWith('/__sandbox/')) return this.control.handle(request, response, pathname.slice(11));
    sendJson(response, 404, { errors: 'Not Found' });
  }

  private async answerApi(request: IncomingMessage, response: ServerResponse, version: string): Promise<void> {
    const text = await readBody(request);
    const token = request.headers['x-shopify-access-token'];
    const reply = await this.api.answer({
      method: request.method,
      version,
      token: typeof token === 'string' ? token : undefined,
      text,
    });
    if (reply.kind === 'reset') response.destroy();
    if (reply.kind === 'answer') sendText(response, reply.status, reply.text, reply.headers);
  }

  private async grantToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    const grant = this.tokens.grant(toStringRecord(parseJson(text) ?? Object.fromEntries(new URLSearchParams(text))));
    this.ledger.count(grant.ok ? 'token:granted' : 'token:refused');
    if (!grant.ok) return sendJson(response, 400, { error: grant.error, error_description: grant.description });
    sendJson(response, 200, {
      access_token: grant.accessToken,
      scope: [...this.settings.scopes].join(','),
      expires_in: grant.expiresInSeconds,
      ...(grant.refreshToken && { refresh_token: grant.refreshToken, refresh_token_expires_in: 90 * 86_400 }),
    });
  }
}

function toStringRecord(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
