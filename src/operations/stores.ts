import { z } from 'zod';
import { writeActions } from '../commerce/write-request.ts';
import type { Clock } from '../platform/clock.ts';
import { TtlCache } from '../platform/ttl-cache.ts';

/** What a store's operator may set; names and defaults are the wire contract's. Amounts are the store's currency. */
export type StoreSettings = z.infer<ReturnType<typeof createStoreSettingsSchema>>;

export interface Store {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly platform: string;
  readonly isActive: boolean;
  readonly settings: StoreSettings;
  /** IANA; days of limits and windows are counted in it. */
  readonly timeZone: string;
  readonly createdAt: Date;
}

/** A row before its settings are read. */
export interface StoreRecord {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly platform: string;
  readonly isActive: boolean;
  readonly settings: unknown;
  readonly timeZone: string;
  readonly createdAt: Date;
}

/** What an operator says of a store. */
export type StoreDraft = Pick<StoreRecord, 'id' | 'name' | 'domain' | 'timeZone'>;

export interface StoreRepository {
  findById(storeId: string): Promise<StoreRecord | undefined>;
  /** The vendors' credentials as stored: for the clients only, never for a log, a model or an answer. */
  findCredentials(storeId: string): Promise<unknown>;
  /** Makes the store, its organisation included, or changes its name, domain and time zone. */
  save(store: StoreDraft): Promise<void>;
  /**
   * Sets one setting, or those of one section, and leaves all others. Takes effect within 5 s. False when there is no
   * such store.
   */
  saveSettings(storeId: string, change: SettingsChange): Promise<boolean>;
}

export interface SettingsChange {
  /** `policy` or `writes`; the settings themselves when absent. */
  readonly section?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** From AUTO_REFUND_LIMIT, RETURN_WINDOW_DAYS and ESCALATION_CONFIDENCE_THRESHOLD; a store's own settings win. */
export interface StoreDefaults {
  readonly autoRefundLimit: number;
  readonly returnWindowDays: number;
  readonly escalationConfidenceThreshold: number;
}

export interface StoreRegistryDeps {
  readonly repository: Pick<StoreRepository, 'findById'>;
  readonly clock: Clock;
  readonly defaults: StoreDefaults;
}

const cacheTtlMs = 5_000;

/** Stores by id, at most 5 s old. */
export class StoreRegistry {
  private readonly stores: TtlCache<Store | undefined>;

  constructor(private readonly deps: StoreRegistryDeps) {
    const { clock } = deps;
    this.stores = new TtlCache({ clock, ttlMs: cacheTtlMs, maxEntries: 10_000, load: (id) => this.load(id) });
  }

  find(storeId: string): Promise<Store | undefined> {
    return this.stores.get(storeId);
  }

  private async load(storeId: string): Promise<Store | undefined> {
    const record = await this.deps.repository.findById(storeId);
    return record === undefined ? undefined : toStore(record, this.deps.defaults);
  }
}

/** A setting that can't be read falls back to its default by itself, so one typing error does not close a shop. */
export function createStoreSettingsSchema(defaults: StoreDefaults, timeZone = 'UTC') {
  const text = (fallback: string) => z.string().max(500).default(fallback).catch(fallback);
  const hour = (fallback: string) =>
    z
      .string()
      .regex(/^\d\d:\d\d$/)
      .default(fallback)
      .catch(fallback);
  return z.object({
    auto_refund_limit: amount(defaults.autoRefundLimit),
    auto_refund_enabled: z.boolean().default(false).catch(false),
    return_window_days: z
      .number()
      .int()
      .min(0)
      .max(3_650)
      .default(defaults.returnWindowDays)
      .catch(defaults.returnWindowDays),
    escalation_confidence_threshold: z
      .number()
      .min(0)
      .max(1)
      .default(defaults.escalationConfidenceThreshold)
      .catch(defaults.escalationConfidenceThreshold),
    working_hours: section(z.object({ timezone: text(timeZone), start: hour('09:00'), end: hour('17:00') })),
    brand_voice: section(z.object({ tone: text('friendly'), name_usage: text('first_name') })),
    notifications: section(
      z.object({
        escalation_email: z.email().optional().catch(undefined),
        daily_summary: z.boolean().default(false).catch(false),
      }),
    ),
    writes: section(writesSchema),
    /** Parameters of the policy pack by name; the pack itself knows which there are and what they may be. */
    policy: section(z.record(z.string(), z.unknown())),
  });
}

/** A switch that can't be read is on: it is there to stop harm. */
const writesSchema = z.object({
  is_paused: z.boolean().default(false).catch(true),
  paused_actions: z
    .array(z.enum(writeActions))
    .default([])
    .catch([...writeActions]),
});

function amount(fallback: number) {
  return z.number().min(0).max(1_000_000).default(fallback).catch(fallback);
}

/** Absent or wrong sections are read as empty ones. */
function section<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess((value) => (typeof value === 'object' && value !== null ? value : {}), shape);
}

function toStore(record: StoreRecord, defaults: StoreDefaults): Store {
  const { settings, timeZone, ...rest } = record;
  const given = typeof settings === 'object' && settings !== null ? settings : {};
  return { ...rest, timeZone, settings: createStoreSettingsSchema(defaults, timeZone).parse(withOldNames(given)) };
}

/** The original stored `escalation_threshold` where its specification said `escalation_confidence_threshold`. */
function withOldNames(given: object): object {
  return 'escalation_threshold' in given
    ? { escalation_confidence_threshold: given.escalation_threshold, ...given }
    : given;
}
