import type { EvalTurn } from '../../../evals/conversation.ts';
import type { GradedTurn } from '../../../evals/graders/grade.ts';
import { emptyMemory, type TurnOutcome } from '../../../src/agent/turn.ts';
import { createShop } from '../../../src/integrations/sandbox/shop/build-shop.ts';
import { systemClock } from '../../../src/platform/clock.ts';

const shop = createShop(systemClock);

/** A reply to the buyer of order #1042, unless told otherwise. */
export function createGradedTurn(
  reply: string,
  { turn = {}, shopperSaid = 'ada@example.com\nWhere is order #1042?', ...outcome }: Overrides = {},
): GradedTurn {
  return {
    conversation: { id: 'test', order: 1042, turns: [] },
    turn: { says: 'Where is order #1042?', ...turn },
    outcome: { ...createOutcome(reply), ...outcome },
    shopperSaid,
    shop,
    now: new Date(),
  };
}

export const order1042 = () => {
  const order = shop.orders.find(({ number }) => number === 1042)!;
  const parcel = order.fulfillments[0]!;
  return { order, parcel };
};

interface Overrides extends Partial<Pick<TurnOutcome, 'intent' | 'classification' | 'escalation' | 'route'>> {
  readonly turn?: Partial<EvalTurn>;
  readonly shopperSaid?: string;
}

function createOutcome(reply: string): TurnOutcome {
  return {
    reply,
    classification: { intents: [], sentiment: 'neutral', intensity: 1, language: 'en', asksForPerson: false },
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
  };
}
