import { createAgent } from '../../src/agent/agent.ts';
import type { ChatModel } from '../../src/agent/models/chat-model.ts';
import { createModelPolicy } from '../../src/agent/models/model-policy.ts';
import type { TurnEvent, TurnOutcome } from '../../src/agent/turn.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { RateLimiter } from '../../src/platform/rate-limiter.ts';
import { createTurnInput, type TurnInputOverrides } from '../factories/turn-input.ts';
import { createRecordingLogger } from '../fakes/recording-logger.ts';
import { ScriptedModel, type ScriptStep } from '../fakes/scripted-model.ts';

const now = new Date('2026-11-20T17:00:00Z');
const fixedClock: Clock = { now: () => now, monotonicMs: () => performance.now() };
const promptsFolder = new URL('../../src/agent/prompts/', import.meta.url);

/** Counts for real, in windows that never end: what a test sends stays in it. */
export function createCountingLimiter(): RateLimiter & { readonly counts: Map<string, number> } {
  const counts = new Map<string, number>();
  return {
    counts,
    consume: async ({ name, limit, windowSeconds }, key) => {
      const count = (counts.get(`${name} ${key}`) ?? 0) + 1;
      counts.set(`${name} ${key}`, count);
      return { isAllowed: count <= limit, limit, remaining: Math.max(0, limit - count), resetMs: windowSeconds * 1000 };
    },
    refund: async ({ name }, key) => {
      counts.set(`${name} ${key}`, (counts.get(`${name} ${key}`) ?? 0) - 1);
    },
  };
}

export interface Played {
  readonly outcome: TurnOutcome;
  readonly events: readonly TurnEvent[];
  /** What the shopper's screen holds in the end. */
  readonly screen: string;
  readonly model: ScriptedModel;
}

/** An agent whose only model follows the script of each turn; the script has to be used up. */
export function createStage(limiter: RateLimiter = createCountingLimiter()) {
  const logger = createRecordingLogger();
  const play = async (steps: readonly ScriptStep[], overrides: TurnInputOverrides = {}): Promise<Played> => {
    const model = new ScriptedModel(steps);
    const played = await playWith([model], overrides);
    model.assertDone();
    return { ...played, model };
  };
  const playWith = async (chain: readonly ChatModel[], overrides: TurnInputOverrides = {}) => {
    const models = createModelPolicy({
      chains: { classify: chain, answer: chain, rewrite: chain },
      clock: fixedClock,
      logger,
    });
    const agent = createAgent({ models, limiter, clock: fixedClock, logger, promptsFolder });
    const events: TurnEvent[] = [];
    const outcome = await agent.streamTurn(createTurnInput(overrides), (event) => events.push(event));
    return { outcome, events, screen: toScreen(events) };
  };
  return { play, playWith, logger };
}

export function classifyStep(
  intents: readonly { intent: string; topic: string; confidence?: number }[],
  rest: Readonly<Record<string, unknown>> = {},
): ScriptStep {
  return {
    purpose: 'classify',
    json: {
      intents: intents.map((one) => ({ confidence: 0.95, ...one })),
      sentiment: 'neutral',
      intensity: 2,
      language: 'en',
      asksForPerson: false,
      ...rest,
    },
  };
}

export const asksForOrder = classifyStep([{ intent: 'order_status', topic: 'order_status' }]);

function toScreen(events: readonly TurnEvent[]): string {
  let screen = '';
  for (const event of events) {
    screen = event.type === 'token' ? screen + event.text : event.type === 'replace' ? event.text : screen;
  }
  return screen.trim();
}
