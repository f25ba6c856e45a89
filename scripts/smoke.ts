/** Starts the build as production does, asks it one question, and stops it: `npm run smoke` after `npm run build`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../src/integrations/sandbox/sandbox.ts';
import { ApiKeys } from '../src/operations/api-keys.ts';
import { PrismaApiKeyRepository } from '../src/operations/api-keys-repository.ts';
import { PrismaStoreRepository } from '../src/operations/stores-repository.ts';
import { systemClock } from '../src/platform/clock.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.ts';
import { createDatabase } from '../src/platform/db.ts';
import { createSecret } from '../src/platform/ids.ts';

const folder = await mkdtemp(join(tmpdir(), 'support-agent-smoke-'));
// Started by root, PostgreSQL runs as another user, who has to get in.
await chmod(folder, 0o755);
const postgres = await startEmbeddedPostgres({ dataFolder: folder, isDurable: false });
const sandbox = await startSandbox({ clock: systemClock });
const port = await findFreePort();
const env = {
  ...process.env,
  DATABASE_URL: postgres.url,
  APP_SECRET_KEY: createSecret(48),
  APP_ENV: 'production',
  LOG_LEVEL: 'warn',
  HOST: '127.0.0.1',
  PORT: String(port),
  SHOPIFY_SHOP: sandbox.shopify.shop,
  SHOPIFY_BASE_URL: sandbox.shopify.url,
  SHOPIFY_ACCESS_TOKEN: sandbox.shopify.accessToken,
  GORGIAS_BASE_URL: sandbox.gorgias.url,
  GORGIAS_EMAIL: sandbox.gorgias.email,
  GORGIAS_API_KEY: sandbox.gorgias.apiKey,
  // Nobody listens there: the build has to load its Redis client and go on without Redis.
  REDIS_URL: 'redis://127.0.0.1:1',
};

let main: ChildProcess | undefined;
try {
  assert((await run('dist/cli.js', 'migrate')) === 0, 'migrate failed');
  const key = await createKey();
  const startedMs = performance.now();
  main = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], { env, stdio: 'inherit' });
  await waitUntilReady();
  console.log(`ready after ${Math.round(performance.now() - startedMs)} ms`);
  const order = sandbox.shopify.admin.getOrder('#1042');
  const reply = await ask(key, order.email ?? '');
  console.log(`asked and answered: ${reply.slice(0, 100)} …`);
  assert(reply.includes(order.fulfillments[0]?.trackingNumber ?? 'none'), 'the reply lacks the tracking number');
  const exited = once(main, 'exit');
  main.kill('SIGTERM');
  const [code] = await exited;
  assert(code === 0, `the process ended with ${code}`);
  console.log('stopped cleanly');
} finally {
  main?.kill('SIGKILL');
  await sandbox.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
}

async function createKey(): Promise<string> {
  const database = await createDatabase({
    url: postgres.url,
    poolSize: 1,
    applicationName: 'smoke',
    connectionTimeoutMs: 3_000,
    statementTimeoutMs: 5_000,
    onError: () => undefined,
  });
  await new PrismaStoreRepository(database).save({
    id: 'smoke',
    name: 'Smoke',
    domain: 'smoke.example',
    timeZone: 'UTC',
  });
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  const { key } = await keys.createStoreKey({ storeId: 'smoke', kind: 'secret' });
  await keys.close();
  await database.close();
  return key;
}

async function waitUntilReady(): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('not ready within ten seconds');
}

async function ask(key: string, email: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ customer_email: email, initial_message: 'Where is my order #1042?' }),
    signal: AbortSignal.timeout(20_000),
  });
  const answer = (await response.json()) as { response?: { content: string } };
  return answer.response?.content ?? JSON.stringify(answer);
}

async function run(...args: string[]): Promise<number> {
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return Number(code);
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function assert(holds: boolean, message: string): void {
  if (!holds) {
    throw new Error(`smoke: ${message}`);
  }
}
