import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { bootstrap } from './bootstrap.ts';
import { demoFolder, readDemoFile, writeDemoFile } from './demo-file.ts';
import { startSandbox } from './integrations/sandbox/sandbox.ts';
import { createShop } from './integrations/sandbox/shop/build-shop.ts';
import { ApiKeys, scopes } from './operations/api-keys.ts';
import { PrismaApiKeyRepository } from './operations/api-keys-repository.ts';
import { PrismaStoreRepository } from './operations/stores-repository.ts';
import { systemClock } from './platform/clock.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrateUp } from './platform/database/migrate-up.ts';
import type { Database } from './platform/db.ts';
import { hideTracingFromLangChain, loadEnv, readEnvironment, readVariable } from './platform/env.ts';
import { describeError } from './platform/errors.ts';
import { createSecret } from './platform/ids.ts';
import { createLogger } from './platform/logger.ts';
import { listen } from './web-server.ts';

/** Everything on one machine with embedded defaults: database, sandbox shop and helpdesk, demo store and key, service. */
const storeId = 'store-123';
const shop = { host: '127.0.0.1', service: 8_000, shopify: 8_001, gorgias: 8_002 };

const say = (line: string) => process.stderr.write(`${line}\n`);
const closers: (() => Promise<unknown>)[] = [];
const stop = new AbortController();
process.on('SIGINT', endDemo);
process.on('SIGTERM', endDemo);

try {
  await runDemo();
} catch (error) {
  if (!stop.signal.aborted) {
    say(`demo: ${describeError(error)}`);
    await closeAll();
    process.exit(1);
  }
}

async function runDemo(): Promise<void> {
  const kept = readDemoFile() ?? { secret: createSecret(48) };
  await mkdir(demoFolder, { recursive: true });
  const databaseUrl = readVariable('DATABASE_URL') ?? (await startDatabase());
  say('Migrating …');
  await migrateUp(databaseUrl, { signal: stop.signal });
  say('Starting the sandbox shop and helpdesk …');
  const sandbox = await startSandbox({
    clock: systemClock,
    shopifyPort: await findPort(shop.shopify),
    gorgiasPort: await findPort(shop.gorgias),
    // The shop forgets at each start, the ledger does not: other ids keep yesterday's orders apart from today's.
    shopify: { world: createShop(systemClock, Math.floor(systemClock.now().getTime() / 1_000) * 10_000) },
  });
  closers.push(() => sandbox.close());
  const variables = {
    HOST: shop.host,
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'pretty',
    ...toSandboxVariables(sandbox),
    ...readEnvironment(),
    PORT: readVariable('PORT') ?? String(await findPort(shop.service)),
    DATABASE_URL: databaseUrl,
    APP_SECRET_KEY: readVariable('APP_SECRET_KEY') ?? kept.secret,
  };
  const env = loadEnv(variables);
  hideTracingFromLangChain();
  const logger = createLogger({ level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const service = await bootstrap({ env, clock: systemClock, logger, processName: 'support-agent-web' });
  closers.push(() => service.close(2_000));
  const key = await prepareStore(service.ground.database, kept.key, sandbox.shopify.shop);
  const server = await listen(service);
  closers.push(() => server.close());
  service.startWork();
  await service.warmUp();
  const { DATABASE_URL, APP_SECRET_KEY } = variables;
  const forCompanions = { ...toSandboxVariables(sandbox), DATABASE_URL, APP_SECRET_KEY };
  await writeDemoFile({ url: server.url, key, secret: kept.secret, variables: forCompanions });
  tell(server.url, key, sandbox.shopify.url, sandbox.gorgias.url, databaseUrl);
}

async function startDatabase(): Promise<string> {
  say('Starting PostgreSQL …');
  const database = await startEmbeddedPostgres({
    dataFolder: `${demoFolder}postgres`,
    signal: stop.signal,
    onProgress: (line) => say(`  ${line}`),
  });
  closers.push(() => database.close());
  if (database.isShared) {
    throw new Error('the demo of this folder is running already; stop it first');
  }
  return database.url;
}

/** The demo store and a key that opens it; a key of an earlier start is used again. */
async function prepareStore(database: Database, keptKey: string | undefined, domain: string): Promise<string> {
  const repository = new PrismaStoreRepository(database);
  const isNew = (await repository.findById(storeId)) === undefined;
  await repository.save({ id: storeId, name: 'Fernhollow Outfitters', domain, timeZone: 'America/New_York' });
  if (isNew) {
    await repository.saveSettings(storeId, { values: { auto_refund_enabled: true, auto_refund_limit: 50 } });
  }
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  try {
    const kept = keptKey === undefined ? undefined : await keys.verify(keptKey);
    if (keptKey !== undefined && kept !== undefined && scopes.every((scope) => kept.scopes.includes(scope))) {
      return keptKey;
    }
    return (await keys.createStoreKey({ storeId, kind: 'secret', isTest: true, name: 'demo' })).key;
  } finally {
    await keys.close();
  }
}

function toSandboxVariables({ shopify, gorgias }: Awaited<ReturnType<typeof startSandbox>>): Record<string, string> {
  return {
    SHOPIFY_SHOP: shopify.shop,
    SHOPIFY_BASE_URL: shopify.url,
    SHOPIFY_API_KEY: shopify.clientId,
    SHOPIFY_API_SECRET: shopify.clientSecret,
    GORGIAS_BASE_URL: gorgias.url,
    GORGIAS_EMAIL: gorgias.email,
    GORGIAS_API_KEY: gorgias.apiKey,
  };
}

/** The wished port, or 0 for any free one when it is taken. */
async function findPort(wished: number): Promise<number> {
  if (await isFree(wished)) {
    return wished;
  }
  say(`  port ${wished} is taken, using another`);
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, shop.host, () => probe.close(() => resolve(true)));
  });
}

function tell(url: string, key: string, shopifyUrl: string, gorgiasUrl: string, databaseUrl: string): void {
  process.stdout.write(`
  Support agent   ${url}   (API description at ${url}/docs)
  Demo store      ${storeId}, API key ${key}
  Sandbox shop    ${shopifyUrl}   (orders #1001 to #1079; #1042 belongs to ada@example.com)
  Sandbox desk    ${gorgiasUrl}   (tickets of hand-overs, and mail with codes)
  PostgreSQL      ${databaseUrl}

  Ask it something:

  curl -N ${url}/api/v1/conversations \\
    -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \\
    -d '{"customer_email":"ada@example.com","initial_message":"Where is my order #1042?"}'

  Or talk in another terminal: npm run chat -- --email ada@example.com
  "Cancel order #1065", "I'd like to return the rain jacket of #1069", "Refund the latte mug of #1071"

  What money does, in a third: npm run ops -- approvals | approve <id> | effects <conversation> | pause ${storeId}
  Ctrl-C ends everything.

`);
}

function endDemo(): void {
  if (stop.signal.aborted) {
    process.exit(1);
  }
  stop.abort(new Error('stopped'));
  say('\nStopping …');
  closeAll().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    await close().catch((error: unknown) => say(`  ${describeError(error)}`));
  }
}
