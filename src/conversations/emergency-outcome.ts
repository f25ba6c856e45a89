import { phrase } from '../agent/phrases/phrase.ts';
import type { TurnOutcome } from '../agent/turn.ts';
import type { ClaimedTurn } from './claimed-turn.ts';

/**
 * The outcome of a turn that the agent could not end itself: the shopper is told, a person takes over, and the row
 * says why. Nothing is claimed in it.
 */
export function createEmergencyOutcome(turn: ClaimedTurn, storeName: string, degraded: string): TurnOutcome {
  const memory = turn.conversation.memory;
  const language = memory.language ?? 'en';
  return {
    reply: `${phrase(language, 'sorry')} ${phrase(language, 'handover_told', { store: storeName })}`,
    classification: { intents: [], sentiment: 'neutral', intensity: 1, language, asksForPerson: false },
    intent: memory.intent ?? 'other',
    confidence: 0,
    sentiment: 'neutral',
    route: 'escalation',
    tone: 'empathetic',
    escalation: { reason: 'outage', priority: 'high', summary: 'The assistant failed to answer; please take over.' },
    memory,
    facts: [],
    receipts: [],
    effects: [],
    attempts: [],
    tools: [],
    guard: { checked: 0, rewritten: 0, dropped: 0 },
    error: 'unknown',
    degraded: [degraded],
    promptVersions: {},
    spans: [],
  };
}
