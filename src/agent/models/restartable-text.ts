interface Listeners {
  readonly onText?: (delta: string) => void;
  readonly onRestart?: (reason: string) => void;
}

/** Passes text on, and says so first when text of a failed model is on the shopper's screen. */
export class RestartableText {
  private hasText = false;
  private voidReason: string | undefined;

  constructor(private readonly listeners: Listeners) {}

  add(delta: string): void {
    this.restart();
    this.hasText = true;
    this.listeners.onText?.(delta);
  }

  /** What was shown so far does not count; the next text, or the end, says so. */
  markVoid(reason: string): void {
    if (this.hasText) this.voidReason = reason;
    this.hasText = false;
  }

  /** An answer without text (tool calls only) still takes back what was shown. */
  finish(): void {
    this.restart();
  }

  private restart(): void {
    if (this.voidReason === undefined) return;
    const reason = this.voidReason;
    this.voidReason = undefined;
    this.listeners.onRestart?.(reason);
  }
}
