import type { ApiKey as ApiKeyRow, PrismaClient } from '../generated/prisma/client.ts';
import { present } from '../platform/present.ts';
import { type ApiKey, type ApiKeyRepository, type Scope, scopes } from './api-keys.ts';

/** Keys in the table `api_keys`. */
export class PrismaApiKeyRepository implements ApiKeyRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async findByHash(hash: string): Promise<ApiKey | undefined> {
    const row = await this.deps.prisma.apiKey.findFirst({ where: { hash, store: { isActive: true } } });
    return row === null ? undefined : toApiKey(row);
  }

  async findByPrefix(prefix: string): Promise<ApiKey | undefined> {
    const row = await this.deps.prisma.apiKey.findFirst({ where: { prefix }, orderBy: { createdAt: 'desc' } });
    return row === null ? undefined : toApiKey(row);
  }

  async listByStore(storeId: string): Promise<readonly ApiKey[]> {
    const rows = await this.deps.prisma.apiKey.findMany({ where: { storeId }, orderBy: { createdAt: 'asc' } });
    return rows.map(toApiKey);
  }

  async listWidgetOrigins(now: Date): Promise<readonly string[]> {
    const rows = await this.deps.prisma.apiKey.findMany({
      where: { kind: 'widget', revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      select: { allowedOrigins: true },
    });
    return rows.flatMap((row) => row.allowedOrigins);
  }

  async insert(key: ApiKey): Promise<void> {
    await this.deps.prisma.apiKey.create({ data: toRow(key) });
  }

  async replace(oldKeyId: string, oldExpiresAt: Date, key: ApiKey): Promise<void> {
    await this.deps.prisma.$transaction([
      this.deps.prisma.apiKey.create({ data: toRow(key) }),
      this.deps.prisma.apiKey.update({ where: { id: oldKeyId }, data: { expiresAt: oldExpiresAt } }),
    ]);
  }

  async revoke(keyId: string, at: Date): Promise<void> {
    await this.deps.prisma.apiKey.updateMany({ where: { id: keyId, revokedAt: null }, data: { revokedAt: at } });
  }

  async touch(keyIds: readonly string[], at: Date): Promise<void> {
    await this.deps.prisma.apiKey.updateMany({ where: { id: { in: [...keyIds] } }, data: { lastUsedAt: at } });
  }
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    storeId: row.storeId,
    name: row.name,
    kind: row.kind === 'widget' ? 'widget' : 'secret',
    prefix: row.prefix,
    hash: row.hash,
    scopes: row.scopes.filter(isScope),
    allowedOrigins: row.allowedOrigins,
    ...present({ expiresAt: row.expiresAt, revokedAt: row.revokedAt }),
  };
}

function toRow(key: ApiKey) {
  return { ...key, scopes: [...key.scopes], allowedOrigins: [...key.allowedOrigins] };
}

function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
