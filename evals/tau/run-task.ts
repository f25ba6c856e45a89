import type { Database } from '../../src/platform/db.ts';
import { compareStates } from './compare-state.ts';
import { describeData, describeShop, type WorldState } from './read-state.ts';
import type { TauAction, TauDatabase, TauTask, TauUser } from './tau-data.ts';
import { TauSession } from './tau-session.ts';
import { TauShop } from './tau-shop.ts';
import { callTool, isWriteTool, type ToolOutcome } from './tau-tools.ts';

export interface TaskReport {
  readonly id: string;
  readonly shopify: TauTask['shopify'];
  /** Empty when all is as it should be. */
  readonly problems: readonly string[];
  /** Each WRITE, in order: `cancel_pending_order done`. */
  readonly writes: readonly string[];
  readonly handedOver: readonly string[];
  readonly ms: number;
}

/** Replays the task's reference calls in a shop of its own and compares how the whole shop stands afterwards. */
export async function runTask(task: TauTask, data: TauDatabase, database: Database): Promise<TaskReport> {
  const started = performance.now();
  const shop = await TauShop.open(data, database);
  try {
    const session = new TauSession(shop, data);
    const calls: { action: TauAction; outcome: ToolOutcome }[] = [];
    session.signInAs(findFirstUser(task, data));
    for (const action of task.actions) calls.push({ action, outcome: await callTool(action, session) });
    const problems = [...checkOutcomes(task, calls), ...compareEnd(task, session)];
    return {
      id: task.id,
      shopify: task.shopify,
      problems,
      writes: calls.flatMap(({ action, outcome }) => (isWriteTool(action.name) ? [describe(action, outcome)] : [])),
      handedOver: session.handedOver,
      ms: Math.round(performance.now() - started),
    };
  } finally {
    await shop.close();
  }
}

function describe({ name }: TauAction, outcome: ToolOutcome): string {
  return `${name} ${outcome.kind}${'reason' in outcome ? ` (${outcome.reason})` : ''}`;
}

/** Whom the simulated user is: found by a tool, else the owner of what the first write is about. */
function findFirstUser(task: TauTask, data: TauDatabase): TauUser | undefined {
  if (task.actions.some(({ name }) => name.startsWith('find_user_id'))) return undefined;
  for (const { arguments: args } of task.actions) {
    const userId = typeof args.user_id === 'string' ? args.user_id : data.orders[String(args.order_id)]?.user_id;
    if (userId !== undefined && data.users[userId] !== undefined) return data.users[userId];
  }
  return undefined;
}

/** Nothing stays open; what the reference refused is refused here, and nothing else is. */
function checkOutcomes(task: TauTask, calls: readonly { action: TauAction; outcome: ToolOutcome }[]): string[] {
  const refused = calls.filter(({ outcome }) => outcome.kind === 'refused');
  const stuck = calls.filter(({ outcome }) => outcome.kind === 'stuck');
  const wanted = task.replay_errors.map(([name]) => name).sort();
  const found = refused.map(({ action }) => action.name).sort();
  const isSame = wanted.join(' ') === found.join(' ');
  return [
    ...stuck.map(({ action, outcome }) => describe(action, outcome)),
    ...(isSame
      ? []
      : [
          `refused: wanted ${wanted.join(', ') || 'nothing'}, found ${
            refused.map(({ action, outcome }) => describe(action, outcome)).join(', ') || 'nothing'
          }`,
        ]),
  ];
}

function compareEnd(task: TauTask, { data, shop, paymentsOfPerson }: TauSession): readonly string[] {
  const owners = [...paymentsOfPerson].flatMap((id) => data.orders[id]?.user_id ?? []);
  return compareStates(describeData(task.expected), describeStart(data), describeShop(shop.sandbox.state, data), {
    paymentsOfPerson,
    balancesOfPerson: new Set(owners),
  });
}

const starts = new WeakMap<TauDatabase, WorldState>();

function describeStart(data: TauDatabase): WorldState {
  const known = starts.get(data) ?? describeData(data);
  starts.set(data, known);
  return known;
}
