import type { EffectView } from '../commerce/effect.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { JobHandlers } from '../queues/outbox.ts';
import type { AnnouncementRepository } from './announcement-repository.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import { toRow } from './effect-actions.ts';
import { createEventId, type EventHub } from './event-hub.ts';
import { toStorableText } from './storable-text.ts';
import { toEventData } from './turn-result.ts';

/** An effect with what its words need. */
export interface ToldEffect {
  readonly storeId: string;
  readonly timeZone: string;
  readonly effect: EffectView;
}

export interface AnnouncementDeps {
  readonly repository: AnnouncementRepository;
  readonly conversations: Pick<ConversationRepository, 'findStatus'>;
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly logger: Logger;
  findEffect(effectId: string): Promise<ToldEffect | undefined>;
  /** The paragraph for an effect as it stands, in the shopper's language. */
  tell(effect: EffectView, language: string, now: Date, timeZone: string): string;
}

/**
 * Tells the shopper what became of an effect after his turn had ended: a message of the assistant that answers
 * nothing. Of states that an effect has left by now nothing is said.
 */
export function createAnnounceJob(deps: AnnouncementDeps): Pick<JobHandlers, 'effects.announce'> {
  return {
    'effects.announce': async ({ effectId, conversationId, state }) => {
      const told = await deps.findEffect(effectId);
      if (told === undefined || told.effect.conversationId !== conversationId || told.effect.state !== state) {
        deps.logger.info('effects.announcement_passed', { effectId, conversationId, state });
        return;
      }
      await announce(deps, told);
    },
  };
}

async function announce(deps: AnnouncementDeps, { storeId, timeZone, effect }: ToldEffect): Promise<void> {
  const { conversationId, id: effectId, state } = effect;
  const status = await deps.conversations.findStatus(storeId, conversationId);
  const text = toStorableText(deps.tell(effect, status?.language ?? 'en', deps.clock.now(), timeZone));
  const action = toRow(effect);
  const verdict = await deps.repository.append({ conversationId, effectId, state, text, action });
  if (verdict.kind === 'busy') {
    throw new AppError('service_unavailable', 'A turn of the conversation comes first.');
  }
  deps.logger.info('effects.announced', { effectId, conversationId, state, verdict: verdict.kind });
  if (verdict.kind !== 'told') {
    return;
  }
  const { messageId, seq, createdAt } = verdict;
  const data = toEventData({
    conversationId,
    messageId,
    content: text,
    intent: 'other',
    sentiment: 'neutral',
    confidence: 1,
    actions: [{ type: action.type, details: action.data }],
    isEscalated: false,
    createdAt,
  });
  deps.hub.publish(conversationId, { id: createEventId(seq, 1, 1), event: 'message', data });
}
