import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrateUp } from '../../src/platform/database/migrate-up.ts';
import { createDatabase, type Database } from '../../src/platform/db.ts';

/** One statement; the rows of its answer. */
export type Sql = <Row extends object>(text: string, ...values: readonly unknown[]) => Promise<readonly Row[]>;

export interface ProofServer {
  /** A database of its own, migrated and under the fake clock: its URL. */
  createWorldDatabase(): Promise<string>;
  close(): Promise<void>;
}

/** The server of `serverUrl` (its user must be able to create databases), else an embedded one for this run. */
export async function startProofServer(serverUrl?: string): Promise<ProofServer> {
  const dataFolder = join(tmpdir(), `support-agent-prove-${process.pid}-${randomBytes(3).toString('hex')}`);
  const embedded = serverUrl === undefined ? await startEmbeddedPostgres({ dataFolder, isDurable: false }) : undefined;
  const url = embedded?.url ?? serverUrl ?? '';
  const template = `prove_template_${randomBytes(4).toString('hex')}`;
  await runAll(url, [`CREATE DATABASE ${template}`]);
  await migrateUp(toUrl(url, template));
  await putUnderFakeClock(toUrl(url, template));
  const names: string[] = [template];
  return {
    createWorldDatabase: async () => {
      const name = `prove_${randomBytes(6).toString('hex')}`;
      await runAll(url, [
        `CREATE DATABASE ${name} TEMPLATE ${template}`,
        `ALTER DATABASE ${name} SET search_path = fake, pg_catalog, public`,
        `ALTER DATABASE ${name} SET synchronous_commit = off`,
        `ALTER DATABASE ${name} SET plan_cache_mode = force_generic_plan`,
      ]);
      names.push(name);
      return toUrl(url, name);
    },
    close: async () => {
      await runAll(
        url,
        names.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
      await embedded?.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export async function openWorldDatabase(url: string): Promise<Database> {
  return await createDatabase({
    url,
    poolSize: 6,
    applicationName: 'prove',
    connectionTimeoutMs: 10_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
}

export function toSql({ prisma }: Database): Sql {
  return async <Row extends object>(text: string, ...values: readonly unknown[]) =>
    await prisma.$queryRawUnsafe<Row[]>(text, ...values);
}

/**
 * `clock_timestamp()` of every statement and default becomes the world's: a function of the same name that is found
 * before PostgreSQL's own.
 */
async function putUnderFakeClock(url: string): Promise<void> {
  await runAll(url, [
    'CREATE SCHEMA fake',
    'CREATE TABLE fake.clock (offset_ms bigint NOT NULL)',
    'INSERT INTO fake.clock VALUES (0)',
    `CREATE FUNCTION fake.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS
       $$ SELECT pg_catalog.clock_timestamp() + (SELECT offset_ms FROM fake.clock) * interval '1 millisecond' $$`,
    `DO $$ DECLARE c record; BEGIN
       FOR c IN SELECT table_name, column_name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_default LIKE '%clock_timestamp()%'
       LOOP EXECUTE format('ALTER TABLE public.%I ALTER COLUMN %I SET DEFAULT fake.clock_timestamp()', c.table_name, c.column_name); END LOOP;
     END $$`,
  ]);
}

async function runAll(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function toUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
