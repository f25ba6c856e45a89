import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrateUp } from '../../src/platform/database/migrate-up.ts';
import { findPrismaFolder, listMigrations } from '../../src/platform/database/migration-folder.ts';
import { withMigrationLock } from '../../src/platform/database/migration-lock.ts';

export interface TestServer {
  readonly url: string;
  /** A database with all migrations, which nobody connects to; test databases are its clones. */
  readonly templateName: string;
  close(): Promise<void>;
}

const folderPrefix = 'support-agent-test-';

/** The server of TEST_DATABASE_URL (its user must be able to create databases), else an embedded one for this run. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    return { url: given, templateName: await ensureTemplate(given), close: async () => undefined };
  }
  await removeFoldersOfDeadRuns();
  const dataFolder = join(tmpdir(), `${folderPrefix}${process.pid}`);
  const server = await startEmbeddedPostgres({ dataFolder, isDurable: false });
  return {
    url: server.url,
    templateName: await ensureTemplate(server.url),
    close: async () => {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Named for the migrations in it, so that a server which outlives the run keeps it for the next one. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const migrations = await listMigrations(findPrismaFolder());
  const checksums = migrations.map((migration) => migration.checksum).join();
  const name = `support_agent_template_${createHash('sha256').update(checksums).digest('hex').slice(0, 12)}`;
  await withMigrationLock(serverUrl, {}, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) {
      await makeTemplate(serverUrl, name, client);
    }
  });
  return name;
}

async function makeTemplate(serverUrl: string, name: string, client: pg.Client): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft}`);
  const url = new URL(serverUrl);
  url.pathname = `/${draft}`;
  await migrateUp(url.href);
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

async function removeFoldersOfDeadRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(folderPrefix) ? Number(name.slice(folderPrefix.length)) : Number.NaN;
    if (Number.isInteger(pid) && existsSync('/proc') && !existsSync(`/proc/${pid}`)) {
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
