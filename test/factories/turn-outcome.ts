import { emptyMemory, type TurnOutcome } from '../../src/agent/turn.ts';

/** A turn that went well; say what differs. */
export function createTurnOutcome(changes: Partial<TurnOutcome> = {}): TurnOutcome {
  return {
    reply: 'Your order has shipped.',
    classification: {
      intents: [{ intent: 'order_status', topic: 'order_status', confidence: 0.9 }],
      sentiment: 'neutral',
      intensity: 1,
      language: 'en',
      asksForPerson: false,
    },
    intent: 'order_status',
    confidence: 0.9,
    sentiment: 'neutral',
    route: 'wismo',
    tone: 'professional',
    memory: emptyMemory,
    facts: [],
    receipts: [],
    effects: [],
    attempts: [],
    tools: [],
    guard: { checked: 0, rewritten: 0, dropped: 0 },
    degraded: [],
    promptVersions: {},
    spans: [],
    ...changes,
  };
}
