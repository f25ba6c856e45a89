/**
 * `npm run tau`: replays the reference calls of tau2-bench's retail tasks as proposals with consent through the real
 * gate, ledger and Shopify writer, and compares how the sandbox shop stands afterwards with what the data expects.
 *
 *   npm run tau                                  data of TAU_DATA, else of ../shared/data
 *   npm run tau -- --tasks FILE --db FILE        any files of that form
 *
 * Skips, saying so, without data; ends with 1 when a task does not match.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { NegativeReport } from '../evals/tau/negative-cases.ts';
import type { TaskReport } from '../evals/tau/run-task.ts';
import { runTau } from '../evals/tau/run-tau.ts';
import { findTauFiles, type TauFiles } from '../evals/tau/tau-data.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.ts';
import { migrateUp } from '../src/platform/database/migrate-up.ts';
import { createDatabase } from '../src/platform/db.ts';
import { readVariable } from '../src/platform/env.ts';

const { values } = parseArgs({ options: { tasks: { type: 'string' }, db: { type: 'string' } } });
const files = findFiles(values);

if (files === undefined) {
  console.log('tau: skipped, there is no data: set TAU_DATA to its folder, or name --tasks and --db');
} else {
  process.exitCode = (await run(files)) ? 0 : 1;
}

function findFiles({ tasks, db }: { tasks?: string | undefined; db?: string | undefined }): TauFiles | undefined {
  const folder = readVariable('TAU_DATA') ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
  const found = findTauFiles(folder);
  const named = { tasks: tasks ?? found?.tasks, database: db ?? found?.database };
  return named.tasks === undefined || named.database === undefined
    ? undefined
    : { tasks: named.tasks, database: named.database };
}

async function run(data: TauFiles): Promise<boolean> {
  const dataFolder = join(tmpdir(), `support-agent-tau-${process.pid}-${randomBytes(3).toString('hex')}`);
  const server = await startEmbeddedPostgres({ dataFolder, isDurable: false });
  try {
    await migrateUp(server.url);
    const database = await createDatabase({
      url: server.url,
      poolSize: 4,
      applicationName: 'tau',
      connectionTimeoutMs: 10_000,
      statementTimeoutMs: 10_000,
      onError: () => undefined,
    });
    try {
      const { tasks, negatives } = await runTau(data, database, tell);
      return summarize(tasks, negatives);
    } finally {
      await database.close();
    }
  } finally {
    await server.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

function tell(report: TaskReport | NegativeReport): void {
  const mark = report.problems.length === 0 ? 'ok  ' : 'FAIL';
  const detail =
    'writes' in report
      ? `${report.shopify.padEnd(8)} ${report.writes.join('; ') || 'reads only'}`
      : report.refusals.join('; ');
  console.log(`${mark} ${report.id.padEnd(28)} ${detail}`);
  if ('handedOver' in report) for (const what of report.handedOver) console.log(`       to a person: ${what}`);
  for (const problem of report.problems) console.log(`       ${problem}`);
}

function summarize(tasks: readonly TaskReport[], negatives: readonly NegativeReport[]): boolean {
  const count = (reports: readonly { readonly problems: readonly string[] }[]) =>
    `${reports.filter(({ problems }) => problems.length === 0).length} of ${reports.length}`;
  const of = (kind: TaskReport['shopify']) => tasks.filter(({ shopify }) => shopify === kind);
  const kinds = (['full', 'partial', 'none'] as const).filter((kind) => of(kind).length > 0);
  const parts = kinds.map((kind) => `${kind} ${count(of(kind))}`);
  console.log(`\ntau: ${count(tasks)} tasks match (${parts.join(', ')}); ${count(negatives)} forbidden cases refused`);
  return [...tasks, ...negatives].every(({ problems }) => problems.length === 0);
}
