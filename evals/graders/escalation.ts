import { fail, type Grade, type GradedTurn, pass } from './grade.ts';

/** A person is brought in when one is needed, for the right reason, and not otherwise. */
export function gradeEscalation({ turn, outcome }: GradedTurn): Grade {
  const expected = turn.escalates ?? [];
  const actual = outcome.escalation?.reason;
  if (expected.length === 0) {
    return actual === undefined ? pass('escalation') : fail('escalation', 'no person', actual);
  }
  const isRight = actual !== undefined && expected.includes(actual);
  return isRight ? pass('escalation') : fail('escalation', expected.join(' or '), actual ?? 'no person');
}

/** Something is said, and nothing that this turn must never say. */
export function gradeAnswered({ turn, outcome }: GradedTurn): Grade {
  const { reply } = outcome;
  if (reply.trim() === '') {
    return fail('answered', 'a reply', 'nothing');
  }
  if (outcome.error !== undefined) {
    return fail('answered', 'no error', outcome.error);
  }
  const said = turn.neverSays?.exec(reply)?.[0];
  return said === undefined ? pass('answered') : fail('answered', `never ${turn.neverSays}`, said);
}
