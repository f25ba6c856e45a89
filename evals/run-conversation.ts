import type { TurnOutcome } from '../src/agent/turn.ts';
import type { EvalConversation, EvalTurn } from './conversation.ts';
import { gradeEffects } from './graders/effects.ts';
import { gradeAnswered, gradeEscalation } from './graders/escalation.ts';
import { gradeFacts } from './graders/facts.ts';
import type { Grade, GradedTurn } from './graders/grade.ts';
import { gradeInvented, gradeLeaks } from './graders/honesty.ts';
import { gradeLanguage } from './graders/language.ts';
import { gradeReading } from './graders/reading.ts';
import { gradeTrajectory } from './graders/trajectory.ts';
import { type ConversationScore, toIntentPair } from './score-card.ts';
import type { AgentTarget, Dialogue } from './targets/agent-target.ts';

export interface RunConversation {
  readonly score: ConversationScore;
  readonly turns: readonly { readonly turn: EvalTurn; readonly outcome: TurnOutcome }[];
}

/** Says each turn to the agent and grades what comes back. */
export async function runConversation(
  target: AgentTarget,
  conversation: EvalConversation,
  group: string,
): Promise<RunConversation> {
  const { email, signedInAs } = conversation;
  const dialogue = await target.startConversation({
    ...(email === undefined ? {} : { email }),
    ...(signedInAs === undefined ? {} : { signedInAs }),
  });
  try {
    return await play(dialogue, conversation, group);
  } finally {
    await dialogue.close();
  }
}

async function play(dialogue: Dialogue, conversation: EvalConversation, group: string): Promise<RunConversation> {
  const turns: { turn: EvalTurn; outcome: TurnOutcome; grades: Grade[]; said: string }[] = [];
  let shopperSaid = conversation.email ?? '';
  for (const turn of conversation.turns) {
    const messages = typeof turn.says === 'string' ? [turn.says] : turn.says;
    const said = messages.join(' ⏎ ');
    shopperSaid += `\n${said}`;
    const outcome = await dialogue.say(messages);
    const graded = { conversation, turn, outcome, shopperSaid, shop: dialogue.shop, now: new Date() };
    turns.push({ turn, outcome, grades: gradeTurn(graded), said });
  }
  const trajectory = await gradeTrajectory(turns);
  const failures = turns.map(({ said, outcome, grades }, place) => ({
    said,
    reply: outcome.reply,
    grades: [...grades, ...(place === 0 && trajectory !== undefined ? [trajectory] : [])].filter(
      ({ score }) => score < 1,
    ),
  }));
  return {
    turns,
    score: {
      id: conversation.id,
      group,
      grades: [...turns.flatMap(({ grades }) => grades), ...(trajectory === undefined ? [] : [trajectory])],
      failures: failures.filter(({ grades }) => grades.length > 0),
      intents: turns.flatMap(({ turn, outcome }) => [...toIntentPair(turn, outcome.intent)]),
    },
  };
}

function gradeTurn(graded: GradedTurn): Grade[] {
  const facts = gradeFacts(graded);
  return [
    ...(graded.turn.isHandedOver === true ? [] : gradeReading(graded)),
    ...(facts === undefined ? [] : [facts]),
    gradeInvented(graded),
    gradeLeaks(graded),
    gradeEscalation(graded),
    gradeLanguage(graded),
    gradeAnswered(graded),
    ...gradeEffects(graded),
  ];
}
