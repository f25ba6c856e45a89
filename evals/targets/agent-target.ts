import { createAgent } from '../../src/agent/agent.ts';
import { createModelPolicy } from '../../src/agent/models/model-policy.ts';
import {
  type AgentStore,
  type ConversationMemory,
  emptyMemory,
  type HistoryMessage,
  type TurnOutcome,
} from '../../src/agent/turn.ts';
import { noEffects } from '../../src/commerce/effect.ts';
import { type Sandbox, startSandbox } from '../../src/integrations/sandbox/sandbox.ts';
import type { ShopState } from '../../src/integrations/sandbox/shop/model.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { loadEnv, readEnvironment } from '../../src/platform/env.ts';
import { createId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createRateLimiter } from '../../src/platform/rate-limiter-flexible.ts';
import { createModels, createStoreVendors } from '../../src/vendors.ts';
import type { EffectOffice } from './effect-office.ts';

export interface AgentTarget {
  /** The first model asked: `rules`, unless the environment names or unlocks another. */
  readonly model: string;
  /** In a shop of its own, so that what one conversation changes is no other's business. */
  startConversation(shopper: { readonly email?: string; readonly signedInAs?: string }): Promise<Dialogue>;
  close(): Promise<void>;
}

/** One conversation; memory, history and hand-over are kept here, as the desk does in production. */
export interface Dialogue {
  /** What the sandbox shop holds: the truth that replies are graded against. */
  readonly shop: ShopState;
  /** `{code}` stands for the code that was sent to the shopper. */
  say(messages: readonly string[]): Promise<TurnOutcome>;
  close(): Promise<void>;
}

/** The window of the desk. */
const historyRows = 20;

export interface TargetOptions {
  /** Absent: nothing can be written, every wish goes to a person. */
  readonly office?: EffectOffice;
}

/**
 * The agent of production with its models and its HTTP clients, in front of a sandbox shop. With an office its writes
 * are real, through gate and ledger. Variables given here win over the environment's.
 */
export async function startAgentTarget(
  variables: Readonly<Record<string, string>> = {},
  { office }: TargetOptions = {},
): Promise<AgentTarget> {
  const clock = systemClock;
  const logger = createLogger({ level: 'error', format: 'pretty' });
  const toEnv = (more: Readonly<Record<string, string>>) =>
    loadEnv({ ...readModelVariables(), ...variables, ...fixedVariables, ...more });
  const env = toEnv({});
  const chains = createModels({ env, clock, logger });
  const agent = createAgent({
    models: createModelPolicy({ chains, clock, logger, limits: { firstTokenMs: env.LLM_TIMEOUT_MS } }),
    limiter: createRateLimiter({}),
    clock,
    logger,
    promptsFolder: new URL('../../src/agent/prompts/', import.meta.url),
  });
  const open = new Set<Dialogue>();
  return {
    model: chains.answer[0]?.id ?? 'rules',
    startConversation: async (shopper) => {
      const sandbox = await startSandbox({
        clock,
        shopify: { bucket: { maximumAvailable: 1e6, restoreRate: 1e6 }, jobPolls: 1 },
      });
      const place = { storeId: `eval-${createId()}`, conversationId: createId() };
      const shopEnv = toEnv(toVariables(sandbox));
      const vendors = createStoreVendors(place.storeId, undefined, { env: shopEnv, clock, logger });
      if (vendors.writer !== undefined) await office?.openStore(place.storeId, vendors.writer);
      const dialogue = new AgentDialogue({
        agent,
        sandbox,
        office,
        place,
        shopper,
        store: {
          id: place.storeId,
          name: sandbox.shopify.state.profile.name,
          escalationConfidenceThreshold: env.ESCALATION_CONFIDENCE_THRESHOLD,
          ...vendors,
        },
      });
      open.add(dialogue);
      return dialogue;
    },
    close: async () => {
      await Promise.all([...open].map((dialogue) => dialogue.close()));
    },
  };
}

interface DialogueDeps {
  readonly agent: ReturnType<typeof createAgent>;
  readonly sandbox: Sandbox;
  readonly office: EffectOffice | undefined;
  readonly place: { readonly storeId: string; readonly conversationId: string };
  readonly shopper: { readonly email?: string; readonly signedInAs?: string };
  readonly store: AgentStore;
}

class AgentDialogue implements Dialogue {
  readonly shop: ShopState;
  private readonly history: HistoryMessage[] = [];
  private memory: ConversationMemory = emptyMemory;
  private isHandedOver = false;

  constructor(private readonly deps: DialogueDeps) {
    this.shop = deps.sandbox.shopify.state;
  }

  async say(messages: readonly string[]): Promise<TurnOutcome> {
    const { agent, office, place, store } = this.deps;
    const code = office?.findCode(place.storeId) ?? '';
    const said = messages.map((message) => message.replaceAll('{code}', code));
    const turnId = createId();
    const outcome = await agent.streamTurn(
      {
        turnId,
        conversationId: place.conversationId,
        store,
        messages: said.map((content) => ({ id: createId(), content, isAfterReply: true })),
        history: this.history.slice(-historyRows),
        memory: this.memory,
        shopper: { addressKey: place.conversationId, ...this.toShopper() },
        effects: office?.effects.ledger.forTurn({ ...place, turnId }) ?? noEffects,
        isHandedOver: this.isHandedOver,
        signal: new AbortController().signal,
        shopperLeft: new AbortController().signal,
      },
      () => undefined,
    );
    this.history.push(...said.map((content) => ({ role: 'user' as const, content })));
    this.history.push({ role: 'assistant', content: outcome.reply });
    this.memory = outcome.memory;
    this.isHandedOver ||= outcome.escalation !== undefined;
    return outcome;
  }

  async close(): Promise<void> {
    await this.deps.sandbox.close();
  }

  private toShopper(): { readonly email?: string; readonly customerId?: string } {
    const { email, signedInAs } = this.deps.shopper;
    const customer = this.shop.customers.find(({ key }) => key === signedInAs);
    return {
      ...(email === undefined ? {} : { email }),
      ...(customer === undefined ? {} : { customerId: `gid://shopify/Customer/${customer.id}` }),
    };
  }
}

/** Keys and names of models only: no other variable of this machine may change a score. */
function readModelVariables(): Record<string, string | undefined> {
  const wanted = /^(?:OPENAI_|ANTHROPIC_|(?:DEFAULT|FALLBACK|CLASSIFIER|RESPONSE)_MODEL$|LLM_TIMEOUT_MS$)/;
  return Object.fromEntries(Object.entries(readEnvironment()).filter(([name]) => wanted.test(name)));
}

const fixedVariables = {
  DATABASE_URL: 'postgresql://no-database-is-opened',
  APP_SECRET_KEY: 'evals sign nothing, but it has to be long enough',
} as const;

function toVariables({ shopify, gorgias }: Sandbox): Record<string, string> {
  return {
    SHOPIFY_SHOP: shopify.shop,
    SHOPIFY_BASE_URL: shopify.url,
    SHOPIFY_ACCESS_TOKEN: shopify.accessToken,
    GORGIAS_BASE_URL: gorgias.url,
    GORGIAS_EMAIL: gorgias.email,
    GORGIAS_API_KEY: gorgias.apiKey,
  };
}
