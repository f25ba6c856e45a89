import type { Consequence } from '../../../src/commerce/consequence.ts';
import { fromMinorUnits } from '../../../src/commerce/money.ts';
import type { OrderSnapshot, SnapshotLine, Subject } from '../../../src/commerce/order-snapshot.ts';
import type { LedgerUsage, Situation } from '../../../src/commerce/policy/situation.ts';
import type { ItemReason, WriteAction, WriteRequest } from '../../../src/commerce/write-request.ts';
import { createOrder, createParcel } from '../../factories/order.ts';
import {
  createConsequence,
  createCustomerSnapshot,
  createOrderSnapshot,
  createSituation,
  createSnapshotLine,
  createSnapshotPayment,
  createSubscriptionSnapshot,
  createUsage,
  customerId,
  lineItemId,
  orderId,
} from '../../factories/order-snapshot.ts';

type Where =
  | 'delivered'
  | 'undated'
  | 'under_way'
  | 'not_shipped'
  | 'order_not_shipped'
  | 'none_left'
  | 'shipped_order';

/** One row of the decision table: what differs from a shirt delivered two days ago which its owner asks about. */
export interface Given {
  readonly action: WriteAction;
  readonly reason?: ItemReason;
  readonly quantity?: number;
  /** A refund of an amount, without items. */
  readonly amountOnly?: boolean;
  readonly refundTo?: 'original' | 'store_credit';
  readonly percent?: number;
  readonly amount?: string;
  readonly change?: 'skip' | 'pause' | 'resume' | 'cancel';
  readonly country?: string;
  readonly item?: string;
  readonly where?: Where;
  readonly delivered?: string;
  readonly alsoDelivered?: string;
  readonly now?: string;
  readonly zone?: string;
  readonly identity?: Situation['identity'];
  readonly isOwner?: boolean;
  readonly isPaused?: boolean;
  readonly line?: Partial<SnapshotLine>;
  /** A second line of the wish, with its own reason. */
  readonly second?: { readonly reason: ItemReason } & Partial<SnapshotLine>;
  readonly order?: Partial<OrderSnapshot>;
  readonly isCancelled?: boolean;
  readonly isGuest?: boolean;
  readonly hasNoAddress?: boolean;
  readonly refundable?: number;
  readonly subscription?: { readonly status?: 'ACTIVE' | 'PAUSED' | 'CANCELLED' | 'EXPIRED' | 'FAILED' } & {
    readonly minCyclesLeft?: number;
    readonly hasNoNext?: boolean;
  };
  /** Minor units of `currency`, the shop's and the order's alike unless `valueCurrency` differs. */
  readonly value?: number;
  readonly valueCurrency?: string;
  readonly refund?: number;
  readonly later?: number;
  readonly charge?: number;
  readonly currency?: string;
  readonly usage?: Partial<LedgerUsage>;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly showsFees?: boolean;
  /** The discount that is given where nobody names a number. */
  readonly showsUsual?: boolean;
}

const secondLineId = 'gid://shopify/LineItem/2';
const usualDelivery = '2026-11-18T15:00:00Z';

export function toSituation(given: Given): Situation {
  return createSituation({
    request: toRequest(given),
    subject: toSubject(given),
    consequence: toConsequence(given),
    identity: given.identity ?? 'contact',
    isOwner: given.isOwner ?? true,
    isPaused: given.isPaused ?? false,
    usage: createUsage(given.usage),
    now: new Date(given.now ?? '2026-11-20T12:00:00Z'),
    timeZone: given.zone ?? 'America/New_York',
  });
}

function toRequest(given: Given): WriteRequest {
  const { reason = 'unwanted', quantity = 1, refundTo = 'original', percent, change = 'skip' } = given;
  const address = { address1: '2 Elm Street', city: 'Springfield', countryCode: given.country ?? 'US' };
  const item = { lineItemId: given.item ?? lineItemId, quantity, reason };
  const items = given.second ? [item, { lineItemId: secondLineId, quantity: 1, reason: given.second.reason }] : [item];
  const amount = given.amount === undefined ? {} : { amount: { amount: given.amount, currency: 'USD' } };
  const newVariantId = 'gid://shopify/ProductVariant/2';
  switch (given.action) {
    case 'cancel_order':
      return { action: 'cancel_order', orderId, reason: 'no_longer_needed', refundTo };
    case 'change_address':
      return { action: 'change_address', orderId, address };
    case 'change_items':
      return { action: 'change_items', orderId, changes: [{ lineItemId: item.lineItemId, quantity, newVariantId }] };
    case 'return_items':
      return { action: 'return_items', orderId, items, refundTo };
    case 'exchange_items':
      return { action: 'exchange_items', orderId, items: items.map((one) => ({ ...one, newVariantId })) };
    case 'refund': {
      const wished = given.amountOnly ? [] : items.map(({ reason: _, ...one }) => one);
      return { action: 'refund', orderId, items: wished, shipping: false, reason, refundTo, ...amount };
    }
    case 'create_discount':
      return { action: 'create_discount', orderId, ...(percent === undefined ? {} : { percent }), ...amount };
    case 'grant_store_credit':
      return { action: 'grant_store_credit', orderId, amount: { amount: '10.00', currency: 'USD' }, reason };
    case 'replace_items':
      return { action: 'replace_items', orderId, items };
    case 'change_subscription':
      return { action: 'change_subscription', contractId: 'gid://shopify/SubscriptionContract/1', change };
    case 'change_customer_address':
      return { action: 'change_customer_address', customerId, address };
  }
}

function toSubject(given: Given): Subject {
  if (given.action === 'change_customer_address') {
    return createCustomerSnapshot();
  }
  if (given.action === 'change_subscription') {
    const { hasNoNext, ...subscription } = given.subscription ?? {};
    const { nextCycleIndex, ...rest } = createSubscriptionSnapshot(subscription);
    return hasNoNext || nextCycleIndex === undefined ? rest : { ...rest, nextCycleIndex };
  }
  return toOrder(given);
}

function toOrder(given: Given): Subject {
  const currency = given.currency ?? 'USD';
  const { customerId: customer, ...snapshot } = createOrderSnapshot({
    order: {
      ...createOrder({ ...shippingOf(given), total: fromMinorUnits(100_000, currency) }),
      ...(given.isCancelled ? { cancelledAt: new Date('2026-11-19T00:00:00Z') } : {}),
    },
    lines: [toLine(given), ...(given.second ? [toLine({ ...given, line: given.second }, secondLineId)] : [])],
    payments: [createSnapshotPayment({ refundable: fromMinorUnits(given.refundable ?? 100_000, currency) })],
    shopCurrency: currency,
    shippingAddress: { address1: '1 Main Street', city: 'Springfield', countryCode: 'US' },
    ...given.order,
  });
  const { shippingAddress, ...homeless } = snapshot;
  const placed = given.hasNoAddress || shippingAddress === undefined ? homeless : { ...homeless, shippingAddress };
  return given.isGuest || customer === undefined ? placed : { ...placed, customerId: customer };
}

function shippingOf(given: Given): Parameters<typeof createOrder>[0] {
  const where = given.where ?? 'delivered';
  const items = [{ lineItemId, title: 'Blue Shirt', quantity: 2 }];
  switch (where) {
    case 'order_not_shipped':
      return { fulfillmentStatus: 'UNFULFILLED', parcels: [] };
    case 'not_shipped':
      return { fulfillmentStatus: 'PARTIALLY_FULFILLED', parcels: [createParcel({ items: [] })] };
    case 'under_way':
    case 'shipped_order':
      return { parcels: [createParcel({ status: 'in_transit', items })] };
    case 'delivered':
    case 'undated':
    case 'none_left':
      return { parcels: [createParcel({ status: 'delivered', items })] };
  }
}

function toLine(given: Given, id: string = lineItemId): SnapshotLine {
  const where = given.where ?? 'delivered';
  const isOut = where !== 'not_shipped' && where !== 'order_not_shipped';
  const part = (quantity: number, at: string | undefined) => ({
    fulfillmentLineItemId: `gid://shopify/FulfillmentLineItem/${at ?? 'undated'}`,
    quantity,
    ...(at === undefined ? {} : { deliveredAt: new Date(at) }),
  });
  const at = where === 'delivered' || where === 'shipped_order' ? (given.delivered ?? usualDelivery) : undefined;
  const parts = given.alsoDelivered === undefined ? [part(2, at)] : [part(1, at), part(1, given.alsoDelivered)];
  const { reason: _, ...line } = { reason: undefined, ...given.line };
  return createSnapshotLine({
    lineItemId: id,
    unfulfilledQuantity: isOut ? 0 : 2,
    returnable: isOut && where !== 'none_left' ? parts : [],
    ...line,
  });
}

function toConsequence(given: Given): Consequence {
  const currency = given.currency ?? 'USD';
  const money = (minor: number | undefined, key: 'refundTotal' | 'refundLater' | 'charge') =>
    minor === undefined ? {} : { [key]: fromMinorUnits(minor, currency) };
  return createConsequence({
    valueMinor: given.value ?? 0,
    valueCurrency: given.valueCurrency ?? currency,
    ...money(given.refund, 'refundTotal'),
    ...money(given.later, 'refundLater'),
    ...money(given.charge, 'charge'),
  });
}
