import type { ApiKey, ApiKeyRepository } from '../../src/operations/api-keys.ts';

/** Keys in memory; counts the look-ups. */
export class MemoryApiKeyRepository implements ApiKeyRepository {
  lookups = 0;
  readonly touched: string[] = [];
  private readonly keys = new Map<string, ApiKey>();

  async findByHash(hash: string): Promise<ApiKey | undefined> {
    this.lookups += 1;
    return [...this.keys.values()].find((key) => key.hash === hash);
  }

  async findByPrefix(prefix: string): Promise<ApiKey | undefined> {
    return [...this.keys.values()].find((key) => key.prefix === prefix);
  }

  async listByStore(storeId: string): Promise<readonly ApiKey[]> {
    return [...this.keys.values()].filter((key) => key.storeId === storeId);
  }

  async listWidgetOrigins(): Promise<readonly string[]> {
    return [...this.keys.values()].flatMap((key) => (key.revokedAt === undefined ? key.allowedOrigins : []));
  }

  async insert(key: ApiKey): Promise<void> {
    this.keys.set(key.id, key);
  }

  async replace(oldKeyId: string, oldExpiresAt: Date, key: ApiKey): Promise<void> {
    this.change(oldKeyId, { expiresAt: oldExpiresAt });
    this.keys.set(key.id, key);
  }

  async revoke(keyId: string, at: Date): Promise<void> {
    this.change(keyId, { revokedAt: at });
  }

  async touch(keyIds: readonly string[]): Promise<void> {
    this.touched.push(...keyIds);
  }

  private change(keyId: string, changes: Partial<ApiKey>): void {
    const key = this.keys.get(keyId);
    if (key !== undefined) {
      this.keys.set(keyId, { ...key, ...changes });
    }
  }
}
