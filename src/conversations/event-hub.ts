import type { Clock } from '../platform/clock.ts';
import type { Fanout } from '../platform/fanout.ts';
import type { StreamEvent } from './conversation.ts';

type Listener = (event: StreamEvent) => void;

/** Events kept per conversation for those who come back with a `Last-Event-ID`. */
const keptEvents = 4_000;
const keptForMs = 5 * 60_000;

interface Channel {
  readonly listeners: Set<Listener>;
  events: StreamEvent[];
  touchedMs: number;
  leaveFanout?: () => void;
}

/**
 * What streams of a conversation see, in order. Holds the recent past in memory only: the answers themselves are in
 * the database.
 */
export class EventHub {
  private readonly channels = new Map<string, Channel>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(private readonly deps: { readonly clock: Clock; readonly fanout: Fanout }) {
    this.sweeper = setInterval(() => this.forgetOld(), keptForMs / 5);
    this.sweeper.unref();
  }

  publish(conversationId: string, event: StreamEvent): void {
    this.deliver(conversationId, event);
    if (this.deps.fanout.isShared) {
      this.deps.fanout.publish(fanoutChannel(conversationId), JSON.stringify(event));
    }
  }

  /** Events after `afterId` that are still kept, then live ones; those of an earlier turn that still runs are not. */
  subscribe(conversationId: string, afterId: string | undefined, listener: Listener): () => void {
    const channel = this.open(conversationId);
    const listenAfter = afterId === undefined ? listener : createLaterListener(afterId, listener);
    if (afterId !== undefined) {
      channel.events.forEach(listenAfter);
    }
    channel.listeners.add(listenAfter);
    channel.leaveFanout ??= this.deps.fanout.subscribe(fanoutChannel(conversationId), (payload) => {
      // Written by our own replicas in `publish`.
      this.deliver(conversationId, JSON.parse(payload) as StreamEvent);
    });
    return () => this.unsubscribe(conversationId, channel, listenAfter);
  }

  /** Whether everything after `afterId` is still here. */
  hasKept(conversationId: string, afterId: string): boolean {
    const first = this.channels.get(conversationId)?.events[0];
    return first !== undefined && compareEventIds(first.id, afterId) <= 0;
  }

  listenerCount(conversationId: string): number {
    return this.channels.get(conversationId)?.listeners.size ?? 0;
  }

  close(): void {
    clearInterval(this.sweeper);
    for (const channel of this.channels.values()) {
      channel.leaveFanout?.();
    }
    this.channels.clear();
  }

  /** The newest event that is kept. */
  findLast(conversationId: string): StreamEvent | undefined {
    return this.channels.get(conversationId)?.events.at(-1);
  }

  /** For this process's listeners only; an event that is not newer than the last one is dropped. */
  deliver(conversationId: string, event: StreamEvent): void {
    const channel = this.open(conversationId);
    const last = channel.events.at(-1);
    if (last !== undefined && compareEventIds(event.id, last.id) <= 0) {
      return;
    }
    channel.events.push(event);
    if (channel.events.length > keptEvents) {
      channel.events = channel.events.slice(-keptEvents / 2);
    }
    channel.touchedMs = this.deps.clock.monotonicMs();
    for (const listener of channel.listeners) {
      listener(event);
    }
  }

  private open(conversationId: string): Channel {
    let channel = this.channels.get(conversationId);
    if (channel === undefined) {
      channel = { listeners: new Set(), events: [], touchedMs: this.deps.clock.monotonicMs() };
      this.channels.set(conversationId, channel);
    }
    return channel;
  }

  private unsubscribe(conversationId: string, channel: Channel, listener: Listener): void {
    channel.listeners.delete(listener);
    if (channel.listeners.size === 0) {
      channel.leaveFanout?.();
      delete channel.leaveFanout;
      if (channel.events.length === 0) {
        this.channels.delete(conversationId);
      }
    }
  }

  private forgetOld(): void {
    const before = this.deps.clock.monotonicMs() - keptForMs;
    for (const [conversationId, channel] of this.channels) {
      if (channel.touchedMs < before) {
        channel.events = [];
        if (channel.listeners.size === 0) {
          this.channels.delete(conversationId);
        }
      }
    }
  }
}

function createLaterListener(afterId: string, listener: Listener): Listener {
  return (event) => {
    if (compareEventIds(event.id, afterId) > 0) {
      listener(event);
    }
  };
}

/** `<number of the message that began the turn>.<place in the turn>`; grows within a conversation. */
export function createEventId(firstSeq: number, attempt: number, place: number): string {
  return `${firstSeq}.${(attempt - 1) * 1_000_000 + place}`;
}

function compareEventIds(a: string, b: string): number {
  const [aTurn, aPlace] = parseEventId(a);
  const [bTurn, bPlace] = parseEventId(b);
  return aTurn === bTurn ? aPlace - bPlace : aTurn - bTurn;
}

/** `[0, 0]` for what is not an event id: everything comes after it. */
export function parseEventId(id: string): readonly [number, number] {
  const match = /^(\d{1,9})\.(\d{1,9})$/.exec(id);
  return match === null ? [0, 0] : [Number(match[1]), Number(match[2])];
}

function fanoutChannel(conversationId: string): string {
  return `events:${conversationId}`;
}
