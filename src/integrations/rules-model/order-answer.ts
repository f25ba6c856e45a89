import { describeDate, describeList, describeMoney } from '../../agent/phrases/formats.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { LineItem, Order } from '../../commerce/order.ts';
import { type AnswerSetting, toItem } from './answer-setting.ts';
import { isOnlyLabelled, isStalled, tellParcels } from './parcel-answer.ts';

/** All that a shopper who asks for an order wants to hear, as sentences. */
export function tellOrder(order: Order, setting: AnswerSetting): readonly string[] {
  return [...tellOrderState(order, setting), ...tellParcels(order, setting), ...tellMoneyBack(order, setting)];
}

/** Its state in one sentence, and what belongs to it. */
export function tellOrderState(order: Order, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const named = { order: order.name };
  switch (order.status) {
    case 'cancelled':
      return order.cancelledAt === undefined
        ? [phrase(language, 'order_cancelled', named)]
        : [phrase(language, 'order_cancelled_on', { ...named, date: toDate(order.cancelledAt, setting) })];
    case 'delivered':
      return [phrase(language, 'order_delivered', named)];
    case 'shipped':
      return [phrase(language, isPacked(order) ? 'order_label_made' : 'order_shipped', named)];
    case 'partially_shipped':
      return [phrase(language, 'order_partly_shipped', named), ...tellOpenItems(order, language)];
    case 'processing':
      return [phrase(language, 'order_processing', named), tellPlaced(order, setting)];
    case 'pending_payment':
      return [phrase(language, 'order_pending_payment', named), tellPlaced(order, setting)];
    case 'unknown':
      return [
        phrase(language, isUnsent(order) ? 'order_not_shipped' : 'order_unknown', named),
        tellPlaced(order, setting),
      ];
  }
}

/** `isAsked`: say so when there is none. */
export function tellRefunds(order: Order, setting: AnswerSetting, isAsked: boolean): readonly string[] {
  const { language } = setting;
  const lines = order.refunds.map((refund) => tellRefund(refund, setting));
  if (lines.length === 0) return isAsked ? [phrase(language, 'refund_none', { order: order.name })] : [];
  const isSettled = order.refunds.every((refund) => refund.isSettled) && Number(order.totalRefunded.amount) > 0;
  return isSettled ? [tellRefundSum(order, language), ...lines] : lines;
}

export function tellReturns(order: Order, language: string): readonly string[] {
  return order.returns.map((each) =>
    phrase(language, 'return_seen', { name: each.name, status: each.status.toLowerCase().replaceAll('_', ' ') }),
  );
}

export function tellOrders(orders: readonly Order[], setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  if (orders.length === 0) return [phrase(language, 'orders_none')];
  const lines = orders.slice(0, 5).map((order) =>
    phrase(language, 'orders_line', {
      order: order.name,
      date: toDate(order.processedAt, setting),
      state: phrase(language, `state_${order.status}`),
    }),
  );
  return [phrase(language, 'orders_found'), ...lines.map((line) => `\n- ${line}`)];
}

export function tellPlaced(order: Order, setting: AnswerSetting): string {
  return phrase(setting.language, 'order_placed_on', { date: toDate(order.processedAt, setting) });
}

/** True once a carrier has a part of it. */
export function hasShipped(order: Order): boolean {
  const live = order.parcels.filter((parcel) => parcel.status !== 'cancelled');
  return live.length > 0 ? !live.every(isOnlyLabelled) : order.status === 'shipped' || order.status === 'delivered';
}

function isUnsent(order: Order): boolean {
  return order.fulfillmentStatus === 'UNFULFILLED' && order.parcels.length === 0;
}

/** Packed and labelled, and the carrier has none of it yet. */
export function isPacked(order: Order): boolean {
  return order.parcels.length > 0 && order.status !== 'cancelled' && order.parcels.every(isOnlyLabelled);
}

function tellMoneyBack(order: Order, setting: AnswerSetting): readonly string[] {
  const { language, now } = setting;
  const lines = [...tellRefunds(order, setting, false), ...tellReturns(order, language)];
  const isStuck =
    order.status !== 'cancelled' &&
    order.parcels.some((parcel) => isStalled(parcel, now) || parcel.status === 'not_delivered');
  return [
    ...lines.map((line, index) => (index === 0 ? `\n${line}` : line)),
    ...(isStuck ? [`\n${phrase(language, 'stalled_next')}`] : []),
  ];
}

function tellRefund({ total, createdAt, isSettled }: Order['refunds'][number], setting: AnswerSetting): string {
  const { language } = setting;
  const date = toDate(createdAt, setting);
  if (Number(total.amount) === 0) return phrase(language, 'refund_started', { date });
  return phrase(language, isSettled ? 'refund_line' : 'refund_unsettled', {
    amount: describeMoney(total, language),
    date,
  });
}

function tellRefundSum(order: Order, language: string): string {
  const refunded = describeMoney(order.totalRefunded, language);
  const isFull = Number(order.totalRefunded.amount) >= Number(order.total.amount);
  return isFull
    ? phrase(language, 'refund_full', { order: order.name, refunded })
    : phrase(language, 'refund_part', { order: order.name, refunded, total: describeMoney(order.total, language) });
}

function tellOpenItems(order: Order, language: string): readonly string[] {
  const open = order.lineItems.filter((item) => item.unfulfilledQuantity > 0);
  if (open.length === 0) return [];
  const items = describeList(open.map(toOpenItem), language);
  return [phrase(language, 'order_still_to_come', { items })];
}

function toOpenItem(item: LineItem): string {
  return toItem({ title: item.title, quantity: item.unfulfilledQuantity });
}

function toDate(date: Date, setting: AnswerSetting): string {
  return describeDate(date, setting.language, setting.timeZone);
}
