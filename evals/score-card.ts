import type { Intent } from '../src/agent/intents.ts';
import type { EvalTurn } from './conversation.ts';
import type { Grade, GraderName } from './graders/grade.ts';
import { orderStatusPrecision, thresholds } from './thresholds.ts';

export interface ConversationScore {
  readonly id: string;
  readonly group: string;
  readonly grades: readonly Grade[];
  readonly failures: readonly TurnFailure[];
  readonly intents: readonly { readonly expected: readonly Intent[]; readonly actual: Intent }[];
}

export interface TurnFailure {
  readonly said: string;
  readonly reply: string;
  readonly grades: readonly Grade[];
}

export interface Verdict {
  readonly name: string;
  /** 0 to 1; undefined when nothing was graded. */
  readonly score: number | undefined;
  readonly atLeast: number;
  readonly isMet: boolean;
}

/** All conversations of one run, and whether that is good enough. */
export class ScoreCard {
  readonly conversations: ConversationScore[] = [];

  add(score: ConversationScore): void {
    this.conversations.push(score);
  }

  toVerdicts(): Verdict[] {
    const means = thresholds.map(({ name, grader, atLeast }) =>
      toVerdict(name, meanOf(this.conversations, grader), atLeast),
    );
    const { name, atLeast } = orderStatusPrecision;
    return [...means, toVerdict(name, findPrecision(this.conversations, 'order_status'), atLeast)];
  }
}

function toVerdict(name: string, score: number | undefined, atLeast: number): Verdict {
  return { name, score, atLeast, isMet: score !== undefined && score >= atLeast };
}

function meanOf(conversations: readonly ConversationScore[], grader: GraderName): number | undefined {
  const scores = conversations.flatMap(({ grades }) =>
    grades.filter((grade) => grade.grader === grader).map(({ score }) => score),
  );
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function findPrecision(conversations: readonly ConversationScore[], intent: Intent): number | undefined {
  const taken = conversations.flatMap(({ intents }) => intents.filter(({ actual }) => actual === intent));
  return taken.length === 0
    ? undefined
    : taken.filter(({ expected }) => expected.includes(intent)).length / taken.length;
}

export function toIntentPair(turn: EvalTurn, actual: Intent): ConversationScore['intents'] {
  if (turn.intent === undefined) {
    return [];
  }
  return [{ expected: typeof turn.intent === 'string' ? [turn.intent] : turn.intent, actual }];
}
