import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isDatabaseDown } from '../../src/platform/database/database-down.ts';
import { createDatabase, type Database } from '../../src/platform/db.ts';
import { createTestDatabase, type OwnPostgres, startOwnPostgres, type TestDatabase } from '../support/postgres.ts';

const settings = {
  poolSize: 3,
  applicationName: 'support-agent test',
  connectionTimeoutMs: 1_000,
  statementTimeoutMs: 1_000,
  onError: () => undefined,
};

describe('the database', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = await createDatabase({ ...settings, url: test.url });
  });

  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('writes and reads through Prisma, with our names in TypeScript and snake_case in SQL', async () => {
    await database.prisma.store.create({ data: { id: 'store-123', name: 'Demo', domain: 'demo.example.com' } });
    const conversation = await database.prisma.conversation.create({ data: { storeId: 'store-123' } });

    const rows = await database.prisma.$queryRaw`SELECT store_id, message_seq FROM conversations`;

    expect(conversation).toMatchObject({ status: 'active', messageSeq: 0n, customerEmail: null });
    expect(rows).toEqual([{ store_id: 'store-123', message_seq: 0n }]);
  });

  it('001-10 names its connections', async () => {
    const rows = await database.prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE application_name = 'support-agent test'`;

    expect(rows[0]?.count).toBeGreaterThan(0n);
  });

  it('001-46 opens as many connections as DATABASE_POOL_SIZE says and no more', async () => {
    await Promise.all(Array.from({ length: 12 }, () => database.prisma.$queryRaw`SELECT pg_sleep(0.02)::text`));

    expect(database.pool.totalCount).toBe(3);
  });

  it('cancels a statement that takes too long, and counts it as the database being down', async () => {
    const slow = database.prisma.$queryRaw`SELECT pg_sleep(5)::text`;

    await expect(slow.catch((error: unknown) => isDatabaseDown(error))).resolves.toBe(true);
  });

  it('answers a ping, and stops waiting for one when the signal fires', async () => {
    const stop = new AbortController();

    await expect(database.ping(AbortSignal.timeout(1_000))).resolves.toBeUndefined();
    const blocked = Array.from({ length: 3 }, () => database.pool.query('SELECT pg_sleep(0.3)'));
    const ping = database.ping(stop.signal);
    stop.abort(new Error('enough'));

    await expect(ping).rejects.toThrow('enough');
    await Promise.all(blocked);
  });

  it('does not take our own mistakes for an outage', async () => {
    const wrongStatement = database.prisma.$queryRaw`SELECT no_such_column`.catch((error: unknown) => error);
    const duplicate = database.prisma.store
      .create({ data: { id: 'store-123', name: 'Twin', domain: 'demo.example.com' } })
      .catch((error: unknown) => error);

    expect(isDatabaseDown(await wrongStatement)).toBe(false);
    expect(isDatabaseDown(await duplicate)).toBe(false);
    expect(isDatabaseDown(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))).toBe(false);
  });
});

describe('when PostgreSQL dies', () => {
  let server: OwnPostgres;
  let database: Database;
  const errors: Error[] = [];

  beforeAll(async () => {
    server = await startOwnPostgres();
    database = await createDatabase({ ...settings, url: server.url, onError: (error) => errors.push(error) });
  });

  afterAll(async () => {
    await database.close();
    await server.close();
  });

  it('fails calls under way and new ones as an outage, survives, and heals by itself', async () => {
    await database.prisma.$queryRaw`SELECT 1`;
    const underWay = database.prisma.$queryRaw`SELECT pg_sleep(0.9)::text`.catch((error: unknown) => error);
    const raw = database.pool.query('SELECT pg_sleep(0.9)').catch((error: unknown) => error);
    await database.ping(AbortSignal.timeout(1_000));

    await server.crash();
    const refused = await database.prisma.store.findMany().catch((error: unknown) => error);
    const refusedRaw = await database.pool.query('SELECT 1').catch((error: unknown) => error);
    await server.restart();

    expect([await underWay, await raw, refused, refusedRaw].map((error) => isDatabaseDown(error))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    await expect(database.prisma.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
    expect(errors.length).toBeGreaterThan(0);
  });
});
