import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { toConnectionConfig } from './database-url.ts';

/** Our own number. Not Prisma's 72707369: its engine takes that one on another connection and would wait for us. */
const lockKey = 72_707_370;
const retryMs = 100;

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once when another process is migrating just now. */
  readonly onWait?: (() => void) | undefined;
}

/**
 * Runs `work` on a connection which alone may migrate this database. The lock belongs to the connection, so a process
 * that dies gives it back.
 */
export async function withMigrationLock<T>(
  databaseUrl: string,
  options: LockOptions,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  options.signal?.throwIfAborted();
  const client = new pg.Client({
    ...toConnectionConfig(databaseUrl),
    application_name: 'support-agent migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await acquire(client, options);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function acquire(client: pg.Client, options: LockOptions): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const result = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [lockKey]);
    if (result.rows[0]?.locked === true) {
      return;
    }
    if (attempt === 0) {
      options.onWait?.();
    }
    await sleep(retryMs, undefined, { signal: options.signal });
  }
}
