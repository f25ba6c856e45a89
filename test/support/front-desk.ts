import type { Agent } from '../../src/agent/agent.ts';
import type { AgentStore } from '../../src/agent/turn.ts';
import { noEffects } from '../../src/commerce/effect.ts';
import { ConversationRepository } from '../../src/conversations/conversation-repository.ts';
import { ConversationService } from '../../src/conversations/conversation-service.ts';
import { EventHub } from '../../src/conversations/event-hub.ts';
import { Presence } from '../../src/conversations/presence.ts';
import { TurnRecovery } from '../../src/conversations/turn-recovery.ts';
import { TurnRepository } from '../../src/conversations/turn-repository.ts';
import { TurnRunner, type TurnRunnerDeps } from '../../src/conversations/turn-runner.ts';
import { createConsentTokens } from '../../src/effects/consent-token.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createDatabase } from '../../src/platform/db.ts';
import { localFanout } from '../../src/platform/fanout.ts';
import { createId } from '../../src/platform/ids.ts';
import { createRecordingLogger } from '../fakes/recording-logger.ts';

interface FrontDeskOptions {
  readonly agent: Agent;
  readonly databaseUrl: string;
  readonly leaseMs?: number;
  readonly presenceGraceMs?: number;
  readonly onSaved?: TurnRunnerDeps['onSaved'];
  readonly findStore?: TurnRunnerDeps['findStore'];
  readonly findEffects?: TurnRunnerDeps['findEffects'];
}

/** One process's front desk on a real database: several of them are several processes. */
export async function openFrontDesk(options: FrontDeskOptions) {
  const logger = createRecordingLogger();
  const database = await createDatabase({
    url: options.databaseUrl,
    poolSize: 10,
    applicationName: 'test',
    connectionTimeoutMs: 3_000,
    statementTimeoutMs: 10_000,
    onError: () => undefined,
  });
  const hub = new EventHub({ clock: systemClock, fanout: localFanout });
  const turns = new TurnRepository({ prisma: database.prisma, owner: createId(), leaseMs: options.leaseMs ?? 5_000 });
  const conversations = new ConversationRepository({
    prisma: database.prisma,
    consentTokens: createConsentTokens('a secret of tests'),
  });
  const runner = new TurnRunner({
    repository: turns,
    agent: options.agent,
    hub,
    clock: systemClock,
    logger,
    findStore: options.findStore ?? (async (id) => createAgentStore(id)),
    findEffects: options.findEffects ?? (async () => noEffects),
    onSaved: options.onSaved ?? (() => undefined),
  });
  const presence = new Presence({
    isFollowed: (id) => hub.listenerCount(id) > 0,
    onAbandoned: (id) => runner.abandon(id),
    graceMs: options.presenceGraceMs ?? 10_000,
  });
  const desk = new ConversationService({
    conversations,
    turns,
    runner,
    hub,
    presence,
    clock: systemClock,
    nudgeOutbox: () => undefined,
  });
  const recovery = new TurnRecovery({ repository: turns, runner, logger });
  return {
    desk,
    turns,
    runner,
    recovery,
    hub,
    database,
    logger,
    conversations,
    async close() {
      await runner.drain(2_000);
      await recovery.close();
      presence.close();
      hub.close();
      await database.close();
    },
  };
}
export type FrontDesk = Awaited<ReturnType<typeof openFrontDesk>>;

const testStoreId = 'store-123';

export async function createTestStore(desk: FrontDesk, id = testStoreId): Promise<void> {
  await desk.database.prisma.store.create({ data: { id, name: 'Test Shop', domain: `${id}.example` } });
}

export const speaker = { storeId: testStoreId, addressKey: 'address', requestId: 'request' };

/** The scripted agent looks at neither backend nor helpdesk. */
function createAgentStore(id: string): AgentStore {
  const unused = new Proxy(
    {},
    { get: (_target, name) => () => Promise.reject(new Error(`${String(name)} was called`)) },
  );
  return {
    id,
    name: 'Test Shop',
    escalationConfidenceThreshold: 0.6,
    backend: unused as AgentStore['backend'],
    helpdesk: unused as AgentStore['helpdesk'],
  };
}
