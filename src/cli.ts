import { systemClock } from './platform/clock.ts';
import { migrateCommands } from './platform/database/migrate-commands.ts';
import { readVariable } from './platform/env.ts';

/** Operator commands, each a thin call into a room: `npm run ops -- <command>`. */
const [name = 'help', ...words] = process.argv.slice(2);
const print = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await run();

async function run(): Promise<number> {
  if (!isMigrateCommand(name)) {
    print(`Commands: ${Object.keys(migrateCommands).join(', ')}`);
    return name === 'help' ? 0 : 2;
  }
  const databaseUrl = readVariable('DATABASE_URL');
  if (databaseUrl === undefined) {
    process.stderr.write('DATABASE_URL is required\n');
    return 1;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    return await migrateCommands[name](words, { databaseUrl, print, clock: systemClock, signal: stop.signal });
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function isMigrateCommand(word: string): word is keyof typeof migrateCommands {
  return Object.hasOwn(migrateCommands, word);
}
