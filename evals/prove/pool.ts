import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProofServer } from './database.ts';
import type { WorldReport, WorldTask } from './run-world.ts';

export interface ParentMessage {
  readonly lane: number;
  readonly task: WorldTask;
}

export type WorkerMessage =
  | { readonly kind: 'ready'; readonly lane: number }
  | { readonly kind: 'report'; readonly lane: number; readonly report: WorldReport }
  | { readonly kind: 'broken'; readonly message: string };

const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url));
const lanesPerProcess = 3;

/** Plays the tasks in several processes; `onReport` says whether to go on. @throws Error when a process breaks. */
export async function playAll(
  tasks: Iterator<WorldTask, undefined>,
  server: ProofServer,
  processes: number,
  onReport: (report: WorldReport) => Promise<boolean>,
): Promise<void> {
  const children: ChildProcess[] = [];
  try {
    await Promise.all(
      Array.from({ length: processes }, async () => {
        const urls: string[] = [];
        for (let lane = 0; lane < lanesPerProcess; lane += 1) urls.push(await server.createWorldDatabase());
        const child = fork(workerFile, urls, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
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
  tasks: Iterator<WorldTask, undefined>,
  onReport: (report: WorldReport) => Promise<boolean>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let busy = 0;
    const next = (lane: number, goesOn = true) => {
      const task = goesOn ? tasks.next() : undefined;
      if (task?.value) {
        busy += 1;
        child.send({ lane, task: task.value } satisfies ParentMessage);
      } else if (busy === 0 || !goesOn) {
        resolve();
      }
    };
    child.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'ready':
          next(message.lane);
          return;
        case 'report':
          busy -= 1;
          onReport(message.report).then((goesOn) => next(message.lane, goesOn), reject);
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
