import type { ModelAttempt, TurnOutcome } from '../agent/turn.ts';
import { toEffectRecord } from './effect-actions.ts';

/**
 * What `messages.metadata` says of a turn. `error` is absent when all went well, so that
 * `metadata->>'error' IS NOT NULL` counts failures and nothing else.
 */
export function toTurnMetadata(outcome: TurnOutcome, turn: { id: string; attempt: number }): Record<string, unknown> {
  const answering = outcome.attempts.findLast((attempt) => attempt.ok && attempt.purpose !== 'classify');
  const costUsd = sumCost(outcome.attempts);
  return {
    ...(outcome.error === undefined ? {} : { error: outcome.error }),
    turn_id: turn.id,
    trace_id: turn.id,
    ...(turn.attempt > 1 ? { turn_attempt: turn.attempt } : {}),
    ...(answering === undefined ? {} : { model_used: answering.model }),
    route: outcome.route,
    tone: outcome.tone,
    language: outcome.classification.language,
    intents: outcome.classification.intents,
    sentiment: outcome.sentiment,
    sentiment_intensity: outcome.classification.intensity,
    attempts: outcome.attempts.map(toAttemptRecord),
    ...(costUsd === undefined ? {} : { cost_usd: costUsd }),
    ...(outcome.degraded.length === 0 ? {} : { degraded: outcome.degraded }),
    tools: outcome.tools,
    receipts: outcome.receipts,
    ...(outcome.effects.length === 0 ? {} : { effects: outcome.effects.map(toEffectRecord) }),
    guard: outcome.guard,
    ...(outcome.escalation === undefined ? {} : { escalation: outcome.escalation.reason }),
    prompt_versions: outcome.promptVersions,
  };
}

export function sumTokens(attempts: readonly ModelAttempt[]): number {
  return attempts.reduce((sum, attempt) => sum + attempt.inputTokens + attempt.outputTokens, 0);
}

function sumCost(attempts: readonly ModelAttempt[]): number | undefined {
  const known = attempts.flatMap((attempt) => (attempt.costUsd === undefined ? [] : [attempt.costUsd]));
  return known.length === 0 ? undefined : Number(known.reduce((sum, cost) => sum + cost, 0).toFixed(8));
}

function toAttemptRecord(attempt: ModelAttempt): Record<string, unknown> {
  return {
    purpose: attempt.purpose,
    model: attempt.model,
    ok: attempt.ok,
    ms: Math.round(attempt.ms),
    input_tokens: attempt.inputTokens,
    output_tokens: attempt.outputTokens,
    ...(attempt.error === undefined ? {} : { error: attempt.error }),
    ...(attempt.requestId === undefined ? {} : { request_id: attempt.requestId }),
    ...(attempt.costUsd === undefined ? {} : { cost_usd: attempt.costUsd }),
  };
}
