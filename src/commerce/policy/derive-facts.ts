import { toMinorUnits } from '../money.ts';
import type { OrderSnapshot, SubscriptionSnapshot } from '../order-snapshot.ts';
import type { WriteRequest } from '../write-request.ts';
import type { FactValues } from './condition.ts';
import { deriveLineFacts, isShopsFault, type LineFacts, wishedLines } from './line-facts.ts';
import { localDaysBetween } from './local-day.ts';
import { toShopMinor } from './shop-money.ts';
import type { Situation } from './situation.ts';
import { deriveValueFacts } from './value-facts.ts';

export interface Facts {
  readonly wish: FactValues;
  readonly lines: readonly LineFacts[];
  /** False before the preview: clauses about amounts are then not asked. */
  readonly hasPreview: boolean;
  /** The shop's own; absent where the subject has none, so that money parameters stay unknown. */
  readonly currency?: string;
  /** Units of the shop's currency for one of the order's. */
  readonly rate: number;
  readonly orderCurrency?: string;
}

/** All that the catalogue names and the situation tells. Pure. */
export function deriveFacts(situation: Situation): Facts {
  const { subject, consequence } = situation;
  const currency = subject.kind === 'order' ? subject.shopCurrency : consequence?.valueCurrency;
  return {
    wish: {
      'store.isPaused': situation.isPaused,
      'shopper.identity': situation.identity,
      'shopper.isOwner': situation.isOwner,
      'customer.discounts': situation.usage.customerDiscounts,
      ...deriveWish(situation.request, subject),
      ...deriveSubject(situation),
      ...(consequence === undefined ? {} : deriveValueFacts(situation, consequence)),
    },
    lines: subject.kind === 'order' ? deriveLineFacts(situation, subject) : [],
    hasPreview: consequence !== undefined,
    rate: subject.kind === 'order' ? subject.shopRate : 1,
    ...(currency === undefined ? {} : { currency }),
    ...(subject.kind === 'order' ? { orderCurrency: subject.order.total.currency } : {}),
  };
}

function deriveWish(request: WriteRequest, subject: Situation['subject']): FactValues {
  const lines = wishedLines(request);
  return {
    'wish.hasItems': lines.length > 0,
    'wish.isShopsFault': lines.some((line) => isShopsFault(line.reason)),
    ...(request.action === 'cancel_order' ? { 'wish.cancelReason': request.reason } : {}),
    ...('refundTo' in request ? { 'wish.refundTo': request.refundTo } : {}),
    ...(request.action === 'refund' || request.action === 'grant_store_credit'
      ? { 'wish.reason': request.reason, 'wish.isShopsFault': isShopsFault(request.reason) }
      : {}),
    ...(request.action === 'create_discount'
      ? {
          'wish.percent': request.percent ?? 0,
          'wish.isWellFormed': (request.percent === undefined) !== (request.amount === undefined),
        }
      : {}),
    ...(request.action === 'change_address' ? { 'wish.isOtherCountry': isOtherCountry(request, subject) } : {}),
    ...(request.action === 'change_subscription' ? { 'subscription.change': request.change } : {}),
  };
}

function isOtherCountry(
  request: Extract<WriteRequest, { action: 'change_address' }>,
  subject: Situation['subject'],
): boolean | undefined {
  const present = subject.kind === 'order' ? subject.shippingAddress : undefined;
  return present === undefined ? undefined : present.countryCode !== request.address.countryCode;
}

function deriveSubject(situation: Situation): FactValues {
  const { subject } = situation;
  switch (subject.kind) {
    case 'order':
      return deriveOrder(situation, subject);
    case 'subscription':
      return deriveSubscription(subject);
    case 'customer':
      return {};
  }
}

function deriveOrder(situation: Situation, subject: OrderSnapshot): FactValues {
  const done = situation.usage.doneOnOrder;
  const remedies = (['refund', 'replace_items', 'grant_store_credit'] as const)
    .filter((action) => action !== situation.request.action)
    .reduce((sum, action) => sum + (done[action] ?? 0), 0);
  return {
    'order.isCancelled': subject.order.cancelledAt !== undefined,
    'order.shipping': deriveShipping(subject),
    'order.isBeingPrepared': subject.isBeingPrepared,
    'order.isOnHold': subject.isOnHold,
    'order.fraudRisk': subject.fraudRisk,
    'order.hasPendingPayment': subject.hasPendingPayment,
    'order.isArchived': subject.isArchived,
    'order.hasCustomer': subject.customerId !== undefined,
    'order.refundableMinor': sumRefundable(subject),
    'order.daysSinceDelivery': daysSinceLastParcel(situation, subject),
    'order.hasOpenReturn': subject.hasOpenReturn,
    'order.itemChanges': done.change_items ?? 0,
    'order.exchanges': done.exchange_items ?? 0,
    'order.refunds': done.refund ?? 0,
    'order.otherRemedies': remedies,
    'order.amountRefunds': situation.usage.amountRefunds ?? 0,
    'order.replacements': done.replace_items ?? 0,
  };
}

/** By what is out, not by the vendor's word: an order in an odd payment state is shipped all the same. */
function deriveShipping(subject: OrderSnapshot): string {
  const parcels = subject.order.parcels.filter((parcel) => parcel.status !== 'cancelled');
  const isAnyOut =
    parcels.length > 0 ||
    subject.order.fulfillmentStatus === 'FULFILLED' ||
    subject.order.fulfillmentStatus === 'PARTIALLY_FULFILLED' ||
    subject.lines.some((line) => line.returnable.length > 0 || line.unfulfilledQuantity < line.currentQuantity);
  if (!isAnyOut) {
    return 'unshipped';
  }
  if (subject.lines.some((line) => line.unfulfilledQuantity > 0)) {
    return 'part';
  }
  return parcels.length > 0 && parcels.every((parcel) => parcel.status === 'delivered') ? 'delivered' : 'shipped';
}

function sumRefundable(subject: OrderSnapshot): number | undefined {
  let sum = 0;
  for (const payment of subject.payments) {
    const minor = toMinorUnits(payment.refundable);
    if (minor === undefined) {
      return undefined;
    }
    sum += minor;
  }
  return toShopMinor(sum, subject);
}

function daysSinceLastParcel({ now, timeZone }: Situation, subject: OrderSnapshot): number | undefined {
  const times = subject.lines
    .flatMap((line) => line.returnable.map((part) => part.deliveredAt))
    .concat(subject.order.parcels.map((parcel) => parcel.deliveredAt))
    .flatMap((date) => (date !== undefined && date <= now ? [date.getTime()] : []));
  return times.length === 0 ? undefined : localDaysBetween(new Date(Math.max(...times)), now, timeZone);
}

function deriveSubscription(subject: SubscriptionSnapshot): FactValues {
  return {
    'subscription.status': subject.status,
    'subscription.hasNextCycle': subject.nextCycleIndex !== undefined,
    'subscription.minCyclesLeft': subject.minCyclesLeft,
  };
}
