import type { TurnOutcome } from '../agent/turn.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';
import { isWithPerson } from './conversation.ts';
import { toStorableText } from './storable-text.ts';
import { sumTokens, toTurnMetadata } from './turn-metadata.ts';
import type { ClaimedTurn, TurnEnding } from './turn-repository.ts';

/** What is written when a turn ends: the reply, what it did, and what was promised to be done after it. */
export function toTurnEnding(turn: ClaimedTurn, outcome: TurnOutcome, latencyMs: number): TurnEnding {
  const isHandedOver = isWithPerson(turn.conversation.status);
  const isEscalating = outcome.escalation !== undefined && !isHandedOver;
  const order = outcome.facts.find((fact) => fact.kind === 'order');
  return {
    turn,
    messageId: createId(),
    content: toStorableText(outcome.reply),
    intent: outcome.intent,
    confidence: outcome.confidence,
    latencyMs: Math.round(latencyMs),
    tokensUsed: sumTokens(outcome.attempts),
    metadata: toTurnMetadata(outcome, turn),
    ...(outcome.error === undefined ? {} : { error: outcome.error }),
    ...(isEscalating ? { status: 'escalated' as const } : {}),
    sentiment: outcome.sentiment,
    ...(outcome.escalation === undefined ? {} : { priority: outcome.escalation.priority }),
    memory: outcome.memory,
    ...(order === undefined ? {} : { orderId: order.order.name }),
    actions: isEscalating ? [toEscalationAction(outcome)] : [],
    outbox: isEscalating ? [toTicketJob(turn, outcome)] : isHandedOver ? turn.messages.map(toAppendJob(turn)) : [],
    nextTurnId: createId(),
  };
}

function toEscalationAction(outcome: TurnOutcome): TurnEnding['actions'][number] {
  const { reason, priority } = outcome.escalation ?? {};
  return { id: createId(), type: 'escalation_created', data: { reason, priority }, status: 'pending' };
}

function toTicketJob(turn: ClaimedTurn, outcome: TurnOutcome): TurnEnding['outbox'][number] {
  const externalId = `${turn.conversation.id}:${turn.id}`;
  return {
    id: createId(),
    kind: jobKinds.openTicket,
    payload: { conversationId: turn.conversation.id, externalId, ...outcome.escalation },
    dedupeKey: `ticket:${externalId}`,
  };
}

function toAppendJob(turn: ClaimedTurn): (message: { id: string }) => TurnEnding['outbox'][number] {
  return (message) => ({
    id: createId(),
    kind: jobKinds.appendMessage,
    payload: { conversationId: turn.conversation.id, messageId: message.id },
    dedupeKey: `append:${message.id}`,
  });
}
