import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import { PrismaAccessLogRepository } from '../../src/operations/access-log-repository.ts';
import { ApiKeys, type CreatedKey } from '../../src/operations/api-keys.ts';
import { PrismaApiKeyRepository } from '../../src/operations/api-keys-repository.ts';
import { AuditLog } from '../../src/operations/audit.ts';
import { PrismaAuditRepository } from '../../src/operations/audit-repository.ts';
import { PrismaStoreRepository } from '../../src/operations/stores-repository.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

describe('the repositories of operations', () => {
  let database: TestDatabase;
  let prisma: PrismaClient;
  let keys: ApiKeys;
  beforeAll(async () => {
    database = await createTestDatabase();
    prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
    await prisma.store.create({ data: { id: 'store-1', name: 'Shop', domain: 'one.example' } });
    await prisma.store.create({ data: { id: 'store-2', name: 'Closed', domain: 'two.example', isActive: false } });
    keys = new ApiKeys({ repository: new PrismaApiKeyRepository({ prisma }), clock: systemClock });
  });
  afterAll(async () => {
    await keys.close();
    await prisma.$disconnect();
    await database.drop();
  });

  it('bring a key back as it was made', async () => {
    const { key, record } = await keys.createStoreKey({
      storeId: 'store-1',
      kind: 'widget',
      allowedOrigins: ['https://one.example'],
      expiresAt: new Date('2099-01-01T00:00:00Z'),
    });

    expect(await keys.verify(key)).toEqual(record);
    expect(await keys.listWidgetOrigins()).toEqual(new Set(['https://one.example']));
  });

  it('know no key of a store that is closed', async () => {
    const { key } = await keys.createStoreKey({ storeId: 'store-2', kind: 'secret' });

    expect(await keys.verify(key)).toBeUndefined();
  });

  it('rotate, revoke, and note the last use', async () => {
    const old = await keys.createStoreKey({ storeId: 'store-1', kind: 'secret' });
    const fresh = (await keys.rotate(old.record.prefix, 0)) as CreatedKey;

    expect(await keys.verify(old.key)).toBeUndefined();
    expect(await keys.verify(fresh.key)).toBeDefined();
    await keys.close();
    expect((await prisma.apiKey.findUniqueOrThrow({ where: { id: fresh.record.id } })).lastUsedAt).toBeInstanceOf(Date);
    await keys.revoke(fresh.record.prefix);
    expect(await keys.verify(fresh.key)).toBeUndefined();
  });

  it('find a store, and not what is not there', async () => {
    const stores = new PrismaStoreRepository({ prisma });

    expect(await stores.findById('store-1')).toMatchObject({ name: 'Shop', isActive: true, timeZone: 'UTC' });
    expect(await stores.findById('nobody')).toBeUndefined();
  });

  it('append to the logs', async () => {
    const at = new Date('2026-11-20T10:00:00.000Z');
    const row = { method: 'GET', route: '/x', status: 200, addressHash: 'h', requestId: 'r', durationMs: 3, at };

    await new PrismaAccessLogRepository({ prisma }).appendBatch([
      row,
      { ...row, storeId: 'store-1', keyPrefix: 'sk_' },
    ]);
    const audit = new AuditLog({ repository: new PrismaAuditRepository({ prisma }), clock: systemClock });
    await audit.append({ actor: 'ada', action: 'api_key.rotated', subject: 'sk_live_x', details: { grace: 60 } });

    expect(await prisma.accessEntry.count({ where: { at } })).toBe(2);
    expect(await prisma.auditEntry.findFirst()).toMatchObject({ actor: 'ada', details: { grace: 60 } });
  });
});
