import type { Clock } from '../platform/clock.ts';

/** Who changed what. Details hold no secrets and no personal data. */
export interface AuditEntry {
  readonly storeId?: string;
  /** An operator's name, a key's prefix, or `system`. */
  readonly actor: string;
  /** Such as `api_key.rotated`. */
  readonly action: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditRepository {
  append(entry: AuditEntry & { readonly at: Date }): Promise<void>;
}

/** Rows are only ever added; a change that can't be recorded must not happen, so writing is awaited. */
export class AuditLog {
  constructor(private readonly deps: { readonly repository: AuditRepository; readonly clock: Clock }) {}

  append(entry: AuditEntry): Promise<void> {
    return this.deps.repository.append({ ...entry, at: this.deps.clock.now() });
  }
}
