import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readUsage, startServer } from './server-process.ts';
import type { Target } from './targets.ts';
import { storeId, type World } from './world.ts';

export interface IdleResult {
  readonly open: number;
  readonly rssMib: number | undefined;
  readonly kibEach: number | undefined;
  readonly cpuPercent: number | undefined;
}

const batch = 100;
const settleMs = 1_500;
const watchMs = 4_000;

/** Opens so many event streams, each on a conversation of its own, and lets them be. */
export async function measureIdleStreams(target: Target, count: number, world: World): Promise<IdleResult> {
  const ids = await insertConversations(world, count);
  const server = await startServer(target.command);
  const sockets: Socket[] = [];
  try {
    await sleep(settleMs);
    const empty = readUsage(server.pid);
    for (let from = 0; from < ids.length; from += batch) {
      const opened = await Promise.all(ids.slice(from, from + batch).map((id) => openStream(target, server.url, id)));
      sockets.push(...opened.filter((socket) => socket !== undefined));
    }
    await sleep(settleMs);
    const settled = readUsage(server.pid);
    await sleep(watchMs);
    const after = readUsage(server.pid);
    const isMeasured = empty !== undefined && settled !== undefined && after !== undefined;
    return {
      open: sockets.filter((socket) => !socket.destroyed).length,
      rssMib: after?.rssMib,
      kibEach: isMeasured ? ((after.rssMib - empty.rssMib) * 1_024) / count : undefined,
      cpuPercent: isMeasured ? ((after.cpuMs - settled.cpuMs) / watchMs) * 100 : undefined,
    };
  } finally {
    for (const socket of sockets) {
      socket.destroy();
    }
    await server.stop();
  }
}

async function insertConversations({ sql }: World, count: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'INSERT INTO conversations (id, store_id, updated_at) SELECT gen_random_uuid(), $1, now() FROM generate_series(1, $2) RETURNING id',
    [storeId, count],
  );
  return rows.map(({ id }) => id);
}

/** The bare socket: a client's own buffers would cost more than the server's. Undefined when it was refused. */
function openStream(target: Target, url: string, conversationId: string): Promise<Socket | undefined> {
  const headers = Object.entries(target.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const ask = `GET ${target.idlePath(conversationId)} HTTP/1.1\r\nhost: bench\r\n${headers.join('')}\r\n`;
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(ask));
    socket.setTimeout(10_000, () => resolve(undefined));
    socket.once('data', (bytes) => {
      socket.setTimeout(0);
      resolve(bytes.toString('latin1').startsWith('HTTP/1.1 200') ? socket : undefined);
    });
    socket.on('error', () => resolve(undefined));
  });
}
