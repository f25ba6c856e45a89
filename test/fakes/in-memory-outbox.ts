import type { Clock } from '../../src/platform/clock.ts';
import type { OutboxRepository, OutboxRow } from '../../src/queues/outbox.ts';

export interface StoredJob {
  readonly row: Omit<OutboxRow, 'attempts'>;
  status: 'pending' | 'done' | 'buried';
  attempts: number;
  runAtMs: number;
  owner?: string | undefined;
  leaseUntilMs: number;
  errors: string[];
}

/** The outbox table in memory; strict: settling a row that the owner does not hold is a failure of the test. */
export class InMemoryOutbox implements OutboxRepository {
  readonly jobs: StoredJob[] = [];
  private watchers: (() => void)[] = [];

  constructor(private readonly clock: Clock) {}

  add(row: Partial<Omit<OutboxRow, 'attempts'>> & { id: string }): void {
    const kind = 'helpdesk.append_message';
    const payload = { conversationId: row.conversationId ?? 'c1', messageId: row.id };
    const defaults = { kind, conversationId: 'c1', payload };
    this.jobs.push({
      row: { ...defaults, ...row },
      status: 'pending',
      attempts: 0,
      runAtMs: this.nowMs,
      leaseUntilMs: 0,
      errors: [],
    });
  }

  get(id: string): StoredJob {
    const job = this.jobs.find((candidate) => candidate.row.id === id);
    if (job === undefined) throw new Error(`no job ${id}`);
    return job;
  }

  /** Resolves as soon as the claim holds, checked after each change. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }

  async claim(limit: number, leaseMs: number, owner: string): Promise<readonly OutboxRow[]> {
    const pending = this.jobs.filter((job) => job.status === 'pending');
    const heads = pending.filter(
      (job) =>
        job.row.conversationId === undefined ||
        pending.find((other) => other.row.conversationId === job.row.conversationId) === job,
    );
    const due = heads.filter((job) => job.runAtMs <= this.nowMs && job.leaseUntilMs <= this.nowMs).slice(0, limit);
    for (const job of due) {
      Object.assign(job, { owner, leaseUntilMs: this.nowMs + leaseMs, attempts: job.attempts + 1 });
    }
    this.changed();
    return due.map((job) => ({ ...job.row, attempts: job.attempts }));
  }

  async renew(id: string, leaseMs: number, owner: string): Promise<boolean> {
    const job = this.get(id);
    if (job.owner !== owner) return false;
    job.leaseUntilMs = this.nowMs + leaseMs;
    this.changed();
    return true;
  }

  async complete(id: string, owner: string): Promise<void> {
    this.settle(id, owner, { status: 'done' });
  }

  async fail(id: string, error: string, nextRunAt: Date, owner: string): Promise<void> {
    this.settle(id, owner, { runAtMs: nextRunAt.getTime() }, error);
  }

  async bury(id: string, error: string, owner: string): Promise<void> {
    this.settle(id, owner, { status: 'buried' }, error);
  }

  private settle(id: string, owner: string, change: Partial<StoredJob>, error?: string): void {
    const job = this.get(id);
    if (job.owner !== owner || job.status !== 'pending') throw new Error(`${owner} does not hold ${id}`);
    Object.assign(job, change, { owner: undefined, leaseUntilMs: 0 });
    if (error !== undefined) job.errors.push(error);
    this.changed();
  }

  private changed(): void {
    const watchers = this.watchers;
    this.watchers = [];
    for (const wake of watchers) wake();
  }

  private get nowMs(): number {
    return this.clock.now().getTime();
  }
}
