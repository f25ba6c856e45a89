import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runNegativeCases } from '../../../evals/tau/negative-cases.ts';
import { runTask } from '../../../evals/tau/run-task.ts';
import { findTauFiles, readDatabase, readTasks, type TauAction, type TauTask } from '../../../evals/tau/tau-data.ts';
import { createDatabase, type Database } from '../../../src/platform/db.ts';
import { readVariable } from '../../../src/platform/env.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { createSmallShop, getOrder } from './small-shop.ts';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = await createDatabase({
    url: server.url,
    poolSize: 4,
    applicationName: 'test',
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

const data = createSmallShop();
const toAction = (name: string, args: Readonly<Record<string, unknown>>): TauAction => ({ name, arguments: args });

function aTask(actions: readonly TauAction[], changes: Partial<TauTask> = {}): TauTask {
  return {
    id: 'task',
    actions: [...actions],
    shopify: 'full',
    expected: { orders: {}, users: {} },
    replay_errors: [],
    tau2_tools_refused: [],
    ...changes,
  };
}

async function problemsOf(task: TauTask): Promise<readonly string[]> {
  return (await runTask(task, data, database)).problems;
}

describe('the retail shop behind gate, ledger and writer', () => {
  it('cancels a pending order and pays it back', async () => {
    const order = getOrder(data, '#W1000001');
    const [paid] = order.payment_history;
    if (paid === undefined) throw new Error('it was paid');
    const expected = {
      orders: {
        '#W1000001': {
          ...order,
          status: 'cancelled',
          cancel_reason: 'ordered by mistake',
          payment_history: [paid, { ...paid, transaction_type: 'refund' as const }],
        },
      },
      users: {},
    };
    const cancel = toAction('cancel_pending_order', { order_id: '#W1000001', reason: 'ordered by mistake' });

    expect(await problemsOf(aTask([cancel], { expected }))).toEqual([]);
  });

  it('exchanges two units of one item for two different ones', async () => {
    const expected = {
      orders: {
        '#W1000005': {
          ...getOrder(data, '#W1000005'),
          status: 'exchange requested',
          exchange_items: ['70010', '70010'],
          exchange_new_items: ['70010', '70011'],
          exchange_price_difference: 5.5,
        },
      },
      users: {},
    };
    const exchange = toAction('exchange_delivered_order_items', {
      order_id: '#W1000005',
      item_ids: ['70010', '70010'],
      new_item_ids: ['70011', '70010'],
      payment_method_id: 'credit_card_kim',
    });

    expect(await problemsOf(aTask([exchange], { expected }))).toEqual([]);
  });

  it('refuses what a gift card can’t pay, and changes nothing', async () => {
    const exchange = toAction('exchange_delivered_order_items', {
      order_id: '#W1000005',
      item_ids: ['70010'],
      new_item_ids: ['70011'],
      payment_method_id: 'gift_card_kim',
    });
    const replay_errors: [string, string][] = [['exchange_delivered_order_items', 'not enough']];

    expect(await problemsOf(aTask([exchange], { replay_errors }))).toEqual([]);
  });

  it('hands a payment on another method to a person', async () => {
    const move = toAction('modify_pending_order_payment', {
      order_id: '#W1000006',
      payment_method_id: 'gift_card_lee',
    });
    const poor = await runTask(aTask([move]), data, database);
    const rich = structuredClone(data);
    const card = rich.users.lee?.payment_methods.gift_card_lee;
    if (card !== undefined) card.balance = 500;

    const report = await runTask(aTask([move], { shopify: 'none' }), rich, database);

    expect(poor.writes).toEqual(['modify_pending_order_payment refused (not enough on the gift card)']);
    expect(report).toMatchObject({ problems: [], handedOver: ['#W1000006: payment moves to gift_card_lee'] });
  });

  it('fails a task whose end state is another', async () => {
    const address = { address1: '9 Elm St', address2: '', city: 'Dallas', country: 'USA', state: 'TX', zip: '75201' };
    const move = toAction('modify_user_address', { user_id: 'kim', ...address });

    expect(await problemsOf(aTask([move]))).toEqual([expect.stringContaining('kim address')]);
  });

  it('refuses each forbidden call and changes nothing', async () => {
    const reports = await runNegativeCases(data, database, () => undefined);

    expect(reports.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(reports.length).toBeGreaterThan(20);
  }, 60_000);
});

const folder = readVariable('TAU_DATA') ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const files = findTauFiles(folder);

describe('tau2 retail', () => {
  if (files === undefined) {
    it.skip('is replayed task by task: SKIPPED, set TAU_DATA to the folder with the data', () => undefined);
    return;
  }
  const real = readDatabase(files.database);
  // `npm run tau` replays them all; these take ten seconds.
  const sample = readTasks(files.tasks).filter((_, index) => index % 6 === 0);
  it.each(sample.map((task) => [task.id, task] as const))(
    'ends in the expected state: %s',
    async (_, task) => {
      expect((await runTask(task, real, database)).problems).toEqual([]);
    },
    30_000,
  );
});
