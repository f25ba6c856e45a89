import type { TurnOutcome } from '../../src/agent/turn.ts';
import type { ShopState } from '../../src/integrations/sandbox/shop/model.ts';
import type { EvalConversation, EvalTurn } from '../conversation.ts';

export const graderNames = [
  'intent',
  'route',
  'tools',
  'facts',
  'invented',
  'leaks',
  'escalation',
  'language',
  'answered',
  'effects',
] as const;
export type GraderName = (typeof graderNames)[number];

/** One judgement of one turn. `invented` and `leaks` are fine at 1, too: nothing invented, nothing leaked. */
export interface Grade {
  readonly grader: GraderName;
  readonly score: number;
  /** When the score is not full. */
  readonly expected?: string;
  readonly actual?: string;
}

/** All that a grader may look at. */
export interface GradedTurn {
  readonly conversation: EvalConversation;
  readonly turn: EvalTurn;
  readonly outcome: TurnOutcome;
  /** Everything that the shopper has said and given so far, this turn included. */
  readonly shopperSaid: string;
  readonly shop: ShopState;
  readonly now: Date;
}

export function pass(grader: GraderName): Grade {
  return { grader, score: 1 };
}

export function fail(grader: GraderName, expected: string, actual: string, score = 0): Grade {
  return { grader, score, expected, actual };
}
