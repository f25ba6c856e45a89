/** A reload or a tunnel is not leaving: this long nobody may listen before paid work stops. */
const graceMs = 10_000;

/**
 * Whether anybody still waits for a conversation's answer. Counts requests that wait; open streams are asked for
 * through `isFollowed`.
 */
export class Presence {
  private readonly waiting = new Map<string, number>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly deps: {
      isFollowed(conversationId: string): boolean;
      onAbandoned(conversationId: string): void;
      readonly graceMs?: number;
    },
  ) {}

  arrive(conversationId: string): void {
    this.waiting.set(conversationId, (this.waiting.get(conversationId) ?? 0) + 1);
  }

  /** The request was answered: not a departure. */
  finish(conversationId: string): void {
    const count = (this.waiting.get(conversationId) ?? 1) - 1;
    if (count > 0) {
      this.waiting.set(conversationId, count);
    } else {
      this.waiting.delete(conversationId);
    }
  }

  leave(conversationId: string): void {
    this.finish(conversationId);
    if (this.isAttended(conversationId) || this.timers.has(conversationId)) {
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(conversationId);
      if (!this.isAttended(conversationId)) {
        this.deps.onAbandoned(conversationId);
      }
    }, this.deps.graceMs ?? graceMs);
    timer.unref();
    this.timers.set(conversationId, timer);
  }

  close(): void {
    for (const timer of this.timers.values()) {
      clearTimeout(timer);
    }
    this.timers.clear();
  }

  private isAttended(conversationId: string): boolean {
    return this.waiting.has(conversationId) || this.deps.isFollowed(conversationId);
  }
}
