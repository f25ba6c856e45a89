import type { Clock } from './clock.ts';

export interface TtlCacheOptions<Value> {
  readonly clock: Clock;
  readonly ttlMs: number;
  /** The oldest entries go first beyond it. */
  readonly maxEntries: number;
  readonly load: (key: string) => Promise<Value>;
}

/** Loads each key once per `ttlMs`, also when many ask at the same moment. What fails to load is not kept. */
export class TtlCache<Value> {
  private readonly entries = new Map<string, { readonly value: Promise<Value>; readonly expiresMs: number }>();

  constructor(private readonly options: TtlCacheOptions<Value>) {}

  get(key: string): Promise<Value> {
    const nowMs = this.options.clock.monotonicMs();
    const known = this.entries.get(key);
    if (known !== undefined && known.expiresMs > nowMs) {
      return known.value;
    }
    const value = this.options.load(key);
    this.keep(key, { value, expiresMs: nowMs + this.options.ttlMs });
    value.catch(() => this.forgetValue(key, value));
    return value;
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }

  private keep(key: string, entry: { readonly value: Promise<Value>; readonly expiresMs: number }): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (this.entries.size > this.options.maxEntries) {
      for (const oldest of this.entries.keys()) {
        this.entries.delete(oldest);
        break;
      }
    }
  }

  private forgetValue(key: string, value: Promise<Value>): void {
    if (this.entries.get(key)?.value === value) {
      this.entries.delete(key);
    }
  }
}
