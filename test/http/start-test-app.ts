import { createServer, type Server } from 'node:http';
import { createWebChatRoutes } from '../../src/channels/web-chat/routes.ts';
import { EventStreams, type EventStreamsOptions } from '../../src/channels/web-chat/stream.ts';
import { type AppDeps, createApp } from '../../src/http/app.ts';
import { ConversationTokens } from '../../src/http/authentication.ts';
import { Health, type HealthDeps } from '../../src/http/health.ts';
import { createRateLimits } from '../../src/http/rate-limits.ts';
import type { Route } from '../../src/http/route.ts';
import type { AccessEntry } from '../../src/operations/access-log.ts';
import { ApiKeys } from '../../src/operations/api-keys.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createKeyedHash } from '../../src/platform/keyed-hash.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { createRateLimiter } from '../../src/platform/rate-limiter-flexible.ts';
import { MemoryApiKeyRepository } from '../fakes/api-key-repository.ts';
import { FakeConversationDesk } from '../fakes/conversation-desk.ts';
import { FakeShopperEffects } from '../fakes/shopper-effects.ts';

export const widgetOrigin = 'https://shop.example';
const secret = 'a secret of tests that is long enough';

export interface TestApp {
  readonly url: string;
  readonly desk: FakeConversationDesk;
  readonly effects: FakeShopperEffects;
  readonly streams: EventStreams;
  readonly keys: ApiKeys;
  readonly secretKey: string;
  readonly widgetKey: string;
  readonly tokens: ConversationTokens;
  readonly accessEntries: AccessEntry[];
  readonly logged: { readonly event: string; readonly fields: unknown }[];
  readonly routes: readonly Route[];
  readonly health: Health;
  /** Calls `/api/v1` with the secret key unless told otherwise. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly headers?: Record<string, string>;
  readonly key?: string | undefined;
  readonly signal?: AbortSignal;
}

export interface TestAppOptions {
  readonly app?: Partial<AppDeps>;
  readonly health?: Partial<HealthDeps>;
  readonly streams?: EventStreamsOptions;
}

/** The whole HTTP surface on a free port, with a strict fake desk behind it. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = options.app?.clock ?? systemClock;
  const desk = new FakeConversationDesk();
  const effects = new FakeShopperEffects();
  const streams = new EventStreams(options.streams);
  const keys = new ApiKeys({ repository: new MemoryApiKeyRepository(), clock });
  const secretKey = (await keys.createStoreKey({ storeId: 'store-123', kind: 'secret', isTest: true })).key;
  const widget = await keys.createStoreKey({ storeId: 'store-123', kind: 'widget', allowedOrigins: [widgetOrigin] });
  const tokens = new ConversationTokens(createKeyedHash(secret, 'conversation-token'));
  const logged: { event: string; fields: unknown }[] = [];
  const accessEntries: AccessEntry[] = [];
  const note = (event: string, fields?: unknown) => logged.push({ event, fields });
  const logger: Logger = { debug: note, info: note, warn: note, error: note };
  const routes = [...createWebChatRoutes({ desk, effects, streams, tokens, logger }), ...(options.app?.routes ?? [])];
  const health = new Health({
    build: { name: 'support-agent', version: '1.2.3', buildId: 'test' },
    clock,
    pingDatabase: async () => undefined,
    findMigrationId: async () => '20261120000000_init',
    ...options.health,
  });
  const app = createApp({
    logger,
    clock,
    keys,
    limiter: createRateLimiter({}),
    limits: createRateLimits({ isEnabled: true, messages: 300, periodSeconds: 60 }),
    accessLog: { record: (entry) => accessEntries.push(entry) },
    health,
    hashAddress: createKeyedHash(secret, 'address'),
    trustedProxyHops: 0,
    corsOrigins: [],
    version: '1.2.3',
    ...options.app,
    routes,
  });
  const server = createServer(app);
  const url = await listen(server);
  return {
    url,
    desk,
    effects,
    streams,
    keys,
    secretKey,
    widgetKey: widget.key,
    tokens,
    accessEntries,
    logged,
    routes,
    health,
    call: (method, path, callOptions = {}) => call(`${url}/api/v1${path}`, method, { key: secretKey, ...callOptions }),
    close: async () => {
      streams.close();
      await keys.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

function call(url: string, method: string, options: CallOptions): Promise<Response> {
  const body = options.rawBody ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  return fetch(url, {
    method,
    headers: {
      ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}
