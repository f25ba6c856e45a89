import type { ConversationMemory, TurnOutcome } from '../agent/turn.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';
import type { ClaimedTurn } from './claimed-turn.ts';
import { type ConversationStatus, isWithPerson } from './conversation.ts';
import { type Action, toEffectActions } from './effect-actions.ts';
import { toStorableText } from './storable-text.ts';
import { sumTokens, toTurnMetadata } from './turn-metadata.ts';

/** As `finishTurnSql` takes it. */
export interface TurnEnding {
  readonly turn: ClaimedTurn;
  readonly messageId: string;
  readonly content: string;
  readonly intent: string;
  readonly confidence: number;
  readonly latencyMs: number;
  readonly tokensUsed: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly status?: ConversationStatus;
  readonly sentiment: string;
  readonly priority?: string;
  readonly memory: ConversationMemory;
  readonly orderId?: string;
  readonly actions: readonly Action[];
  readonly outbox: readonly {
    readonly id: string;
    readonly kind: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly dedupeKey: string;
  }[];
  /** Begun in the same statement when messages arrived meanwhile. */
  readonly nextTurnId: string;
}

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
    actions: [...toEffectActions(outcome.effects), ...(isEscalating ? [toEscalationAction(outcome)] : [])],
    outbox: isEscalating ? [toTicketJob(turn, outcome)] : isHandedOver ? turn.messages.map(toAppendJob(turn)) : [],
    nextTurnId: createId(),
  };
}

function toEscalationAction(outcome: TurnOutcome): Action {
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
