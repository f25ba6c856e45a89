/** One finished run of a trace. Times are epoch milliseconds; `id` and `parentId` are UUIDs (the root's id is the trace id). */
export interface TraceRun {
  readonly id: string;
  readonly parentId?: string;
  readonly name: string;
  readonly kind: 'chain' | 'llm' | 'tool';
  readonly startMs: number;
  readonly endMs: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly tags?: readonly string[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * Where finished traces go. `submit` returns at once, never throws, and drops (counted) rather than grow past its
 * bound; personal data is redacted before anything leaves the process.
 */
export interface TraceSink {
  readonly isEnabled: boolean;
  /** The root first. */
  submit(runs: readonly TraceRun[]): void;
  /** Sends what is queued, or gives up when the time is over. */
  close(timeoutMs: number): Promise<void>;
}

export const noTraceSink: TraceSink = { isEnabled: false, submit: () => undefined, close: async () => undefined };
