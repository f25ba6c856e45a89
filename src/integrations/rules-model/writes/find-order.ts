import { normalizeOrderNumber, readMentions } from '../../../agent/guardrails/mentions.ts';
import type { ModelTask } from '../../../agent/models/chat-model.ts';
import type { Order } from '../../../commerce/order.ts';
import { findItems } from './find-items.ts';

/** Orders that this shopper was shown to own: the only ones that a wish can be about. */
export function listOrders({ facts }: ModelTask): readonly Order[] {
  const found = facts.flatMap((fact) =>
    fact.kind === 'order' ? [fact.order] : fact.kind === 'orders' ? fact.orders : [],
  );
  return found.filter((order, index) => found.findIndex(({ id }) => id === order.id) === index);
}

/**
 * Those that a part of the message names; else those it was about just before, those of the whole message, and the
 * only one there is or the only one that holds such an item.
 */
export function findOrders(
  orders: readonly Order[],
  clause: string,
  before: readonly Order[],
  whole: string,
): readonly Order[] {
  const named = listNamed(orders, clause);
  if (named.length > 0) return named;
  const holding = orders.filter((order) => findItems(order, clause).items.length > 0);
  if (before.length > 0 && (holding.length === 0 || holding.some((order) => before.includes(order)))) return before;
  if (holding.length === 1) return holding;
  const spoken = listNamed(orders, whole);
  return spoken.length > 0 ? spoken.slice(0, 1) : orders;
}

function listNamed(orders: readonly Order[], text: string): readonly Order[] {
  const numbers = readMentions(text).orderNumbers;
  const alone: readonly string[] = text.match(loneNumber) ?? [];
  return orders.filter(({ name }) => {
    const number = normalizeOrderNumber(name);
    return numbers.includes(number) || alone.includes(number);
  });
}

/** "The mug from 1071": of orders that are his, digits alone name one. */
const loneNumber = /(?<![\w.,$€£#])\d{4,8}(?![\w€$£%]|[.,]\d)/gu;
