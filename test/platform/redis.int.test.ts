import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Logger } from '../../src/platform/logger.ts';
import { createRateLimiter } from '../../src/platform/rate-limiter-flexible.ts';
import { createRedis, type RedisConnection } from '../../src/platform/redis.ts';
import { createRedisFanout } from '../../src/platform/redis-fanout.ts';

describe('Redis', () => {
  const connections: RedisConnection[] = [];
  const servers: ChildProcess[] = [];
  const logged: string[] = [];
  const note = (event: string) => logged.push(event);
  const logger: Logger = { debug: note, info: note, warn: note, error: note };

  const connect = async (port: number) => {
    const connection = await createRedis({ url: `redis://127.0.0.1:${port}`, logger });
    connections.push(connection);
    return connection;
  };
  const start = (port: number) => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = spawn('redis-server', options, { stdio: 'ignore' });
    servers.push(server);
    return server;
  };
  const kill = async (server: ChildProcess) => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGKILL');
      await once(server, 'exit');
    }
  };

  afterEach(async () => {
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
    await Promise.all(servers.splice(0).map(kill));
    logged.length = 0;
  });

  it('lets the service start without it, and says so once', async () => {
    const connection = await connect(await findFreePort());

    await until(() => connection.state === 'down');

    expect(await connection.run((client) => client.ping())).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(logged).toEqual(['redis.down']);
  });

  it('fails at once while it is away and heals by itself', async () => {
    const port = await findFreePort();
    const server = start(port);
    const connection = await connect(port);
    await until(() => connection.state === 'up');
    await kill(server);
    await until(() => connection.state === 'down');

    const startedMs = performance.now();
    const answer = await connection.run((client) => client.ping());
    const waitedMs = performance.now() - startedMs;
    start(port);
    await until(() => connection.state === 'up');

    expect(answer).toBeUndefined();
    expect(waitedMs).toBeLessThan(250);
    expect(await connection.run((client) => client.ping())).toBe('PONG');
    expect(logged.filter((event) => event === 'redis.up')).toHaveLength(2);
    expect(logged.at(0)).toMatch(/^redis\.(up|down)$/);
  });

  it('does not hold callers when it hangs', async () => {
    const port = await findFreePort();
    const server = start(port);
    const connection = await connect(port);
    await until(() => connection.state === 'up');
    server.kill('SIGSTOP');

    const startedMs = performance.now();
    const answer = await connection.run((client) => client.ping());
    const waitedMs = performance.now() - startedMs;
    await until(() => connection.state === 'down');
    server.kill('SIGCONT');
    await until(() => connection.state === 'up');

    expect(answer).toBeUndefined();
    expect(waitedMs).toBeLessThan(1_000);
  });

  it('counts limits over processes, and alone while it is away', async () => {
    const port = await findFreePort();
    const server = start(port);
    const [one, two] = [await connect(port), await connect(port)];
    await until(() => one.state === 'up' && two.state === 'up');
    const rule = { name: 'shared', limit: 3, windowSeconds: 60 };
    const [first, second] = [createRateLimiter({ redis: one }), createRateLimiter({ redis: two })];

    await first.consume(rule, 'a');
    await second.consume(rule, 'a');
    const third = await first.consume(rule, 'a');
    const fourth = await second.consume(rule, 'a');
    await kill(server);
    await until(() => one.state === 'down');
    const alone = await first.consume(rule, 'a');

    expect([third.remaining, fourth.isAllowed]).toEqual([0, false]);
    expect(alone).toMatchObject({ isAllowed: true, remaining: 2 });
  });

  it('carries events between processes, not back to the sender, and again after a restart', async () => {
    const port = await findFreePort();
    const server = start(port);
    const fanout = async () => createRedisFanout({ publisher: await connect(port), subscriber: await connect(port) });
    const [here, there] = [await fanout(), await fanout()];
    await until(() => here.isShared && there.isShared && connections.every(({ state }) => state === 'up'));
    const heard: string[] = [];
    const leave = there.subscribe('c1', (payload) => heard.push(payload));
    here.subscribe('c1', (payload) => heard.push(`echo ${payload}`));

    await publishUntil(
      () => here.publish('c1', 'first'),
      () => heard.includes('first'),
    );
    await kill(server);
    await until(() => !here.isShared && !there.isShared);
    here.publish('c1', 'lost');
    start(port);
    await until(() => connections.every(({ state }) => state === 'up'));
    await publishUntil(
      () => here.publish('c1', 'second'),
      () => heard.includes('second'),
    );
    leave();

    expect(new Set(heard)).toEqual(new Set(['first', 'second']));
    await here.close();
    await there.close();
  });
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !isTrue(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(isTrue()).toBe(true);
}

/** A subscription becomes effective a moment after it was asked for. */
async function publishUntil(publish: () => void, isHeard: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !isHeard(); turn += 1) {
    publish();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
