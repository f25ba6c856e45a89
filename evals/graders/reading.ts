import type { Intent, Route } from '../../src/agent/intents.ts';
import { fail, type Grade, type GradedTurn, pass } from './grade.ts';

/** What the turn made of the message: its intent, the further ones, the route. */
export function gradeReading({ turn, outcome }: GradedTurn): Grade[] {
  const grades: Grade[] = [];
  if (turn.intent !== undefined) {
    grades.push(gradeIntent(toList(turn.intent), turn.also ?? [], outcome));
  }
  if (turn.route !== undefined) {
    const routes: readonly Route[] = toList(turn.route);
    const isRight = routes.includes(outcome.route);
    grades.push(isRight ? pass('route') : fail('route', routes.join(' or '), outcome.route));
  }
  return grades;
}

function gradeIntent(
  accepted: readonly Intent[],
  also: readonly Intent[],
  { intent, classification }: GradedTurn['outcome'],
): Grade {
  const heard = classification.intents.map((each) => each.intent);
  const missing = also.filter((each) => !heard.includes(each));
  const actual = `${intent} (heard ${heard.join(', ') || 'none'})`;
  if (!accepted.includes(intent)) {
    return fail('intent', accepted.join(' or '), actual);
  }
  return missing.length === 0 ? pass('intent') : fail('intent', `also ${missing.join(', ')}`, actual);
}

function toList<T extends string>(value: T | readonly T[]): readonly T[] {
  return typeof value === 'string' ? [value] : value;
}
