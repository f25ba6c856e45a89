import type { EffectView } from '../../src/commerce/effect.ts';
import type { Database } from '../../src/platform/db.ts';
import type { Script } from './generator.ts';
import { type Breach, type Directory, Oracle } from './oracle.ts';
import { Player } from './player.ts';
import type { Step } from './step.ts';
import type { Lock } from './switches.ts';
import { Tally } from './tally.ts';
import { createWorld, toContext, type World } from './world.ts';

export interface GameResult {
  readonly tally: Record<string, number>;
  readonly breaches: readonly Breach[];
  /** The step that the first breach came with; those before it may have led to it. */
  readonly breachedAt?: number;
}

/** Plays one script in a world of its own and judges each step. Stops at the first breach. */
export async function playScript(
  script: Script,
  steps: readonly Step[],
  database: Database,
  without?: Lock,
): Promise<GameResult> {
  const tally = new Tally();
  const world = await createWorld(script, database, without);
  const player = new Player(world, tally);
  const judge = createJudge(world, player);
  for (const [index, step] of steps.entries()) {
    const breaches = await judge(() => playSafely(player, step, tally), false);
    if (breaches.length > 0) return { tally: tally.toRecord(), breaches, breachedAt: index };
  }
  const breaches = await judge(() => settleAll(world, player, tally), true);
  countEnds(world, tally);
  return { tally: tally.toRecord(), breaches, ...(breaches.length > 0 && { breachedAt: steps.length }) };
}

function createJudge(world: World, player: Player) {
  const { sandbox, hands, truth } = world;
  const directory: Directory = new Map(
    sandbox.state.customers.map(({ id, key, email, phone }) => [`gid://shopify/Customer/${id}`, { key, email, phone }]),
  );
  const oracle = new Oracle(truth, directory);
  let judged = 0;
  return async (play: () => Promise<void>, isOver: boolean): Promise<readonly Breach[]> => {
    const before = hands.remember();
    const rules = { ...truth.rules, ...(isOver && { isPaused: false }) };
    player.told.length = 0;
    player.falseClaims.length = 0;
    await play();
    const commits = sandbox.ledger.commits.slice(judged);
    judged = sandbox.ledger.commits.length;
    const breaches = oracle.judge(commits, before, hands.remember(), rules);
    const told = isOver ? await listAll(world) : player.told;
    const claims = player.falseClaims.map(
      (what): Breach => ({ rule: 'honesty', what: `the guard let through: ${what}` }),
    );
    return [...breaches, ...oracle.judgeHonesty(told, isOver), ...claims];
  };
}

/** What breaks is counted, not hidden: a run with surprises does not pass. */
async function playSafely(player: Player, step: Step, tally: Tally): Promise<void> {
  try {
    await player.play(step);
  } catch (error) {
    const hasLeft = step.kind === 'propose' && step.hasLeft;
    const message = error instanceof Error ? error.message.split('\n').at(-1) : String(error);
    tally.count(hasLeft ? 'left' : `surprise:${step.kind}: ${message?.slice(0, 160)}`);
  }
}

/** Nothing fails any more, nobody pauses anything, and hours pass: what was begun has to come to its end. */
async function settleAll(world: World, player: Player, tally: Tally): Promise<void> {
  const { sandbox, truth, clock, effects, storeId } = world;
  sandbox.clearFaults();
  truth.rules.isPaused = false;
  await world.saveSettings();
  for (let round = 0; round < mostRounds && (await countPending(world)) > 0; round += 1) {
    await clock.advance(Math.min(2 ** round, 720) * 60_000);
    await playSafely(player, { kind: 'jobs' }, tally);
  }
  for (const unknown of await effects.approvals.listUnknown(storeId)) {
    const hasTold = world.escalated.has(unknown.id);
    tally.count(hasTold ? 'end:unknown, a person knows' : 'surprise:unknown and nobody knows');
    const outcome = (truth.effects.get(unknown.id)?.mutations.length ?? 0) > 0 ? 'done' : 'failed';
    const decision = { storeId, effectId: unknown.id, operator: 'operator', outcome } as const;
    await effects.approvals.settle(decision, toContext(false));
  }
}

/** Looks at the shop come ever more seldom; an operator has three days. */
const mostRounds = 48;

async function countPending({ sql, storeId }: World): Promise<number> {
  const rows = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM outbox WHERE store_id = $1 AND status = 'pending'`,
    storeId,
  );
  return rows[0]?.count ?? 0;
}

async function listAll({ effects, truth }: World): Promise<readonly EffectView[]> {
  const views: EffectView[] = [];
  for (const id of truth.effects.keys()) {
    const found = await effects.ledger.find(id);
    if (found) views.push(found.effect);
  }
  return views;
}

function countEnds({ truth, sandbox }: World, tally: Tally): void {
  for (const effect of truth.effects.values()) {
    tally.count(`shown:${effect.shown.request.action}`);
    if (effect.mutations.length > 0) tally.count(`written:${effect.shown.request.action}`);
  }
  tally.count('shop:requests', sandbox.ledger.get('requests'));
  tally.count('shop:mutations', sandbox.ledger.commits.length);
}
