import type { Fulfillment, Order } from '../../src/integrations/sandbox/shop/model.ts';
import { refundedCents, unfulfilledQuantity } from '../../src/integrations/sandbox/shop/order-math.ts';
import type { OrderFact } from '../conversation.ts';
import { fail, type Grade, type GradedTurn, pass } from './grade.ts';
import { toLocalDate, toShopText } from './known-values.ts';
import { findAmounts, findDates } from './said-values.ts';

/** Share of the expected facts that the reply says; undefined when the turn expects none. */
export function gradeFacts(graded: GradedTurn): Grade | undefined {
  const wanted = listWanted(graded);
  if (wanted.length === 0) {
    return undefined;
  }
  const missing = wanted.filter(({ isSaid }) => !isSaid);
  if (missing.length === 0) {
    return pass('facts');
  }
  const score = 1 - missing.length / wanted.length;
  return fail('facts', missing.map(({ text }) => text).join('; '), graded.outcome.reply, score);
}

interface Wanted {
  readonly text: string;
  readonly isSaid: boolean;
}

function listWanted({ turn, conversation, outcome, shop }: GradedTurn): Wanted[] {
  const reply = outcome.reply.replaceAll('’', "'").replaceAll(/\s+/g, ' ');
  const { timeZone } = shop.profile;
  const order = shop.orders.find(({ number }) => number === conversation.order);
  const facts = (turn.facts ?? []).flatMap((fact) => {
    if (order === undefined) {
      throw new Error(`${conversation.id} wants facts of an order that the sandbox does not have`);
    }
    return readers[fact](order).map((value) => ({
      text: `${fact} ${value instanceof Date ? value.toISOString().slice(0, 10) : value}`,
      isSaid: isSaid(value, reply, timeZone),
    }));
  });
  const shopText = toShopText(shop);
  const quotes = (turn.quotes ?? []).map((quote) => {
    if (!shopText.includes(quote) && !/^[\d.]+$/.test(quote)) {
      throw new Error(`${conversation.id} wants words that the shop does not have: ${quote}`);
    }
    return { text: quote, isSaid: reply.toLowerCase().includes(quote.toLowerCase()) };
  });
  const mentions = turn.mentions === undefined ? [] : [{ text: `${turn.mentions}`, isSaid: turn.mentions.test(reply) }];
  return [...facts, ...quotes, ...mentions];
}

/** A number means cents. */
type Value = string | Date | number;

const readers: Readonly<Record<OrderFact, (order: Order) => readonly Value[]>> = {
  name: ({ name }) => [name],
  carrier: (order) => [...new Set(listParcels(order).map(({ carrier }) => carrier))],
  tracking: (order) => listParcels(order).map(({ trackingNumber }) => trackingNumber),
  estimated_on: (order) =>
    listParcels(order).flatMap((parcel) => (parcel.deliveredAt ? [] : toDates(parcel.estimatedDeliveryAt))),
  delivered_on: (order) => listParcels(order).flatMap(({ deliveredAt }) => toDates(deliveredAt)),
  last_scan_on: (order) => listParcels(order).flatMap(({ events }) => toDates(events.at(-1)?.happenedAt)),
  placed_on: ({ createdAt }) => [createdAt],
  cancelled_on: ({ cancelledAt }) => toDates(cancelledAt),
  refunded: (order) => [refundedCents(order)],
  refunded_on: ({ refunds }) => refunds.map(({ createdAt }) => createdAt),
  open_items: (order) =>
    order.lines.filter((line) => unfulfilledQuantity(order, line) > 0).map(({ product }) => product.title),
  return_name: ({ returns }) => returns.map(({ name }) => name),
};

function listParcels({ fulfillments }: Order): Fulfillment[] {
  return fulfillments.filter(({ status }) => status === 'SUCCESS');
}

function toDates(date: Date | undefined): readonly Date[] {
  return date === undefined ? [] : [date];
}

function isSaid(value: Value, reply: string, timeZone: string): boolean {
  if (typeof value === 'string') {
    return reply.toLowerCase().includes(value.toLowerCase());
  }
  if (typeof value === 'number') {
    return findAmounts(reply).some(({ cents }) => cents === value);
  }
  const { day, month } = toLocalDate(value, timeZone);
  return findDates(reply).some((date) => date.day === day && date.month === month);
}
