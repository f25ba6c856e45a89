import { createCommandRunner } from './cli-commands.ts';
import { readVariables } from './demo-file.ts';
import { describeError } from './platform/errors.ts';

/** Operator commands, each a thin call into a room: `npm run ops -- <command>`. */
const [name = 'help', ...words] = process.argv.slice(2);
const print = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

process.exitCode = await run();

async function run(): Promise<number> {
  const commands = createCommandRunner({ print, complain });
  const usage = commands.findUsage(name);
  if (usage === undefined) {
    print(['Commands:', ...commands.listUsages()].join('\n  '));
    if (name === 'help' || name === '--help') {
      return 0;
    }
    complain(`\nunknown command "${name}"`);
    return 2;
  }
  const variables = readVariables();
  if (variables.DATABASE_URL === undefined) {
    complain('DATABASE_URL is required');
    return 1;
  }
  if (variables.isDemo) {
    complain('(the demo of this folder, since DATABASE_URL is not set)');
  }
  try {
    const code = await commands.run(name, words, { ...variables.all, DATABASE_URL: variables.DATABASE_URL });
    if (code === 2) {
      complain(`usage: ${usage}`);
    }
    return code;
  } catch (error) {
    if (isMisspelt(error)) {
      complain(`usage: ${usage}`);
      return 2;
    }
    complain(`${name}: ${describeError(error)}`);
    return 1;
  }
}

/** Words that `parseArgs` does not know. */
function isMisspelt(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
