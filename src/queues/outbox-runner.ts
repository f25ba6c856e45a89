import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { describeError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { present } from '../platform/present.ts';
import {
  type JobContext,
  type JobHandlers,
  jobPayloadSchemas,
  type OutboxRepository,
  type OutboxRow,
} from './outbox.ts';
import { retryDelayMs } from './retry-schedule.ts';

export interface OutboxRunnerDeps {
  readonly repository: OutboxRepository;
  readonly handlers: JobHandlers;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Who holds the leases; another one for each process. */
  readonly owner: string;
  /** How often to look without being nudged. */
  readonly pollMs: number;
  /** Jobs at once; 4 when absent. */
  readonly concurrency?: number;
  /** Renewed at a third of it while a job runs; 30 s when absent. */
  readonly leaseMs?: number;
  /** When a job's signal aborts; 60 s when absent. */
  readonly jobTimeoutMs?: number;
  /** How long `close` lets jobs run before their signals abort; 5 s when absent. */
  readonly closeGraceMs?: number;
}

export interface OutboxRunner {
  start(): void;
  /** Looks now instead of at the next poll. Cheap; returns at once. */
  nudge(): void;
  /** Takes no more jobs, and resolves when the running ones are settled. */
  close(): Promise<void>;
}

/** Carries out what transactions promised, in this process. Many may work on one table. */
export function createOutboxRunner(deps: OutboxRunnerDeps): OutboxRunner {
  return new InProcessOutboxRunner(deps);
}

class InProcessOutboxRunner implements OutboxRunner {
  private readonly running = new Map<string, Promise<void>>();
  private readonly closing = new AbortController();
  private readonly aborting = new AbortController();
  private loop: Promise<void> | undefined;
  private isNudged = false;
  private hasTrouble = false;
  private wake: () => void = () => undefined;

  constructor(private readonly deps: OutboxRunnerDeps) {}

  start(): void {
    this.loop ??= this.work();
  }

  nudge(): void {
    this.isNudged = true;
    this.wake();
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.nudge();
    await this.loop;
    const grace = setTimeout(() => this.aborting.abort(), this.deps.closeGraceMs ?? 5_000);
    await Promise.all(this.running.values());
    clearTimeout(grace);
  }

  private async work(): Promise<void> {
    while (!this.closing.signal.aborted) {
      this.isNudged = false;
      const free = (this.deps.concurrency ?? 4) - this.running.size;
      const rows = free > 0 ? await this.claim(free) : [];
      for (const row of rows) this.begin(row);
      if (rows.length === 0) await this.rest();
    }
  }

  private async claim(limit: number): Promise<readonly OutboxRow[]> {
    const { repository, owner, logger } = this.deps;
    try {
      const rows = await repository.claim(limit, this.leaseMs, owner);
      if (this.hasTrouble) logger.info('outbox.claim_recovered');
      this.hasTrouble = false;
      return rows;
    } catch (error) {
      if (!this.hasTrouble) logger.warn('outbox.claim_failed', { error: describe(error) });
      this.hasTrouble = true;
      return [];
    }
  }

  /** Until the next poll, a nudge, or the end of a job. */
  private async rest(): Promise<void> {
    if (this.isNudged) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, this.deps.pollMs);
    });
    clearTimeout(timer);
  }

  private begin(row: OutboxRow): void {
    // Ours twice: its lease ran out while the database was away, and the first run is not over.
    if (this.running.has(row.id)) return;
    const job = this.run(row).finally(() => {
      this.running.delete(row.id);
      this.nudge();
    });
    this.running.set(row.id, job);
  }

  /** Never rejects: what can't be settled is left to the lease. */
  private async run(row: OutboxRow): Promise<void> {
    const lease = new AbortController();
    const renewing = this.keepLease(row, lease);
    const startedMs = this.deps.clock.monotonicMs();
    const signals = [lease.signal, this.aborting.signal, AbortSignal.timeout(this.deps.jobTimeoutMs ?? 60_000)];
    const failure = await this.handle(row, AbortSignal.any(signals));
    const isOurs = !lease.signal.aborted;
    lease.abort();
    await renewing;
    const fields = {
      jobId: row.id,
      kind: row.kind,
      attempts: row.attempts,
      ms: this.deps.clock.monotonicMs() - startedMs,
    };
    if (!isOurs) return this.deps.logger.warn('outbox.lease_lost', fields);
    try {
      await this.settle(row, failure, fields);
    } catch (error) {
      this.deps.logger.error('outbox.settle_failed', { ...fields, error: describe(error) });
    }
  }

  private async handle(row: OutboxRow, signal: AbortSignal): Promise<{ readonly error: unknown } | undefined> {
    const context = {
      jobId: row.id,
      attempt: row.attempts,
      signal,
      ...present({ storeId: row.storeId }),
    };
    try {
      await dispatch(this.deps.handlers, row, context);
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  private async settle(
    row: OutboxRow,
    failure: { readonly error: unknown } | undefined,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { repository, clock, logger, owner } = this.deps;
    if (failure === undefined) {
      await repository.complete(row.id, owner);
      return logger.info('outbox.job_done', fields);
    }
    const error = describe(failure.error);
    const delayMs = retryDelayMs(row.id, row.attempts, failure.error);
    if (delayMs === undefined) {
      await repository.bury(row.id, error, owner);
      return logger.error('outbox.job_buried', { ...fields, error });
    }
    await repository.fail(row.id, error, new Date(clock.now().getTime() + delayMs), owner);
    logger.warn('outbox.job_retried', { ...fields, error, delayMs });
  }

  private async keepLease(row: OutboxRow, lease: AbortController): Promise<void> {
    const { repository, logger, owner } = this.deps;
    while (!lease.signal.aborted) {
      try {
        await sleep(this.leaseMs / 3, undefined, { signal: lease.signal });
        if (!(await repository.renew(row.id, this.leaseMs, owner))) lease.abort();
      } catch (error) {
        if (!lease.signal.aborted) logger.warn('outbox.renew_failed', { jobId: row.id, error: describe(error) });
      }
    }
  }

  private get leaseMs(): number {
    return this.deps.leaseMs ?? 30_000;
  }
}

/** A payload that does not fit can't get better by waiting. An unknown kind can: a newer process may know it. */
class UnreadableJobError extends Error {
  readonly isRetryable = false;
}

async function dispatch(handlers: JobHandlers, row: OutboxRow, context: JobContext): Promise<void> {
  switch (row.kind) {
    case 'helpdesk.open_ticket':
      return handlers[row.kind](parsePayload(jobPayloadSchemas[row.kind].safeParse(row.payload)), context);
    case 'helpdesk.append_message':
      return handlers[row.kind](parsePayload(jobPayloadSchemas[row.kind].safeParse(row.payload)), context);
    case 'effects.run':
      return handlers[row.kind](parsePayload(jobPayloadSchemas[row.kind].safeParse(row.payload)), context);
    case 'effects.reconcile':
      return handlers[row.kind](parsePayload(jobPayloadSchemas[row.kind].safeParse(row.payload)), context);
    case 'effects.announce':
      return handlers[row.kind](parsePayload(jobPayloadSchemas[row.kind].safeParse(row.payload)), context);
    default:
      throw new Error(`unknown job kind ${row.kind}`);
  }
}

function parsePayload<T>(parsed: { success: true; data: T } | { success: false; error: Error }): T {
  if (parsed.success) return parsed.data;
  throw new UnreadableJobError('invalid job payload', { cause: parsed.error });
}

/** As `outbox.last_error` keeps it. */
function describe(error: unknown): string {
  return describeError(error).slice(0, 300);
}
