import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProofServer } from './database.ts';
import type { WorldReport, WorldTask } from './run-world.ts';

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly report: WorldReport }
  | { readonly kind: 'broken'; readonly message: string };

const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Plays the tasks in several processes; `onReport` says whether to go on. @throws Error when a process breaks. */
export async function playAll(
  tasks: Iterator<WorldTask>,
  server: ProofServer,
  processes: number,
  onReport: (report: WorldReport) => Promise<boolean>,
): Promise<void> {
  const children: ChildProcess[] = [];
  try {
    await Promise.all(
      Array.from({ length: processes }, async () => {
        const url = await server.createWorldDatabase();
        const child = fork(workerFile, [url], { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
        children.push(child);
        await serve(child, tasks, onReport);
      }),
    );
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

function serve(
  child: ChildProcess,
  tasks: Iterator<WorldTask>,
  onReport: (report: WorldReport) => Promise<boolean>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = () => {
      const task = tasks.next();
      if (task.done) {
        resolve();
        return;
      }
      child.send(task.value);
    };
    child.on('message', (message: Message) => {
      switch (message.kind) {
        case 'ready':
          next();
          return;
        case 'report':
          onReport(message.report).then((goesOn) => (goesOn ? next() : resolve()), reject);
          return;
        case 'broken':
          reject(new Error(message.message));
          return;
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a process of the proof ended with ${code}`)));
  });
}
