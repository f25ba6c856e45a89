import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrateCommands } from '../../../src/platform/database/migrate-commands.ts';
import { migrateDown } from '../../../src/platform/database/migrate-down.ts';
import { migrateUp } from '../../../src/platform/database/migrate-up.ts';
import { findPrismaFolder } from '../../../src/platform/database/migration-folder.ts';
import { migrationStatus } from '../../../src/platform/database/migration-history.ts';
import { createEmptyDatabase, createTemporaryFolder, type TestDatabase } from '../../support/postgres.ts';

const catalogQueries = [
  `SELECT table_name, column_name, ordinal_position, data_type, datetime_precision, column_default, is_nullable
   FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 3`,
  `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
   WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`,
  `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  `SELECT relname, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
];

let database: TestDatabase;
let folder: { path: string; remove: () => Promise<void> };
let prismaFolder: string;

beforeEach(async () => {
  [database, folder] = await Promise.all([createEmptyDatabase(), createTemporaryFolder()]);
  prismaFolder = join(folder.path, 'prisma');
  await cp(findPrismaFolder(), prismaFolder, { recursive: true });
});

afterEach(async () => {
  await Promise.all([database.drop(), folder.remove()]);
});

async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

async function dumpCatalog(): Promise<unknown[]> {
  const parts = [];
  for (const text of catalogQueries) {
    parts.push(await query(text));
  }
  return parts;
}

async function run(
  command: keyof typeof migrateCommands,
  ...words: string[]
): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const clock = { now: () => new Date('2027-01-02T03:04:05Z'), monotonicMs: () => 0 };
  const print = (line: string) => void lines.push(line);
  const code = await migrateCommands[command](words, { databaseUrl: database.url, print, clock, prismaFolder });
  return { code, lines };
}

async function changeSchema(from: string, to: string): Promise<void> {
  const file = join(prismaFolder, 'schema.prisma');
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}

async function writeBrokenMigration(): Promise<void> {
  const source = join(prismaFolder, 'migrations', '20261120000000_init');
  const target = join(prismaFolder, 'migrations', '20270101000000_broken');
  await cp(source, target, { recursive: true });
  await writeFile(join(target, 'migration.sql'), 'CREATE TABLE half (id int); SELECT no_such_function();');
}

/** Oldest first. */
const migrations = ['20261120000000_init', '20261120205227_effects', '20261120220500_effect_day_totals'];

describe('migrations', () => {
  it('001-57 returns to the same schema after up, down and up', async () => {
    await migrateUp(database.url);
    const before = await dumpCatalog();

    const down = [];
    for (const _ of migrations) down.push(await migrateDown(database.url, { force: true }));
    const between = await query("SELECT relname FROM pg_class WHERE relname = 'messages'");
    await migrateUp(database.url);

    expect(down).toEqual(migrations.toReversed().map((name) => ({ ok: true, reverted: [name] })));
    expect(between).toEqual([]);
    expect(await dumpCatalog()).toEqual(before);
  });

  it('001-57 refuses to destroy data without force, changes nothing and says why', async () => {
    await migrateUp(database.url);

    const { code, lines } = await run('migrate:down');

    expect(code).toBe(1);
    expect(lines.join()).toMatch(new RegExp(`${migrations.at(-1)} would destroy data \\(DROP TABLE .*--force`));
    expect((await migrationStatus(database.url)).applied).toEqual(migrations);
  });

  it('says so when there is nothing to take back', async () => {
    expect(await migrateDown(database.url)).toMatchObject({ ok: false, reason: 'nothing_to_revert' });
  });

  it('is safe to run from several replicas at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrateUp(database.url)));

    expect(results.flatMap((result) => result.applied)).toEqual(migrations);
    expect(await query('SELECT migration_name FROM _prisma_migrations')).toHaveLength(migrations.length);
  });

  it('001-59 records what prisma migrate deploy records', async () => {
    await migrateUp(database.url);

    const [record] = await query('SELECT * FROM _prisma_migrations ORDER BY migration_name');

    expect(record).toMatchObject({
      migration_name: '20261120000000_init',
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      finished_at: expect.any(Date),
      rolled_back_at: null,
      applied_steps_count: 1,
    });
    expect((await migrationStatus(database.url)).edited).toEqual([]);
  });

  it('001-60 has no drift: the migrations already make what schema.prisma says', async () => {
    const { code, lines } = await run('migrate:new', 'nothing');

    expect({ code, lines }).toEqual({ code: 0, lines: ['The migrations already describe schema.prisma.'] });
  });

  it('001-58 writes a change of the schema with its way back', async () => {
    await changeSchema('  customerName      String?', '  nickname String?\n  customerName      String?');
    await run('migrate');

    const created = await run('migrate:new', 'Add nickname!');
    const name = '20270102030405_add_nickname';
    const script = await readFile(join(prismaFolder, 'migrations', name, 'migration.sql'), 'utf8');
    const pending = await run('migrate:status');
    await run('migrate');
    const refused = await run('migrate:down');
    const reverted = await run('migrate:down', '--force');

    expect(created.code).toBe(0);
    expect(script).toContain('ALTER TABLE "conversations" ADD COLUMN     "nickname" TEXT;');
    expect(pending).toMatchObject({ code: 3, lines: expect.arrayContaining([`pending: ${name}`]) });
    expect(refused.lines.join()).toContain('DROP COLUMN');
    expect(reverted).toEqual({ code: 0, lines: [`reverted ${name}`] });
    expect((await migrationStatus(database.url)).applied).toEqual(migrations);
  });

  it('drops the shadow database it needed', async () => {
    await run('migrate:new', 'nothing');

    expect(await query("SELECT datname FROM pg_database WHERE datname LIKE 'shadow_%'")).toEqual([]);
  });

  it('leaves nothing of a failing migration behind, and goes on once it is mended', async () => {
    await writeBrokenMigration();

    await expect(migrateUp(database.url, { prismaFolder })).rejects.toThrow('no_such_function');
    const tables = await query("SELECT relname FROM pg_class WHERE relname = 'half'");
    const file = join(prismaFolder, 'migrations', '20270101000000_broken', 'migration.sql');
    await writeFile(file, 'CREATE TABLE half (id int);');
    const mended = await migrateUp(database.url, { prismaFolder });

    expect(tables).toEqual([]);
    expect(mended.applied).toEqual(['20270101000000_broken']);
  });

  it('keeps semicolons inside comments and functions whole', async () => {
    await writeBrokenMigration();
    const file = join(prismaFolder, 'migrations', '20270101000000_broken', 'migration.sql');
    await writeFile(file, '-- one; two\nDO $$ BEGIN PERFORM 1; PERFORM 2; END $$;\nCREATE TABLE whole (id int);');

    await migrateUp(database.url, { prismaFolder });

    expect(await query("SELECT relname FROM pg_class WHERE relname = 'whole'")).toHaveLength(1);
  });

  it('gives each migration a way back', async () => {
    const migrations = (await readdir(join(prismaFolder, 'migrations'))).filter((name) => !name.endsWith('.toml'));

    for (const name of migrations) {
      expect(await readdir(join(prismaFolder, 'migrations', name))).toEqual(['down.sql', 'migration.sql']);
    }
  });

  it('stops waiting for another migration when it is told to', async () => {
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(72707370)');
    const stop = new AbortController();

    const waiting = migrateUp(database.url, { signal: stop.signal, onProgress: () => stop.abort() });

    await expect(waiting).rejects.toThrow('aborted');
    await holder.end();
  });
});
