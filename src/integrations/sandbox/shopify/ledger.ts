/** One request as the sandbox saw it. Variables are kept: a test may ask what exactly was written. */
interface LedgerEntry {
  readonly at: Date;
  readonly version: string;
  readonly operationName: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly rootFields: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly outcome: LedgerOutcome;
  readonly cost?: number;
}

export type LedgerOutcome = 'ok' | 'errors' | 'throttled' | 'unauthorized' | `fault:${string}`;

/** Everything asked of the sandbox, oldest first; the newest 5,000 are kept. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];
  private readonly counters = new Map<string, number>();

  append(entry: LedgerEntry): void {
    this.entries.push(entry);
    if (this.entries.length > maxEntries) this.entries.shift();
    this.count('requests');
    this.count(`outcome:${entry.outcome}`);
    for (const field of entry.rootFields) this.count(`${entry.kind}:${field}`);
  }

  count(name: string): void {
    this.counters.set(name, (this.counters.get(name) ?? 0) + 1);
  }

  /** How often, e.g. `mutation:refundCreate`, `commit:refundCreate`, `outcome:throttled`, `webhook:orders/updated`. */
  get(name: string): number {
    return this.counters.get(name) ?? 0;
  }

  clear(): void {
    this.entries.length = 0;
    this.counters.clear();
  }

  toJSON() {
    return { counters: Object.fromEntries(this.counters), entries: this.entries };
  }
}

const maxEntries = 5000;
