import { setTimeout as sleep } from 'node:timers/promises';
import type { EffectDesk, EffectView, Proposal, ShopperProof } from '../../src/commerce/effect.ts';
import { activatePolicy } from '../../src/commerce/policy/activate-policy.ts';
import type { CallContext, StoreBackend } from '../../src/commerce/store-backend.ts';
import type { StoreWriter } from '../../src/commerce/store-writer.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
import { createEffects, type Effects } from '../../src/effects/create-effects.ts';
import { toEffectPolicy } from '../../src/effects/effect-store.ts';
import { type ShopifySandbox, startShopifySandbox } from '../../src/integrations/sandbox/shopify/server.ts';
import { AdminClient } from '../../src/integrations/shopify/admin-client.ts';
import { createShopifyBackend } from '../../src/integrations/shopify/shopify-backend.ts';
import { createShopifyWriter } from '../../src/integrations/shopify/shopify-writer.ts';
import { createStaticTokens } from '../../src/integrations/shopify/token-provider.ts';
import { tauRetail } from '../../src/packs/tau-retail/policy.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db.ts';
import { readVariable } from '../../src/platform/env.ts';
import { createId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { buildWorld } from './build-world.ts';
import type { TauDatabase } from './tau-data.ts';

export type WriteResult =
  | { readonly kind: 'done'; readonly effect: EffectView }
  | { readonly kind: 'refused'; readonly reason: string }
  /** It neither ended nor was refused: a fault of ours. */
  | { readonly kind: 'stuck'; readonly reason: string };

/** One conversation with the retail shop: a sandbox with its own world, and the real ledger, gate and writer before it. */
export class TauShop {
  readonly context: CallContext = { signal: new AbortController().signal };
  readonly backend: StoreBackend;
  readonly desk: EffectDesk;
  private readonly writer: StoreWriter;
  private readonly effects: Effects;
  private readonly storeId = `tau-${createId()}`;
  private readonly conversationId = createId();

  private constructor(
    readonly sandbox: ShopifySandbox,
    private readonly database: Database,
  ) {
    const client = new AdminClient({
      baseUrl: sandbox.url,
      apiVersion: '2026-07',
      tokens: createStaticTokens(sandbox.accessToken),
      clock: systemClock,
    });
    this.backend = createShopifyBackend({ client, clock: systemClock });
    this.writer = createShopifyWriter({ client, clock: systemClock });
    this.effects = this.createLedger();
    this.desk = this.effects.ledger.forTurn({ storeId: this.storeId, conversationId: this.conversationId });
  }

  static async open(data: TauDatabase, database: Database): Promise<TauShop> {
    const sandbox = await startShopifySandbox({
      clock: systemClock,
      world: buildWorld(data, systemClock.now()),
      bucket: { maximumAvailable: 1e6, restoreRate: 1e6 },
      jobPolls: 1,
    });
    const shop = new TauShop(sandbox, database);
    const store = { id: shop.storeId, name: 'Retail', domain: `${shop.storeId}.example` };
    await database.prisma.store.create({ data: store });
    return shop;
  }

  /** Proposes, says yes to exactly that (or nothing at all), and waits for its end. */
  async write(request: WriteRequest, proof: ShopperProof, saysYes: boolean): Promise<WriteResult> {
    const proposal = await this.desk.propose(request, proof, this.context);
    if (proposal.kind !== 'pending') return { kind: 'refused', reason: describeProposal(proposal) };
    if (!saysYes) return { kind: 'refused', reason: 'shown, not confirmed' };
    const effect = await this.desk.confirm(proposal.effect.id, { messageId: createId() }, this.context);
    return effect === undefined ? { kind: 'stuck', reason: 'nothing to confirm' } : await this.waitFor(effect);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }

  private async waitFor(first: EffectView): Promise<WriteResult> {
    let effect = first;
    for (let tries = 0; tries < maxTries && ongoing.has(effect.state); tries += 1) {
      const job = effect.state === 'ready' ? ('effects.run' as const) : ('effects.reconcile' as const);
      await this.effects.jobs[job]({ effectId: effect.id }, { ...this.context, jobId: createId(), attempt: 1 });
      effect = (await this.effects.ledger.find(effect.id))?.effect ?? effect;
    }
    if (effect.state === 'done') return { kind: 'done', effect };
    const reason = `${effect.state}${effect.reason === undefined ? '' : ` (${effect.reason})`}`;
    return { kind: effect.state === 'refused' || effect.state === 'expired' ? 'refused' : 'stuck', reason };
  }

  private createLedger(): Effects {
    const policy = toEffectPolicy(activatePolicy(tauRetail, {}, systemClock.now()));
    const store = { id: this.storeId, name: 'Retail', timeZone: 'America/New_York', writer: this.writer, policy };
    return createEffects({
      prisma: this.database.prisma,
      findStore: async () => ({ ...store, isPaused: () => false }),
      sender: { send: async () => true },
      escalate: async () => undefined,
      clock: systemClock,
      logger: createLogger({ level: readVariable('TAU_LOG') === 'debug' ? 'debug' : 'error', format: 'pretty' }),
      secret: 'evals sign nothing, but it has to be long enough',
      owner: this.conversationId,
      sleep: (ms, signal) => sleep(Math.min(ms, 20), undefined, { signal }),
    });
  }
}

const maxTries = 10;
const ongoing: ReadonlySet<string> = new Set(['ready', 'executing', 'unknown']);

function describeProposal(proposal: Exclude<Proposal, { kind: 'pending' }>): string {
  switch (proposal.kind) {
    case 'refused':
    case 'needs_code':
      return `${proposal.kind}: ${proposal.verdict.clauses.map(({ id }) => id).join(', ')}`;
    case 'already':
      return `already ${proposal.effect.state}`;
    case 'not_yours':
      return 'not the shopper’s own';
    case 'invalid':
    case 'needs_person':
    case 'unavailable':
      return `${proposal.kind}: ${proposal.reason}`;
  }
}
