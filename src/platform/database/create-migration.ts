import type { Clock } from '../clock.ts';
import { listDestructiveSteps } from './destructive-steps.ts';
import { findPrismaFolder, listMigrations, readSchema, toMigrationList, writeMigration } from './migration-folder.ts';
import type { MigrateOptions } from './migration-options.ts';
import { noFilters, openSchemaEngine } from './schema-engine.ts';

export type CreateMigrationResult =
  | { readonly ok: true; readonly folder: string; readonly destructiveSteps: readonly string[] }
  | { readonly ok: false; readonly reason: 'no_changes'; readonly message: string };

/**
 * Writes the difference between schema.prisma and the migrations as a new folder with its way back, and applies
 * nothing. Needs the right to create a (shadow) database on the server of `databaseUrl`. CHECK constraints and partial
 * indexes are written by hand into both scripts.
 */
export async function createMigration(
  name: string,
  options: MigrateOptions & { readonly databaseUrl: string; readonly clock: Clock },
): Promise<CreateMigrationResult> {
  const prismaFolder = options.prismaFolder ?? findPrismaFolder();
  const schema = await readSchema(prismaFolder);
  const { engine, close } = await openSchemaEngine(options.databaseUrl, schema);
  try {
    const current = {
      tag: 'migrations' as const,
      ...toMigrationList(prismaFolder, await listMigrations(prismaFolder)),
    };
    const wanted = { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content: schema }] };
    const up = await engine.diff({ from: current, to: wanted, script: true, exitCode: true, filters: noFilters });
    if (up.exitCode === 0) {
      return { ok: false, reason: 'no_changes', message: 'The migrations already describe schema.prisma.' };
    }
    options.signal?.throwIfAborted();
    const down = await engine.diff({ from: wanted, to: current, script: true, exitCode: null, filters: noFilters });
    const folder = await writeMigration(prismaFolder, {
      name: `${toStamp(options.clock.now())}_${toSlug(name)}`,
      script: up.stdout ?? '',
      downScript: down.stdout ?? '',
    });
    return { ok: true, folder, destructiveSteps: listDestructiveSteps(up.stdout ?? '') };
  } finally {
    await close();
  }
}

function toStamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
}

function toSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return slug === '' ? 'migration' : slug.slice(0, 60);
}
