import { describe, expect, it } from '@jest/globals';
import { ApiKeys, type CreatedKey } from '../../src/operations/api-keys.ts';
import { MemoryApiKeyRepository } from '../fakes/api-key-repository.ts';

function setUp() {
  const time = { ms: Date.parse('2026-11-20T10:00:00Z') };
  const clock = { now: () => new Date(time.ms), monotonicMs: () => time.ms };
  const repository = new MemoryApiKeyRepository();
  return { time, repository, keys: new ApiKeys({ repository, clock }) };
}

describe('keys of a store', () => {
  it.each([
    [{ kind: 'secret' as const }, /^sk_live_[A-Za-z0-9]{32}$/],
    [{ kind: 'secret' as const, isTest: true }, /^sk_test_[A-Za-z0-9]{32}$/],
    [{ kind: 'widget' as const, allowedOrigins: ['https://Shop.example/x'] }, /^pk_widget_[A-Za-z0-9]{32}$/],
  ])('look like the wire contract and are kept as a hash: %j', async (request, pattern) => {
    const { keys, repository } = setUp();

    const { key, record } = await keys.createStoreKey({ storeId: 's', ...request });

    expect(key).toMatch(pattern);
    expect(JSON.stringify(await repository.listByStore('s'))).not.toContain(key.slice(-24));
    expect(key.startsWith(record.prefix)).toBe(true);
    expect(await keys.verify(key)).toEqual(record);
  });

  it('keep the origin as browsers send it', async () => {
    const { keys } = setUp();
    const allowedOrigins = ['https://Shop.example:443/path'];

    const { record } = await keys.createStoreKey({ storeId: 's', kind: 'widget', allowedOrigins });

    expect(record.allowedOrigins).toEqual(['https://shop.example']);
    expect(await keys.listWidgetOrigins()).toEqual(new Set(['https://shop.example']));
  });

  it.each([[[]], [['shop.example']], [['*']]])('refuse a widget without real origins: %j', async (allowedOrigins) => {
    const { keys } = setUp();

    await expect(keys.createStoreKey({ storeId: 's', kind: 'widget', allowedOrigins })).rejects.toThrow(RangeError);
  });

  it('cost one look-up in five seconds, also when wrong', async () => {
    const { keys, repository, time } = setUp();
    const { key } = await keys.createStoreKey({ storeId: 's', kind: 'secret' });
    const wrong = `sk_live_${'a'.repeat(32)}`;

    await Promise.all([keys.verify(key), keys.verify(key), keys.verify(wrong), keys.verify(wrong)]);
    expect(repository.lookups).toBe(2);
    time.ms += 5_001;
    await keys.verify(key);

    expect(repository.lookups).toBe(3);
  });

  it('cost nothing when they can not be keys', async () => {
    const { keys, repository } = setUp();

    expect(await keys.verify("sk_live_' OR 1=1")).toBeUndefined();
    expect(repository.lookups).toBe(0);
  });

  it('end when they expire, also in the cache', async () => {
    const { keys, time } = setUp();
    const expiresAt = new Date(time.ms + 1_000);
    const { key } = await keys.createStoreKey({ storeId: 's', kind: 'secret', expiresAt });

    expect(await keys.verify(key)).toBeDefined();
    time.ms += 1_001;

    expect(await keys.verify(key)).toBeUndefined();
  });

  it('end at once when revoked', async () => {
    const { keys } = setUp();
    const { key, record } = await keys.createStoreKey({ storeId: 's', kind: 'secret' });
    await keys.verify(key);

    await keys.revoke(record.prefix);

    expect(await keys.verify(key)).toBeUndefined();
  });

  it('are rotated with a time of grace', async () => {
    const { keys, time } = setUp();
    const old = await keys.createStoreKey({ storeId: 's', kind: 'secret', isTest: true, scopes: ['orders:read'] });

    const fresh = (await keys.rotate(old.record.prefix, 60)) as CreatedKey;

    expect(fresh.key).toMatch(/^sk_test_/);
    expect((await keys.verify(fresh.key))?.scopes).toEqual(['orders:read']);
    expect(await keys.verify(old.key)).toBeDefined();
    time.ms += 60_001;
    expect(await keys.verify(old.key)).toBeUndefined();
  });

  it('are not rotated when unknown', async () => {
    const { keys } = setUp();

    expect(await keys.rotate('sk_live_nothing', 60)).toBeUndefined();
  });

  it('remember their last use in batches', async () => {
    const { keys, repository } = setUp();
    const { key, record } = await keys.createStoreKey({ storeId: 's', kind: 'secret' });
    await keys.verify(key);
    await keys.verify(key);

    await keys.close();

    expect(repository.touched).toEqual([record.id]);
  });
});
