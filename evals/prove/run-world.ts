import { createShop } from '../../src/integrations/sandbox/shop/build-shop.ts';
import type { Order } from '../../src/integrations/sandbox/shop/model.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db.ts';
import { playScript } from './game.ts';
import { generateScript, type OrderBook, type Script } from './generator.ts';
import type { Breach } from './oracle.ts';
import { deriveSeed } from './random.ts';
import { shrink } from './shrink.ts';
import type { Step } from './step.ts';
import type { Lock } from './switches.ts';

/** Turns that are played in one world before the next one begins. */
export const turnsPerWorld = 50;

export interface WorldTask {
  readonly seed: number;
  readonly index: number;
  readonly turns: number;
  readonly without?: Lock;
  /** Instead of the one that seed and index make. */
  readonly worldSeed?: number;
}

export interface WorldReport {
  readonly index: number;
  readonly turns: number;
  readonly tally: Record<string, number>;
  readonly breach?: Finding;
}

/** A breach with the fewest steps that lead to it. */
export interface Finding {
  readonly worldSeed: number;
  readonly breaches: readonly Breach[];
  readonly cast: readonly unknown[];
  readonly steps: readonly Step[];
}

export async function runWorld(task: WorldTask, database: Database): Promise<WorldReport> {
  const worldSeed = task.worldSeed ?? deriveSeed(task.seed, task.index);
  const script = generateScript(worldSeed, task.turns, orderBook());
  const steps = script.turns.flatMap((turn) => turn.steps);
  const result = await playScript(script, steps, database, task.without);
  const report = { index: task.index, turns: task.turns, tally: result.tally };
  if (result.breachedAt === undefined) return report;
  return {
    ...report,
    breach: await minimise(script, steps.slice(0, result.breachedAt + 1), result.breaches, task, database),
  };
}

async function minimise(
  script: Script,
  steps: readonly Step[],
  found: readonly Breach[],
  task: WorldTask,
  database: Database,
): Promise<Finding> {
  const rules = new Set(found.map(({ rule }) => rule));
  let breaches = found;
  const fails = async (some: readonly Step[]) => {
    const again = await playScript(script, some, database, task.without);
    const isSame = again.breaches.some(({ rule }) => rules.has(rule));
    if (isSame) breaches = again.breaches;
    return isSame;
  };
  const shortest = await shrink(steps, fails, 150);
  return { worldSeed: script.seed, breaches, cast: script.cast, steps: shortest };
}

function toEntry(order: Order): OrderBook[string][number] {
  const stage = order.fulfillments.length === 0 ? 'unshipped' : undefined;
  const isDelivered = order.fulfillments.length > 0 && order.fulfillments.every(({ deliveredAt }) => deliveredAt);
  return { number: order.number, stage: stage ?? (isDelivered ? 'delivered' : 'other') };
}

let book: OrderBook | undefined;

/** Numbers do not depend on the day. */
function orderBook(): OrderBook {
  if (book) return book;
  const { customers, orders } = createShop(systemClock);
  book = Object.fromEntries(
    customers.map(({ key }) => [key, orders.filter((order) => order.customer.key === key).map(toEntry)]),
  );
  return book;
}
