/**
 * `npm run prove`: the worst model against gate, ledger and shop, judged by an oracle that knows neither.
 *   -- --turns 1000000    more turns; an interrupted run goes on where it was
 *   -- --seed 7           another game
 *   -- --world 123        one world again, as a finding names it
 *   -- --without LOCK     takes out a lock (ownership, consent, caps, duplicate): the proof has to find the breach
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProof } from '../evals/prove/run.ts';
import { locks } from '../evals/prove/switches.ts';

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    world: { type: 'string' },
    without: { type: 'string' },
    processes: { type: 'string', default: String(Math.min(8, Math.max(2, availableParallelism()))) },
    database: { type: 'string' },
  },
});

const turns = toNumber('turns', values.turns);
const seed = toNumber('seed', values.seed);
const without = locks.find((lock) => lock === values.without);
if (values.without !== undefined && without === undefined) fail(`--without knows ${locks.join(', ')}`);
const longRun = 50_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const isWatched = process.stderr.isTTY;
let lastToldMs = 0;

const isProved = await runProof({
  turns,
  seed,
  processes: toNumber('processes', values.processes),
  print: (text) => console.log(text),
  printProgress: tellProgress,
  ...(without !== undefined && { without }),
  ...(values.world !== undefined && { world: toNumber('world', values.world) }),
  ...(values.database !== undefined && { serverUrl: values.database }),
  ...(turns > longRun && { stateFile: join(root, '.data', 'prove', `${seed}-${turns}.json`) }),
});
process.exit(isProved ? 0 : 1);

function tellProgress(line: string): void {
  if (isWatched) {
    process.stderr.write(`\r\u001b[K${line}`);
  } else if (line !== '' && performance.now() - lastToldMs > 15_000) {
    lastToldMs = performance.now();
    process.stderr.write(`${line}\n`);
  }
}

function toNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) fail(`--${name} takes a whole number`);
  return number;
}

function fail(line: string): never {
  console.error(`prove: ${line}`);
  process.exit(2);
}
