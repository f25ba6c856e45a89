import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentStores } from './agent-stores.ts';
import { createCodeSender } from './code-sender.ts';
import type { EffectStores } from './effect-stores.ts';
import { createEffects, type Effects } from './effects/create-effects.ts';
import { EffectEscalationRepository } from './handoff/effect-escalation-repository.ts';
import type { StoresDeps } from './stores.ts';

export interface LedgerDeps {
  readonly ground: StoresDeps;
  /** This process, in the leases. */
  readonly owner: string;
  readonly stores: AgentStores;
  readonly effectStores: EffectStores;
  nudgeOutbox(): void;
}

/** The ledger with its stores, its codes and its way to people. */
export function createLedger({ ground, owner, stores, effectStores, nudgeOutbox }: LedgerDeps): Effects {
  const { env, clock, logger, database } = ground;
  const escalations = new EffectEscalationRepository(database);
  return createEffects({
    prisma: database.prisma,
    findStore: (storeId) => effectStores.find(storeId),
    sender: createCodeSender({ findMailer: (storeId) => stores.findMailer(storeId) }),
    escalate: async (escalation) => {
      if (await escalations.escalate(escalation, clock.now())) {
        nudgeOutbox();
      }
    },
    clock,
    logger,
    secret: env.APP_SECRET_KEY,
    owner,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
}
