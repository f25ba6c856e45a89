import type { TurnOutcome } from '../agent/turn.ts';
import { present } from '../platform/present.ts';
import type { TraceRun } from '../platform/tracing.ts';
import type { ClaimedTurn } from './claimed-turn.ts';
import { createTraceMask } from './trace-mask.ts';
import type { TurnEnding } from './turn-ending.ts';

/** One trace of a finished turn; its id is the turn's, as the message's metadata says. */
export function toTurnTrace(
  turn: ClaimedTurn,
  outcome: TurnOutcome,
  ending: TurnEnding,
  startedAt: Date,
  environment: string,
): readonly TraceRun[] {
  const model = typeof ending.metadata.model_used === 'string' ? ending.metadata.model_used : 'none';
  const mask = createTraceMask(outcome);
  const root: TraceRun = {
    id: turn.id,
    name: 'turn',
    kind: 'chain',
    startMs: startedAt.getTime(),
    endMs: startedAt.getTime() + ending.latencyMs,
    // A number by itself may be a parcel's to a log; in a shopper's own words it is read as his phone.
    inputs: { messages: turn.messages.map((message) => mask(message.content)) },
    outputs: { reply: mask(outcome.reply), escalation: outcome.escalation?.reason },
    tags: [`store:${turn.conversation.storeId}`, `intent:${outcome.intent}`, `model:${model}`, `env:${environment}`],
    metadata: {
      conversation_id: turn.conversation.id,
      message_id: ending.messageId,
      // LangSmith groups a thread by this name.
      thread_id: turn.conversation.id,
      intent: outcome.intent,
      route: outcome.route,
      tokens: ending.tokensUsed,
      degraded: outcome.degraded,
    },
    ...present({ error: outcome.error }),
  };
  const spans = outcome.spans.map((span): TraceRun => ({ ...span, parentId: span.parentId ?? turn.id }));
  return [root, ...spans];
}
