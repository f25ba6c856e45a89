import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';

export interface TestDatabase {
  readonly url: string;
  /** Also ends the connections that are still open. */
  drop(): Promise<void>;
}

/** A migrated database for one test file: `beforeAll` creates it, `afterAll` drops it. Only in `.int.test.ts`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabaseFrom(process.env.TEST_TEMPLATE_DATABASE);
}

/** The same without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabaseFrom('template1');
}

async function createDatabaseFrom(template: string | undefined): Promise<TestDatabase> {
  const serverUrl = process.env.TEST_SERVER_URL;
  if (serverUrl === undefined || template === undefined) {
    throw new Error(
      'No test server: name the file *.int.test.ts, so that it runs in the project with the global setup.',
    );
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runOnce(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnce(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface OwnPostgres {
  /** Stays the same over `crash` and `restart`. */
  readonly url: string;
  /** As a power cut would: every session is lost at once. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A server of the test's own, to be killed and healed; about a second. Its database is empty. Only a durable one still
 * has what it committed just before a crash.
 */
export async function startOwnPostgres(options: { readonly isDurable?: boolean } = {}): Promise<OwnPostgres> {
  const isDurable = options.isDurable ?? false;
  const dataFolder = join(tmpdir(), `support-agent-own-${randomBytes(6).toString('hex')}`);
  const launch = (port?: number) =>
    startEmbeddedPostgres({ dataFolder, isDurable, ...(port === undefined ? {} : { port }) });
  let server: EmbeddedPostgres = await launch();
  const { url, port } = server;
  return {
    url,
    crash: () => crash(join(dataFolder, 'cluster', 'postmaster.pid')),
    restart: async () => {
      server = await launch(port);
    },
    close: async () => {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function crash(pidFile: string): Promise<void> {
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
  while (existsSync(pidFile)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A folder that is gone after the test when `remove` is called. */
export async function createTemporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'support-agent-folder-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
