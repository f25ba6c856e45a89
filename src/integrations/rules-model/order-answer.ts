import { describeDate, describeDays, describeList, describeMoney } from '../../agent/phrases/formats.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { LineItem, Order, Parcel } from '../../commerce/order.ts';

export interface AnswerSetting {
  readonly language: string;
  /** IANA, the shop's. */
  readonly timeZone: string;
  readonly storeName: string;
  readonly now: Date;
}

/** A scan older than this is said to be old (issue 2, part 6). */
const stalledAfterDays = 5;
const dayMs = 86_400_000;

/** All that a shopper who asks for an order wants to hear, as sentences. */
export function tellOrder(order: Order, setting: AnswerSetting): readonly string[] {
  return [...tellOrderState(order, setting), ...tellParcels(order, setting), ...tellRefunds(order, setting, false)];
}

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
      return [phrase(language, 'order_shipped', named)];
    case 'partially_shipped':
      return [phrase(language, 'order_partly_shipped', named), ...tellOpenItems(order, language)];
    case 'processing':
      return [phrase(language, 'order_processing', named), tellPlaced(order, setting)];
    case 'pending_payment':
      return [phrase(language, 'order_pending_payment', named), tellPlaced(order, setting)];
    case 'unknown':
      return [phrase(language, 'order_unknown', named), tellPlaced(order, setting)];
  }
}

/** `isAsked`: say so when there is none. */
export function tellRefunds(order: Order, setting: AnswerSetting, isAsked: boolean): readonly string[] {
  const { language } = setting;
  const lines = order.refunds.map((refund) =>
    phrase(language, refund.isSettled ? 'refund_line' : 'refund_unsettled', {
      amount: describeMoney(refund.total, language),
      date: toDate(refund.createdAt, setting),
    }),
  );
  if (lines.length === 0) return isAsked ? [phrase(language, 'refund_none', { order: order.name })] : [];
  return order.refunds.every((refund) => refund.isSettled) ? [tellRefundSum(order, language), ...lines] : lines;
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

export function hasShipped(order: Order): boolean {
  return order.parcels.some((parcel) => parcel.status !== 'cancelled') || order.status === 'shipped';
}

function tellRefundSum(order: Order, language: string): string {
  const refunded = describeMoney(order.totalRefunded, language);
  const isFull = Number(order.totalRefunded.amount) >= Number(order.total.amount);
  return isFull
    ? phrase(language, 'refund_full', { order: order.name, refunded })
    : phrase(language, 'refund_part', { order: order.name, refunded, total: describeMoney(order.total, language) });
}

function tellParcels(order: Order, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const [only, ...more] = order.parcels;
  if (only === undefined) return [];
  if (more.length === 0) return tellParcel(only, setting);
  return [
    phrase(language, 'order_parcels', { count: String(order.parcels.length) }),
    ...order.parcels.flatMap((parcel, index) => {
      const items = describeList(parcel.items.map(toItem), language);
      const heading = phrase(language, 'parcel_heading', { number: String(index + 1), items });
      return [`\n- ${heading}:`, ...tellParcel(parcel, setting)];
    }),
  ];
}

function tellParcel(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  return [
    tellCarrier(parcel, language),
    ...(parcel.trackingUrl === undefined ? [] : [phrase(language, 'parcel_link', { url: parcel.trackingUrl })]),
    phrase(language, 'parcel_shipped_on', { date: toDate(parcel.shippedAt, setting) }),
    ...(parcel.status === 'delivered' ? tellDelivered(parcel, setting) : tellJourney(parcel, setting)),
  ];
}

function tellCarrier({ carrier, trackingNumber: tracking }: Parcel, language: string): string {
  if (tracking === undefined) {
    const none = phrase(language, 'order_no_tracking');
    return carrier === undefined ? none : `${phrase(language, 'parcel_carrier', { carrier })} ${none}`;
  }
  return carrier === undefined
    ? phrase(language, 'parcel_tracking', { tracking })
    : phrase(language, 'parcel_carrier_tracking', { carrier, tracking });
}

function tellDelivered(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  return parcel.deliveredAt === undefined
    ? [phrase(language, 'parcel_state', { state: phrase(language, 'parcel_delivered') })]
    : [phrase(language, 'parcel_delivered_on', { date: toDate(parcel.deliveredAt, setting) })];
}

function tellJourney(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  return [tellScan(parcel, setting), ...tellStall(parcel, setting), tellEstimate(parcel, setting)];
}

function tellScan(parcel: Parcel, setting: AnswerSetting): string {
  const { language } = setting;
  const [scan] = parcel.events;
  if (scan === undefined)
    return phrase(language, 'parcel_state', { state: phrase(language, `parcel_${parcel.status}`) });
  const told = { state: phrase(language, `parcel_${scan.status}`), date: toDate(scan.happenedAt, setting) };
  return scan.city === undefined
    ? phrase(language, 'parcel_scan', told)
    : phrase(language, 'parcel_scan_place', { ...told, place: scan.city });
}

function tellStall(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const { language, now } = setting;
  if (parcel.status === 'ready_for_pickup' || parcel.status === 'cancelled') return [];
  const since = parcel.events[0]?.happenedAt ?? parcel.shippedAt;
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs);
  if (days < stalledAfterDays) return [];
  return [
    phrase(language, 'parcel_stalled', { date: toDate(since, setting), days: describeDays(days, language) }),
    phrase(language, 'stalled_next'),
  ];
}

function tellEstimate(parcel: Parcel, setting: AnswerSetting): string {
  const { language, now } = setting;
  const estimate = parcel.estimatedDeliveryAt;
  if (estimate === undefined) return phrase(language, 'order_no_date');
  const isLate = now.getTime() - estimate.getTime() > dayMs;
  return phrase(language, isLate ? 'parcel_late' : 'parcel_estimated', { date: toDate(estimate, setting) });
}

function tellOpenItems(order: Order, language: string): readonly string[] {
  const open = order.lineItems.filter((item) => item.unfulfilledQuantity > 0);
  if (open.length === 0) return [];
  const items = describeList(open.map(toOpenItem), language);
  return [phrase(language, 'order_still_to_come', { items })];
}

function tellPlaced(order: Order, setting: AnswerSetting): string {
  return phrase(setting.language, 'order_placed_on', { date: toDate(order.processedAt, setting) });
}

function toOpenItem(item: LineItem): string {
  return toItem({ title: item.title, quantity: item.unfulfilledQuantity });
}

function toItem({ title, quantity }: { readonly title: string; readonly quantity: number }): string {
  return quantity === 1 ? title : `${quantity} × ${title}`;
}

function toDate(date: Date, setting: AnswerSetting): string {
  return describeDate(date, setting.language, setting.timeZone);
}
