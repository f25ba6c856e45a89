import type { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

export type RedisState = 'connecting' | 'up' | 'down' | 'closed';

/**
 * One connection that heals by itself. Commands never wait for a connection: while Redis is away they fail at once
 * and the caller goes on in single-process mode. One log line per change of state.
 */
export interface RedisConnection {
  readonly state: RedisState;
  /** For libraries that want the client; its commands reject at once while Redis is away. */
  readonly client: Redis;
  /** `undefined` when Redis is away, slow or refuses; never throws. */
  run<T>(work: (client: Redis) => Promise<T>): Promise<T | undefined>;
  /** Called at each change of state, until unsubscribed. */
  onState(listener: (state: RedisState) => void): () => void;
  close(): Promise<void>;
}

export interface RedisDeps {
  readonly url: string;
  readonly logger: Logger;
  /** Tells connections apart in the log. */
  readonly name?: string;
}

/** Returns at once: the service starts whether Redis is there or not. ioredis is loaded only here. */
export async function createRedis(deps: RedisDeps): Promise<RedisConnection> {
  const ioredis = await import('ioredis');
  // A bundle gives a CommonJS package that is imported on demand its default export only.
  const Client = ioredis.Redis ?? ioredis.default.Redis;
  const client = new Client(deps.url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: connectTimeoutMs,
    // ioredis waits this long for a socket that is closed already, and keeps the process alive for it.
    disconnectTimeout: disconnectTimeoutMs,
    commandTimeout: commandTimeoutMs,
    // A Redis that hangs without closing is given up as a whole, or each command would wait for its own timeout.
    socketTimeout: socketTimeoutMs,
    retryStrategy: (attempt) => Math.min(maxRetryMs, 50 * 2 ** Math.min(attempt, 10)),
  });
  const connection = new Connection(client, deps);
  client.connect().catch(() => undefined);
  return connection;
}

const connectTimeoutMs = 1_000;
const disconnectTimeoutMs = 100;
const commandTimeoutMs = 300;
const socketTimeoutMs = 1_000;
const maxRetryMs = 2_000;

class Connection implements RedisConnection {
  state: RedisState = 'connecting';
  private lastError = 'closed';
  private readonly listeners = new Set<(state: RedisState) => void>();

  constructor(
    readonly client: Redis,
    private readonly deps: RedisDeps,
  ) {
    client.on('error', (error: NodeJS.ErrnoException) => {
      this.lastError = error.code ?? error.name;
    });
    client.on('ready', () => this.changeTo('up'));
    client.on('close', () => this.changeTo('down'));
  }

  async run<T>(work: (client: Redis) => Promise<T>): Promise<T | undefined> {
    if (this.state !== 'up') {
      return undefined;
    }
    try {
      return await work(this.client);
    } catch {
      return undefined;
    }
  }

  onState(listener: (state: RedisState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.state !== 'closed') {
      this.changeTo('closed');
      this.client.disconnect();
    }
  }

  private changeTo(state: RedisState): void {
    if (this.state === state || this.state === 'closed') {
      return;
    }
    this.state = state;
    const name = this.deps.name ?? 'redis';
    if (state === 'up') {
      this.deps.logger.info('redis.up', { name });
    } else if (state === 'down') {
      this.deps.logger.warn('redis.down', { name, reason: this.lastError, mode: 'single-process' });
    }
    for (const listener of this.listeners) {
      listener(state);
    }
  }
}
