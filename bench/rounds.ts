import { type LoadResult, type Profile, runLoad } from './load.ts';
import { readUsage, startServer } from './server-process.ts';
import { createFloor, createService, type Target, type Workload } from './targets.ts';
import type { World } from './world.ts';

type Measured = Profile['name'] | 'order';

export interface RoundResult {
  readonly target: Target['name'];
  readonly round: number;
  readonly startMs: number;
  readonly idleRssMib: number | undefined;
  readonly peakRssMib: number | undefined;
  readonly loads: Readonly<Partial<Record<Measured, LoadResult>>>;
}

interface Run {
  readonly name: Measured;
  readonly workload: Workload;
  readonly profile: Profile;
  readonly warmUpTurns: number;
}

const modelPace = { firstTokenMs: 50, tokenMs: 5, classifyMs: 50 };
const noPace = { firstTokenMs: 0, tokenMs: 0, classifyMs: 0 };

/** `order` is paced, too, with a shop to ask; the floor has none, so its `paced` stands for it. */
function listRuns(isQuick: boolean): readonly Run[] {
  const run = (
    name: Measured,
    workload: Workload,
    conversations: number,
    turns: number,
    pace: Profile['pace'],
  ): Run => ({
    name,
    workload,
    profile: {
      name: name === 'order' ? 'paced' : name,
      conversations,
      turns: isQuick ? Math.ceil(turns / 4) : turns,
      pace,
    },
    warmUpTurns: isQuick ? 40 : 100,
  });
  return [
    run('flood', 'question', 32, 800, noPace),
    run('paced', 'question', 16, 320, modelPace),
    run('calm', 'question', 4, 120, modelPace),
    run('order', 'order', 16, 320, modelPace),
  ];
}

/** Each round starts both servers one after the other and stops them again; every second round the other way about. */
export async function measureRounds(
  world: World,
  { rounds, isQuick }: { readonly rounds: number; readonly isQuick: boolean },
  say: (line: string) => void,
): Promise<RoundResult[]> {
  const targets = [createFloor(world), createService(world)];
  const results: RoundResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const target of round % 2 === 0 ? targets : [...targets].reverse()) {
      say(`round ${round + 1} of ${rounds}: ${target.name} …`);
      results.push(await measureTarget(world, target, round, listRuns(isQuick)));
    }
  }
  return results;
}

async function measureTarget(world: World, target: Target, round: number, runs: readonly Run[]): Promise<RoundResult> {
  const server = await startServer(target.command);
  const idleRssMib = readUsage(server.pid)?.rssMib;
  const loads: Partial<Record<Measured, LoadResult>> = {};
  try {
    for (const { name, workload, profile, warmUpTurns } of runs) {
      if (name === 'order' && target.name === 'floor') {
        continue;
      }
      const load = { url: server.url, pid: server.pid, openConversation: target.openConversation };
      await world.setPace(noPace);
      await runLoad(load, { ...profile, turns: warmUpTurns, pace: noPace }, workload);
      await world.setPace(profile.pace);
      const result = await runLoad(load, profile, workload);
      if (result.turns === 0) {
        throw new Error(`${target.name} answered no ${name} turn:\n${result.failures.join('\n')}`);
      }
      loads[name] = result;
    }
    const peakRssMib = readUsage(server.pid)?.rssMib;
    return { target: target.name, round, startMs: server.startMs, idleRssMib, peakRssMib, loads };
  } finally {
    await server.stop();
  }
}
