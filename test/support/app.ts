import { bootstrap } from '../../src/bootstrap.ts';
import { type Sandbox, startSandbox } from '../../src/integrations/sandbox/sandbox.ts';
import { ApiKeys } from '../../src/operations/api-keys.ts';
import { PrismaApiKeyRepository } from '../../src/operations/api-keys-repository.ts';
import { PrismaStoreRepository } from '../../src/operations/stores-repository.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createDatabase } from '../../src/platform/db.ts';
import { loadEnv } from '../../src/platform/env.ts';
import { listen } from '../../src/web-server.ts';
import { createRecordingLogger } from '../fakes/recording-logger.ts';
import { AppClient } from './app-client.ts';
import { createTestDatabase } from './postgres.ts';

type Variables = Readonly<Record<string, string>>;

/** What a service of ours stands among: a database with one store and its key, and the sandbox shop and helpdesk. */
export interface Stage {
  readonly databaseUrl: string;
  readonly sandbox: Sandbox;
  readonly key: string;
  /** What a process on this stage takes from its environment. */
  readonly variables: Variables;
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Ends every app and process of the stage, then the stage; safe after a failed test. */
  close(): Promise<void>;
  /** Ends what tests of the stage started: newest first. */
  readonly closers: (() => Promise<unknown>)[];
  closeStarted(): Promise<void>;
}

const appStoreId = 'store-123';
const secret = 'test-secret-test-secret-test-secret-42';

interface StageOptions {
  /** Migrated already; a clone of the template when absent. */
  readonly databaseUrl?: string;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const own = options.databaseUrl === undefined ? await createTestDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? own?.url ?? '';
  const sandbox = await startSandbox({
    clock: systemClock,
    gorgias: { callLimit: { limit: 4_000, windowSeconds: 20 } },
  });
  const database = await openDatabase(databaseUrl);
  const key = await createStoreAndKey(database, sandbox.shopify.shop);
  const closers: (() => Promise<unknown>)[] = [];
  const closeStarted = async () => {
    for (const close of closers.splice(0).reverse()) {
      await close().catch(() => undefined);
    }
  };
  return {
    databaseUrl,
    sandbox,
    key,
    closers,
    closeStarted,
    variables: toVariables(databaseUrl, sandbox),
    query: async <T extends object>(text: string, values: readonly unknown[] = []) =>
      (await database.pool.query<T>(text, [...values])).rows,
    close: async () => {
      await closeStarted();
      await database.close();
      await sandbox.close();
      await own?.drop();
    },
  };
}

/** The service in this process, over real HTTP; `logger.events` is its log. */
export async function startApp(stage: Stage, variables: Variables = {}) {
  const env = loadEnv({ ...stage.variables, ...variables });
  const logger = createRecordingLogger();
  const service = await bootstrap({ env, clock: systemClock, logger, processName: 'support-agent-web' });
  const server = await listen(service);
  service.startWork();
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= server.close().then(() => service.close(2_000));
    return closing;
  };
  stage.closers.push(close);
  return { url: server.url, client: new AppClient(server.url, stage.key), logger, service, close };
}
export type App = Awaited<ReturnType<typeof startApp>>;

/** Variables that point the default and the fallback model at a fake provider. */
export function toModelVariables(url: string): Variables {
  return {
    OPENAI_API_KEY: 'sk-fake-key-of-the-test',
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_API_KEY: 'sk-ant-fake-key-of-the-test',
    ANTHROPIC_BASE_URL: url,
    DEFAULT_MODEL: 'openai:gpt-4o-mini',
    FALLBACK_MODEL: 'anthropic:claude-haiku-4-5',
  };
}

/** Settles when `isTrue` holds; throws after the deadline. */
export async function until(isTrue: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) {
      throw new Error(`still not true after ${timeoutMs} ms: ${isTrue.toString().slice(0, 200)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function openDatabase(url: string) {
  return createDatabase({
    url,
    poolSize: 4,
    applicationName: 'test-observer',
    connectionTimeoutMs: 3_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
}

async function createStoreAndKey(database: Awaited<ReturnType<typeof openDatabase>>, domain: string): Promise<string> {
  await new PrismaStoreRepository(database).save({
    id: appStoreId,
    name: 'Fernhollow Outfitters',
    domain,
    timeZone: 'America/New_York',
  });
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  const { key } = await keys.createStoreKey({ storeId: appStoreId, kind: 'secret', isTest: true, name: 'test' });
  await keys.close();
  return key;
}

function toVariables(databaseUrl: string, { shopify, gorgias }: Sandbox): Variables {
  return {
    APP_ENV: 'test',
    APP_SECRET_KEY: secret,
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    DATABASE_MAX_OVERFLOW: '0',
    RATE_LIMIT_ENABLED: 'false',
    SHOPIFY_SHOP: shopify.shop,
    SHOPIFY_BASE_URL: shopify.url,
    SHOPIFY_API_KEY: shopify.clientId,
    SHOPIFY_API_SECRET: shopify.clientSecret,
    GORGIAS_BASE_URL: gorgias.url,
    GORGIAS_EMAIL: gorgias.email,
    GORGIAS_API_KEY: gorgias.apiKey,
  };
}
