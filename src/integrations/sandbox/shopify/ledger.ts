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

/**
 * One change that a mutation really made, written at the moment it was made: never for a refused, throttled or replayed
 * one, and for a cancellation when its job ran. What an oracle judges from, independent of what callers believe.
 */
export interface Commit {
  readonly at: Date;
  /** As Shopify names it: `refundCreate`. */
  readonly mutation: string;
  /** GIDs; absent where the change belongs to none. */
  readonly orderId?: string;
  readonly customerId?: string;
  /** Value given away, in minor units of `currency`: refunded, credited, taken off. 0 when no money moves. */
  readonly amountMinor: number;
  readonly currency: string;
  /** The `@idempotent` key, where the mutation has one. */
  readonly key?: string;
  /** GID of what was made: refund, return, discount, draft order, … */
  readonly reference?: string;
  /** The mutation's arguments, as they were sent. */
  readonly input: unknown;
}

export type LedgerOutcome = 'ok' | 'errors' | 'throttled' | 'unauthorized' | `fault:${string}`;

/** Everything asked of the sandbox, oldest first, of which the newest 5,000 are kept; and everything it has changed. */
export class Ledger {
  readonly entries: LedgerEntry[] = [];
  /** Oldest first, all of them; only `clear` takes any away. */
  readonly commits: Commit[] = [];
  private readonly counters = new Map<string, number>();

  append(entry: LedgerEntry): void {
    this.entries.push(entry);
    if (this.entries.length > maxEntries) this.entries.shift();
    this.count('requests');
    this.count(`outcome:${entry.outcome}`);
    for (const field of entry.rootFields) this.count(`${entry.kind}:${field}`);
  }

  /** Also counts `commit:<mutation>`. */
  commit(commit: Commit): void {
    this.commits.push(commit);
    this.count(`commit:${commit.mutation}`);
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
    this.commits.length = 0;
    this.counters.clear();
  }

  toJSON() {
    return { counters: Object.fromEntries(this.counters), entries: this.entries, commits: this.commits };
  }
}

const maxEntries = 5000;
