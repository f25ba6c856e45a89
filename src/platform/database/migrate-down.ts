import type pg from 'pg';
import { listDestructiveSteps } from './destructive-steps.ts';
import { findPrismaFolder, listMigrations } from './migration-folder.ts';
import { isApplied, listRecords } from './migration-history.ts';
import { withMigrationLock } from './migration-lock.ts';
import type { MigrateOptions } from './migration-options.ts';

export type MigrateDownResult =
  | { readonly ok: true; readonly reverted: readonly string[] }
  | {
      readonly ok: false;
      readonly reason: 'nothing_to_revert' | 'no_down_script' | 'destructive_steps';
      /** A sentence for the operator. */
      readonly message: string;
    };

/**
 * Takes back the newest `steps` migrations (default 1), each with its record in one transaction. Without `force` it
 * refuses when any of them throws data away, and then nothing is changed.
 */
export async function migrateDown(
  databaseUrl: string,
  options: MigrateOptions & { readonly steps?: number; readonly force?: boolean } = {},
): Promise<MigrateDownResult> {
  const migrations = await listMigrations(options.prismaFolder ?? findPrismaFolder());
  return withMigrationLock(databaseUrl, { signal: options.signal }, async (client) => {
    const records = (await listRecords(client))
      .filter(isApplied)
      .slice(-(options.steps ?? 1))
      .reverse();
    const plan = records.map((record) => ({
      name: record.migration_name,
      recordId: record.id,
      downScript: migrations.find((migration) => migration.name === record.migration_name)?.downScript,
    }));
    const refusal = findRefusal(plan, options.force ?? false);
    if (refusal !== undefined) {
      return refusal;
    }
    for (const step of plan) {
      options.signal?.throwIfAborted();
      await revert(client, step.recordId, step.downScript ?? '');
      options.onProgress?.(`reverted ${step.name}`);
    }
    return { ok: true, reverted: plan.map((step) => step.name) };
  });
}

function findRefusal(
  plan: readonly { readonly name: string; readonly downScript: string | undefined }[],
  isForced: boolean,
): MigrateDownResult | undefined {
  if (plan.length === 0) {
    return {
      ok: false,
      reason: 'nothing_to_revert',
      message: 'No migration is applied, so there is nothing to take back.',
    };
  }
  for (const { name, downScript } of plan) {
    if (downScript === undefined) {
      return {
        ok: false,
        reason: 'no_down_script',
        message: `${name} has no down.sql here, so it can't be taken back.`,
      };
    }
    const steps = listDestructiveSteps(downScript);
    if (steps.length > 0 && !isForced) {
      const more = steps.length > 1 ? ` and ${steps.length - 1} more` : '';
      const message = `Taking back ${name} would destroy data (${steps[0]}${more}). Nothing was changed; add --force if you mean it.`;
      return { ok: false, reason: 'destructive_steps', message };
    }
  }
  return undefined;
}

async function revert(client: pg.Client, recordId: string, downScript: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(downScript);
    await client.query('DELETE FROM _prisma_migrations WHERE id = $1', [recordId]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
