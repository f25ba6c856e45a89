import type { Response } from 'express';
import type { StreamEvent } from '../../conversations/conversation.ts';

export interface EventStreamsOptions {
  /** Comments that keep proxies from closing a silent stream. */
  readonly heartbeatMs?: number;
  /** What a slow reader may leave unread before the stream is cut; it resumes by `Last-Event-ID`. */
  readonly maxBufferBytes?: number;
}

const defaultHeartbeatMs = 15_000;
const defaultMaxBufferBytes = 64 * 1_024;

/** All open event streams of this process, with one timer for all of them: 10,000 idle ones must stay cheap. */
export class EventStreams {
  private readonly streams = new Set<EventStream>();
  private readonly maxBufferBytes: number;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(options: EventStreamsOptions = {}) {
    this.maxBufferBytes = options.maxBufferBytes ?? defaultMaxBufferBytes;
    this.heartbeat = setInterval(() => this.beat(), options.heartbeatMs ?? defaultHeartbeatMs);
    this.heartbeat.unref();
  }

  get size(): number {
    return this.streams.size;
  }

  /** Answers with an empty stream. `onEnd` is called once, also when the client goes away first. */
  open(res: Response, kind: StreamKind, onEnd: (hasEnded: boolean) => void): EventStream {
    const stream = new EventStream(res, kind, this.maxBufferBytes);
    this.streams.add(stream);
    res.once('close', () => {
      this.streams.delete(stream);
      onEnd(stream.hasEnded);
    });
    keepFewHeaders(res);
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Nginx and others would hold back events to fill their buffers.
      'x-accel-buffering': 'no',
    });
    res.flushHeaders();
    return stream;
  }

  /** Sends followers away to reconnect elsewhere; streams of turns in flight end with their turns. */
  releaseFollowers(): void {
    for (const stream of this.streams) {
      if (stream.kind === 'follow') {
        stream.end(`retry: ${reconnectMs}\n\n`);
      }
    }
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const stream of this.streams) {
      stream.end(`retry: ${reconnectMs}\n\n`);
    }
  }

  private beat(): void {
    for (const stream of this.streams) {
      stream.beat();
    }
  }
}

/** Node keeps the headers as long as the answer lasts: 1 to 2 KB for each of thousands that mean nothing here. */
function keepFewHeaders(res: Response): void {
  for (const name of pageHeaders) {
    res.removeHeader(name);
  }
}

const pageHeaders = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'referrer-policy',
  'x-frame-options',
] as const;

/** `turn` ends with the answer to one message; `follow` stays until somebody leaves. */
export type StreamKind = 'turn' | 'follow';

const reconnectMs = 1_000;

export class EventStream {
  hasEnded = false;
  /** Events of one moment leave in one packet: an answer's last four come together. */
  private waiting = '';
  private waitingBytes = 0;

  constructor(
    private readonly res: Response,
    readonly kind: StreamKind,
    private readonly maxBufferBytes: number,
  ) {}

  send(event: StreamEvent): void {
    this.write(`id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`);
  }

  /** An `error` event without an id, so the client resumes after the last event it has. */
  fail(envelope: Readonly<Record<string, unknown>>): void {
    this.end(`event: error\ndata: ${JSON.stringify(envelope)}\n\n`);
  }

  end(last = ''): void {
    if (!this.hasEnded) {
      this.hasEnded = true;
      this.res.end(this.takeWaiting() + last);
    }
  }

  beat(): void {
    if (this.hasEnded) {
      // Ended at the last beat or before, and still not read to its end.
      this.res.destroy();
      return;
    }
    this.write(': beat\n\n');
  }

  private write(chunk: string): void {
    if (this.hasEnded || this.res.destroyed) {
      return;
    }
    const bytes = Buffer.byteLength(chunk);
    if (this.res.writableLength + this.waitingBytes + bytes > this.maxBufferBytes) {
      this.fail(slowReader);
      return;
    }
    if (this.waiting === '') {
      process.nextTick(() => this.flush());
    }
    this.waiting += chunk;
    this.waitingBytes += bytes;
  }

  private flush(): void {
    if (this.waiting !== '' && !this.hasEnded && !this.res.destroyed) {
      this.res.write(this.takeWaiting());
    }
  }

  private takeWaiting(): string {
    const text = this.waiting;
    this.waiting = '';
    this.waitingBytes = 0;
    return text;
  }
}

const slowReader = {
  error: {
    code: 'service_unavailable',
    message: 'The stream was read too slowly; resume it with Last-Event-ID.',
    details: { reason: 'slow_reader' },
  },
};
