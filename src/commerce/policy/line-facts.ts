import type { OrderSnapshot, SnapshotLine } from '../order-snapshot.ts';
import type { ItemReason, WriteRequest } from '../write-request.ts';
import type { FactValues } from './condition.ts';
import { localDaysBetween } from './local-day.ts';
import type { Situation } from './situation.ts';

export interface LineFacts {
  readonly itemId: string;
  readonly facts: FactValues;
}

interface WishedLine {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly reason: ItemReason;
  /** Absent where the wish does not say what comes in its place. */
  readonly newVariantId?: string | undefined;
}

/** The line items a wish is about; a line named twice counts as one with the sum. */
export function wishedLines(request: WriteRequest): readonly WishedLine[] {
  const named = namedLines(request);
  return named.map((line) => ({
    ...line,
    quantity: named
      .filter((other) => other.lineItemId === line.lineItemId)
      .reduce((sum, other) => sum + other.quantity, 0),
  }));
}

function namedLines(request: WriteRequest): readonly WishedLine[] {
  switch (request.action) {
    case 'return_items':
    case 'exchange_items':
    case 'replace_items':
      return request.items;
    case 'refund':
      return request.items.map((item) => ({ ...item, reason: request.reason }));
    case 'change_items':
      return request.changes.map((change) => ({ ...change, reason: 'other' }));
    case 'cancel_order':
    case 'change_address':
    case 'create_discount':
    case 'grant_store_credit':
    case 'change_subscription':
    case 'change_customer_address':
      return [];
  }
}

/** Whether the shop has to answer for it: such items know no final sale and no fees. */
export function isShopsFault(reason: ItemReason): boolean {
  return reason === 'damaged' || reason === 'wrong_item' || reason === 'not_as_described' || reason === 'missing';
}

export function deriveLineFacts(situation: Situation, subject: OrderSnapshot): readonly LineFacts[] {
  return wishedLines(situation.request).map((wished) => ({
    itemId: wished.lineItemId,
    facts: deriveLine(wished, subject, situation),
  }));
}

const nonReturnableTags = ['non-returnable', 'perishable', 'hygiene', 'personalised', 'personalized'];

function deriveLine(wished: WishedLine, subject: OrderSnapshot, situation: Situation): FactValues {
  const line = subject.lines.find((one) => one.lineItemId === wished.lineItemId);
  const reason = {
    'line.reason': wished.reason,
    'line.isShopsFault': isShopsFault(wished.reason),
    'line.isTakenOut': wished.newVariantId === undefined,
  };
  if (line === undefined) {
    return { 'line.isKnown': false, ...reason };
  }
  const dated = takeNewest(line, wished.quantity, situation.now);
  return {
    'line.isKnown': true,
    ...reason,
    'line.title': line.title,
    'line.delivery': deriveDelivery(line, wished.quantity, dated, subject),
    'line.daysSinceDelivery':
      dated === undefined ? undefined : localDaysBetween(dated, situation.now, situation.timeZone),
    'line.isFinalSale': line.isFinalSale,
    'line.isGiftCard': line.isGiftCard,
    'line.isNonReturnable': line.tags.some((tag) => nonReturnableTags.includes(tag)),
    'line.isRefundable': line.refundableQuantity >= wished.quantity,
  };
}

/**
 * The earliest delivery among as many units as are wished, the latest units first: units of one line are alike, and
 * the shopper means those he may send back. Undefined when fewer have a delivery date that has come.
 */
function takeNewest(line: SnapshotLine, quantity: number, now: Date): Date | undefined {
  const newestFirst = line.returnable
    .flatMap((part) => (part.deliveredAt === undefined ? [] : [{ at: part.deliveredAt, quantity: part.quantity }]))
    .filter((part) => part.at <= now)
    .sort((one, other) => other.at.getTime() - one.at.getTime());
  let left = quantity;
  for (const part of newestFirst) {
    left -= part.quantity;
    if (left <= 0) {
      return part.at;
    }
  }
  return undefined;
}

function deriveDelivery(line: SnapshotLine, quantity: number, dated: Date | undefined, subject: OrderSnapshot): string {
  const out = line.returnable.reduce((sum, part) => sum + part.quantity, 0);
  if (out < quantity) {
    return line.unfulfilledQuantity >= quantity ? 'not_shipped' : 'none_left';
  }
  if (dated !== undefined) {
    return 'delivered';
  }
  return isUnderWay(line, subject) ? 'under_way' : 'undated';
}

function isUnderWay(line: SnapshotLine, subject: OrderSnapshot): boolean {
  return subject.order.parcels.some(
    (parcel) =>
      parcel.status !== 'delivered' &&
      parcel.status !== 'cancelled' &&
      parcel.status !== 'unknown' &&
      parcel.deliveredAt === undefined &&
      parcel.items.some((item) => item.lineItemId === line.lineItemId),
  );
}
