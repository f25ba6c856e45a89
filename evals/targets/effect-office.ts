import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { activatePolicy } from '../../src/commerce/policy/activate-policy.ts';
import type { StoreWriter } from '../../src/commerce/store-writer.ts';
import { createEffects, type Effects } from '../../src/effects/create-effects.ts';
import { type EffectStore, toEffectPolicy } from '../../src/effects/effect-store.ts';
import { generalRetail } from '../../src/packs/general-retail/policy.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrateUp } from '../../src/platform/database/migrate-up.ts';
import { createDatabase } from '../../src/platform/db.ts';
import { createId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';

/** The real ledger and gate on a PostgreSQL of this run; each conversation has a store of its own in it. */
export interface EffectOffice {
  /** Registers the store and what it writes with. */
  openStore(storeId: string, writer: StoreWriter): Promise<void>;
  readonly effects: Effects;
  /** The newest code that was sent to a shopper of that store. */
  findCode(storeId: string): string | undefined;
  close(): Promise<void>;
}

/** As the demo's store is set up: refunds up to 50 dollars run by themselves. */
const settings = { auto_refund_enabled: true, auto_refund_limit: 50, return_window_days: 30 };

export async function startEffectOffice(): Promise<EffectOffice> {
  const dataFolder = join(tmpdir(), `support-agent-eval-${process.pid}-${randomBytes(3).toString('hex')}`);
  const server = await startEmbeddedPostgres({ dataFolder, isDurable: false });
  await migrateUp(server.url);
  const database = await createDatabase({
    url: server.url,
    poolSize: 4,
    applicationName: 'eval',
    connectionTimeoutMs: 10_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
  const stores = new Map<string, EffectStore>();
  const codes = new Map<string, string>();
  const effects = createEffects({
    prisma: database.prisma,
    findStore: async (storeId) => stores.get(storeId),
    sender: {
      send: async ({ storeId, code }) => {
        codes.set(storeId, code);
        return true;
      },
    },
    escalate: async () => undefined,
    clock: systemClock,
    logger: createLogger({ level: 'error', format: 'pretty' }),
    secret: 'evals sign nothing, but it has to be long enough',
    owner: createId(),
    sleep: (ms, signal) => sleep(Math.min(ms, 20), undefined, { signal }),
  });
  return {
    effects,
    openStore: async (id, writer) => {
      const policy = toEffectPolicy(activatePolicy(generalRetail, settings, systemClock.now()));
      stores.set(id, { id, name: 'Eval', timeZone: 'America/Los_Angeles', writer, policy, isPaused: () => false });
      await database.prisma.store.create({ data: { id, name: 'Eval', domain: `${id}.example`, settings } });
    },
    findCode: (storeId) => codes.get(storeId),
    close: async () => {
      await database.close();
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
