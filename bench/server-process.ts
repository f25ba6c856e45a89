import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerCommand {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once the server is ready. */
  readonly readyPath: string;
}

export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  /** From its spawn to its first ready answer. */
  readonly startMs: number;
  stop(): Promise<void>;
}

const startLimitMs = 60_000;
const stopLimitMs = 10_000;

/** Starts `node <args>` on a free port (its PORT) and waits until it is ready. @throws with its last words when it is not. */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const port = await findFreePort();
  const startedMs = performance.now();
  const child = spawn(process.execPath, command.args, {
    env: { ...inherited(), ...command.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      words = `${words}${bytes}`.slice(-2_000);
    });
  }
  const url = `http://127.0.0.1:${port}`;
  while (performance.now() - startedMs < startLimitMs && child.exitCode === null) {
    if (await isReady(`${url}${command.readyPath}`)) {
      return { pid: child.pid ?? 0, url, startMs: performance.now() - startedMs, stop: () => stop(child) };
    }
    await sleep(3);
  }
  await stop(child);
  throw new Error(`${command.args.join(' ')} did not become ready:\n${words.trim()}`);
}

/** Only what a process needs to run: no key of the developer reaches a measured server. */
function inherited(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NODE_ENV: 'production' };
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(kill);
}

export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export interface Usage {
  /** User and system time of the process and its children. */
  readonly cpuMs: number;
  readonly rssMib: number;
}

/** Linux counts in ticks of 10 ms: measure some seconds. Undefined where there is no /proc. */
export function readUsage(pid: number): Usage | undefined {
  try {
    let ticks = 0;
    let kib = 0;
    for (const member of listTree(pid)) {
      const fields = readStat(member);
      ticks += Number(fields[11]) + Number(fields[12]);
      kib += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${member}/status`, 'latin1'))?.[1] ?? 0);
    }
    return { cpuMs: ticks * 10, rssMib: kib / 1_024 };
  } catch {
    return undefined;
  }
}

function listTree(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), Number(readStat(Number(name))[1])] as const];
      } catch {
        return [];
      }
    });
  const tree = [root];
  for (const member of tree) {
    tree.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  }
  return tree;
}

/** Fields after the command's name, which may hold blanks: state, parent, … */
function readStat(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
