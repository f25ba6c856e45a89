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
import { startSandbox } from '../../src/integrations/sandbox/sandbox.ts';
import type { ShopState } from '../../src/integrations/sandbox/shop/model.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Env, loadEnv, readEnvironment } from '../../src/platform/env.ts';
import { createId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createRateLimiter } from '../../src/platform/rate-limiter-flexible.ts';
import { createModels, createStoreVendors } from '../../src/vendors.ts';

export interface AgentTarget {
  /** What the sandbox shop holds: the truth that replies are graded against. */
  readonly shop: ShopState;
  /** The first model asked: `rules`, unless the environment names or unlocks another. */
  readonly model: string;
  startConversation(shopper: { readonly email?: string }): Dialogue;
  close(): Promise<void>;
}

/** One conversation; memory, history and hand-over are kept here, as the desk does in production. */
export interface Dialogue {
  say(messages: readonly string[]): Promise<TurnOutcome>;
}

/** The window of the desk. */
const historyRows = 20;

/**
 * The agent of production with its models and its HTTP clients, in front of the sandbox shop, without a database.
 * Variables given here win over the environment's.
 */
export async function startAgentTarget(variables: Readonly<Record<string, string>> = {}): Promise<AgentTarget> {
  const clock = systemClock;
  const sandbox = await startSandbox({ clock, shopify: { bucket: { maximumAvailable: 1e6, restoreRate: 1e6 } } });
  const env = loadEnv({ ...readModelVariables(), ...variables, ...toVariables(sandbox) });
  const logger = createLogger({ level: 'error', format: 'pretty' });
  const chains = createModels({ env, clock, logger });
  const agent = createAgent({
    models: createModelPolicy({ chains, clock, logger, limits: { firstTokenMs: env.LLM_TIMEOUT_MS } }),
    limiter: createRateLimiter({}),
    clock,
    logger,
    promptsFolder: new URL('../../src/agent/prompts/', import.meta.url),
  });
  const store = createStore(env, sandbox.shopify.state.profile.name, { env, clock, logger });
  return {
    shop: sandbox.shopify.state,
    model: chains.answer[0]?.id ?? 'rules',
    startConversation: ({ email }) => {
      const conversationId = createId();
      const history: HistoryMessage[] = [];
      let memory: ConversationMemory = emptyMemory;
      let isHandedOver = false;
      return {
        say: async (messages) => {
          const outcome = await agent.streamTurn(
            {
              turnId: createId(),
              conversationId,
              // A store of its own, so that the limits on identity checks are each case's own.
              store: { ...store, id: conversationId },
              messages: messages.map((content) => ({ id: createId(), content, isAfterReply: true })),
              history: history.slice(-historyRows),
              memory,
              shopper: { addressKey: conversationId, ...(email === undefined ? {} : { email }) },
              effects: noEffects,
              isHandedOver,
              signal: new AbortController().signal,
              shopperLeft: new AbortController().signal,
            },
            () => undefined,
          );
          history.push(...messages.map((content) => ({ role: 'user' as const, content })));
          history.push({ role: 'assistant', content: outcome.reply });
          memory = outcome.memory;
          isHandedOver ||= outcome.escalation !== undefined;
          return outcome;
        },
      };
    },
    close: () => sandbox.close(),
  };
}

/** Keys and names of models only: no other variable of this machine may change a score. */
function readModelVariables(): Record<string, string | undefined> {
  const wanted = /^(?:OPENAI_|ANTHROPIC_|(?:DEFAULT|FALLBACK|CLASSIFIER|RESPONSE)_MODEL$|LLM_TIMEOUT_MS$)/;
  return Object.fromEntries(Object.entries(readEnvironment()).filter(([name]) => wanted.test(name)));
}

function toVariables({ shopify, gorgias }: Awaited<ReturnType<typeof startSandbox>>): Record<string, string> {
  return {
    DATABASE_URL: 'postgresql://no-database-is-opened',
    APP_SECRET_KEY: 'evals sign nothing, but it has to be long enough',
    SHOPIFY_SHOP: shopify.shop,
    SHOPIFY_BASE_URL: shopify.url,
    SHOPIFY_ACCESS_TOKEN: shopify.accessToken,
    GORGIAS_BASE_URL: gorgias.url,
    GORGIAS_EMAIL: gorgias.email,
    GORGIAS_API_KEY: gorgias.apiKey,
  };
}

function createStore(env: Env, name: string, deps: Parameters<typeof createStoreVendors>[2]): AgentStore {
  const id = 'store-evals';
  return {
    id,
    name,
    escalationConfidenceThreshold: env.ESCALATION_CONFIDENCE_THRESHOLD,
    ...createStoreVendors(id, undefined, deps),
  };
}
