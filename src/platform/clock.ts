/** The one source of time, so that tests and replays can hold it still. */
export interface Clock {
  /** Wall time in UTC. */
  now(): Date;
  /** Milliseconds that never run backwards; for durations and deadlines only. */
  monotonicMs(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
