import { createId } from '../../../platform/ids.ts';

interface Job {
  readonly run: () => void;
  pollsLeft: number;
  requestsLeft: number;
  isDone: boolean;
}

/**
 * Asynchronous work: carried out, and done, once it was polled often enough. Time goes on for a job that nobody polls:
 * three times as many requests of any kind end it as well.
 */
export class JobBoard {
  private readonly jobs = new Map<string, Job>();
  private readonly open = new Set<Job>();

  constructor(private readonly pollsUntilDone: number) {}

  /** `isEndless`: the job stays open whatever happens. */
  start(run: () => void, isEndless: boolean): string {
    const id = createId();
    const pollsLeft = isEndless ? Number.POSITIVE_INFINITY : this.pollsUntilDone;
    const job = { run, pollsLeft, requestsLeft: pollsLeft * 3, isDone: false };
    this.jobs.set(id, job);
    this.open.add(job);
    return id;
  }

  /** Counts as one poll. Absent for an unknown job. */
  poll(id: string): { readonly isDone: boolean } | undefined {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    job.pollsLeft -= 1;
    this.finishIfDue(job);
    return { isDone: job.isDone };
  }

  /** Once for each request that the shop answers. */
  tick(): void {
    for (const job of this.open) {
      job.requestsLeft -= 1;
      this.finishIfDue(job);
    }
  }

  /** Runs what is open now, as if it had been waited for; endless ones too. */
  finishAll(): void {
    for (const job of this.open) {
      job.pollsLeft = 0;
      this.finishIfDue(job);
    }
  }

  private finishIfDue(job: Job): void {
    if (job.isDone || (job.pollsLeft > 0 && job.requestsLeft > 0)) return;
    job.isDone = true;
    this.open.delete(job);
    job.run();
  }
}
