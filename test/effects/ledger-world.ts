import { setTimeout as sleep } from 'node:timers/promises';
import type { EffectView, Proposal, ShopperProof } from '../../src/commerce/effect.ts';
import type { Caps } from '../../src/commerce/policy/caps.ts';
import type { Situation } from '../../src/commerce/policy/situation.ts';
import type { DecidingClause, Verdict } from '../../src/commerce/policy/verdict.ts';
import type { StoreWriter } from '../../src/commerce/store-writer.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
import { createEffects, type Effects, type EffectsDeps } from '../../src/effects/create-effects.ts';
import type { EffectEscalation } from '../../src/effects/escalate.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createDatabase, type Database } from '../../src/platform/db.ts';
import { createId } from '../../src/platform/ids.ts';
import { FakeCodeSender } from '../fakes/code-sender.ts';
import { createRecordingLogger } from '../fakes/recording-logger.ts';
import { createSnapshot, FakeShop } from '../fakes/store-writer.ts';

export const storeId = 'store-1';
export const context = { signal: new AbortController().signal };
export const anna: ShopperProof = { emails: ['anna@example.com'], phones: [], verifiedOrderIds: [] };
export const orderId = 'gid://shopify/Order/1042';

export function refundOf(
  amount: string,
  overrides: Partial<Extract<WriteRequest, { action: 'refund' }>> = {},
): WriteRequest {
  return {
    action: 'refund',
    orderId,
    items: [],
    shipping: false,
    amount: { amount, currency: 'USD' },
    reason: 'damaged',
    refundTo: 'original',
    ...overrides,
  };
}

/** What policy says in a test; consent for everything unless told otherwise. */
export interface TestRules {
  verdict: Partial<Verdict> | ((situation: Situation) => Partial<Verdict>);
  caps: Caps;
  isPaused: boolean;
}

/** A store, a shop and a database; `open` is another process on them. */
export class LedgerWorld {
  readonly shop = new FakeShop();
  readonly sender = new FakeCodeSender();
  readonly logger = createRecordingLogger();
  readonly escalations: EffectEscalation[] = [];
  readonly rules: TestRules = { verdict: {}, caps: {}, isPaused: false };

  private constructor(readonly database: Database) {}

  static async open(url: string): Promise<LedgerWorld> {
    const database = await createDatabase({
      url,
      poolSize: 10,
      applicationName: 'test',
      connectionTimeoutMs: 3_000,
      statementTimeoutMs: 10_000,
      onError: () => undefined,
    });
    const world = new LedgerWorld(database);
    const store = { id: storeId, name: 'Demo', domain: `${storeId}.example` };
    await database.prisma.store.upsert({ where: { id: storeId }, create: store, update: {} });
    return world;
  }

  /** Empties the ledger and the shop. */
  async reset(): Promise<void> {
    await this.database.pool.query('TRUNCATE effects, effect_events, verification_codes, outbox');
    await this.setSettings({});
    this.shop.orders.clear();
    this.shop.writes.length = 0;
    this.shop.calls.length = 0;
    this.shop.faults = [];
    this.shop.isDown = false;
    this.shop.lookUpAnswer = undefined;
    this.shop.addOrder(createSnapshot());
    this.escalations.length = 0;
    this.sender.sent.length = 0;
    this.sender.isDown = false;
    this.logger.events.length = 0;
    Object.assign(this.rules, { verdict: {}, caps: {}, isPaused: false });
  }

  process(overrides: Partial<EffectsDeps> & { readonly writer?: StoreWriter } = {}): Effects {
    const { writer = this.shop, ...deps } = overrides;
    return createEffects({
      prisma: this.database.prisma,
      findStore: async (id) => ({
        id,
        name: 'Demo',
        timeZone: 'America/New_York',
        writer,
        policy: {
          judge: (situation) => this.judge(situation),
          feesOf: () => ({ restockingPercent: 0, returnShippingMinor: 0 }),
          capsOf: () => this.rules.caps,
        },
        isPaused: () => this.rules.isPaused,
      }),
      sender: this.sender,
      escalate: async (escalation) => {
        this.escalations.push(escalation);
      },
      clock: systemClock,
      logger: this.logger,
      secret: 'a secret of at least thirty-two characters',
      owner: createId(),
      sleep: (ms, signal) => sleep(ms / 100, undefined, { signal }),
      ...deps,
    });
  }

  async setSettings(settings: object): Promise<void> {
    await this.database.pool.query('UPDATE stores SET settings = $1, is_active = TRUE WHERE id = $2', [
      settings,
      storeId,
    ]);
  }

  async sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.pool.query(text, values)).rows;
  }

  async stateOf(effectId: string): Promise<{ state: string; reason: string | null }> {
    const [row] = await this.sql<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM effects WHERE id = $1',
      [effectId],
    );
    if (row === undefined) throw new Error(`no effect ${effectId}`);
    return row;
  }

  /** Runs the effects' jobs that stand in the outbox, due or not; one that throws stays for the next round. */
  async runJobs(effects: Effects, rounds = 1): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const jobs = await this.sql<{ id: string; kind: string; payload: { effectId: string } }>(
        `SELECT id, kind, payload FROM outbox WHERE kind IN ('effects.run', 'effects.reconcile') ORDER BY run_at`,
      );
      for (const { id, kind, payload } of jobs) {
        const run = kind === 'effects.run' ? effects.jobs['effects.run'] : effects.jobs['effects.reconcile'];
        const isDone = await run(payload, { jobId: id, attempt: 1, signal: context.signal }).then(
          () => true,
          () => false,
        );
        if (isDone) await this.sql('DELETE FROM outbox WHERE id = $1', [id]);
      }
    }
  }

  /** As if the calls had been made longer ago. */
  async age(effectId: string, minutes: number): Promise<void> {
    await this.sql(
      `UPDATE effects SET lease_until = lease_until - $2 * interval '1 minute', attempted_at = attempted_at - $2 * interval '1 minute',
         created_at = created_at - $2 * interval '1 minute', updated_at = updated_at - $2 * interval '1 minute',
         consent_expires_at = consent_expires_at - $2 * interval '1 minute', approval_expires_at = approval_expires_at - $2 * interval '1 minute',
         hold_until = hold_until - $2 * interval '1 minute' WHERE id = $1`,
      [effectId, minutes],
    );
  }

  async announcements(): Promise<string[]> {
    const rows = await this.sql<{ state: string }>(
      `SELECT payload->>'state' AS state FROM outbox WHERE kind = 'effects.announce' ORDER BY id`,
    );
    return rows.map(({ state }) => state);
  }

  private judge(situation: Situation): Verdict {
    const given = typeof this.rules.verdict === 'function' ? this.rules.verdict(situation) : this.rules.verdict;
    const verdict: Verdict = {
      outcome: 'needs_consent',
      needsConsent: true,
      needsCode: false,
      needsApproval: false,
      clauses: [clause('test.consent', 'consent')],
      policy: 'test@1',
      holdMs: 0,
      ...given,
    };
    return verdict.needsCode && ['code', 'session'].includes(situation.identity)
      ? { ...verdict, needsCode: false, outcome: 'needs_consent' }
      : verdict;
  }
}

export function clause(id: string, effect: DecidingClause['effect']): DecidingClause {
  return { id, version: 1, effect, say: { en: id, de: id, fr: id, es: id } };
}

/** The row that waits; fails the test when there is none. */
export function pendingOf(proposal: Proposal): EffectView {
  if (proposal.kind !== 'pending') throw new Error(`expected a pending effect, got ${JSON.stringify(proposal)}`);
  return proposal.effect;
}
