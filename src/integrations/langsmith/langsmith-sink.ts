import type { Client } from 'langsmith';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { present } from '../../platform/present.ts';
import type { TraceRun, TraceSink } from '../../platform/tracing.ts';
import { toLangSmithRuns } from './langsmith-runs.ts';

export interface LangSmithSinkOptions {
  readonly endpoint: string;
  readonly apiKey: string;
  readonly workspaceId?: string;
  readonly project: string;
  /** 0 to 1, decided by the trace's id: every replica keeps the same traces. */
  readonly samplingRate: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Traces held at most while LangSmith is slow or away; beyond it new ones are dropped and counted. */
  readonly maxTraces?: number;
  readonly flushMs?: number;
  readonly requestTimeoutMs?: number;
}

const defaults = { maxTraces: 500, flushMs: 500, requestTimeoutMs: 5_000 };
const maxBatch = 25;
const maxRetries = 3;
const firstBackoffMs = 1_000;
const maxBackoffMs = 30_000;

/**
 * Sends finished traces in batches through a LangSmith client of our own. Redaction and serialising happen at the
 * flush, after the turn. Nothing here ever waits inside a turn or throws into one.
 */
export class LangSmithSink implements TraceSink {
  readonly isEnabled = true;
  droppedCount = 0;
  private readonly options: LangSmithSinkOptions & typeof defaults;
  private queue: (readonly TraceRun[])[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private client: Promise<Client> | undefined;
  private failures = 0;
  private batchLimit = maxBatch;
  private isHealthy = true;

  constructor(options: LangSmithSinkOptions) {
    this.options = { ...defaults, ...options };
  }

  submit(runs: readonly TraceRun[]): void {
    const traceId = runs[0]?.id;
    if (traceId === undefined || !isSampled(traceId, this.options.samplingRate)) {
      return;
    }
    if (this.queue.length >= this.options.maxTraces) {
      this.droppedCount += 1;
      return;
    }
    this.queue.push(runs);
    this.schedule(this.options.flushMs);
  }

  async close(timeoutMs: number): Promise<void> {
    clearTimeout(this.timer);
    const deadline = new Promise<'late'>((resolve) => setTimeout(resolve, timeoutMs, 'late').unref());
    const rest = this.sendAll();
    if ((await Promise.race([rest, deadline])) === 'late') {
      this.options.logger.warn('langsmith.closed_early', { unsent: this.queue.length, dropped: this.droppedCount });
    }
    this.queue = [];
  }

  private schedule(delayMs: number): void {
    if (this.timer !== undefined || this.sending !== undefined) {
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.sending = this.sendBatch().finally(() => {
        this.sending = undefined;
        if (this.queue.length > 0) {
          this.schedule(this.failures === 0 ? 0 : backoffMs(this.failures));
        }
      });
    }, delayMs);
    this.timer.unref();
  }

  private async sendAll(): Promise<void> {
    await this.sending;
    while (this.queue.length > 0 && this.failures === 0) {
      await this.sendBatch();
    }
  }

  private async sendBatch(): Promise<void> {
    const batch = this.queue.splice(0, this.batchLimit);
    if (batch.length === 0) {
      return;
    }
    try {
      const client = await this.getClient();
      await client.batchIngestRuns({
        runCreates: batch.flatMap((runs) => toLangSmithRuns(runs, this.options.project)),
      });
      this.noteSuccess();
    } catch (error) {
      this.noteFailure(batch, error);
    }
  }

  private noteSuccess(): void {
    if (!this.isHealthy) {
      this.options.logger.info('langsmith.back', { dropped: this.droppedCount });
    }
    this.failures = 0;
    this.batchLimit = Math.min(this.batchLimit * 2, maxBatch);
    this.isHealthy = true;
  }

  private noteFailure(batch: readonly (readonly TraceRun[])[], error: unknown): void {
    const status = readStatus(error);
    const isTooLarge = status === 413;
    const isKept = isTooLarge ? batch.length > 1 : this.failures < maxRetries && this.hasRoomFor(batch.length);
    if (isKept) {
      this.queue.unshift(...batch);
    } else {
      this.droppedCount += batch.length;
    }
    this.batchLimit = isTooLarge ? 1 : this.batchLimit;
    this.failures = isTooLarge ? 0 : this.failures + 1;
    if (this.isHealthy) {
      this.isHealthy = false;
      this.options.logger.warn('langsmith.away', { status: status ?? 'unreachable' });
    }
  }

  private hasRoomFor(count: number): boolean {
    return this.queue.length + count <= this.options.maxTraces;
  }

  private getClient(): Promise<Client> {
    this.client ??= import('langsmith').then(
      ({ Client: LangSmithClient }) =>
        new LangSmithClient({
          apiUrl: this.options.endpoint,
          apiKey: this.options.apiKey,
          ...present({ workspaceId: this.options.workspaceId }),
          autoBatchTracing: false,
          omitTracedRuntimeInfo: true,
          timeout_ms: this.options.requestTimeoutMs,
          callerOptions: { maxRetries: 0 },
        }),
    );
    return this.client;
  }
}

/** The trace id's random last bits decide: its first ones are the time. */
function isSampled(traceId: string, rate: number): boolean {
  return rate >= 1 || Number.parseInt(traceId.slice(-8), 16) / 0xffff_ffff < rate;
}

function backoffMs(failures: number): number {
  return Math.min(firstBackoffMs * 2 ** (failures - 1), maxBackoffMs);
}

function readStatus(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
