import type { TurnOutcome } from '../agent/turn.ts';
import { isWithPerson, type TurnResult } from './conversation.ts';
import { withConsentToken } from './effect-actions.ts';
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
    actions: ending.actions.map(({ type, data }) => ({ type, details: withConsentToken(data, outcome.effects) })),
    isEscalated: isWithPerson(saved.status),
    createdAt: saved.createdAt,
  };
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
