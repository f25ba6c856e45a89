import { createId } from '../../../platform/ids.ts';

/** Asynchronous work: done, and only then carried out, once it was polled often enough. */
export class JobBoard {
  private readonly jobs = new Map<string, { pollsLeft: number; run: () => void; isDone: boolean }>();

  constructor(private readonly pollsUntilDone: number) {}

  /** `isEndless`: the job stays open whatever happens. */
  start(run: () => void, isEndless: boolean): string {
    const id = createId();
    this.jobs.set(id, { pollsLeft: isEndless ? Number.POSITIVE_INFINITY : this.pollsUntilDone, run, isDone: false });
    return id;
  }

  /** Counts as one poll. Absent for an unknown job. */
  poll(id: string): { readonly isDone: boolean } | undefined {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    if (!job.isDone) {
      job.pollsLeft -= 1;
      if (job.pollsLeft <= 0) {
        job.isDone = true;
        job.run();
      }
    }
    return { isDone: job.isDone };
  }
}
