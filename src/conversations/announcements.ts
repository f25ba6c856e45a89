import type { EffectView } from '../commerce/effect.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { JobHandlers } from '../queues/outbox.ts';
import type { Announcement, AnnouncementRepository, AnnouncementVerdict } from './announcement-repository.ts';
import type { TurnResult } from './conversation.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import { toEffectActions, withConsentToken } from './effect-actions.ts';
import { createEventId, type EventHub } from './event-hub.ts';
import { toStorableText } from './storable-text.ts';
import { toEventData } from './turn-result.ts';

/** An effect with what its words need. */
export interface ToldEffect {
  readonly storeId: string;
  readonly timeZone: string;
  readonly effect: EffectView;
}

const maxTries = 5;
const pauseMs = 200;

export interface AnnouncerDeps {
  readonly repository: AnnouncementRepository;
  readonly conversations: Pick<ConversationRepository, 'findStatus'>;
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** The paragraph for an effect as it stands, in the shopper's language. */
  tell(effect: EffectView, language: string, now: Date, timeZone: string): string;
}

/** `busy`: a turn of the conversation comes first; the message is to be tried again. */
export type Announced =
  | { readonly kind: 'told'; readonly message: TurnResult }
  | { readonly kind: 'noted' | 'already' | 'busy' | 'gone' };

/** Tells the shopper how an effect stands outside a turn: a message of the assistant that answers nothing. */
export class Announcer {
  constructor(private readonly deps: AnnouncerDeps) {}

  /** Once for each effect and state, however often it is called. */
  async announce({ storeId, timeZone, effect }: ToldEffect): Promise<Announced> {
    const { conversations, clock, logger } = this.deps;
    const { conversationId, id: effectId, state } = effect;
    const status = await conversations.findStatus(storeId, conversationId);
    const text = toStorableText(this.deps.tell(effect, status?.language ?? 'en', clock.now(), timeZone));
    const actions = toEffectActions([effect]);
    const verdict = await this.append({ effect, text, actions });
    logger.info('effects.announced', { effectId, conversationId, state, verdict: verdict.kind });
    if (verdict.kind !== 'told') {
      return verdict;
    }
    const message: TurnResult = {
      conversationId,
      messageId: verdict.messageId,
      content: text,
      intent: 'other',
      sentiment: 'neutral',
      confidence: 1,
      actions: actions.map(({ type, data }) => ({ type, details: withConsentToken(data, [effect]) })),
      isEscalated: false,
      createdAt: verdict.createdAt,
    };
    const id = createEventId(verdict.seq, 1, 1);
    this.deps.hub.publish(conversationId, { id, event: 'message', data: toEventData(message) });
    return { kind: 'told', message };
  }

  /** A turn that has just ended is waited for: whoever clicked under its reply is told at once. */
  private async append(announcement: Announcement): Promise<AnnouncementVerdict> {
    for (let tries = 1; ; tries += 1) {
      const verdict = await this.deps.repository.append(announcement);
      if (verdict.kind !== 'busy' || tries === maxTries) {
        return verdict;
      }
      await this.deps.sleep(pauseMs);
    }
  }
}

export interface AnnounceJobDeps {
  readonly announcer: Announcer;
  readonly logger: Logger;
  findEffect(effectId: string): Promise<ToldEffect | undefined>;
}

/** Of states that an effect has left by now nothing is said. */
export function createAnnounceJob(deps: AnnounceJobDeps): Pick<JobHandlers, 'effects.announce'> {
  return {
    'effects.announce': async ({ effectId, conversationId, state }) => {
      const told = await deps.findEffect(effectId);
      if (told === undefined || told.effect.conversationId !== conversationId || told.effect.state !== state) {
        deps.logger.info('effects.announcement_passed', { effectId, conversationId, state });
        return;
      }
      if ((await deps.announcer.announce(told)).kind === 'busy') {
        throw new AppError('service_unavailable', 'A turn of the conversation comes first.');
      }
    },
  };
}
