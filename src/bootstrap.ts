import { type Agent, createAgent } from './agent/agent.ts';
import { createModelPolicy } from './agent/models/model-policy.ts';
import type { ModelChains } from './agent/models/model-registry.ts';
import type { AgentStores } from './agent-stores.ts';
import { OperatorDesk } from './console/operator-desk.ts';
import { ConversationRepository } from './conversations/conversation-repository.ts';
import { ConversationService } from './conversations/conversation-service.ts';
import { EventHub } from './conversations/event-hub.ts';
import { Presence } from './conversations/presence.ts';
import type { ShopperEffects } from './conversations/shopper-effects.ts';
import { TurnRecovery } from './conversations/turn-recovery.ts';
import { TurnRepository } from './conversations/turn-repository.ts';
import { TurnRunner, type TurnRunnerDeps } from './conversations/turn-runner.ts';
import { toTurnTrace } from './conversations/turn-trace.ts';
import { createConsentTokens } from './effects/consent-token.ts';
import type { Effects } from './effects/create-effects.ts';
import { type Ground, type GroundDeps, openGround } from './ground.ts';
import { HandoffRepository } from './handoff/handoff-repository.ts';
import { createTicketJobs } from './handoff/ticket-jobs.ts';
import { AuditLog } from './operations/audit.ts';
import { PrismaAuditRepository } from './operations/audit-repository.ts';
import { createId } from './platform/ids.ts';
import { PrismaOutboxRepository } from './queues/outbox-repository.ts';
import { createOutboxRunner, type OutboxRunner } from './queues/outbox-runner.ts';
import { createShopEffects, type ShopEffects } from './shop-effects.ts';
import { createStores } from './stores.ts';
import { createModels } from './vendors.ts';

/**
 * A turn's lease: renewed every second, taken over when its process is gone this long. Short, since a turn is to end
 * within 10 s of a crash; a process that only stalls loses work by it, never an answer.
 */
const leaseMs = 3_000;
const outboxPollMs = 1_000;
/** Leaves time to hand over what is not done, before a platform's 30 s are over. */
const defaultDrainMs = 20_000;

/** Everything a process is made of, below its doors. */
export interface Service {
  readonly ground: Ground;
  readonly desk: ConversationService;
  /** The buttons of shoppers. */
  readonly shopperEffects: ShopperEffects;
  /** What people on the merchant's side decide. */
  readonly operators: OperatorDesk;
  /** Loads what the first turn would otherwise wait for: vendors' libraries, weights, a database connection. */
  warmUp(): Promise<void>;
  /** Begins to take over orphaned turns and to do promised work. */
  startWork(): void;
  /** Ends turns in flight, then closes what was opened, in reverse. */
  close(drainMs?: number): Promise<void>;
}

/** The composition root: constructors from top to bottom, and `close` from bottom to top. */
export async function bootstrap(deps: GroundDeps): Promise<Service> {
  const ground = await openGround(deps);
  const { database, clock, logger, fanout } = ground;
  const owner = `${deps.processName}:${createId()}`;
  const { stores, effectStores } = createStores(ground);
  const chains = createModels(ground);
  const hub = new EventHub({ clock, fanout });
  const conversations = new ConversationRepository({
    prisma: database.prisma,
    consentTokens: createConsentTokens(deps.env.APP_SECRET_KEY),
  });
  const nudgeOutbox = () => outbox.nudge();
  const shopEffects = createShopEffects({ ground, owner, stores, effectStores, conversations, hub, nudgeOutbox });
  const outbox: OutboxRunner = createOutbox(ground, owner, stores, shopEffects.jobs);
  const turns = new TurnRepository({ prisma: database.prisma, owner, leaseMs });
  const runner = new TurnRunner({
    repository: turns,
    agent: createShopAgent(ground, chains),
    hub,
    clock,
    logger,
    findStore: (storeId) => stores.get(storeId),
    findEffects: (turn) => shopEffects.findDesk(turn),
    onSaved: createSavedListener(ground, outbox),
  });
  const presence = new Presence({
    isFollowed: (conversationId) => hub.listenerCount(conversationId) > 0,
    onAbandoned: (conversationId) => runner.abandon(conversationId),
  });
  const recovery = new TurnRecovery({ repository: turns, runner, logger });
  const desk = new ConversationService({
    conversations,
    turns,
    runner,
    hub,
    presence,
    clock,
    nudgeOutbox,
  });
  return {
    ground,
    desk,
    shopperEffects: shopEffects.shopper,
    operators: createOperatorDesk(ground, shopEffects.effects, nudgeOutbox),
    warmUp: () => warmUp(ground, chains),
    startWork: () => {
      recovery.start();
      outbox.start();
    },
    close: async (drainMs = defaultDrainMs) => {
      await Promise.all([runner.drain(drainMs), outbox.close()]);
      await recovery.close();
      presence.close();
      hub.close();
      await turns.releaseLeases().catch((error: unknown) => logger.warn('turn.leases_not_released', { error }));
      await ground.close();
    },
  };
}

function createShopAgent(ground: Ground, chains: ModelChains): Agent {
  const { env, clock, logger, limiter } = ground;
  const models = createModelPolicy({
    chains,
    clock,
    logger,
    limits: { firstTokenMs: env.LLM_TIMEOUT_MS },
    onCall: (call) => logger.info('openai_latency', { ...call }),
  });
  return createAgent({
    models,
    limiter,
    clock,
    logger,
    promptsFolder: new URL('./agent/prompts/', import.meta.url),
  });
}

/** What can't be loaded now fails where it is used, with its reason. */
async function warmUp({ database, logger }: Ground, chains: ModelChains): Promise<void> {
  const models = new Set(Object.values(chains).flat());
  const loading = [...models].map((model) => model.warmUp?.());
  const ended = await Promise.allSettled([database.prisma.$queryRawUnsafe('SELECT 1'), ...loading]);
  logger.info('process.warm', { failed: ended.filter(({ status }) => status === 'rejected').length });
}

function createOperatorDesk({ database, clock }: Ground, effects: Effects, nudgeOutbox: () => void): OperatorDesk {
  const audit = new AuditLog({ repository: new PrismaAuditRepository(database), clock });
  return new OperatorDesk({ ...effects, audit, nudgeOutbox });
}

/** After a saved turn: promised work is looked at now, and the trace is handed over. */
function createSavedListener({ traces, env }: Ground, outbox: OutboxRunner): TurnRunnerDeps['onSaved'] {
  return ({ turn, outcome, ending, startedAt }) => {
    if (ending.outbox.length > 0) {
      outbox.nudge();
    }
    if (traces.isEnabled) {
      traces.submit(toTurnTrace(turn, outcome, ending, startedAt, env.APP_ENV));
    }
  };
}

function createOutbox(
  ground: Ground,
  owner: string,
  stores: AgentStores,
  effectJobs: ShopEffects['jobs'],
): OutboxRunner {
  const { clock, logger, database } = ground;
  const ticketJobs = createTicketJobs({
    repository: new HandoffRepository(database),
    findHelpdesk: async (storeId) => (await stores.get(storeId)).helpdesk,
    clock,
    logger,
  });
  const repository = new PrismaOutboxRepository(database);
  const handlers = { ...ticketJobs, ...effectJobs };
  return createOutboxRunner({ repository, handlers, clock, logger, owner, pollMs: outboxPollMs });
}
