import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createTestRedis } from './redis.ts';

describe('createTestRedis', () => {
  it('gives a server that can be killed and comes back empty', async () => {
    const server = await createTestRedis();
    if (server === undefined || process.env.REDIS_URL) {
      return;
    }
    const client = new Redis(server.url, { retryStrategy: () => 20 });
    client.on('error', () => undefined);
    await client.set('key', 'value');

    await server.kill();
    await server.restart();

    expect(await client.get('key')).toBe(null);
    client.disconnect();
    await server.close();
  });
});
