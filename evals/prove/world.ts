import type { EffectDesk, ShopperProof } from '../../src/commerce/effect.ts';
import { activatePolicy } from '../../src/commerce/policy/activate-policy.ts';
import type { CallContext, StoreAnswer } from '../../src/commerce/store-backend.ts';
import { createEffects, type Effects } from '../../src/effects/create-effects.ts';
import { type EffectStore, toEffectPolicy } from '../../src/effects/effect-store.ts';
import { ShopifySandbox } from '../../src/integrations/sandbox/shopify/server.ts';
import { AdminClient } from '../../src/integrations/shopify/admin-client.ts';
import { createShopifyWriter } from '../../src/integrations/shopify/shopify-writer.ts';
import type { TokenProvider } from '../../src/integrations/shopify/token-provider.ts';
import { generalRetail } from '../../src/packs/general-retail/policy.ts';
import type { Database } from '../../src/platform/db.ts';
import { createId } from '../../src/platform/ids.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { type Sql, toSql } from './database.ts';
import type { Script } from './generator.ts';
import { ShopHands } from './shop-hands.ts';
import { type Lock, openPolicy, openWriter } from './switches.ts';
import { Truth } from './truth.ts';
import { WorldClock } from './world-clock.ts';

export const timeZone = 'America/Los_Angeles';

/** A shop, a store of ours, its ledger and six conversations: all that one script is played in. */
export interface World {
  readonly storeId: string;
  readonly sql: Sql;
  readonly clock: WorldClock;
  readonly sandbox: ShopifySandbox;
  readonly hands: ShopHands;
  readonly effects: Effects;
  readonly truth: Truth;
  readonly without: Lock | undefined;
  /** Newest code that was sent to a contact, by that contact and order. */
  readonly mail: Map<string, string>;
  readonly escalated: Set<string>;
  saveSettings(): Promise<void>;
  openDesk(conv: number): EffectDesk;
  proofOf(conv: number): ShopperProof;
}

export async function createWorld(script: Script, database: Database, without?: Lock): Promise<World> {
  const sql = toSql(database);
  const clock = new WorldClock(sql);
  await clock.start();
  const sandbox = new ShopifySandbox({ clock, bucket: endlessBucket, jobPolls: 2, webhookRetryDelaysMs: [] });
  const truth = new Truth(script.cast.map((person) => ({ id: createId(), person, asked: [], open: [], codes: [] })));
  const storeId = `store_${createId()}`;
  const mail = new Map<string, string>();
  const escalated = new Set<string>();
  const findStore = createStoreFinder({ storeId, sandbox, clock, truth, without });
  const effects = createEffects({
    prisma: database.prisma,
    findStore: async (id) => (id === storeId ? findStore() : undefined),
    sender: {
      send: async ({ to, code }) => {
        mail.set('email' in to ? to.email : to.phone, code);
        return true;
      },
    },
    escalate: async ({ effectId }) => {
      escalated.add(effectId);
    },
    clock,
    logger: silent,
    secret: 'prove-prove-prove-prove-prove-prove',
    owner: 'prove',
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(2, ms / 500))),
  });
  const world: World = {
    storeId,
    sql,
    clock,
    sandbox,
    hands: new ShopHands(sandbox),
    effects,
    truth,
    without,
    mail,
    escalated,
    saveSettings: () => saveSettings(sql, storeId, truth),
    openDesk: (conv) =>
      effects.ledger.forTurn({ storeId, conversationId: truth.conversations[conv]?.id ?? '', turnId: createId() }),
    proofOf: (conv) => toProof(truth, conv, sandbox),
  };
  await sql(
    `INSERT INTO stores (id, name, domain, settings, time_zone, updated_at) VALUES ($1, 'Prove', $2, '{}', $3, clock_timestamp())`,
    storeId,
    `${storeId}.test`,
    timeZone,
  );
  await world.saveSettings();
  return world;
}

/** What a limitless client has: the proof is about writes, not about Shopify's rate. */
const endlessBucket = { maximumAvailable: 10_000_000, restoreRate: 10_000_000 };

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

interface StoreParts {
  readonly storeId: string;
  readonly sandbox: ShopifySandbox;
  readonly clock: WorldClock;
  readonly truth: Truth;
  readonly without: Lock | undefined;
}

function createStoreFinder({ storeId, sandbox, clock, truth, without }: StoreParts): () => EffectStore {
  const client = new AdminClient({
    baseUrl: 'https://shop.prove.test',
    apiVersion: '2026-07',
    tokens: createTokens(sandbox),
    clock,
    fetch: sandbox.fetch,
    wait: async () => undefined,
  });
  const everyContact = { emails: sandbox.state.customers.map(({ email }) => email), phones: ['+10000000000'] };
  const writer = openWriter(createShopifyWriter({ client, clock }), without, everyContact);
  return () => {
    const policy = toEffectPolicy(activatePolicy(generalRetail, toSettings(truth), clock.now()));
    return {
      id: storeId,
      name: 'Prove',
      timeZone,
      writer,
      policy: openPolicy(policy, without),
      isPaused: () => truth.rules.isPauseSeen && truth.rules.isPaused,
    };
  };
}

/** A token of its own after each one that ended. */
function createTokens(sandbox: ShopifySandbox): TokenProvider {
  let token = sandbox.accessToken as string;
  return {
    getToken: async (): Promise<StoreAnswer<string>> => ({ ok: true, value: token }),
    discard: () => {
      const { clientId: client_id, clientSecret: client_secret } = sandbox;
      const grant = sandbox.tokens.grant({ grant_type: 'client_credentials', client_id, client_secret });
      if (grant.ok) token = grant.accessToken;
      return grant.ok;
    },
  };
}

function toSettings({ rules }: Truth): Record<string, unknown> {
  return {
    auto_refund_enabled: true,
    auto_refund_limit: rules.autoRefundLimit,
    writes: { is_paused: rules.isPaused, paused_actions: [] },
  };
}

async function saveSettings(sql: Sql, storeId: string, truth: Truth): Promise<void> {
  await sql('UPDATE stores SET settings = $2::jsonb WHERE id = $1', storeId, JSON.stringify(toSettings(truth)));
}

function toProof(truth: Truth, conv: number, sandbox: ShopifySandbox): ShopperProof {
  const { email, phone, session } = truth.conversations[conv]?.person ?? { key: '' };
  const customer = sandbox.state.customers.find((it) => it.key === session);
  return {
    emails: email === undefined ? [] : [email],
    phones: phone === undefined ? [] : [phone],
    verifiedOrderIds: sandbox.state.orders.slice(0, 3).map(({ id }) => `gid://shopify/Order/${id}`),
    ...(customer && { customerId: `gid://shopify/Customer/${customer.id}` }),
  };
}

const staying = new AbortController().signal;
const left = AbortSignal.abort();

/** The caller stays, or has gone already. */
export function toContext(hasLeft: boolean): CallContext {
  return { signal: hasLeft ? left : staying };
}
