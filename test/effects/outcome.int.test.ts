import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createId } from '../../src/platform/ids.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, context, LedgerWorld, pendingOf, refundOf, storeId } from './ledger-world.ts';

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

async function run() {
  const effects = world.process();
  const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
  const shown = pendingOf(await desk.propose(refundOf('25.00'), anna, context));
  const said = await desk.confirm(shown.id, { messageId: createId() }, context);
  return { effects, desk, id: shown.id, said };
}

describe('a call whose answer is lost', () => {
  it('is found done in the shop within the turn when it came through', async () => {
    world.shop.faults = ['lost_after_commit'];

    const { said } = await run();

    expect(said?.state).toBe('done');
    expect(world.shop.writes).toHaveLength(1);
  });

  it('is unknown while the shop shows nothing, and failed once it certainly is not there', async () => {
    world.shop.faults = ['lost_before'];
    const { effects, id, said } = await run();
    await world.runJobs(effects);
    const early = await world.stateOf(id);

    await world.age(id, 2);
    await world.runJobs(effects);

    expect([said?.state, early.state]).toEqual(['unknown', 'unknown']);
    expect(await world.stateOf(id)).toEqual({ state: 'failed', reason: 'not_done' });
    expect(world.shop.calls.filter((call) => call === 'write')).toHaveLength(1);
    expect(await world.announcements()).toEqual(['failed']);
  });

  it('goes to a person when the shop is ambiguous, who settles it once', async () => {
    world.shop.faults = ['lost_before'];
    world.shop.lookUpAnswer = { kind: 'ambiguous', message: 'two credits of the same amount' };
    const { effects, id } = await run();
    expect(world.escalations).toHaveLength(1);

    const listed = await effects.approvals.listUnknown(storeId);
    const settle = (outcome: 'done' | 'failed') =>
      effects.approvals.settle({ storeId, effectId: id, operator: 'dana', outcome, note: 'seen' }, context);
    const answers = await Promise.all([settle('done'), settle('done')]);

    expect(world.escalations).toEqual([expect.objectContaining({ effectId: id, reason: 'effect_unknown' })]);
    expect(listed.map((effect) => effect.id)).toEqual([id]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.stateOf(id)).state).toBe('reconciled');
    expect(await settle('failed')).toMatchObject({ ok: false, reason: 'not_waiting' });
  });

  it('goes to a person when the shop stays away, and is still found when it is back', async () => {
    world.shop.faults = ['lost_after_commit'];
    world.shop.lookUpAnswer = { kind: 'unavailable', reason: 'timeout', message: 'away' };
    const { effects, id, said } = await run();
    for (let look = 0; look < 9; look += 1) {
      await world.age(id, 15);
      await world.runJobs(effects);
    }
    expect([said?.state, world.escalations.length]).toEqual(['unknown', 1]);

    world.shop.lookUpAnswer = undefined;
    await world.age(id, 15);
    await world.runJobs(effects);

    expect((await world.stateOf(id)).state).toBe('done');
    expect(world.shop.writes).toHaveLength(1);
  });
});

describe('a job of the shop', () => {
  it('that ends soon is waited for in the turn', async () => {
    world.shop.faults = ['job'];

    const { said } = await run();

    expect(said?.state).toBe('done');
    expect(world.shop.writes).toHaveLength(1);
  });

  it('that takes longer is told as under way, and announced when it has ended', async () => {
    world.shop.faults = ['endless_job'];
    const { effects, id, said } = await run();
    await world.age(id, 1);
    await world.runJobs(effects);
    const meanwhile = await world.stateOf(id);

    world.shop.lookUpAnswer = { kind: 'done', receipt: { reference: 'cancelled', at: new Date(), details: {} } };
    await world.age(id, 1);
    await world.runJobs(effects);

    expect([said?.state, said?.reference, meanwhile.state]).toEqual(['executing', `job-${id}`, 'executing']);
    expect((await world.stateOf(id)).state).toBe('done');
    expect(await world.announcements()).toEqual(['done']);
  });

  it('that never ends goes to a person, and is never begun again', async () => {
    world.shop.faults = ['endless_job'];
    const { effects, id } = await run();

    for (let look = 0; look < 40; look += 1) {
      await world.age(id, 15);
      await world.runJobs(effects);
    }

    expect((await world.stateOf(id)).state).toBe('unknown');
    expect(world.escalations).toEqual([expect.objectContaining({ reason: 'effect_stuck' })]);
    expect(world.shop.calls.filter((call) => call === 'write')).toHaveLength(1);
  });
});

describe('a call that certainly did nothing', () => {
  it.each(['throttled', 'token_expired'] as const)('(%s) is made again by a job, with the same key', async (fault) => {
    world.shop.faults = [fault];
    const { effects, id, said } = await run();

    await world.runJobs(effects);

    const [row] = await world.sql<{ key: string; attempts: number }>(
      'SELECT key, attempts FROM effects WHERE id = $1',
      [id],
    );
    expect(said?.state).toBe('ready');
    expect(world.shop.writes).toEqual([expect.objectContaining({ effectId: id, key: row?.key })]);
    expect([row?.attempts, (await world.stateOf(id)).state]).toEqual([2, 'done']);
  });

  it('three times has failed', async () => {
    world.shop.faults = ['throttled', 'throttled', 'throttled', 'throttled'];
    const { effects, id } = await run();

    await world.runJobs(effects, 5);

    expect(await world.stateOf(id)).toEqual({ state: 'failed', reason: 'rate_limited' });
    expect(world.shop.writes).toEqual([]);
  });

  it('and will not by trying again has failed at once', async () => {
    world.shop.faults = ['rejected'];

    expect((await run()).said).toMatchObject({ state: 'failed', reason: 'rejected' });
  });
});

describe('a shop or database that goes away in between', () => {
  it('leaves the consented row to a job', async () => {
    const effects = world.process();
    const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
    const shown = pendingOf(await desk.propose(refundOf('25.00'), anna, context));
    world.shop.isDown = true;
    const said = await desk.confirm(shown.id, { messageId: createId() }, context);
    await world.runJobs(effects);
    world.shop.isDown = false;

    await world.runJobs(effects);

    expect(said?.state).toBe('ready');
    expect((await world.stateOf(shown.id)).state).toBe('done');
    expect(await world.announcements()).toEqual(['done']);
  });

  it('for an hour lets the consent lapse', async () => {
    const effects = world.process();
    const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
    const shown = pendingOf(await desk.propose(refundOf('25.00'), anna, context));
    world.shop.isDown = true;
    await desk.confirm(shown.id, { messageId: createId() }, context);

    await world.age(shown.id, 61);
    await world.runJobs(effects);

    expect(await world.stateOf(shown.id)).toEqual({ state: 'expired', reason: 'blocked' });
  });

  it.each(['consent', 'claim', 'settle'])(
    'at the statement %s loses nothing and doubles nothing',
    async (statement) => {
      const { prisma } = world.database;
      let left = 2 + ['consent', 'claim', 'settle'].indexOf(statement);
      const failsOnce = {
        $queryRawUnsafe: async (sql: string, ...values: unknown[]) => {
          left -= 1;
          if (left === -1) throw new Error('terminating connection due to administrator command');
          return await prisma.$queryRawUnsafe(sql, ...values);
        },
      } as typeof prisma;
      const desk = world.process({ prisma: failsOnce }).ledger.forTurn({ storeId, conversationId: createId() });
      const { id } = pendingOf(await desk.propose(refundOf('25.00'), anna, context));
      const say = () => desk.confirm(id, { messageId: createId() }, context);

      await expect(say()).rejects.toThrow('terminating connection');
      await world.age(id, 2);
      const again = await say();

      expect(again?.state).toBe('done');
      expect(world.shop.writes).toHaveLength(1);
    },
  );

  it('after the turn was given up writes nothing more', async () => {
    const effects = world.process();
    const desk = effects.ledger.forTurn({ storeId, conversationId: createId() });
    const shown = pendingOf(await desk.propose(refundOf('25.00'), anna, context));

    await expect(desk.confirm(shown.id, { messageId: createId() }, { signal: AbortSignal.abort() })).rejects.toThrow();

    expect(world.shop.writes).toEqual([]);
    expect((await world.stateOf(shown.id)).state).toBe('ready');
  });
});
