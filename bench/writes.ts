import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { activatePolicy } from '../src/commerce/policy/activate-policy.ts';
import type { StoreWriter } from '../src/commerce/store-writer.ts';
import { createEffects, type Effects } from '../src/effects/create-effects.ts';
import { toEffectPolicy } from '../src/effects/effect-store.ts';
import { generalRetail } from '../src/packs/general-retail/policy.ts';
import { systemClock } from '../src/platform/clock.ts';
import { createDatabase, type Database } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/logger.ts';
import { FakeShop } from '../test/fakes/store-writer.ts';
import { median, percentile } from './statistics.ts';
import type { World } from './world.ts';
import { addDeliveredOrder, seedDoneToday, toRefund } from './write-world.ts';

/** One kind of turn: to propose a write and show it, or to run it after the shopper's yes. */
export interface WriteTurn {
  /** Gate and ledger, without the time inside the shop's writer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Median of the ten in a row that were the quickest: what the machine gives when nobody else wants it. */
  readonly quietP50Ms: number;
  readonly cpuMs: number;
  /** Of the database's process for the same statements; NaN where the system does not tell. */
  readonly databaseCpuMs: number;
  readonly statements: number;
  /** As many one-row statements by plain pg on the same server. */
  readonly floorP50Ms: number;
}

export interface WritesResult {
  /** Effects that the store has done on the same day already. */
  readonly doneToday: number;
  readonly propose: WriteTurn;
  readonly confirm: WriteTurn;
}

const storeId = 'store-writes';
const warmUps = 30;

/** Each effect is of another order, customer and conversation, one after the other, with days that are fuller and fuller. */
export async function measureWrites(world: World, { effects: count, fillings }: WriteLoad): Promise<WritesResult[]> {
  const database = await createDatabase({
    url: world.databaseUrl,
    // One connection, so that one process of the server does all the work and its CPU can be read.
    poolSize: 1,
    applicationName: 'bench-writes',
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
  try {
    await database.prisma.store.create({ data: { id: storeId, name: 'Writes', domain: 'writes.example' } });
    await world.sql.query('CREATE TABLE floor_effects (id uuid PRIMARY KEY, state text NOT NULL, details jsonb)');
    const rig = new WriteRig(database);
    const results: WritesResult[] = [];
    for (const doneToday of fillings) {
      await seedDoneToday(world.sql, storeId, doneToday);
      await rig.play(warmUps);
      results.push({ doneToday, ...(await rig.play(count)) });
    }
    return results;
  } finally {
    await database.close();
  }
}

export interface WriteLoad {
  readonly effects: number;
  /** Rows the store has on this day, before each part. */
  readonly fillings: readonly number[];
}

interface Samples {
  readonly ms: number[];
  readonly floorMs: number[];
  cpuMicros: number;
  databaseMicros: number;
  statements: number;
}

class WriteRig {
  private readonly shop = new FakeShop();
  private readonly effects: Effects;
  private inShopMs = 0;
  private statements = 0;
  private orders = 0;
  private serverPid = 0;

  constructor(private readonly database: Database) {
    this.effects = this.createEffects();
  }

  async play(count: number): Promise<Pick<WritesResult, 'propose' | 'confirm'>> {
    const propose: Samples = { ms: [], floorMs: [], cpuMicros: 0, databaseMicros: 0, statements: 0 };
    const confirm: Samples = { ms: [], floorMs: [], cpuMicros: 0, databaseMicros: 0, statements: 0 };
    const { rows } = await this.database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    this.serverPid = rows[0]?.pid ?? 0;
    for (let place = 0; place < count; place += 1) {
      this.orders += 1;
      const { orderId, email } = addDeliveredOrder(this.shop, this.orders);
      const context = { signal: AbortSignal.timeout(30_000) };
      const desk = this.effects.ledger.forTurn({ storeId, conversationId: randomUUID(), turnId: randomUUID() });
      const proof = { emails: [email], phones: [], verifiedOrderIds: [] };
      const proposal = await this.time(propose, () => desk.propose(toRefund(orderId), proof, context));
      const floorId = randomUUID();
      await this.floor(propose, floorId, ['read', 'insert']);
      if (proposal.kind !== 'pending') {
        throw new Error(`a refund was not proposed: ${JSON.stringify(proposal)}`);
      }
      const { id } = proposal.effect;
      const done = await this.time(confirm, () => desk.confirm(id, { messageId: randomUUID() }, context));
      await this.floor(confirm, floorId, ['update', 'update', 'update']);
      if (done?.state !== 'done') {
        throw new Error(`a refund was not done but ${done?.state} (${done?.reason})`);
      }
    }
    return { propose: summarise(propose), confirm: summarise(confirm) };
  }

  private async time<Answer>(samples: Samples, run: () => Promise<Answer>): Promise<Answer> {
    const { inShopMs, statements } = this;
    const databaseMicros = readCpuMicros(this.serverPid);
    const cpu = process.cpuUsage();
    const startedMs = performance.now();
    const answer = await run();
    const tookMs = performance.now() - startedMs;
    const { user, system } = process.cpuUsage(cpu);
    samples.ms.push(tookMs - (this.inShopMs - inShopMs));
    samples.cpuMicros += user + system;
    samples.databaseMicros += readCpuMicros(this.serverPid) - databaseMicros;
    samples.statements += this.statements - statements;
    return answer;
  }

  private async floor(samples: Samples, id: string, steps: readonly (keyof typeof floorStatements)[]): Promise<void> {
    const startedMs = performance.now();
    for (const step of steps) {
      await this.database.pool.query({ name: `floor-${step}`, text: floorStatements[step], values: [id] });
    }
    samples.floorMs.push(performance.now() - startedMs);
  }

  private createEffects(): Effects {
    const { prisma } = this.database;
    const settings = { auto_refund_enabled: true, auto_refund_limit: 1_000_000, return_window_days: 30 };
    const store = {
      id: storeId,
      name: 'Writes',
      timeZone: 'America/New_York',
      writer: this.createWriter(),
      policy: toEffectPolicy(activatePolicy(generalRetail, settings, systemClock.now())),
      isPaused: () => false,
    };
    return createEffects({
      prisma: {
        $queryRawUnsafe: (sql: string, ...values: unknown[]) => {
          this.statements += 1;
          return prisma.$queryRawUnsafe(sql, ...values);
        },
      } as Pick<typeof prisma, '$queryRawUnsafe'>, // Prisma's own promise type: only awaited.
      findStore: async () => store,
      sender: { send: async () => false },
      escalate: async () => undefined,
      clock: systemClock,
      logger: createLogger({ level: 'error', format: 'json' }),
      secret: 'a bench needs no secret but one of 32 characters',
      owner: 'bench',
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    });
  }

  /** The shop in memory, its time kept apart. */
  private createWriter(): StoreWriter {
    const { shop } = this;
    const timed = async <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
      const startedMs = performance.now();
      try {
        return await run();
      } finally {
        this.inShopMs += performance.now() - startedMs;
      }
    };
    return {
      readSubject: (request) => timed(() => shop.readSubject(request)),
      readOrder: (orderId) => timed(() => shop.readOrder(orderId)),
      listVariants: () => timed(() => shop.listVariants()),
      listSubscriptions: () => timed(() => shop.listSubscriptions()),
      preview: (input) => timed(() => shop.preview(input)),
      write: (input, consequence, stamp) => timed(() => shop.write(input, consequence, stamp)),
      lookUp: (input, consequence, stamp) => timed(() => shop.lookUp(input, consequence, stamp)),
    };
  }
}

const floorStatements = {
  read: 'SELECT state, details FROM floor_effects WHERE id = $1::uuid',
  insert: `INSERT INTO floor_effects (id, state, details) VALUES ($1::uuid, 'new', '{}')`,
  update: `UPDATE floor_effects SET state = 'old' WHERE id = $1::uuid`,
} as const;

function summarise({ ms, floorMs, cpuMicros, databaseMicros, statements }: Samples): WriteTurn {
  return {
    p50Ms: percentile(ms, 0.5),
    p99Ms: percentile(ms, 0.99),
    quietP50Ms: Math.min(...ms.flatMap((_, place) => (place % 10 === 0 ? median(ms.slice(place, place + 10)) : []))),
    cpuMs: cpuMicros / 1_000 / ms.length,
    databaseCpuMs: databaseMicros / 1_000 / ms.length,
    statements: statements / ms.length,
    floorP50Ms: percentile(floorMs, 0.5),
  };
}

/** Linux counts a process's time on a core in nanoseconds. */
function readCpuMicros(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000;
  } catch {
    return Number.NaN;
  }
}
