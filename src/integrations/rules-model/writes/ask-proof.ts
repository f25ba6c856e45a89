import type { Fact } from '../../../agent/fact.ts';
import type { ModelTask } from '../../../agent/models/chat-model.ts';
import { phrase } from '../../../agent/phrases/phrase.ts';
import { readSubscriptionChange } from './read-wish.ts';
import { splitWishes } from './split-wishes.ts';

/**
 * Asks for order and contact where a wish needs to know whose it is and no rule of the shop answers it: a discount for
 * an order of his, a change of his subscription. `canWrite`: he has shown who he is.
 */
export function askProof(task: ModelTask, canWrite: boolean): readonly string[] {
  if (task.facts.some(({ kind }) => told.has(kind))) return [];
  const isMissing = splitWishes(task.text).some(({ kind, clause }) =>
    kind === 'discount' ? isGesture(clause) : kind === 'subscription' && !canWrite && isChange(clause),
  );
  return isMissing ? [phrase(task.language, 'order_needs_number')] : [];
}

/** For what went wrong or just so; a code that the shop gives anybody is a question to the shop. */
export function isGesture(clause: string): boolean {
  return !/student|military|first (?:order|purchase)|newsletter|sign(?:ing)? ?up|bulk|promo|étudiant|estudiante|première commande|primer pedido|erstbestell|neukunden/iu.test(
    clause,
  );
}

function isChange(clause: string): boolean {
  return readSubscriptionChange(clause) !== undefined;
}

const told: ReadonlySet<Fact['kind']> = new Set([
  'order',
  'orders',
  'order_not_verified',
  'order_locked',
  'unavailable',
  'effect',
  'write_refused',
]);
