import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';

export interface TestRedis {
  readonly url: string;
  /** Ends the server as a crash would; only possible when it is our own. */
  kill(): Promise<void>;
  /** On the same port, empty. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A Redis for one test file: a database of REDIS_URL, else a `redis-server` of its own on a free port (about 30 ms),
 * else undefined with a loud line. In CI (`CI=true`) a missing Redis fails.
 */
export async function createTestRedis(): Promise<TestRedis | undefined> {
  const given = process.env.REDIS_URL;
  if (given !== undefined && given !== '') {
    return useGivenRedis(given);
  }
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    const message = 'redis-server is not installed and REDIS_URL is not set: tests with Redis are SKIPPED';
    if (process.env.CI === 'true') {
      throw new Error(message);
    }
    console.warn(message);
    return undefined;
  }
  return startOwnRedis(await findFreePort());
}

/** Each jest worker takes its own of the sixteen databases; tests run one file at a time in a worker. */
function useGivenRedis(given: string): TestRedis {
  const url = new URL(given);
  url.pathname = `/${Number(process.env.JEST_WORKER_ID ?? 0) % 16}`;
  const refuse = async () => {
    throw new Error('A given Redis is not ours to kill; unset REDIS_URL for this test.');
  };
  return { url: url.href, kill: refuse, restart: refuse, close: async () => undefined };
}

async function startOwnRedis(port: number): Promise<TestRedis> {
  let server = await launch(port);
  const stop = () => end(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: stop,
    restart: async () => {
      server = await launch(port);
    },
    close: stop,
  };
}

/** Under a shell that waits for the end of its input: a killed test run leaves no server behind. */
async function launch(port: number): Promise<ChildProcess> {
  const script =
    'redis-server --port "$1" --bind 127.0.0.1 --save "" --appendonly no >/dev/null & cat; kill -9 $!; wait';
  const server = spawn('/bin/sh', ['-c', script, 'redis-watchdog', String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const deadline = Date.now() + 10_000;
  while (!(await canConnect(port))) {
    if (Date.now() > deadline || server.exitCode !== null) {
      server.kill('SIGKILL');
      throw new Error(`redis-server did not start on port ${port}`);
    }
  }
  return server;
}

function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.stdin?.end();
  });
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => setTimeout(() => resolve(false), 10));
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
