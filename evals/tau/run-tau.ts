import type { Database } from '../../src/platform/db.ts';
import { type NegativeReport, runNegativeCases } from './negative-cases.ts';
import { runTask, type TaskReport } from './run-task.ts';
import { readDatabase, readTasks, type TauFiles } from './tau-data.ts';

export interface TauReport {
  readonly tasks: readonly TaskReport[];
  readonly negatives: readonly NegativeReport[];
}

/** All tasks of a file, one after the other, then what must be refused. */
export async function runTau(
  files: TauFiles,
  database: Database,
  onDone: (report: TaskReport | NegativeReport) => void,
): Promise<TauReport> {
  const data = readDatabase(files.database);
  const tasks: TaskReport[] = [];
  for (const task of readTasks(files.tasks)) {
    const report = await runTask(task, data, database);
    onDone(report);
    tasks.push(report);
  }
  const negatives = await runNegativeCases(data, database, onDone);
  return { tasks, negatives };
}
