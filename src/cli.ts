import { userInfo } from 'node:os';
import { ApiKeys } from './operations/api-keys.ts';
import { PrismaApiKeyRepository } from './operations/api-keys-repository.ts';
import { AuditLog } from './operations/audit.ts';
import { PrismaAuditRepository } from './operations/audit-repository.ts';
import { storeCommands } from './operations/store-commands.ts';
import { PrismaStoreRepository } from './operations/stores-repository.ts';
import { systemClock } from './platform/clock.ts';
import { migrateCommands } from './platform/database/migrate-commands.ts';
import { createDatabase } from './platform/db.ts';
import { readVariable } from './platform/env.ts';
import { describeError } from './platform/errors.ts';

/** Operator commands, each a thin call into a room: `npm run ops -- <command>`. */
const [name = 'help', ...words] = process.argv.slice(2);
const print = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

process.exitCode = await run();

async function run(): Promise<number> {
  const isKnown = isMigrateCommand(name) || storeCommands[name] !== undefined;
  if (!isKnown) {
    const usages = Object.values(storeCommands).map(({ usage }) => usage);
    print(
      [
        'Commands:',
        'migrate',
        'migrate:down [steps] [--force]',
        'migrate:new <name>',
        'migrate:status',
        ...usages,
      ].join('\n  '),
    );
    if (name === 'help' || name === '--help') {
      return 0;
    }
    complain(`\nunknown command "${name}"`);
    return 2;
  }
  const databaseUrl = readVariable('DATABASE_URL');
  if (databaseUrl === undefined) {
    complain('DATABASE_URL is required');
    return 1;
  }
  try {
    return isMigrateCommand(name) ? await runMigrate(name, databaseUrl) : await runStoreCommand(databaseUrl);
  } catch (error) {
    if (isMisspelt(error)) {
      complain(`usage: ${storeCommands[name]?.usage}`);
      return 2;
    }
    complain(`${name}: ${describeError(error)}`);
    return 1;
  }
}

async function runMigrate(command: keyof typeof migrateCommands, databaseUrl: string): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return await migrateCommands[command](words, { databaseUrl, print, clock: systemClock, signal: stop.signal });
}

async function runStoreCommand(databaseUrl: string): Promise<number> {
  const command = storeCommands[name];
  const database = await createDatabase({
    url: databaseUrl,
    poolSize: 1,
    applicationName: 'support-agent-cli',
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    onError: (error) => complain(error.message),
  });
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  const audit = new AuditLog({ repository: new PrismaAuditRepository(database), clock: systemClock });
  const stores = new PrismaStoreRepository(database);
  try {
    const code = await command?.run(words, { keys, stores, audit, actor: userInfo().username, print });
    if (code === 2) {
      complain(`usage: ${command?.usage}`);
    }
    return code ?? 2;
  } finally {
    await keys.close();
    await database.close();
  }
}

function isMigrateCommand(word: string): word is keyof typeof migrateCommands {
  return Object.hasOwn(migrateCommands, word);
}

/** Words that `parseArgs` does not know. */
function isMisspelt(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
