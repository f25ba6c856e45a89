import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { createId, createSecret } from '../platform/ids.ts';
import { present } from '../platform/present.ts';
import { TtlCache } from '../platform/ttl-cache.ts';

export const scopes = [
  'conversations:read',
  'conversations:write',
  'conversations:escalate',
  'orders:read',
  'analytics:read',
  'settings:write',
  'effects:approve',
] as const;
export type Scope = (typeof scopes)[number];

/** `secret` keys belong to servers; a `widget` key is public and works from its origins only. */
export type KeyKind = 'secret' | 'widget';

export interface ApiKey {
  readonly id: string;
  readonly storeId: string;
  readonly name: string;
  readonly kind: KeyKind;
  /** `sk_live_` and the first characters: tells keys apart, opens nothing. */
  readonly prefix: string;
  /** SHA-256 in hex. A slow hash would add nothing: the key has 190 bits of randomness. */
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly allowedOrigins: readonly string[];
  readonly expiresAt?: Date;
  readonly revokedAt?: Date;
}

export interface ApiKeyRepository {
  findByHash(hash: string): Promise<ApiKey | undefined>;
  findByPrefix(prefix: string): Promise<ApiKey | undefined>;
  listByStore(storeId: string): Promise<readonly ApiKey[]>;
  /** Of all widget keys that are in force. */
  listWidgetOrigins(now: Date): Promise<readonly string[]>;
  insert(key: ApiKey): Promise<void>;
  /** In one transaction: the old key ends at `oldExpiresAt`, the new one begins. */
  replace(oldKeyId: string, oldExpiresAt: Date, key: ApiKey): Promise<void>;
  revoke(keyId: string, at: Date): Promise<void>;
  touch(keyIds: readonly string[], at: Date): Promise<void>;
}

export interface NewStoreKey {
  readonly storeId: string;
  readonly kind: KeyKind;
  /** A secret key beginning with `sk_test_` instead of `sk_live_`; it opens the same. */
  readonly isTest?: boolean;
  readonly name?: string;
  /** All scopes for servers, the conversation scopes for widgets, when absent. */
  readonly scopes?: readonly Scope[];
  /** Such as `https://shop.example`; needed by a widget key. */
  readonly allowedOrigins?: readonly string[];
  readonly expiresAt?: Date;
}

/** The key in clear text is here once and nowhere later. */
export interface CreatedKey {
  readonly key: string;
  readonly record: ApiKey;
}

export interface ApiKeysDeps {
  readonly repository: ApiKeyRepository;
  readonly clock: Clock;
}

/** How long a revoked key may still work in another process, and how long a wrong one costs no query. */
const cacheTtlMs = 5_000;
const touchEveryMs = 10_000;
const keyPattern = /^(?:sk_live|sk_test|pk_widget)_[A-Za-z0-9]{32}$/;
const prefixRandomLength = 8;
const widgetScopes: readonly Scope[] = ['conversations:read', 'conversations:write', 'conversations:escalate'];

/** Keys of stores: made, checked, replaced and withdrawn. */
export class ApiKeys {
  private readonly keys: TtlCache<ApiKey | undefined>;
  private readonly origins: TtlCache<ReadonlySet<string>>;
  private readonly used = new Set<string>();
  private touchTimer: NodeJS.Timeout | undefined;

  constructor(private readonly deps: ApiKeysDeps) {
    const { clock, repository } = deps;
    this.keys = new TtlCache({ clock, ttlMs: cacheTtlMs, maxEntries: 10_000, load: (h) => repository.findByHash(h) });
    this.origins = new TtlCache({ clock, ttlMs: cacheTtlMs, maxEntries: 1, load: () => this.loadOrigins() });
  }

  /** The key behind what a caller sent, when it is in force. Rejects only when the database is away. */
  async verify(text: string): Promise<ApiKey | undefined> {
    if (!keyPattern.test(text)) {
      return undefined;
    }
    const hash = hashKey(text);
    const key = await this.keys.get(hash);
    if (key === undefined || !isSameHash(key.hash, hash) || !this.isInForce(key)) {
      return undefined;
    }
    this.noteUse(key.id);
    return key;
  }

  /** Every origin that some widget key allows: browsers ask without a key before they call with one. */
  listWidgetOrigins(): Promise<ReadonlySet<string>> {
    return this.origins.get('all');
  }

  /** @throws RangeError for a widget key without origins, or an origin that is none. */
  async createStoreKey(request: NewStoreKey): Promise<CreatedKey> {
    const created = createKey(request);
    await this.deps.repository.insert(created.record);
    this.forget();
    return created;
  }

  /** A new key with the same rights; the old one works for `graceSeconds` more. `undefined`: none in force has it. */
  async rotate(prefix: string, graceSeconds: number): Promise<CreatedKey | undefined> {
    const old = await this.deps.repository.findByPrefix(prefix);
    if (old === undefined || !this.isInForce(old)) {
      return undefined;
    }
    const { storeId, kind, name, scopes: oldScopes, allowedOrigins } = old;
    const isTest = old.prefix.startsWith('sk_test_');
    const created = createKey({ storeId, kind, isTest, name, scopes: oldScopes, allowedOrigins });
    const endsAt = new Date(this.deps.clock.now().getTime() + graceSeconds * 1_000);
    await this.deps.repository.replace(old.id, endsAt, created.record);
    this.forget();
    return created;
  }

  /** At once here, within 5 s in other processes. False when no key has the prefix. */
  async revoke(prefix: string): Promise<boolean> {
    const key = await this.deps.repository.findByPrefix(prefix);
    if (key === undefined) {
      return false;
    }
    await this.deps.repository.revoke(key.id, this.deps.clock.now());
    this.forget();
    return true;
  }

  list(storeId: string): Promise<readonly ApiKey[]> {
    return this.deps.repository.listByStore(storeId);
  }

  /** Writes the times of use that are still held back. */
  async close(): Promise<void> {
    clearTimeout(this.touchTimer);
    await this.writeUses();
  }

  private isInForce(key: ApiKey): boolean {
    const now = this.deps.clock.now();
    return key.revokedAt === undefined && (key.expiresAt === undefined || key.expiresAt > now);
  }

  private async loadOrigins(): Promise<ReadonlySet<string>> {
    return new Set(await this.deps.repository.listWidgetOrigins(this.deps.clock.now()));
  }

  private forget(): void {
    this.keys.clear();
    this.origins.clear();
  }

  private noteUse(keyId: string): void {
    this.used.add(keyId);
    if (this.touchTimer === undefined) {
      this.touchTimer = setTimeout(() => {
        this.touchTimer = undefined;
        this.writeUses().catch(() => undefined);
      }, touchEveryMs);
      this.touchTimer.unref();
    }
  }

  /** Last use is for a person's eyes: losing one is no fault worth a refusal. */
  private async writeUses(): Promise<void> {
    const keyIds = [...this.used];
    this.used.clear();
    if (keyIds.length > 0) {
      await this.deps.repository.touch(keyIds, this.deps.clock.now()).catch(() => undefined);
    }
  }
}

function createKey(request: NewStoreKey): CreatedKey {
  const allowedOrigins = (request.allowedOrigins ?? []).map(parseOrigin);
  if (request.kind === 'widget' && allowedOrigins.length === 0) {
    throw new RangeError('a widget key needs at least one allowed origin');
  }
  const head = request.kind === 'widget' ? 'pk_widget_' : request.isTest === true ? 'sk_test_' : 'sk_live_';
  const key = `${head}${createSecret(32)}`;
  const record: ApiKey = {
    id: createId(),
    storeId: request.storeId,
    name: request.name ?? '',
    kind: request.kind,
    prefix: key.slice(0, head.length + prefixRandomLength),
    hash: hashKey(key),
    scopes: request.scopes ?? (request.kind === 'widget' ? widgetScopes : scopes),
    allowedOrigins,
    ...present({ expiresAt: request.expiresAt }),
  };
  return { key, record };
}

/** As browsers send it in `Origin`: scheme, host and port in lower case, nothing after. */
function parseOrigin(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null') {
    throw new RangeError('an origin looks like https://shop.example');
  }
  return origin;
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
