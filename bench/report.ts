import { compare, type Finding, limit, type Pair } from './goals.ts';
import type { GrowthResult } from './growth.ts';
import type { IdleResult } from './idle-streams.ts';
import type { LoadResult } from './load.ts';
import type { RoundResult } from './rounds.ts';
import { median } from './statistics.ts';
import type { Target } from './targets.ts';
import type { WritesResult } from './writes.ts';

export interface Measurements {
  readonly rounds: readonly RoundResult[];
  readonly idle: Readonly<Record<Target['name'], IdleResult>>;
  readonly growth: GrowthResult;
  readonly statementsPerTurn: number;
  readonly writes: readonly WritesResult[];
  /** False: the sources were measured, so the cold start is not production's. */
  readonly isBuilt: boolean;
}

/** 10,000 streams are the issue's; fewer get the share of the memory that is not there before the first one. */
const idleGoal = { streams: 10_000, mib: 300 };

export function toFindings(found: Measurements): Finding[] {
  const pick = (load: keyof RoundResult['loads'], read: (result: LoadResult) => number | undefined): Pair => ({
    floor: medianOf(found, 'floor', (round) => toNumber(round.loads[load], read)),
    service: medianOf(found, 'service', (round) => toNumber(round.loads[load], read)),
  });
  const paced = pick('paced', ({ cpuMsPerTurn }) => cpuMsPerTurn);
  const order = pick('order', ({ cpuMsPerTurn }) => cpuMsPerTurn);
  return [
    compare('CPU per turn, paced', 'ms', paced, { text: '<= 2x', maxRatio: 2 }),
    compare(
      'CPU per turn, flood',
      'ms',
      pick('flood', ({ cpuMsPerTurn }) => cpuMsPerTurn),
    ),
    compare('CPU per turn, paced, with an order read', 'ms', { ...order, floor: paced.floor }),
    limit(
      'first checked sentence, calm, p50',
      'ms',
      pick('calm', (load) => load.firstSentenceMs.p50),
      {
        text: '<= 8 ms',
        max: 8,
      },
    ),
    compare(
      'first checked sentence, calm, p99',
      'ms',
      pick('calm', (load) => load.firstSentenceMs.p99),
    ),
    compare(
      'first checked sentence, paced, p50',
      'ms',
      pick('paced', (load) => load.firstSentenceMs.p50),
    ),
    compare(
      'all added before that sentence, calm, p50',
      'ms',
      pick('calm', (load) => load.addedMs.p50),
    ),
    compare(
      'all added before that sentence, calm, p99',
      'ms',
      pick('calm', (load) => load.addedMs.p99),
    ),
    compare(
      'turns/s, flood',
      '/s',
      pick('flood', ({ turnsPerSecond }) => turnsPerSecond),
    ),
    {
      what: 'turns/s against `langgraphjs dev`',
      service: 'not run',
      goal: '>= 5x',
      note: 'its server is not among our packages',
    },
    toIdleFinding(found),
    toColdStart(found),
    {
      ...limit('1,000-message thread to 10-message thread', 'x', toGrowth(found.growth), {
        text: '<= 1.25x',
        max: 1.25,
      }),
    },
    limit('statements per turn', '', { floor: 2, service: found.statementsPerTurn }, { text: '2', max: 2.2 }),
    limit(
      'failed turns',
      '',
      { floor: countFailed(found, 'floor'), service: countFailed(found, 'service') },
      { text: '0', max: 0 },
    ),
    ...toWriteFindings(found.writes),
  ];
}

/** What gate and ledger add to a turn; the floor is as many one-row statements. */
export function toWriteFindings(writes: readonly WritesResult[]): Finding[] {
  return writes.flatMap(({ doneToday, ...turns }) =>
    (['propose', 'confirm'] as const).flatMap((name): Finding[] => {
      const turn = turns[name];
      const title = `${name} a write, ${doneToday} done today`;
      const pair = { floor: turn.floorP50Ms, service: turn.p50Ms };
      return [
        { what: `${title}, p50 of the ten quietest`, service: `${turn.quietP50Ms.toFixed(2)} ms` },
        limit(`${title}, p50`, 'ms', pair, { text: '<= 5 ms', max: 5 }),
        {
          what: `${title}, CPU here`,
          service: `${turn.cpuMs.toFixed(2)} ms`,
          note: `and ${turn.databaseCpuMs.toFixed(2)} ms of the database's`,
        },
        limit(`${title}, statements`, '', { floor: undefined, service: turn.statements }, { text: '<= 3', max: 3 }),
      ];
    }),
  );
}

function toGrowth({ longP50Ms, shortP50Ms }: GrowthResult): Pair {
  return { floor: undefined, service: longP50Ms / shortP50Ms };
}

function toColdStart(found: Measurements): Finding {
  const pair: Pair = {
    floor: medianOf(found, 'floor', ({ startMs }) => startMs),
    service: medianOf(found, 'service', ({ startMs }) => startMs),
  };
  const finding = limit('cold start to ready', 'ms', pair, { text: '<= 1.5 s', max: 1_500 });
  return found.isBuilt ? finding : { ...withoutVerdict(finding), note: 'sources, not the build: npm run build' };
}

function toIdleFinding({ idle }: Measurements): Finding {
  const { open } = idle.service;
  const pair: Pair = { floor: idle.floor.rssMib, service: idle.service.rssMib };
  const finding = limit(`memory with ${open} idle streams`, 'MiB', pair, { text: '<= 300 MiB at 10,000', max: 300 });
  return open >= idleGoal.streams * 0.99
    ? finding
    : { ...withoutVerdict(finding), note: `${show(idle.service.kibEach)} KiB each; --idle ${idleGoal.streams}` };
}

function withoutVerdict({ isMet: _, ...finding }: Finding): Finding {
  return finding;
}

function show(value: number | undefined): string {
  return value === undefined ? '?' : value.toFixed(1);
}

function countFailed({ rounds }: Measurements, target: Target['name']): number {
  return rounds
    .filter((round) => round.target === target)
    .flatMap(({ loads }) => Object.values(loads))
    .reduce((sum, { failed }) => sum + failed, 0);
}

function medianOf(
  { rounds }: Measurements,
  target: Target['name'],
  read: (round: RoundResult) => number | undefined,
): number | undefined {
  const values = rounds.filter((round) => round.target === target).flatMap((round) => read(round) ?? []);
  return values.length === 0 ? undefined : median(values);
}

function toNumber(load: LoadResult | undefined, read: (result: LoadResult) => number | undefined): number | undefined {
  return load === undefined ? undefined : read(load);
}
