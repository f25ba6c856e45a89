import { openWorldDatabase } from './database.ts';
import { runWorld, type WorldTask } from './run-world.ts';

/** A process that plays worlds, one after the other, in a database of its own. Talks to its parent over IPC. */
const url = process.argv[2] ?? '';
const database = await openWorldDatabase(url);
let previous = Promise.resolve();

process.on('message', (message: WorldTask | 'end') => {
  if (message === 'end') {
    void previous.then(() => database.close()).then(() => process.exit(0));
    return;
  }
  previous = previous.then(async () => {
    const report = await runWorld(message, database);
    process.send?.({ kind: 'report', report });
  });
  previous.catch((error: unknown) => {
    process.send?.({
      kind: 'broken',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  });
});
process.send?.({ kind: 'ready' });
