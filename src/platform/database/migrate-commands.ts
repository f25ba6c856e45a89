import type { Clock } from '../clock.ts';
import { present } from '../present.ts';
import { createMigration } from './create-migration.ts';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';
import { migrationStatus } from './migration-history.ts';

/** What the command line hands over; each command prints lines and returns the process' exit code. */
export interface MigrateCommandContext {
  readonly databaseUrl: string;
  readonly print: (line: string) => void;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** For tests; otherwise the checkout's own `prisma` folder. */
  readonly prismaFolder?: string;
}

/** The operator's words -> what they do: `migrate`, `migrate:down [steps] [--force]`, `migrate:new <name>`, `migrate:status`. */
export const migrateCommands = {
  migrate: runMigrate,
  'migrate:down': runMigrateDown,
  'migrate:new': runMigrateNew,
  'migrate:status': runMigrateStatus,
} as const;

async function runMigrate(_words: readonly string[], context: MigrateCommandContext): Promise<number> {
  const { applied } = await migrateUp(context.databaseUrl, toOptions(context));
  context.print(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migration(s) applied.`);
  return 0;
}

async function runMigrateDown(words: readonly string[], context: MigrateCommandContext): Promise<number> {
  const wordOfSteps = words.find((word) => !word.startsWith('--')) ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(wordOfSteps)) {
    context.print(`migrate:down takes a number of migrations, not "${wordOfSteps}".`);
    return 2;
  }
  const steps = Number(wordOfSteps);
  const isForced = words.includes('--force');
  const result = await migrateDown(context.databaseUrl, { ...toOptions(context), steps, force: isForced });
  if (!result.ok) {
    context.print(result.message);
    return 1;
  }
  return 0;
}

async function runMigrateNew(words: readonly string[], context: MigrateCommandContext): Promise<number> {
  const name = words.find((word) => !word.startsWith('--'));
  if (name === undefined) {
    context.print('migrate:new needs a name, such as: migrate:new add_order_notes');
    return 2;
  }
  const { databaseUrl, clock } = context;
  const result = await createMigration(name, { ...toOptions(context), databaseUrl, clock });
  if (!result.ok) {
    context.print(result.message);
    return 0;
  }
  context.print(`written: ${result.folder} (migration.sql and down.sql; read both before you apply them)`);
  for (const step of result.destructiveSteps) {
    context.print(`warning, throws data away: ${step}`);
  }
  return 0;
}

/** Exit code 0 when nothing is pending, edited or failed; else 3, so that a release script can stop. */
async function runMigrateStatus(_words: readonly string[], context: MigrateCommandContext): Promise<number> {
  const status = await migrationStatus(context.databaseUrl, toOptions(context));
  for (const [state, names] of Object.entries(status)) {
    context.print(`${state}: ${names.length === 0 ? '-' : names.join(', ')}`);
  }
  return status.pending.length + status.edited.length + status.failed.length === 0 ? 0 : 3;
}

function toOptions(context: MigrateCommandContext) {
  return {
    onProgress: context.print,
    ...present({ signal: context.signal, prismaFolder: context.prismaFolder }),
  };
}
