/**
 * Our service against the floor server, side by side in one run. Machines differ and are busy with other things, so the
 * ratios are the result; the absolute numbers are only for scale.
 */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Finding, toTable } from './goals.ts';
import { measureGrowth } from './growth.ts';
import { measureIdleStreams } from './idle-streams.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { type Measurements, toFindings, toWriteFindings } from './report.ts';
import { measureRounds } from './rounds.ts';
import { countStatementsPerTurn } from './statements.ts';
import { createFloor, createService, isBuilt } from './targets.ts';
import { openWorld, type World } from './world.ts';
import { measureWrites, type WritesResult } from './writes.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    say(`bench: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  if (!options.isWritesOnly) {
    build();
  }
  const world = await openWorld(say);
  const stop = () => void world.close().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    if (options.isWritesOnly) {
      const writes = await measureLedger(world, options);
      await report(toWriteFindings(writes), { writes }, options);
    } else {
      const found = await measure(world, options);
      await report(toFindings(found), found, options);
    }
    return 0;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await world.close();
  }
}

async function measure(world: World, options: Options): Promise<Measurements> {
  const rounds = await measureRounds(world, options, say);
  say(`${options.idleStreams} idle streams …`);
  const floor = await measureIdleStreams(createFloor(world), options.idleStreams, world);
  const service = await measureIdleStreams(createService(world), options.idleStreams, world);
  say('long threads …');
  const growth = await measureGrowth(world, options.isQuick ? 4 : 15);
  say('statements …');
  const statementsPerTurn = await countStatementsPerTurn(world);
  const writes = await measureLedger(world, options);
  return { rounds, idle: { floor, service }, growth, statementsPerTurn, writes, isBuilt: isBuilt() };
}

async function measureLedger(world: World, { isQuick }: Options): Promise<WritesResult[]> {
  say('writes …');
  return await measureWrites(world, { effects: isQuick ? 50 : 200, fillings: isQuick ? [0] : [0, 5_000, 50_000] });
}

async function report(
  findings: readonly Finding[],
  found: object,
  { rounds, out, isWritesOnly }: Options,
): Promise<void> {
  const machine = `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(2)}`;
  process.stdout.write(`\n${toTable(findings)}\n\n`);
  if (!isWritesOnly) {
    process.stdout.write(
      `Medians of ${rounds} interleaved rounds; the floor: Express 5, two statements, one JSON and\n`,
    );
    process.stdout.write('one streamed model call, nothing else.\n');
  }
  process.stdout.write(
    `Writes: one after the other, without the shop's time; the floor: as many one-row statements.\n${machine}.\n`,
  );
  if (out !== undefined) {
    const json = { node: process.version, cores: availableParallelism(), load: loadavg(), findings, ...found };
    await writeFile(out, `${JSON.stringify(json, undefined, 1)}\n`);
    say(`written to ${out}`);
  }
}

/** What is measured is what would be deployed; without a build the sources are measured and the table says so. */
function build(): void {
  const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  const root = fileURLToPath(new URL('..', import.meta.url));
  say('Building …');
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) {
    say(`The build failed, so the sources are measured:\n${stderr.trim().slice(0, 600)}`);
  }
}
