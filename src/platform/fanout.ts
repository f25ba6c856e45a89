/** Tells other replicas what happened here. Losing a message is allowed: the database holds the truth. */
export interface Fanout {
  /** False while only this process hears what is published. */
  readonly isShared: boolean;
  publish(channel: string, payload: string): void;
  /** Only what other processes publish, or nothing where there are none. */
  subscribe(channel: string, listener: (payload: string) => void): () => void;
}

export const localFanout: Fanout = {
  isShared: false,
  publish: () => undefined,
  subscribe: () => () => undefined,
};
