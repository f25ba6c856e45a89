import type { Logger } from '../platform/logger.ts';

/** One answered request of a known key; no bodies, no addresses. */
export interface AccessEntry {
  readonly storeId?: string;
  readonly keyPrefix?: string;
  readonly method: string;
  /** The route's pattern, so that ids in paths stay out. */
  readonly route: string;
  readonly status: number;
  /** Keyed hash of the network address. */
  readonly addressHash: string;
  readonly requestId: string;
  readonly durationMs: number;
  readonly at: Date;
}

export interface AccessLogRepository {
  appendBatch(entries: readonly AccessEntry[]): Promise<void>;
}

export interface AccessLogDeps {
  readonly repository: AccessLogRepository;
  readonly logger: Logger;
  /** Entries held at most; beyond it new ones are dropped and counted. */
  readonly capacity?: number;
}

const flushEveryMs = 1_000;
const batchSize = 500;
const defaultCapacity = 10_000;

/** Writes in batches, off the way of requests. Drops, counted, rather than grow or slow anybody down. */
export class AccessLog {
  droppedCount = 0;
  private waiting: AccessEntry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private isFailing = false;

  constructor(private readonly deps: AccessLogDeps) {}

  record(entry: AccessEntry): void {
    if (this.waiting.length >= (this.deps.capacity ?? defaultCapacity)) {
      this.droppedCount += 1;
      return;
    }
    this.waiting.push(entry);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flush().catch(() => undefined);
    }, flushEveryMs).unref();
  }

  /** Settles when what was recorded so far is written or dropped. */
  async flush(): Promise<void> {
    while (this.writing !== undefined) {
      await this.writing;
    }
    this.writing = this.writeAll();
    try {
      await this.writing;
    } finally {
      this.writing = undefined;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, batchSize);
      this.waiting = this.waiting.slice(batchSize);
      await this.writeBatch(batch);
    }
  }

  private async writeBatch(batch: readonly AccessEntry[]): Promise<void> {
    try {
      await this.deps.repository.appendBatch(batch);
      this.isFailing = false;
    } catch (error) {
      this.droppedCount += batch.length;
      if (!this.isFailing) {
        this.isFailing = true;
        this.deps.logger.warn('access_log.failed', { error, dropped: this.droppedCount });
      }
    }
  }
}
