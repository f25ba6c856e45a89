import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerUser } from './postgres-place.ts';

export interface ServerProcess {
  readonly pid: number;
  /** Ends open sessions and writes everything down; after five seconds less politely. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  readonly postgres: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly port: number;
  readonly user: ServerUser;
  /** False gives up safety against a power cut for speed; for tests. */
  readonly isDurable: boolean;
  readonly signal: AbortSignal | undefined;
}

const startTimeoutMs = 30_000;
const stopTimeoutMs = 5_000;
const pollMs = 10;

/** Resolves when the server takes connections; `port_taken` when somebody else has the port. */
export async function launchServer(options: LaunchOptions): Promise<ServerProcess | 'port_taken'> {
  const log = await open(options.logFile, 'w', 0o600);
  // In a session of its own, so that Ctrl-C reaches us alone and we end it after our last statement.
  const server = spawn(options.postgres, toArguments(options), {
    ...options.user.spawnOptions,
    detached: process.platform !== 'win32',
    stdio: ['ignore', log.fd, log.fd],
  });
  const ended = onEnd(server);
  await log.close();
  const watchdog = startWatchdog(server, options.user);
  const stop = async () => {
    await stopServer(server, ended);
    watchdog?.kill('SIGKILL');
  };
  try {
    await waitUntilReady(server, options);
  } catch (error) {
    await stop();
    if (/could not bind|Address already in use/i.test(await readFile(options.logFile, 'utf8'))) {
      return 'port_taken';
    }
    throw error;
  }
  server.unref();
  return { pid: server.pid ?? 0, stop };
}

function toArguments({ cluster, port, isDurable }: LaunchOptions): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    dynamic_shared_memory_type: 'mmap',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, '-p', String(port), ...words];
}

function onEnd(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
}

/**
 * A shell that waits for the end of its input, which comes when our process ends however it ends, and then asks the
 * server to shut down: no orphan stays behind, `kill -9` included.
 */
function startWatchdog(server: ChildProcess, user: ServerUser): ChildProcess | undefined {
  if (process.platform === 'win32' || server.pid === undefined) {
    return undefined;
  }
  const script = 'cat >/dev/null; kill -INT "$1" 2>/dev/null';
  const watchdog = spawn('/bin/sh', ['-c', script, 'postgres-watchdog', String(server.pid)], {
    ...user.spawnOptions,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.on('error', () => undefined);
  watchdog.unref();
  // `in`: the pipe is a socket, which would keep our process alive; the typings say only "writable".
  if (watchdog.stdin !== null && 'unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') {
    watchdog.stdin.unref();
  }
  return watchdog;
}

async function stopServer(server: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) {
      return;
    }
    server.kill(name);
    const patience = new AbortController();
    const late = sleep(stopTimeoutMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([ended, late]);
    patience.abort();
  }
}

async function waitUntilReady(server: ChildProcess, options: LaunchOptions): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    options.signal?.throwIfAborted();
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) {
      const log = await readFile(options.logFile, 'utf8');
      throw new Error(`PostgreSQL did not start: ${log.trim().split('\n').slice(-3).join(' | ') || 'no word from it'}`);
    }
    const owner = readPostmaster(options.cluster);
    if (owner?.pid === server.pid && owner?.isReady === true) {
      return;
    }
    await sleep(pollMs);
  }
  throw new Error(`PostgreSQL was not ready within ${startTimeoutMs / 1000} s; see ${options.logFile}`);
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** What the server itself wrote into its data folder; stale after a kill. */
function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) {
    return undefined;
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** The live server of this data folder, if there is one; a stale file that would stop a start is removed. */
export async function findRunningServer(cluster: string): Promise<Postmaster | undefined> {
  const postmaster = readPostmaster(cluster);
  if (postmaster === undefined) {
    return undefined;
  }
  if (isServerOf(postmaster.pid, cluster)) {
    return postmaster;
  }
  // The number may belong to another process by now, which PostgreSQL would take for itself.
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) {
    return true;
  }
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8').split('\0').includes(cluster);
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ends a server that an earlier process of ours left behind. */
export async function stopStrayServer(pid: number): Promise<void> {
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) {
      return;
    }
    process.kill(pid, name);
    const deadline = performance.now() + stopTimeoutMs;
    while (isAlive(pid) && performance.now() < deadline) {
      await sleep(pollMs);
    }
  }
}
