import { openWorldDatabase } from './database.ts';
import type { ParentMessage, WorkerMessage } from './pool.ts';
import { runWorld } from './run-world.ts';

/** A process that plays worlds; in each of its databases one after the other, so that one computes while others wait. */
const databases = await Promise.all(process.argv.slice(2).map(openWorldDatabase));

process.on('message', ({ lane, task }: ParentMessage) => {
  const database = databases[lane];
  if (!database) return;
  runWorld(task, database).then(
    (report) => tell({ kind: 'report', lane, report }),
    (error: unknown) => tell({ kind: 'broken', message: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
});

for (const lane of databases.keys()) tell({ kind: 'ready', lane });

function tell(message: WorkerMessage): void {
  process.send?.(message);
}
