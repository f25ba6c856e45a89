import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorldDatabase, type ProofServer, startProofServer } from '../../../evals/prove/database.ts';
import { runWorld } from '../../../evals/prove/run-world.ts';
import { type Lock, locks } from '../../../evals/prove/switches.ts';
import type { Database } from '../../../src/platform/db.ts';

let server: ProofServer;
let database: Database;

beforeAll(async () => {
  server = await startProofServer(process.env.TEST_SERVER_URL);
  database = await openWorldDatabase(await server.createWorldDatabase());
}, 60_000);

afterAll(async () => {
  await database?.close();
  await server?.close();
});

async function findBreach(without: Lock): Promise<string | undefined> {
  for (let index = 0; index < 40; index += 1) {
    const report = await runWorld({ seed: 1, index, turns: 50, without }, database);
    if (report.breach) return report.breach.breaches[0]?.rule;
  }
  return undefined;
}

describe('the proof by a hostile model', () => {
  it('finds no breach in 150 turns, in which writes were made', async () => {
    const reports = [];
    for (let index = 0; index < 3; index += 1) reports.push(await runWorld({ seed: 1, index, turns: 50 }, database));

    expect(reports.map((report) => report.breach)).toEqual([undefined, undefined, undefined]);
    const counts = reports.flatMap((report) => Object.entries(report.tally));
    expect(counts.filter(([name]) => name.startsWith('surprise:'))).toEqual([]);
    expect(counts.filter(([name]) => name.startsWith('written:')).length).toBeGreaterThan(5);
  }, 120_000);

  it.each(locks)(
    'finds a breach once the lock %s is taken out',
    async (lock) => {
      expect(await findBreach(lock)).toBeDefined();
    },
    180_000,
  );
});
