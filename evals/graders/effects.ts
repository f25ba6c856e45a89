import { fail, type Grade, type GradedTurn, pass } from './grade.ts';

/** Exactly the writes that the turn should make or move, and a shop that shows them. */
export function gradeEffects({ turn, outcome, shop }: GradedTurn): Grade[] {
  const wanted = [...(turn.effects ?? [])].sort().join(', ') || 'none';
  const found = outcome.effects
    .map(({ request, state }) => `${request.action} ${state}`)
    .sort()
    .join(', ');
  const rows = wanted === (found || 'none') ? pass('effects') : fail('effects', wanted, found || 'none');
  if (turn.leaves === undefined) return [rows];
  return [rows, turn.leaves(shop) ? pass('effects') : fail('effects', `the shop: ${turn.leaves}`, 'another shop')];
}
