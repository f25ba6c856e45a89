/** Counts by name, added up over worlds and processes. */
export class Tally {
  private readonly counts = new Map<string, number>();

  count(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }

  get(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Of all names that begin so, most frequent first. */
  list(prefix: string): readonly (readonly [string, number])[] {
    return [...this.counts]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, count]) => [name.slice(prefix.length), count] as const)
      .sort(([, one], [, other]) => other - one);
  }

  add(counts: Readonly<Record<string, number>>): void {
    for (const [name, count] of Object.entries(counts)) this.count(name, count);
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }
}
