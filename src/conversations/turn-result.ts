import type { TurnOutcome } from '../agent/turn.ts';
import { isWithPerson, type TurnResult } from './conversation.ts';
import type { TurnEnding } from './turn-ending.ts';

/** What a saved turn answers. */
export function toTurnResult(
  ending: TurnEnding,
  outcome: TurnOutcome,
  saved: { createdAt: Date; status: string },
): TurnResult {
  return {
    conversationId: ending.turn.conversation.id,
    messageId: ending.messageId,
    content: ending.content,
    intent: outcome.intent,
    sentiment: outcome.sentiment,
    confidence: outcome.confidence,
    actions: ending.actions.map(({ type, data }) => ({ type, details: withToken(data, outcome) })),
    isEscalated: isWithPerson(saved.status),
    createdAt: saved.createdAt,
  };
}

/** Only what is told has the token, no row. */
function withToken(details: Readonly<Record<string, unknown>>, { effects }: TurnOutcome) {
  const effect = effects.find(({ id, state }) => id === details.effect_id && state === 'awaiting_consent');
  return effect?.consentToken === undefined ? details : { ...details, consent_token: effect.consentToken };
}

/** The message event travels between replicas as JSON, so it holds the wire form already. */
export function toEventData(result: TurnResult): Readonly<Record<string, unknown>> {
  return {
    conversation_id: result.conversationId,
    message_id: result.messageId,
    response: { content: result.content, type: 'text' },
    analysis: { intent: result.intent, sentiment: result.sentiment, confidence: result.confidence },
    actions_taken: result.actions,
    requires_escalation: result.isEscalated,
    created_at: result.createdAt.toISOString(),
  };
}
