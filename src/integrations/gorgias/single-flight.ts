/** One running call per key; whoever asks meanwhile gets the same answer, or the same failure. */
export class SingleFlight<T> {
  private readonly running = new Map<string, Promise<T>>();

  run(key: string, start: () => Promise<T>): Promise<T> {
    const known = this.running.get(key);
    if (known !== undefined) return known;
    const started = start().finally(() => this.running.delete(key));
    this.running.set(key, started);
    return started;
  }
}
