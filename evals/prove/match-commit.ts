import type { EffectView } from '../../src/commerce/effect.ts';
import type { WriteAction, WriteRequest } from '../../src/commerce/write-request.ts';
import type { Commit } from '../../src/integrations/sandbox/shopify/ledger.ts';
import { field, list, toBag } from './commit-input.ts';
import { toMinor } from './plain-money.ts';
import type { OrderFacts } from './shop-facts.ts';
import type { Moment } from './shop-hands.ts';

type RequestOf<A extends WriteAction> = Extract<WriteRequest, { readonly action: A }>;

/** A note or tag that says which effect wrote: it changes nothing that anybody could consent to. */
export function isMark(commit: Commit): boolean {
  return (
    commit.mutation === 'tagsAdd' ||
    (commit.mutation === 'orderUpdate' && field(commit.input, 'shippingAddress') === undefined)
  );
}

/** Whether this change of the shop is exactly what the shopper was shown: the same thing, the same units, the same money. */
export function isDoingOf(
  commit: Commit,
  { request, consequence }: EffectView,
  before: Moment,
  after: Moment,
): boolean {
  switch (request.action) {
    case 'cancel_order': {
      const isCredit = field(commit.input, 'refundMethod', 'storeCreditRefund') !== undefined;
      const isSame = commit.mutation === 'orderCancel' && commit.orderId === request.orderId;
      return (
        isSame &&
        isCredit === (request.refundTo === 'store_credit') &&
        commit.amountMinor === toMinor(consequence.refundTotal)
      );
    }
    case 'refund':
      return isRefundOf(commit, request, consequence);
    case 'return_items':
      return isReturnOf(commit, request, before) && list(commit.input, 'exchangeLineItems').length === 0;
    case 'exchange_items':
      return isReturnOf(commit, request, before) && bagOfExchange(commit) === bagOfVariants(request.items);
    case 'change_items':
      return isSettlementOf(commit, request.orderId, consequence) || isEditOf(commit, request, before, after);
    case 'change_address':
      return (
        commit.mutation === 'orderUpdate' &&
        commit.orderId === request.orderId &&
        isSameAddress(field(commit.input, 'shippingAddress'), request.address)
      );
    case 'change_customer_address':
      return (
        commit.mutation.startsWith('customerAddress') &&
        commit.customerId === request.customerId &&
        isSameAddress(field(commit.input, 'address'), request.address)
      );
    case 'create_discount':
      return isDiscountOf(commit, request, before);
    case 'grant_store_credit':
      return (
        commit.mutation === 'storeCreditAccountCredit' &&
        commit.customerId === before.orders.get(request.orderId)?.customerId &&
        commit.amountMinor === toMinor(request.amount) &&
        commit.amountMinor === toMinor(consequence.credit) &&
        commit.currency === request.amount.currency
      );
    case 'replace_items':
      return isReplacementOf(commit, request, before);
    case 'change_subscription':
      return commit.reference === request.contractId && commit.mutation === subscriptionMutations[request.change];
  }
}

const subscriptionMutations = {
  skip: 'subscriptionBillingCycleSkip',
  pause: 'subscriptionContractPause',
  resume: 'subscriptionContractActivate',
  cancel: 'subscriptionContractCancel',
} as const;

function isRefundOf(commit: Commit, request: RequestOf<'refund'>, { refundTotal }: EffectView['consequence']): boolean {
  const lines = list(commit.input, 'refundLineItems').map(
    (it) => [String(field(it, 'lineItemId')), Number(field(it, 'quantity'))] as const,
  );
  const isCredit = list(commit.input, 'refundMethods').some((it) => field(it, 'storeCreditRefund') !== undefined);
  const hasShipping = field(commit.input, 'shipping') !== undefined;
  return (
    commit.mutation === 'refundCreate' &&
    commit.orderId === request.orderId &&
    commit.amountMinor === toMinor(refundTotal) &&
    commit.amountMinor > 0 &&
    (request.amount === undefined || commit.amountMinor === toMinor(request.amount)) &&
    toBag(lines) === toBag(request.items.map((it) => [it.lineItemId, it.quantity])) &&
    isCredit === (request.refundTo === 'store_credit') &&
    (request.shipping || !hasShipping) &&
    commit.key !== undefined
  );
}

function isReturnOf(commit: Commit, request: RequestOf<'return_items' | 'exchange_items'>, before: Moment): boolean {
  const order = before.orders.get(request.orderId);
  const lineOf = (id: unknown) =>
    order?.lines.find((line) => line.parcels.some((parcel) => parcel.id === id))?.id ?? 'unknown';
  const units = list(commit.input, 'returnLineItems').map(
    (it) => [lineOf(field(it, 'fulfillmentLineItemId')), Number(field(it, 'quantity'))] as const,
  );
  const isOpening = commit.mutation === 'returnRequest' || commit.mutation === 'returnCreate';
  return (
    isOpening &&
    commit.orderId === request.orderId &&
    toBag(units) === toBag(request.items.map((it) => [it.lineItemId, it.quantity]))
  );
}

function bagOfExchange({ input }: Commit): string {
  return toBag(
    list(input, 'exchangeLineItems').map((it) => [String(field(it, 'variantId')), Number(field(it, 'quantity'))]),
  );
}

function bagOfVariants(
  items: readonly { readonly newVariantId?: string | undefined; readonly quantity: number }[],
): string {
  return toBag(items.flatMap((it) => (it.newVariantId === undefined ? [] : [[it.newVariantId, it.quantity] as const])));
}

/** What an edit leaves over goes back as it was shown: money only, no units. */
function isSettlementOf(commit: Commit, orderId: string, { refundTotal }: EffectView['consequence']): boolean {
  return (
    commit.mutation === 'refundCreate' &&
    commit.orderId === orderId &&
    commit.amountMinor === toMinor(refundTotal) &&
    commit.amountMinor > 0 &&
    list(commit.input, 'refundLineItems').length === 0 &&
    commit.key !== undefined
  );
}

/** By what the order has become, not by what was sent. */
function isEditOf(commit: Commit, request: RequestOf<'change_items'>, before: Moment, after: Moment): boolean {
  if (commit.mutation !== 'orderEditCommit' || commit.orderId !== request.orderId) return false;
  const was = before.orders.get(request.orderId);
  const is = after.orders.get(request.orderId);
  if (!was || !is) return false;
  const wanted = request.changes.flatMap(({ lineItemId, quantity, newVariantId }) => {
    const old = was.lines.find((line) => line.id === lineItemId);
    const out = [`gid://shopify/ProductVariant/${old?.variantId}`, -quantity] as const;
    return newVariantId === undefined ? [out] : [out, [newVariantId, quantity] as const];
  });
  return toBag(wanted) === toBag([...unitsOf(was, -1), ...unitsOf(is, 1)]);
}

function unitsOf(order: OrderFacts, sign: 1 | -1) {
  return order.lines.map((line) => [`gid://shopify/ProductVariant/${line.variantId}`, sign * line.current] as const);
}

function isDiscountOf(commit: Commit, request: RequestOf<'create_discount'>, before: Moment): boolean {
  const { input } = commit;
  const value = field(input, 'customerGets', 'value');
  const isSameValue =
    request.percent === undefined
      ? commit.amountMinor === toMinor(request.amount) && commit.amountMinor > 0
      : Math.round(Number(field(value, 'percentage')) * 100) === request.percent && commit.amountMinor === 0;
  return (
    commit.mutation === 'discountCodeBasicCreate' &&
    commit.customerId === before.orders.get(request.orderId)?.customerId &&
    isSameValue &&
    field(input, 'usageLimit') === 1 &&
    field(input, 'endsAt') !== undefined &&
    String(field(input, 'code')).length >= 8
  );
}

function isReplacementOf(commit: Commit, request: RequestOf<'replace_items'>, before: Moment): boolean {
  const order = before.orders.get(request.orderId);
  if (commit.customerId !== order?.customerId) return false;
  if (commit.mutation === 'draftOrderComplete') return true;
  const sent = list(commit.input, 'lineItems').map(
    (it) => [String(field(it, 'variantId')), Number(field(it, 'quantity'))] as const,
  );
  const wanted = request.items.map(({ lineItemId, quantity }) => {
    const line = order?.lines.find((it) => it.id === lineItemId);
    return [`gid://shopify/ProductVariant/${line?.variantId}`, quantity] as const;
  });
  const isFree = Number(field(commit.input, 'appliedDiscount', 'value')) === 100;
  return commit.mutation === 'draftOrderCreate' && isFree && toBag(sent) === toBag(wanted);
}

/** Fields that the shopper did not give may be filled from what stood there. */
function isSameAddress(sent: unknown, wanted: RequestOf<'change_address'>['address']): boolean {
  return Object.entries(wanted).every(([name, value]) => field(sent, name) === value);
}
