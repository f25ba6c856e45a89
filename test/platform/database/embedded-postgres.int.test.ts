import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.ts';
import { createTemporaryFolder } from '../../support/postgres.ts';

const isRoot = process.getuid?.() === 0;
let folder: { path: string; remove: () => Promise<void> };
let dataFolder: string;
let servers: EmbeddedPostgres[] = [];

beforeAll(async () => {
  folder = await createTemporaryFolder();
  await chmod(folder.path, 0o755);
  dataFolder = join(folder.path, 'postgres');
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

afterAll(() => folder.remove());

async function start(port?: number, inFolder = dataFolder, lines: string[] = []): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataFolder: inFolder,
    isDurable: false,
    onProgress: (line) => lines.push(line),
    ...(port === undefined ? {} : { port }),
  });
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function readServerPid(): Promise<number> {
  return readFile(join(dataFolder, 'cluster', 'postmaster.pid'), 'utf8').then((text) => Number(text.split('\n')[0]));
}

async function waitUntilGone(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`process ${pid} is still there`);
}

/** Another process that starts the server of our data folder and says so. */
async function startElsewhere() {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('../../../src/platform/database/embedded-postgres.ts', import.meta.url).href)};
    const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, isDurable: false });
    console.log(server.url);
    setInterval(() => undefined, 1_000);`;
  const file = join(folder.path, 'elsewhere.mts');
  await writeFile(file, script);
  const child = spawn(process.execPath, ['--import', import.meta.resolve?.('tsx') ?? 'tsx', file], {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('embedded PostgreSQL', () => {
  it('makes a database at the first start and finds its rows again at the second', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.close();

    const second = await start();

    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('picks another port when the wished one is taken, and says so', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    // `as`: a TCP server's address is always this.
    const { port } = holder.address() as AddressInfo;
    const lines: string[] = [];

    const server = await start(port, dataFolder, lines);
    holder.close();

    expect(server.port).not.toBe(port);
    expect(lines).toContain(`port ${port} is taken, using ${server.port}`);
  });

  it('listens on loopback only, and wants the password', async () => {
    const server = await start();
    const withoutPassword = new URL(server.url);
    withoutPassword.password = 'wrong';

    expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await expect(query(withoutPassword.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('starts over a postmaster.pid whose number now belongs to another process', async () => {
    const content = `${process.pid}\n${join(dataFolder, 'cluster')}\n1\n54329\n\n127.0.0.1\n\nready\n`;
    await writeFile(join(dataFolder, 'cluster', 'postmaster.pid'), content);

    const server = await start();

    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('uses the server of another live process and leaves it running', async () => {
    const owner = await start();
    const guest = await start();

    await guest.close();

    expect(guest).toMatchObject({ isShared: true, url: owner.url });
    expect(await query(owner.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const child = await startElsewhere();
    const serverPid = await readServerPid();

    child.kill('SIGKILL');

    await waitUntilGone(serverPid);
  });

  it('recovers by itself after everything was killed at once', async () => {
    const child = await startElsewhere();
    const serverPid = await readServerPid();
    process.kill(serverPid, 'SIGKILL');
    child.kill('SIGKILL');
    await waitUntilGone(serverPid);

    const server = await start();

    expect(server.isShared).toBe(false);
    expect(await query(server.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  (isRoot ? it : it.skip)(
    'lives elsewhere when only root may enter the project, and finds that place again',
    async () => {
      const closed = join(folder.path, 'closed');
      await mkdir(closed, { mode: 0o700 });
      const lines: string[] = [];
      const first = await start(undefined, join(closed, 'postgres'), lines);
      await first.close();
      const place = /database lives in (.*)$/.exec(lines[0] ?? '')?.[1] ?? '';

      const second = await start(undefined, join(closed, 'postgres'));
      const [{ data_directory: directory }] = (await query(second.url, 'SHOW data_directory')) as [
        { data_directory: string },
      ];
      await second.close();
      await rm(place, { recursive: true });

      expect([first.isNew, second.isNew]).toEqual([true, false]);
      expect(directory).toBe(join(place, 'cluster'));
    },
  );
});
