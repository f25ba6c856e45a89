import { describe, expect, it } from '@jest/globals';
import { gradeEscalation } from '../../../evals/graders/escalation.ts';
import { gradeReading } from '../../../evals/graders/reading.ts';
import { gradeTrajectory } from '../../../evals/graders/trajectory.ts';
import { createGradedTurn } from './graded-turn.ts';

const escalation = { reason: 'complaint', priority: 'high', summary: '' } as const;

describe('gradeReading', () => {
  it('accepts each of the intents that are right', () => {
    const graded = createGradedTurn('', { turn: { intent: ['order_status', 'complaint'] } });

    expect(gradeReading(graded)).toEqual([{ grader: 'intent', score: 1 }]);
  });

  it('misses a second wish that was not heard', () => {
    const graded = createGradedTurn('', { turn: { intent: 'order_status', also: ['return_request'] } });

    expect(gradeReading(graded)).toMatchObject([{ score: 0, expected: 'also return_request' }]);
  });
});

describe('gradeEscalation', () => {
  it('wants no person where none is needed', () => {
    expect(gradeEscalation(createGradedTurn('', { escalation }))).toMatchObject({ score: 0, actual: 'complaint' });
  });

  it('wants the right reason', () => {
    const turn = { escalates: ['asked_for_person'] as const };

    expect(gradeEscalation(createGradedTurn('', { escalation, turn }))).toMatchObject({ score: 0 });
    expect(gradeEscalation(createGradedTurn('', { escalation, turn: { escalates: ['complaint'] } }))).toMatchObject({
      score: 1,
    });
  });
});

describe('gradeTrajectory', () => {
  const withTools = (wanted: readonly string[], ran: readonly string[]) => {
    const { turn, outcome } = createGradedTurn('', { turn: { tools: wanted } });
    return [{ turn, outcome: { ...outcome, tools: ran.map((name) => ({ name, ok: true, ms: 1 })) } }];
  };

  it('allows a model to look up more than it must', async () => {
    expect(await gradeTrajectory(withTools(['get_order'], ['search_products', 'get_order']))).toMatchObject({
      score: 1,
    });
  });

  it('misses a tool that did not run', async () => {
    expect(await gradeTrajectory(withTools(['get_order'], []))).toMatchObject({ score: 0, actual: 'none' });
  });

  it('grades nothing where no tool is expected', async () => {
    const { turn, outcome } = createGradedTurn('');

    expect(await gradeTrajectory([{ turn, outcome }])).toBeUndefined();
  });
});
