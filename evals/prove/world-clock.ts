import type { Clock } from '../../src/platform/clock.ts';
import type { Sql } from './database.ts';

/** Each world begins at this moment, wherever and whenever it is played. */
const beginning = Date.UTC(2026, 10, 20, 18);

/** The one time of a world: its shop, its ledger and its database are told the same. */
export class WorldClock implements Clock {
  private offsetMs = beginning - Date.now();

  constructor(private readonly sql: Sql) {}

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  monotonicMs(): number {
    return performance.now() + this.offsetMs;
  }

  async start(): Promise<void> {
    await this.tellDatabase();
  }

  async advance(ms: number): Promise<void> {
    this.offsetMs += ms;
    await this.tellDatabase();
  }

  private async tellDatabase(): Promise<void> {
    await this.sql('UPDATE fake.clock SET offset_ms = $1::bigint', Math.round(this.offsetMs));
  }
}
