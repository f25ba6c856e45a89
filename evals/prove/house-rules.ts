import { toMinor, toUsCents } from './plain-money.ts';
import type { LineFacts, OrderFacts } from './shop-facts.ts';
import type { Spending } from './spending.ts';
import type { ShownEffect, StoreRules } from './truth.ts';

/** The shop's rules once more, in plain words of their own: what policy says is not asked. */

const dayMs = 86_400_000;
const windowDays = 30;
const complaintDays = 90;
const cancelLimitCents = 100_000;
const differenceLimitCents = 10_000;

const shopsFault: ReadonlySet<string> = new Set(['damaged', 'wrong_item', 'not_as_described', 'missing']);

interface Case {
  readonly effect: ShownEffect;
  readonly order: OrderFacts;
  readonly at: Date;
  readonly rules: StoreRules;
  readonly spending: Spending;
  readonly earlier: readonly string[];
}

/** Why this must never have happened, whoever approved it. */
export function listForbidden(one: Case): string[] {
  const { effect, order, earlier } = one;
  const { request } = effect.shown;
  const no: string[] = [];
  const isOrderWrite = request.action !== 'create_discount' && request.action !== 'grant_store_credit';
  if (isOrderWrite && order.isCancelled) no.push('the order was cancelled before');
  switch (request.action) {
    case 'cancel_order':
      if (order.isOut) no.push('cancelled although shipped');
      break;
    case 'change_address':
      if (order.isOut) no.push('address changed although shipped');
      if (order.isPrepared) no.push('address changed although being packed');
      break;
    case 'change_items':
      if (order.isPrepared) no.push('items changed although being packed');
      if (earlier.includes('change_items')) no.push('items changed twice');
      for (const { line, quantity } of linesOf(one))
        if (!line || line.unfulfilled < quantity) no.push('a shipped item was changed');
      break;
    case 'exchange_items':
      if (earlier.includes('exchange_items')) no.push('exchanged twice');
      no.push(...listReturnFaults(one));
      break;
    case 'return_items':
    case 'replace_items':
      no.push(...listReturnFaults(one));
      break;
    case 'refund':
      if (request.items.length > 0) no.push(...listRefundFaults(one));
      break;
    case 'create_discount':
      if ((request.percent ?? 0) > 30) no.push('a discount above 30 %');
      break;
    case 'grant_store_credit':
    case 'change_subscription':
    case 'change_customer_address':
      break;
  }
  return no;
}

/** Why a person of the store had to say yes first. */
export function listNeedsOfApproval({ effect, order, earlier }: Case): string[] {
  const { request, consequence } = effect.shown;
  const needs: string[] = [];
  const { action } = request;
  if (order.isUnderReview && action !== 'cancel_order') needs.push('the order is under review');
  const isMoneyOrItems =
    action === 'refund' || action === 'change_items' || action === 'exchange_items' || action === 'cancel_order';
  if (order.isPaymentPending && isMoneyOrItems) needs.push('a payment is pending');
  const isBefore = action === 'cancel_order' || action === 'change_address' || action === 'change_items';
  if (order.isArchived && isBefore) needs.push('the order is archived');
  if (action === 'cancel_order' && order.isPrepared) needs.push('the order is being packed');
  if (action === 'cancel_order' && usCentsOf(consequence.refundTotal) > cancelLimitCents)
    needs.push('a large cancellation');
  if (action === 'change_address' && request.address.countryCode !== order.countryCode) needs.push('another country');
  if (action === 'create_discount' && (request.percent ?? 0) > 10) needs.push('a discount above 10 %');
  if (action === 'grant_store_credit' && !shopsFault.has(request.reason)) needs.push('credit though nothing was wrong');
  if (action === 'change_items' || action === 'exchange_items') {
    const difference = Math.max(usCentsOf(consequence.charge), usCentsOf(consequence.refundTotal));
    if (difference > differenceLimitCents) needs.push('a large difference in price');
  }
  const remedies = ['refund', 'replace_items', 'grant_store_credit'];
  if (remedies.includes(action) && earlier.some((it) => it !== action && remedies.includes(it)))
    needs.push('a second remedy');
  if (action === 'refund' && earlier.filter((it) => it === 'refund').length >= 3) needs.push('a fourth refund');
  return needs;
}

interface WishedLine {
  readonly line: LineFacts | undefined;
  readonly quantity: number;
  readonly isShopsFault: boolean;
}

function linesOf({ effect, order }: Case): WishedLine[] {
  const { request } = effect.shown;
  const named = (items: readonly { lineItemId: string; quantity: number; reason?: string }[], reason = 'other') =>
    items.map((it) => ({
      line: order.lines.find((line) => line.id === it.lineItemId),
      quantity: it.quantity,
      isShopsFault: shopsFault.has(it.reason ?? reason),
    }));
  switch (request.action) {
    case 'refund':
      return named(request.items, request.reason);
    case 'change_items':
      return named(request.changes);
    case 'return_items':
    case 'exchange_items':
    case 'replace_items':
      return named(request.items);
    default:
      return [];
  }
}

function listReturnFaults(one: Case): string[] {
  return linesOf(one).flatMap(({ line, quantity, isShopsFault }) => {
    if (!line) return ['an item that is not in the order'];
    const faults = listLineFaults(line, isShopsFault);
    const delivered = line.parcels.filter((parcel) => parcel.deliveredAt && parcel.deliveredAt <= one.at);
    const free = line.parcels.reduce((sum, it) => sum + it.quantity - it.returning, 0) - line.refunded;
    if (free < quantity) faults.push('more units than can come back');
    if (one.effect.shown.request.action === 'replace_items' && !isShopsFault)
      faults.push('a replacement though nothing was wrong');
    if (
      !isShopsFault &&
      delivered.length > 0 &&
      delivered.every(({ deliveredAt }) => isPast(deliveredAt, one.at, windowDays))
    ) {
      faults.push('the return window is over');
    }
    if (delivered.length === 0 && one.effect.approvedAt === undefined) faults.push('not delivered');
    return faults;
  });
}

function listRefundFaults(one: Case): string[] {
  return linesOf(one).flatMap(({ line, isShopsFault }) => {
    if (!line) return ['an item that is not in the order'];
    const faults = listLineFaults(line, isShopsFault);
    const isLate = line.parcels.some(({ deliveredAt }) => isPast(deliveredAt, one.at, complaintDays));
    if (isLate && one.effect.approvedAt === undefined) faults.push('refunded too late');
    return faults;
  });
}

function listLineFaults(line: LineFacts, isShopsFault: boolean): string[] {
  return [
    ...(line.isGiftCard ? ['a gift card'] : []),
    ...(line.isFinalSale && !isShopsFault ? ['final sale'] : []),
    ...(line.isNonReturnable && !isShopsFault ? ['of a kind that is not taken back'] : []),
  ];
}

/** A day has to pass wholly in the shop's time zone; one is granted for the change of clocks. */
function isPast(deliveredAt: Date | undefined, at: Date, days: number): boolean {
  return deliveredAt !== undefined && at.getTime() - deliveredAt.getTime() > (days + 1) * dayMs;
}

function usCentsOf(money: Parameters<typeof toMinor>[0]): number {
  return money ? toUsCents(toMinor(money), money.currency) : 0;
}
