import { fromMinorUnits, minorDigits } from '../../commerce/money.ts';
import type { OrderSnapshot, SnapshotLine, SnapshotPayment } from '../../commerce/order-snapshot.ts';
import { toAddress } from './address-mapping.ts';
import { paidMinor, shopMinor, sumOf } from './minor-money.ts';
import type { OrderForWriteQuery, OrderWriteFactsQuery } from './operations.gen.ts';
import { toFoundOrder } from './order-mapping.ts';
import { stated, toDate, toMoney, toOptionalDate } from './vendor-values.ts';

export type OrderNode = NonNullable<OrderForWriteQuery['order']>;
export type FactsNode = NonNullable<OrderWriteFactsQuery['order']>;
export type ReturnableNode = OrderWriteFactsQuery['returnableFulfillments']['nodes'][number];

export function toOrderSnapshot(
  node: OrderNode,
  facts: FactsNode,
  returnable: readonly ReturnableNode[],
): OrderSnapshot {
  const { order, contacts } = toFoundOrder(node);
  return {
    kind: 'order',
    order,
    contacts,
    lines: toLines(node, facts, returnable),
    payments: toPayments(facts),
    shipping: toShipping(facts),
    shopCurrency: facts.currencyCode,
    shopRate: toShopRate(facts),
    isBeingPrepared: isBeingPrepared(node, facts),
    isOnHold: isOnHold(node, facts),
    fraudRisk: toFraudRisk(facts.risk),
    hasOpenReturn: node.returns.nodes.some(({ status }) => status === 'OPEN' || status === 'REQUESTED'),
    hasPendingPayment: hasPendingPayment(node, facts),
    isArchived: facts.closed,
    isTest: facts.test,
    updatedAt: toDate(facts.updatedAt),
    ...stated({
      customerId: order.customerId,
      note: facts.note,
      shippingAddress: facts.shippingAddress && toAddress(facts.shippingAddress),
    }),
  };
}

function toLines(node: OrderNode, facts: FactsNode, returnable: readonly ReturnableNode[]): readonly SnapshotLine[] {
  const details = new Map(facts.lineItems.nodes.map((line) => [line.id, line]));
  return node.lineItems.nodes.map((line) => {
    const detail = details.get(line.id);
    const tags = (detail?.product?.tags ?? []).map((tag) => tag.trim().toLowerCase());
    return {
      lineItemId: line.id,
      title: line.title,
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      refundableQuantity: line.refundableQuantity,
      unfulfilledQuantity: line.unfulfilledQuantity,
      unitPrice: toMoney(line.discountedUnitPriceAfterAllDiscountsSet.presentmentMoney),
      returnable: toReturnable(line.id, returnable),
      isFinalSale: tags.includes('final-sale'),
      isGiftCard: detail?.isGiftCard ?? false,
      tags,
      ...stated({
        productId: detail?.product?.id,
        variantId: detail?.variant?.id,
        variantTitle: line.variantTitle,
      }),
    };
  });
}

function toReturnable(lineItemId: string, nodes: readonly ReturnableNode[]): SnapshotLine['returnable'] {
  const oldestFirst = [...nodes].sort(
    (one, other) => Date.parse(one.fulfillment.createdAt) - Date.parse(other.fulfillment.createdAt),
  );
  return oldestFirst.flatMap(({ fulfillment, returnableFulfillmentLineItems }) =>
    returnableFulfillmentLineItems.nodes
      .filter((item) => item.fulfillmentLineItem.lineItem.id === lineItemId && item.quantity > 0)
      .map((item) => ({
        fulfillmentLineItemId: item.fulfillmentLineItem.id,
        quantity: item.quantity,
        ...stated({ deliveredAt: toOptionalDate(fulfillment.deliveredAt) }),
      })),
  );
}

type TransactionNode = FactsNode['transactions'][number];

/** What each payment has left: paid less every refund of it that did not fail, in all no more than the order has. */
function toPayments(facts: FactsNode): readonly SnapshotPayment[] {
  const refunds = facts.transactions.filter((it) => it.kind === 'REFUND' && !failedStates.has(it.status));
  let leftOfOrder = facts.suggestedRefund ? paidMinor(facts.suggestedRefund.maximumRefundableSet) : 0;
  return facts.transactions.filter(isPayment).map((payment) => {
    const currency = payment.amountSet.presentmentMoney.currencyCode;
    const paid = paidMinor(payment.amountSet);
    const returned = sumOf(
      refunds.filter((refund) => refund.parentTransaction?.id === payment.id),
      (refund) => paidMinor(refund.amountSet),
    );
    const refundable = Math.max(0, Math.min(paid - returned, leftOfOrder));
    leftOfOrder -= refundable;
    return {
      id: payment.id,
      gateway: payment.gateway ?? '',
      kind: toPaymentKind(payment.gateway),
      paid: fromMinorUnits(paid, currency),
      refundable: fromMinorUnits(refundable, currency),
    };
  });
}

function isPayment(node: TransactionNode): boolean {
  return (node.kind === 'SALE' || node.kind === 'CAPTURE') && node.status === 'SUCCESS';
}

const failedStates: ReadonlySet<string> = new Set(['FAILURE', 'ERROR']);

export function toPaymentKind(gateway: string | null): SnapshotPayment['kind'] {
  switch (gateway) {
    case 'gift_card':
      return 'gift_card';
    case 'shopify_store_credit':
      return 'store_credit';
    case 'shopify_payments':
    case 'stripe':
    case 'credit_card':
    case 'bogus':
      return 'card';
    default:
      return 'other';
  }
}

function toShipping(facts: FactsNode): OrderSnapshot['shipping'] {
  const paid = toMoney(facts.totalShippingPriceSet.presentmentMoney);
  const left = facts.suggestedRefund?.shipping.maximumRefundableSet.presentmentMoney;
  return { paid, refundable: left ? toMoney(left) : fromMinorUnits(0, paid.currency) };
}

function toShopRate(facts: FactsNode): number {
  if (facts.currencyCode === facts.presentmentCurrencyCode) return 1;
  const paid = paidMinor(facts.totalPriceSet) / 10 ** minorDigits(facts.presentmentCurrencyCode);
  const own = shopMinor(facts.totalPriceSet) / 10 ** minorDigits(facts.currencyCode);
  return paid > 0 ? own / paid : 1;
}

/** The warehouse has the order, or a label exists though no carrier has the parcel yet. */
function isBeingPrepared(node: OrderNode, facts: FactsNode): boolean {
  const isAtWork = facts.fulfillmentOrders.nodes.some(
    ({ status, requestStatus }) => status === 'IN_PROGRESS' || begunRequests.has(requestStatus),
  );
  const hasLabel = node.fulfillments.some(
    ({ status, displayStatus }) => status !== 'CANCELLED' && displayStatus !== null && labelStates.has(displayStatus),
  );
  return isAtWork || hasLabel || begunDisplays.has(node.displayFulfillmentStatus);
}

const begunRequests: ReadonlySet<string> = new Set([
  'SUBMITTED',
  'ACCEPTED',
  'CANCELLATION_REQUESTED',
  'CANCELLATION_REJECTED',
]);
const begunDisplays: ReadonlySet<string> = new Set(['IN_PROGRESS', 'PENDING_FULFILLMENT']);
const labelStates: ReadonlySet<string> = new Set(['LABEL_PURCHASED', 'LABEL_PRINTED', 'CONFIRMED', 'SUBMITTED']);

function isOnHold(node: OrderNode, { fulfillmentOrders, risk }: FactsNode): boolean {
  const isHeld = fulfillmentOrders.nodes.some(({ status }) => status === 'ON_HOLD');
  const isUnderReview = risk.recommendation === 'INVESTIGATE' || risk.recommendation === 'CANCEL';
  return isHeld || isUnderReview || node.displayFulfillmentStatus === 'ON_HOLD';
}

function toFraudRisk({ assessments, recommendation }: FactsNode['risk']): OrderSnapshot['fraudRisk'] {
  const levels = new Set<string>(assessments.map(({ riskLevel }) => riskLevel));
  if (levels.has('HIGH') || recommendation === 'CANCEL') return 'high';
  if (levels.has('PENDING')) return 'unknown';
  if (levels.has('MEDIUM') || recommendation === 'INVESTIGATE') return 'medium';
  return levels.has('LOW') ? 'low' : 'none';
}

function hasPendingPayment(node: OrderNode, { transactions }: FactsNode): boolean {
  const isWaiting = transactions.some(
    ({ kind, status }) => kind !== 'REFUND' && (status === 'PENDING' || status === 'AWAITING_RESPONSE'),
  );
  return isWaiting || node.displayFinancialStatus === 'PENDING';
}
