import { afterEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './start-test-app.ts';

describe('health', () => {
  let app: TestApp;
  afterEach(() => app.close());
  const get = async (path: string) => {
    const response = await fetch(`${app.url}${path}`);
    return { status: response.status, body: await response.json() };
  };

  it.each(['/health', '/health/live', '/api/health'])('is alive at %s', async (path) => {
    app = await startTestApp();

    expect(await get(path)).toEqual({
      status: 200,
      body: {
        status: 'ok',
        version: '1.2.3',
        build_id: 'test',
        git_sha: null,
        migration_id: null,
        uptime_seconds: expect.any(Number),
      },
    });
  });

  it('is ready without Redis', async () => {
    app = await startTestApp();

    expect(await get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ok', checks: { database: 'up', redis: 'not_configured' }, migration_id: '20261120000000_init' },
    });
  });

  it('is ready, but degraded, while Redis is away', async () => {
    app = await startTestApp({ health: { pingRedis: async () => false } });

    expect(await get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded', checks: { redis: 'down' } },
    });
  });

  it('is not ready while the database is away', async () => {
    app = await startTestApp({ health: { pingDatabase: () => Promise.reject(new Error('gone')) } });

    expect(await get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { database: 'down' } },
    });
  });

  it('gives a hanging database one second', async () => {
    app = await startTestApp({ health: { pingDatabase: () => new Promise(() => undefined) } });
    const startedMs = performance.now();

    const { status } = await get('/health/ready');

    expect(status).toBe(503);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  it('is not ready once it drains, and still alive', async () => {
    app = await startTestApp();

    app.health.drain();

    expect(await get('/health/ready')).toMatchObject({ status: 503, body: { status: 'draining' } });
    expect(await get('/health/live')).toMatchObject({ status: 200 });
  });

  it('names itself at the root', async () => {
    app = await startTestApp();

    expect(await get('/')).toMatchObject({ status: 200, body: { name: 'support-agent', version: '1.2.3' } });
  });
});
