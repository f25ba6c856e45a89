import { currentTaxCents, orderTaxCents } from '../../shop/line-value.ts';
import type { Order } from '../../shop/model.ts';
import {
  authorizedCents,
  currentSubtotalCents,
  currentTotalCents,
  originalTotalCents,
  outstandingCents,
  receivedCents,
  refundedCents,
  refundedQuantity,
  refundedShippingCents,
  subtotalCents,
  sum,
  toFinancialStatus,
  toFulfillmentStatus,
  toReturnStatus,
  totalCents,
  unfulfilledQuantity,
} from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import { listVisibleOrders, type RequestContext, type ResolverMap } from '../request-context.ts';
import { searchOrders, sortOrders } from '../search/search-orders.ts';
import { toTaxLines } from './calculated-order.ts';
import { withOrder } from './order-views.ts';
import { suggestRefund } from './suggested-refund.ts';

type OrderListArgs = PageArgs & { query?: string | null; sortKey: string };

export const orderResolvers = {
  QueryRoot: {
    orders: (_: unknown, args: OrderListArgs, context: RequestContext) =>
      listOrders(listVisibleOrders(context), args, context, 'orders'),
    order: (_: unknown, args: { id: string }, context: RequestContext) => findOrder(args.id, context),
    orderByIdentifier: (_: unknown, args: { identifier: { id?: string } }, context: RequestContext) =>
      findOrder(args.identifier.id ?? '', context),
  },
  Order: {
    id: (order: Order) => toGid('Order', order.id),
    legacyResourceId: (order: Order) => String(order.id),
    processedAt: (order: Order) => order.createdAt,
    closed: (order: Order) => order.closedAt !== undefined,
    confirmed: () => true,
    test: (order: Order) => order.isTest,
    edited: (order: Order) => order.isEdited,
    taxesIncluded: (order: Order) => order.tax?.isIncluded ?? true,
    currencyCode: () => 'USD',
    presentmentCurrencyCode: (order: Order) => order.currency,
    customerLocale: (order: Order) => order.customer.locale,
    paymentGatewayNames: (order: Order) => [order.gateway],
    displayFinancialStatus: toFinancialStatus,
    displayFulfillmentStatus: toFulfillmentStatus,
    returnStatus: toReturnStatus,
    refundable: (order: Order) => receivedCents(order) > refundedCents(order),
    restockable: (order: Order) => order.lines.some((line) => line.quantity > refundedQuantity(order, line)),
    fulfillable: (order: Order) => order.lines.some((line) => unfulfilledQuantity(order, line) > 0),
    capturable: (order: Order) => authorizedCents(order) > 0,
    unpaid: (order: Order) => outstandingCents(order) > 0,
    fullyPaid: (order: Order) => outstandingCents(order) <= 0,
    requiresShipping: (order: Order) => order.lines.some((line) => !line.product.isGiftCard),
    canNotifyCustomer: (order: Order) => order.email !== undefined,
    merchantEditable: (order: Order) => !order.cancelledAt && !order.closedAt,
    merchantEditableErrors: (order: Order) =>
      order.cancelledAt ? ['The order was canceled'] : order.closedAt ? ['The order is archived'] : [],
    cancellation: (order: Order) => (order.cancelledAt ? { staffNote: order.cancelStaffNote } : null),
    originalTotalPriceSet: (order: Order) => bag(order, originalTotalCents(order)),
    taxLines: (order: Order) => toTaxLines(order, orderTaxCents(order)),
    totalPriceSet: (order: Order) => bag(order, totalCents(order)),
    subtotalPriceSet: (order: Order) => bag(order, subtotalCents(order)),
    currentSubtotalPriceSet: (order: Order) => bag(order, currentSubtotalCents(order)),
    currentTotalPriceSet: (order: Order) => bag(order, currentTotalCents(order)),
    totalShippingPriceSet: (order: Order) => bag(order, order.shipping.cents),
    totalTaxSet: (order: Order) => bag(order, orderTaxCents(order)),
    currentTotalTaxSet: (order: Order) => bag(order, currentTaxCents(order)),
    totalDiscountsSet: (order: Order) =>
      bag(
        order,
        sum(order.lines, (line) => line.discountCents),
      ),
    currentTotalDiscountsSet: (order: Order) =>
      bag(
        order,
        sum(order.lines, (line) => line.discountCents),
      ),
    totalOutstandingSet: (order: Order) => bag(order, outstandingCents(order)),
    totalReceivedSet: (order: Order) => bag(order, receivedCents(order)),
    netPaymentSet: (order: Order) => bag(order, receivedCents(order) - refundedCents(order)),
    totalRefundedSet: (order: Order) => bag(order, refundedCents(order)),
    totalRefundedShippingSet: (order: Order) => bag(order, refundedShippingCents(order)),
    subtotalLineItemsQuantity: (order: Order) => sum(order.lines, (line) => line.quantity),
    shippingLine: (order: Order) => toShippingLine(order),
    shippingLines: (order: Order, args: PageArgs) => connect([toShippingLine(order)], args, (it) => it.id),
    lineItems: (order: Order, args: PageArgs) => connect(withOrder(order, order.lines), args, (it) => it.id),
    fulfillments: (order: Order, args: { first?: number | null }) =>
      withOrder(order, order.fulfillments).slice(0, args.first ?? undefined),
    refunds: (order: Order, args: { first?: number | null }) =>
      withOrder(order, order.refunds).slice(0, args.first ?? undefined),
    transactions: (order: Order, args: { first?: number | null }) =>
      withOrder(order, order.transactions).slice(0, args.first ?? undefined),
    returns: (order: Order, args: PageArgs) => connect(withOrder(order, order.returns), args, (it) => it.id),
    suggestedRefund: suggestRefund,
  },
} satisfies ResolverMap;

export function findOrder(gid: string, context: RequestContext): Order | undefined {
  const id = parseGid(gid, 'Order');
  return listVisibleOrders(context).find((order) => order.id === id);
}

export function listOrders(orders: readonly Order[], args: OrderListArgs, context: RequestContext, path: string) {
  const { orders: found, warnings } = searchOrders(orders, args.query ?? undefined);
  if (warnings.length > 0) context.searchNotes.push({ path: [path], query: args.query ?? '', warnings });
  return connect(sortOrders(found, args.sortKey), args, (order) => order.id);
}

function bag(order: Order, cents: number) {
  return toMoneyBag(cents, order.currency);
}

function toShippingLine(order: Order) {
  const price = bag(order, order.shipping.cents);
  return {
    id: toGid('ShippingLine', order.shipping.id),
    title: order.shipping.title,
    code: order.shipping.code,
    source: 'shopify',
    originalPriceSet: price,
    discountedPriceSet: price,
  };
}
