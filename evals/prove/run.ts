import { openWorldDatabase, startProofServer } from './database.ts';
import { playAll } from './pool.ts';
import { describeFinding, describeProgress, describeRun } from './report.ts';
import { dropState, loadState, type RunState, saveState } from './run-state.ts';
import { type Finding, runWorld, turnsPerWorld, type WorldReport, type WorldTask } from './run-world.ts';
import type { Lock } from './switches.ts';
import { Tally } from './tally.ts';

export interface ProofOptions {
  readonly turns: number;
  readonly seed: number;
  readonly processes: number;
  readonly without?: Lock;
  /** Only this world, as a finding names it. */
  readonly world?: number;
  /** A run that is interrupted goes on from there. */
  readonly stateFile?: string;
  /** PostgreSQL to use instead of an embedded one. */
  readonly serverUrl?: string;
  readonly print: (text: string) => void;
  /** Overwrites the last such line; absent where nobody watches. */
  readonly printProgress?: (line: string) => void;
}

/** True when no breach and no surprise came up. */
export async function runProof(options: ProofOptions): Promise<boolean> {
  const server = await startProofServer(options.serverUrl);
  try {
    return options.world === undefined
      ? await playMany(options, server)
      : await playOne(options, options.world, server);
  } finally {
    await server.close();
  }
}

type Server = Awaited<ReturnType<typeof startProofServer>>;

async function playMany(options: ProofOptions, server: Server): Promise<boolean> {
  const { turns, seed, stateFile, print } = options;
  const state = stateFile === undefined ? emptyState(options) : await loadState(stateFile, seed, turns);
  const run = new Run(options, state);
  if (state.worlds.length > 0) print(`going on after ${state.worlds.length} worlds of an earlier run`);
  await playAll(run.listTasks(), server, options.processes, (report) => run.take(report));
  options.printProgress?.('');
  if (run.finding) print(`\n${describeFinding(run.finding, seed, options.without)}\n`);
  print(describeRun(run.tally, run.turnsDone, run.seconds(), run.finding ? run.finding.breaches.length : 0));
  if (stateFile !== undefined) await dropState(stateFile);
  return run.finding === undefined && run.tally.list('surprise:').length === 0;
}

async function playOne(options: ProofOptions, world: number, server: Server): Promise<boolean> {
  const database = await openWorldDatabase(await server.createWorldDatabase());
  try {
    const index = { seed: options.seed, index: 0, turns: turnsPerWorld, worldSeed: world };
    const report = await runWorld({ ...index, ...(options.without && { without: options.without }) }, database);
    const tally = new Tally();
    tally.add(report.tally);
    if (report.breach) options.print(describeFinding(report.breach, options.seed, options.without));
    options.print(describeRun(tally, report.turns, 1, report.breach?.breaches.length ?? 0));
    return report.breach === undefined;
  } finally {
    await database.close();
  }
}

function emptyState({ seed, turns }: ProofOptions): RunState {
  return { seed, turns, worlds: [], tally: {}, seconds: 0 };
}

/** Adds up what the processes report, and stops all of them at the first breach. */
class Run {
  readonly tally = new Tally();
  finding: Finding | undefined;
  turnsDone = 0;
  private readonly startedMs = performance.now();
  private savedMs = 0;
  private readonly done: Set<number>;

  constructor(
    private readonly options: ProofOptions,
    private readonly state: RunState,
  ) {
    this.done = new Set(state.worlds);
    this.tally.add(state.tally);
    this.turnsDone = state.worlds.reduce((total, index) => total + this.turnsOf(index), 0);
  }

  *listTasks(): Generator<WorldTask, undefined> {
    const { seed, turns, without } = this.options;
    for (let index = 0; index * turnsPerWorld < turns; index += 1) {
      if (this.finding) return undefined;
      if (!this.done.has(index)) yield { seed, index, turns: this.turnsOf(index), ...(without && { without }) };
    }
    return undefined;
  }

  async take(report: WorldReport): Promise<boolean> {
    this.tally.add(report.tally);
    this.turnsDone += report.turns;
    this.done.add(report.index);
    this.finding ??= report.breach;
    this.options.printProgress?.(describeProgress(this.turnsDone, this.options.turns, this.seconds()));
    await this.save();
    return this.finding === undefined;
  }

  seconds(): number {
    return this.state.seconds + (performance.now() - this.startedMs) / 1000;
  }

  private turnsOf(index: number): number {
    return Math.min(turnsPerWorld, this.options.turns - index * turnsPerWorld);
  }

  private async save(): Promise<void> {
    const { stateFile, seed, turns } = this.options;
    if (stateFile === undefined || performance.now() - this.savedMs < 2000) return;
    this.savedMs = performance.now();
    await saveState(stateFile, {
      seed,
      turns,
      worlds: [...this.done],
      tally: this.tally.toRecord(),
      seconds: this.seconds(),
    });
  }
}
