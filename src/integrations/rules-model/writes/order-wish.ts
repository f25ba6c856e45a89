import { describeList } from '../../../agent/phrases/formats.ts';
import type { LineItem, Order } from '../../../commerce/order.ts';
import type { ItemReason } from '../../../commerce/write-request.ts';
import { hasShipped } from '../order-answer.ts';
import { type FoundItems, findItems, listLines, toItemName } from './find-items.ts';
import { ask } from './questions.ts';
import { readAddress } from './read-address.ts';
import { readAmount, readPercent } from './read-amount.ts';
import { readCancelReason, readReason } from './read-reason.ts';
import { readVariant } from './read-variant.ts';
import { meansEverything, readWish, wantsStoreCredit } from './read-wish.ts';
import { nothing, type OrderWish, type PlannedWrite, type WritePlan } from './write-plan.ts';

/** The tool call that a wish about one order comes to, or the question that has to be answered first. */
export function callsForOrder(wish: OrderWish): WritePlan {
  switch (wish.kind) {
    case 'cancel':
      return planCancel(wish);
    case 'address':
      return planAddress(wish);
    case 'swap':
      return planSwap(wish);
    case 'remove':
      return planRemove(wish);
    case 'return':
      return planReturn(wish);
    case 'refund':
      return planRefund(wish);
    case 'replace':
      return planReplace(wish);
    case 'credit':
      return planCredit(wish);
    case 'discount':
      return planDiscount(wish);
    case 'account_address':
    case 'subscription':
      return nothing;
  }
}

type ItemsOf = FoundItems['items'];

function call(one: PlannedWrite): WritePlan {
  return { calls: [one], questions: [] };
}

function planCancel(wish: OrderWish): WritePlan {
  const { order, clause } = wish;
  if (order.status === 'cancelled') return nothing;
  const named = findItems(order, clause);
  const isPart = named.isClear && named.items.length < listLines(order).length && !meansEverything(clause);
  if (isPart && !hasShipped(order)) return takeOut(order, named.items);
  const reason = readCancelReason(allWords(wish)) ?? 'other';
  return call({ name: 'cancel_order', input: { order_number: order.name, reason, ...refundTo(clause) } });
}

function planAddress({ order, message, language, clause, earlier }: OrderWish): WritePlan {
  const spoken = [message, clause, ...earlier.toReversed().slice(0, 2)]
    .map(readAddress)
    .find((one) => one !== undefined);
  const { missing = [], address1, city, ...rest } = spoken ?? {};
  if (address1 === undefined) return { calls: [], questions: [ask(language, 'address')] };
  const gap = missing[0];
  if (gap !== undefined || city === undefined) {
    return { calls: [], questions: [ask(language, 'address_missing', { missing: ask(language, gap ?? 'city') })] };
  }
  const address = { address1, city, ...rest };
  return call({ name: 'change_shipping_address', input: { order_number: order.name, address } });
}

function planSwap(wish: OrderWish): WritePlan {
  const { order, clause, language } = wish;
  const { before, variant = readBareChoice(wish) } = readVariant(clause);
  const items = meantItems(wish, findItems(order, before).items.length > 0 ? before : clause);
  if (items === undefined) return askItem(wish);
  const names = items.map(({ line }) => toItemName(line, order));
  if (variant === undefined) {
    return { calls: [], questions: [ask(language, 'variant', { item: describeList(names, language) })] };
  }
  if (!hasShipped(order)) {
    const changes = items.map((item) => ({ ...toInput(item, order), new_variant: variant }));
    return call({ name: 'change_order_items', input: { order_number: order.name, changes } });
  }
  const reason =
    readReason(allWords(wish)) ??
    (/^(?:size |eu )?(?:x{0,3}[sl]|m|\d{2}|small|medium|large)\b/iu.test(variant) ? 'wrong_size' : 'other');
  const exchanged = items.map((item) => ({ ...toInput(item, order), reason, new_variant: variant }));
  return call({ name: 'exchange_items', input: { order_number: order.name, items: exchanged } });
}

/** The whole message, where it only answers which one it shall be: "XL", "the blue one please". */
function readBareChoice({ message }: OrderWish): string | undefined {
  const isAnswer = message.split(/\s+/u).length <= 5 && readWish(message) === undefined;
  return isAnswer ? readVariant(`for ${message}`).variant : undefined;
}

function planRemove(wish: OrderWish): WritePlan {
  const items = meantItems(wish, wish.clause);
  return items === undefined ? askItem(wish) : takeOut(wish.order, items);
}

function takeOut(order: Order, items: ItemsOf): WritePlan {
  const changes = items.map((item) => toInput(item, order));
  return call({ name: 'change_order_items', input: { order_number: order.name, changes } });
}

function planReturn(wish: OrderWish): WritePlan {
  const { order, clause } = wish;
  const items = meantItems(wish, clause);
  if (items === undefined) return askItem(wish);
  return call({
    name: 'return_items',
    input: { order_number: order.name, items: withReason(items, wish), ...refundTo(clause) },
  });
}

/** Money for what has not left the shop is a cancellation; an amount needs no item, nor does the shipping. */
function planRefund(wish: OrderWish): WritePlan {
  const { order, clause, language } = wish;
  const spoken = readAmount(clause);
  if (spoken?.currency !== undefined && spoken.currency !== order.total.currency) {
    const values = { order: order.name, currency: order.total.currency };
    return { calls: [], questions: [ask(language, 'currency', values)] };
  }
  const wantsShipping = shippingCost.test(clause);
  const isPart = spoken !== undefined || wantsShipping;
  if (!isPart && !hasShipped(order) && order.status !== 'cancelled') return planCancel(wish);
  const items = isPart && !findItems(order, clause).isClear ? [] : meantItems(wish, clause);
  if (items === undefined) return askItem(wish);
  return call({
    name: 'refund',
    input: {
      order_number: order.name,
      ...(items.length === 0 ? {} : { items: items.map((item) => toInput(item, order)) }),
      ...(wantsShipping ? { include_shipping: true } : {}),
      ...(spoken === undefined ? {} : { amount: spoken.amount }),
      reason: readReason(allWords(wish)) ?? 'other',
      ...refundTo(clause),
    },
  });
}

const shippingCost =
  /\b(?:shipping|delivery|postage)(?: (?:cost|costs|fee|fees|charge|charges))?\b|versandkosten|lieferkosten|porto|frais (?:de port|de livraison|d'envoi)|gastos de envío/iu;

/** "Replace the tee with an L", while it is still here, is another variant. */
function planReplace(wish: OrderWish): WritePlan {
  const clause = wish.clause.replace(/\b(?:with|by)\b/iu, 'for');
  if (!hasShipped(wish.order) && readVariant(clause).variant !== undefined) return planSwap({ ...wish, clause });
  const items = meantItems(wish, wish.clause);
  if (items === undefined) return askItem(wish);
  return call({
    name: 'send_replacement',
    input: { order_number: wish.order.name, items: withReason(items, wish) },
  });
}

function planCredit(wish: OrderWish): WritePlan {
  const { order, clause, language } = wish;
  const spoken = readAmount(clause);
  if (spoken === undefined) return { calls: [], questions: [ask(language, 'amount')] };
  const reason = readReason(allWords(wish)) ?? 'other';
  return call({ name: 'give_store_credit', input: { order_number: order.name, amount: spoken.amount, reason } });
}

function planDiscount({ order, clause }: OrderWish): WritePlan {
  const percent = readPercent(clause);
  return call({
    name: 'give_discount',
    input: { order_number: order.name, ...(percent === undefined ? {} : { percent }) },
  });
}

/**
 * All where he says so, those he names, the only one there is, or the one that he named a message ago. Absent: he has
 * to be asked.
 */
function meantItems({ order, clause, message, earlier }: OrderWish, text: string): ItemsOf | undefined {
  const lines = listLines(order);
  const named = findItems(order, text);
  if (named.isClear) return named.items;
  if (meansEverything(clause) || /\b(?:whole|entire|full)\b/iu.test(clause)) return lines.map((line) => ({ line }));
  if (order.lineItems.length === 1) return order.lineItems.map((line) => named.items[0] ?? { line });
  if (named.items.length > 0) return undefined;
  const before = [message, ...earlier.slice(-remembered).toReversed()].map((each) => findItems(order, each));
  return before.find(({ isClear }) => isClear)?.items;
}

const remembered = 3;

/** Lists those that his words fit, or all. */
function askItem({ order, clause, language }: OrderWish): WritePlan {
  const fitting = findItems(order, clause).items.map(({ line }) => line);
  const lines = fitting.length > 0 ? fitting : listLines(order);
  if (lines.length === 0) return nothing;
  const names = lines.map((line) => describeLine(line));
  return { calls: [], questions: [ask(language, 'item', { order: order.name, items: describeList(names, language) })] };
}

function describeLine({ title, variantTitle }: LineItem): string {
  return variantTitle === undefined ? title : `${title} (${variantTitle})`;
}

function toInput({ line, quantity }: ItemsOf[number], order: Order): { item: string; quantity?: number } {
  return { item: toItemName(line, order), ...(quantity === undefined ? {} : { quantity }) };
}

function withReason(items: ItemsOf, wish: OrderWish): { item: string; quantity?: number; reason: ItemReason }[] {
  const reason = readReason(allWords(wish)) ?? 'other';
  return items.map((item) => ({ ...toInput(item, wish.order), reason }));
}

function refundTo(clause: string): { refund_to?: 'store_credit' } {
  return wantsStoreCredit(clause) ? { refund_to: 'store_credit' } : {};
}

/** His reason may stand beside the wish, or in the message before. */
function allWords({ clause, message, earlier }: OrderWish): string {
  return [clause, message, ...earlier.slice(-1)].join('\n');
}
