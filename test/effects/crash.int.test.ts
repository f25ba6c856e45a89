import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EffectView } from '../../src/commerce/effect.ts';
import type { StoreWriter } from '../../src/commerce/store-writer.ts';
import type { Effects } from '../../src/effects/create-effects.ts';
import { createId } from '../../src/platform/ids.ts';
import { createSnapshot, type WriteFault } from '../fakes/store-writer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, context, LedgerWorld, refundOf, storeId } from './ledger-world.ts';

let database: TestDatabase;
let world: LedgerWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await LedgerWorld.open(database.url);
});

beforeEach(() => world.reset());

afterAll(async () => {
  await world.database.close();
  await database.drop();
});

/** A process that dies at its n-th moment: before and after each statement and each call of the shop is one. */
class Mortal {
  moments = 0;
  private isDead = false;

  constructor(private readonly diesAt: number) {}

  async step<T>(work: () => Promise<T>): Promise<T> {
    this.pass();
    const answer = await work();
    this.pass();
    return answer;
  }

  wrap<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (_target, name) => {
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function'
          ? (...values: unknown[]) => this.step(async () => (await member.apply(target, values)) as unknown)
          : member;
      },
    });
  }

  private pass(): void {
    if (!this.isDead) this.moments += 1;
    this.isDead ||= this.moments === this.diesAt;
    if (this.isDead) throw new Error('the process is dead');
  }
}

function openProcess(mortal: Mortal): Effects {
  const { prisma } = world.database;
  const statements = { $queryRawUnsafe: (sql: string, ...values: unknown[]) => prisma.$queryRawUnsafe(sql, ...values) };
  return world.process({
    prisma: mortal.wrap(statements) as typeof prisma,
    writer: mortal.wrap<StoreWriter>(world.shop),
  });
}

/** A conversation about an order of its own, so that one moment leaves nothing to the next. */
function openPlace(moment: number) {
  const orderId = `gid://shopify/Order/${moment}`;
  world.shop.addOrder(createSnapshot({ id: orderId }));
  return { storeId, conversationId: createId(), turnId: createId(), orderId };
}
type Place = ReturnType<typeof openPlace>;

/** What a turn does: asks, gets a yes, runs. Whatever it was told last is what the shopper was told. */
async function turn(effects: Effects, where: Place): Promise<EffectView | undefined> {
  const desk = effects.ledger.forTurn(where);
  const proposal = await desk.propose(refundOf('25.00', { orderId: where.orderId }), anna, context);
  const effect = proposal.kind === 'pending' || proposal.kind === 'already' ? proposal.effect : undefined;
  return effect && (await desk.confirm(effect.id, { messageId: createId() }, context));
}

/** Two for each statement and each call of the shop: 5 and 5 where the shop answers at once. */
const mostMoments = 20;

const quietly = (work: Promise<EffectView | undefined>) => work.catch(() => undefined);

/** Every clock of the ledger runs out, and every job is worked, until nothing moves. */
async function letTimePass(): Promise<void> {
  const effects = world.process();
  for (let round = 0; round < 4; round += 1) {
    await letTimePassOnce();
    await world.runJobs(effects);
  }
}

const recoveries = {
  'the turn is run again': async (where: Place, mortal: Mortal) => {
    const told = await quietly(turn(openProcess(mortal), where));
    await letTimePassOnce();
    return [told, await turn(world.process(), where)];
  },
  'a job resumes it': async (where: Place, mortal: Mortal) => {
    const told = await quietly(turn(openProcess(mortal), where));
    await letTimePass();
    return [told];
  },
  'a second process does the same at once': async (where: Place, mortal: Mortal) =>
    await Promise.all([quietly(turn(openProcess(mortal), where)), quietly(turn(world.process(), where))]),
};

const openEffects = 'SELECT id FROM effects WHERE settled_at IS NULL';

async function letTimePassOnce(): Promise<void> {
  for (const { id } of await world.sql<{ id: string }>(openEffects)) await world.age(id, 2);
}

const faults: readonly (WriteFault | 'none')[] = ['none', 'lost_after_commit', 'lost_before', 'job', 'throttled'];

describe.each(Object.keys(recoveries) as (keyof typeof recoveries)[])('a crash at every moment, and %s', (recovery) => {
  it.each(faults)(
    'with the shop’s answer: %s',
    async (fault) => {
      let crashes = 0;
      for (let moment = 1; ; moment += 1) {
        await world.sql('DELETE FROM outbox');
        world.shop.writes.length = 0;
        world.shop.faults = fault === 'none' ? [] : [fault];
        const where = openPlace(moment);
        const mortal = new Mortal(moment);

        const told = await recoveries[recovery](where, mortal);
        await letTimePass();

        const rows = await world.sql<{ id: string; state: string }>(
          'SELECT id, state FROM effects WHERE subject_id = $1',
          [where.orderId],
        );
        const at = `moment ${moment}`;
        expect([at, world.shop.writes.length <= 1]).toEqual([at, true]);
        for (const { id, state } of rows) {
          expect([at, state, world.shop.writesOf(id)]).toEqual([at, state, state === 'done' ? 1 : 0]);
          expect([at, state]).toEqual([at, expect.stringMatching(/^(done|failed|awaiting_consent|expired)$/)]);
        }
        const saidDone = told.filter((view) => view?.state === 'done').map((view) => view?.id ?? '');
        for (const id of saidDone) expect([at, world.shop.writesOf(id)]).toEqual([at, 1]);
        // Where two race, one run has fewer moments than another: some more are tried.
        if (mortal.moments < moment && moment > mostMoments) break;
        crashes += mortal.moments < moment ? 0 : 1;
      }
      expect(crashes).toBeGreaterThanOrEqual(10);
    },
    120_000,
  );
});
