import pg from 'pg';
import { toConnectionConfig } from './database-url.ts';
import { findPrismaFolder, listMigrations, type Migration } from './migration-folder.ts';
import type { MigrateOptions } from './migration-options.ts';

export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied, but the file has another checksum now. */
  readonly edited: readonly string[];
  /** Applied by a newer version of the program; the folder does not have it. */
  readonly unknown: readonly string[];
  /** Begun and not finished; `migrateUp` refuses until somebody has looked. */
  readonly failed: readonly string[];
}

/** Reads only, waits for nobody; tells what `migrateUp` would do. */
export async function migrationStatus(databaseUrl: string, options: MigrateOptions = {}): Promise<MigrationStatus> {
  const migrations = await listMigrations(options.prismaFolder ?? findPrismaFolder());
  const client = new pg.Client({ ...toConnectionConfig(databaseUrl), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return compareHistory(migrations, await listRecords(client));
  } finally {
    await client.end();
  }
}

/** A row of Prisma's own table. */
export interface MigrationRecord {
  readonly id: string;
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
}

/** Oldest first; empty when nothing was ever migrated. */
export async function listRecords(client: pg.Client): Promise<MigrationRecord[]> {
  const table = await client.query<{ found: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`);
  if (table.rows[0]?.found !== true) {
    return [];
  }
  const records = await client.query<MigrationRecord>(
    'SELECT id, migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY migration_name, started_at',
  );
  return records.rows;
}

/** Name of the newest migration that is in force; `undefined` before the first. Throws where nothing was ever migrated. */
export async function findNewestMigration(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<Pick<MigrationRecord, 'migration_name'>>(
    `SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ORDER BY migration_name DESC LIMIT 1`,
  );
  return rows[0]?.migration_name;
}

export function isApplied(record: MigrationRecord): boolean {
  return record.finished_at !== null && record.rolled_back_at === null;
}

export function compareHistory(migrations: readonly Migration[], records: readonly MigrationRecord[]): MigrationStatus {
  const applied = records.filter(isApplied);
  const checksums = new Map(applied.map((record) => [record.migration_name, record.checksum]));
  const names = new Set(migrations.map((migration) => migration.name));
  return {
    applied: applied.map((record) => record.migration_name),
    pending: migrations.filter(({ name }) => !checksums.has(name)).map(({ name }) => name),
    edited: migrations
      .filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: applied.filter((record) => !names.has(record.migration_name)).map((record) => record.migration_name),
    failed: records
      .filter((record) => record.finished_at === null && record.rolled_back_at === null)
      .map((record) => record.migration_name),
  };
}
