import { describeError } from '../errors.ts';
import { findPrismaFolder, listMigrations, type Migration, readSchema, toMigrationList } from './migration-folder.ts';
import { compareHistory, listRecords } from './migration-history.ts';
import { withMigrationLock } from './migration-lock.ts';
import type { MigrateOptions } from './migration-options.ts';
import { noFilters, openSchemaEngine } from './schema-engine.ts';

/**
 * Brings the database to the newest migration; safe to call from several replicas at once. Each migration is one
 * transaction: a failing one changes nothing, is recorded as rolled back, and the error is thrown.
 */
export async function migrateUp(databaseUrl: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const prismaFolder = options.prismaFolder ?? findPrismaFolder();
  const migrations = await listMigrations(prismaFolder);
  const lockOptions = {
    signal: options.signal,
    onWait: () => options.onProgress?.('waiting for another process that is migrating this database'),
  };
  return withMigrationLock(databaseUrl, lockOptions, async (client) => {
    const status = compareHistory(migrations, await listRecords(client));
    for (const name of status.edited) {
      options.onProgress?.(`warning: ${name} was changed after it had been applied`);
    }
    if (status.pending.length === 0) {
      return { applied: [] };
    }
    options.signal?.throwIfAborted();
    const applied = await applyWithEngine(databaseUrl, prismaFolder, migrations);
    for (const name of applied) {
      options.onProgress?.(`applied ${name}`);
    }
    return { applied };
  });
}

async function applyWithEngine(
  databaseUrl: string,
  prismaFolder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { engine, close } = await openSchemaEngine(databaseUrl, await readSchema(prismaFolder));
  try {
    const migrationsList = toMigrationList(prismaFolder, migrations);
    const { appliedMigrationNames } = await engine
      .applyMigrations({ migrationsList, filters: noFilters })
      .catch(async (error: unknown) => {
        const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
          migrationsList,
          optInToShadowDatabase: false,
          filters: noFilters,
        });
        for (const migrationName of failedMigrationNames.filter((name) => isAtomic(migrations, name))) {
          await engine.markMigrationRolledBack({ migrationName });
        }
        throw new Error(describeEngineError(error), { cause: error });
      });
    return appliedMigrationNames;
  } finally {
    await close();
  }
}

/** A script without transaction words of its own ran as one transaction, so its failure left nothing behind. */
function isAtomic(migrations: readonly Migration[], name: string): boolean {
  const script = migrations.find((migration) => migration.name === name)?.script ?? 'COMMIT';
  return !/^\s*(?:COMMIT|BEGIN|START\s+TRANSACTION)\b/im.test(script);
}

function describeEngineError(error: unknown): string {
  const message = describeError(error);
  return message.split(/\n\s+0: /)[0] ?? message;
}
