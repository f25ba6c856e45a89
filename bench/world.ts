import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ApiKeys } from '../src/operations/api-keys.ts';
import { PrismaApiKeyRepository } from '../src/operations/api-keys-repository.ts';
import { PrismaStoreRepository } from '../src/operations/stores-repository.ts';
import { systemClock } from '../src/platform/clock.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.ts';
import { migrateUp } from '../src/platform/database/migrate-up.ts';
import { createDatabase } from '../src/platform/db.ts';
import type { Profile } from './load.ts';
import { startServer } from './server-process.ts';

/** What both servers stand on: a PostgreSQL of its own, a model that costs nothing, a sandbox shop. */
export interface World {
  readonly databaseUrl: string;
  readonly modelUrl: string;
  readonly apiKey: string;
  readonly serviceVariables: Readonly<Record<string, string>>;
  /** Each with the e-mail that opens it. */
  readonly orders: readonly { readonly name: string; readonly email: string }[];
  readonly sql: pg.Pool;
  setPace(pace: Profile['pace']): Promise<void>;
  close(): Promise<void>;
}

export const storeId = 'store-bench';

const floorTables = `
CREATE TABLE floor_conversations (id uuid PRIMARY KEY, updated_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE floor_messages (id bigserial PRIMARY KEY, conversation_id uuid NOT NULL, role text NOT NULL, content text NOT NULL,
  intent text, metadata jsonb, created_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON floor_messages (conversation_id, id)`;

/** Everything it starts ends with `close`, also when a part of it does not start. */
export async function openWorld(say: (line: string) => void): Promise<World> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) {
      await end();
    }
  };
  try {
    say('PostgreSQL, sandbox shop and a fake model …');
    const folder = await mkdtemp(join(tmpdir(), 'support-agent-bench-'));
    // Started by root, PostgreSQL runs as another user, who has to get in.
    await chmod(folder, 0o755);
    closers.push(() => rm(folder, { recursive: true, force: true }));
    const database = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres') });
    closers.push(() => database.close());
    await migrateUp(database.url);
    const sql = new pg.Pool({ connectionString: database.url, max: 2 });
    closers.push(() => sql.end());
    await sql.query(floorTables);
    const model = await startServer({ args: [here('./fake-model.mjs')], env: {}, readyPath: '/ready' });
    closers.push(() => model.stop());
    const shop = await startServer({ args: ['--import', 'tsx', here('./sandbox-server.ts')], env: {}, readyPath: '/' });
    closers.push(() => shop.stop());
    const sandbox = (await (await fetch(shop.url)).json()) as Pick<World, 'orders'> & {
      variables: Record<string, string>;
    };
    return {
      databaseUrl: database.url,
      modelUrl: model.url,
      apiKey: await createStoreKey(database.url),
      orders: sandbox.orders,
      serviceVariables: {
        ...sandbox.variables,
        APP_SECRET_KEY: 'a bench needs no secret but one of 32 characters',
        APP_ENV: 'production',
        LOG_LEVEL: 'info',
        RATE_LIMIT_ENABLED: 'false',
        DEFAULT_MODEL: 'openai:bench',
        OPENAI_API_KEY: 'none',
        OPENAI_BASE_URL: `${model.url}/v1`,
      },
      sql,
      setPace: async (pace) => {
        await fetch(`${model.url}/control`, { method: 'POST', body: JSON.stringify(pace) });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function createStoreKey(databaseUrl: string): Promise<string> {
  const database = await createDatabase({
    url: databaseUrl,
    poolSize: 2,
    applicationName: 'bench',
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  try {
    const stores = new PrismaStoreRepository(database);
    await stores.save({ id: storeId, name: 'Bench', domain: 'bench.example', timeZone: 'UTC' });
    return (await keys.createStoreKey({ storeId, kind: 'secret', isTest: true, name: 'bench' })).key;
  } finally {
    await keys.close();
    await database.close();
  }
}
