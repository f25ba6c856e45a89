import type { Fanout } from './fanout.ts';
import { createId } from './ids.ts';
import type { RedisConnection } from './redis.ts';

/**
 * Fan-out between replicas over Redis pub/sub. While Redis is away, what is published stays in this process; the
 * subscriptions come back with the connection.
 */
export interface RedisFanout extends Fanout {
  close(): Promise<void>;
}

export interface RedisFanoutDeps {
  readonly publisher: RedisConnection;
  /** A connection of its own: Redis allows no other commands on one that subscribes. */
  readonly subscriber: RedisConnection;
}

export function createRedisFanout(deps: RedisFanoutDeps): RedisFanout {
  return new PubSub(deps);
}

type Listener = (payload: string) => void;

/** Channels asked for in one command after a reconnect. */
const subscribeBatch = 500;

class PubSub implements RedisFanout {
  private readonly origin = createId();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly stopListening: () => void;

  constructor(private readonly deps: RedisFanoutDeps) {
    deps.subscriber.client.on('message', (channel: string, message: string) => this.receive(channel, message));
    this.stopListening = deps.subscriber.onState((state) => {
      if (state === 'up') {
        this.subscribeAll();
      }
    });
  }

  get isShared(): boolean {
    return this.deps.publisher.state === 'up';
  }

  publish(channel: string, payload: string): void {
    this.deps.publisher.run((client) => client.publish(channel, `${this.origin}${payload}`)).catch(() => undefined);
  }

  subscribe(channel: string, listener: Listener): () => void {
    const existing = this.listeners.get(channel);
    if (existing === undefined) {
      this.listeners.set(channel, new Set([listener]));
      this.send('subscribe', [channel]);
    } else {
      existing.add(listener);
    }
    return () => this.unsubscribe(channel, listener);
  }

  async close(): Promise<void> {
    this.stopListening();
    this.listeners.clear();
    await this.deps.subscriber.close();
  }

  private unsubscribe(channel: string, listener: Listener): void {
    const listeners = this.listeners.get(channel);
    if (listeners?.delete(listener) === true && listeners.size === 0) {
      this.listeners.delete(channel);
      this.send('unsubscribe', [channel]);
    }
  }

  private subscribeAll(): void {
    const channels = [...this.listeners.keys()];
    for (let start = 0; start < channels.length; start += subscribeBatch) {
      this.send('subscribe', channels.slice(start, start + subscribeBatch));
    }
  }

  private send(command: 'subscribe' | 'unsubscribe', channels: readonly string[]): void {
    this.deps.subscriber.run((client) => client[command](...channels)).catch(() => undefined);
  }

  /** What this process published has been delivered here already. */
  private receive(channel: string, message: string): void {
    if (message.startsWith(this.origin)) {
      return;
    }
    const payload = message.slice(this.origin.length);
    for (const listener of this.listeners.get(channel) ?? []) {
      listener(payload);
    }
  }
}
