import { createTrajectoryMatchEvaluator } from 'agentevals';
import type { ToolRun, TurnOutcome } from '../../src/agent/turn.ts';
import type { EvalTurn } from '../conversation.ts';
import { fail, type Grade, pass } from './grade.ts';

/** A real model may look something up that is not needed; it may not leave out what is. */
const match = createTrajectoryMatchEvaluator({ trajectoryMatchMode: 'superset', toolArgsMatchMode: 'ignore' });

/** Undefined when no turn says which tools it needs. */
export async function gradeTrajectory(
  turns: readonly { readonly turn: EvalTurn; readonly outcome: TurnOutcome }[],
): Promise<Grade | undefined> {
  const graded = turns.filter(({ turn }) => turn.tools !== undefined);
  if (graded.length === 0) {
    return undefined;
  }
  const expected = graded.flatMap(({ turn }) => turn.tools ?? []);
  const actual = graded.flatMap(({ outcome }) => outcome.tools.map(({ name }: ToolRun) => name));
  const { score } = await match({ outputs: toMessages(actual), referenceOutputs: toMessages(expected) });
  return score === true || score === 1
    ? pass('tools')
    : fail('tools', expected.join(', ') || 'none', actual.join(', ') || 'none');
}

function toMessages(tools: readonly string[]) {
  return tools.map((name) => ({
    role: 'assistant' as const,
    content: '',
    tool_calls: [{ function: { name, arguments: '{}' } }],
  }));
}
