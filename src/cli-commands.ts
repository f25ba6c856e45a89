import { userInfo } from 'node:os';
import { type EffectCommandDeps, effectCommands } from './console/effect-commands.ts';
import { OperatorDesk } from './console/operator-desk.ts';
import { EffectPlaceRepository } from './effect-place-repository.ts';
import { policyPack } from './effect-stores.ts';
import { createLedger } from './ledger.ts';
import { ApiKeys } from './operations/api-keys.ts';
import { PrismaApiKeyRepository } from './operations/api-keys-repository.ts';
import { AuditLog } from './operations/audit.ts';
import { PrismaAuditRepository } from './operations/audit-repository.ts';
import { settingCommands } from './operations/setting-commands.ts';
import { storeCommands } from './operations/store-commands.ts';
import { PrismaStoreRepository } from './operations/stores-repository.ts';
import { systemClock } from './platform/clock.ts';
import { migrateCommands } from './platform/database/migrate-commands.ts';
import { createDatabase, type Database } from './platform/db.ts';
import { loadEnv } from './platform/env.ts';
import { createLogger } from './platform/logger.ts';
import { createStores } from './stores.ts';

interface Terminal {
  print(line: string): void;
  complain(line: string): void;
}

type Variables = Readonly<Record<string, string | undefined>> & { readonly DATABASE_URL: string };

/** Long enough for the shop's preview of an edited wish. */
const commandMs = 60_000;

/** All commands by name; those of migrations have their usages here. */
export function createCommandRunner(terminal: Terminal) {
  const usages: Readonly<Record<string, string>> = {
    migrate: 'migrate',
    'migrate:down': 'migrate:down [steps] [--force]',
    'migrate:new': 'migrate:new <name>',
    'migrate:status': 'migrate:status',
    ...Object.fromEntries(
      Object.entries({ ...storeCommands, ...settingCommands, ...effectCommands }).map(([name, { usage }]) => [
        name,
        usage,
      ]),
    ),
  };
  return {
    listUsages: () => Object.values(usages),
    findUsage: (name: string) => (Object.hasOwn(usages, name) ? usages[name] : undefined),
    run: (name: string, words: string[], variables: Variables) => runCommand(name, words, variables, terminal),
  };
}

async function runCommand(name: string, words: string[], variables: Variables, terminal: Terminal): Promise<number> {
  const { DATABASE_URL: databaseUrl } = variables;
  if (isMigrateCommand(name)) {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    const { print } = terminal;
    return await migrateCommands[name](words, { databaseUrl, print, clock: systemClock, signal: stop.signal });
  }
  const database = await createDatabase({
    url: databaseUrl,
    poolSize: 1,
    applicationName: 'support-agent-cli',
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    onError: (error) => terminal.complain(error.message),
  });
  try {
    return await runInDatabase(name, words, database, { variables, terminal });
  } finally {
    await database.close();
  }
}

async function runInDatabase(
  name: string,
  words: string[],
  database: Database,
  { variables, terminal: { print } }: { readonly variables: Variables; readonly terminal: Terminal },
): Promise<number> {
  const audit = new AuditLog({ repository: new PrismaAuditRepository(database), clock: systemClock });
  const stores = new PrismaStoreRepository(database);
  const actor = userInfo().username;
  const setting = settingCommands[name];
  if (setting !== undefined) {
    return await setting.run(words, { stores, audit, actor, print, policyParameters: policyPack.parameters });
  }
  const effect = effectCommands[name];
  if (effect !== undefined) {
    return await effect.run(words, { ...openOperators(database, audit, variables), actor, print });
  }
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  try {
    return (await storeCommands[name]?.run(words, { keys, stores, audit, actor, print })) ?? 2;
  } finally {
    await keys.close();
  }
}

/** What is promised here is done by the running service: it looks each second. */
function openOperators(
  database: Database,
  audit: AuditLog,
  variables: Variables,
): Omit<EffectCommandDeps, 'actor' | 'print'> {
  const env = loadEnv(variables);
  const logger = createLogger({ level: 'error', format: 'pretty' });
  const ground = { env, clock: systemClock, logger, database };
  const nudgeOutbox = () => undefined;
  const effects = createLedger({ ground, owner: 'cli', ...createStores(ground), nudgeOutbox });
  const places = new EffectPlaceRepository(database);
  return {
    operators: new OperatorDesk({ ...effects, audit, nudgeOutbox }),
    findStoreOf: (kind, id) => places.findStoreOf(kind, id),
    listStoreIds: () => places.listStoreIds(),
    context: { signal: AbortSignal.timeout(commandMs) },
  };
}

function isMigrateCommand(word: string): word is keyof typeof migrateCommands {
  return Object.hasOwn(migrateCommands, word);
}
