import { setTimeout as sleep } from 'node:timers/promises';
import { tellEffect } from './agent/effects/tell-effect.ts';
import { type EffectDesk, noEffects } from './commerce/effect.ts';
import { AnnouncementRepository } from './conversations/announcement-repository.ts';
import { Announcer, createAnnounceJob } from './conversations/announcements.ts';
import type { ClaimedTurn } from './conversations/claimed-turn.ts';
import type { ConversationRepository } from './conversations/conversation-repository.ts';
import type { EventHub } from './conversations/event-hub.ts';
import { ShopperEffects } from './conversations/shopper-effects.ts';
import type { Effects } from './effects/create-effects.ts';
import type { Ground } from './ground.ts';
import { createLedger, type LedgerDeps } from './ledger.ts';
import type { JobHandlers } from './queues/outbox.ts';

export interface ShopEffectsDeps extends LedgerDeps {
  readonly ground: Ground;
  readonly conversations: ConversationRepository;
  readonly hub: EventHub;
}

export interface ShopEffects {
  readonly effects: Effects;
  /** For the buttons. */
  readonly shopper: ShopperEffects;
  readonly jobs: Pick<JobHandlers, 'effects.run' | 'effects.reconcile' | 'effects.announce'>;
  findDesk(turn: ClaimedTurn): Promise<EffectDesk>;
}

/** The ledger with its words to shoppers. */
export function createShopEffects(deps: ShopEffectsDeps): ShopEffects {
  const { ground, effectStores } = deps;
  const { logger } = ground;
  const effects = createLedger(deps);
  const announcements = new AnnouncementRepository(ground.database);
  const announcer = new Announcer({ ...ground, ...deps, repository: announcements, tell: tellEffect, sleep });
  const findTimeZone = (storeId: string) => effectStores.findTimeZone(storeId);
  return {
    effects,
    shopper: new ShopperEffects({
      ledger: effects.ledger,
      announcer,
      findTimeZone,
      promiseTelling: (storeId, effect) => announcements.promise(storeId, effect),
    }),
    jobs: {
      ...effects.jobs,
      ...createAnnounceJob({
        announcer,
        logger,
        findEffect: async (effectId) => {
          const found = await effects.ledger.find(effectId);
          return found && { ...found, timeZone: await findTimeZone(found.storeId) };
        },
      }),
    },
    findDesk: async ({ id: turnId, conversation: { id: conversationId, storeId } }) =>
      (await effectStores.find(storeId)) === undefined
        ? noEffects
        : effects.ledger.forTurn({ storeId, conversationId, turnId }),
  };
}
