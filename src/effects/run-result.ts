import type { Effect } from './effect-row.ts';

/** Where the effect stands, and what may be told only now. */
export interface RunResult {
  readonly effect: Effect;
  readonly secret?: string;
  /** The shop could not be read, or the time has not come: try again later. */
  readonly isPostponed?: boolean;
  /** Another process was faster. */
  readonly isElsewhere?: boolean;
}

export interface RunOptions {
  /** Nobody is in a turn to tell the shopper. */
  readonly isTold: boolean;
}
