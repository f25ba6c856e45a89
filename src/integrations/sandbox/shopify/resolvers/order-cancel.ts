import type { CancelReason, Order } from '../../shop/model.ts';
import { authorizedCents, refundedShippingCents, sum, unfulfilledQuantity } from '../../shop/order-math.ts';
import { parseGid, toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { bookRefund, storeCreditGateway } from './book-refund.ts';
import { findOrder } from './order.ts';
import { maximumRefundableCents, splitOverPayments } from './payments.ts';
import { isUnderWay } from './returnable.ts';

interface CancelArgs {
  readonly orderId: string;
  readonly reason: CancelReason;
  readonly restock: boolean;
  readonly staffNote?: string | null;
  readonly refundMethod?: {
    readonly originalPaymentMethodsRefund?: boolean;
    readonly storeCreditRefund?: { readonly expiresAt?: string | null };
  } | null;
}

/** Asynchronous as Shopify's: the order is cancelled when the job is done, never before. */
export const orderCancelResolvers = {
  QueryRoot: {
    job: (_: unknown, args: { id: string }, context: RequestContext) => {
      const job = context.jobs.poll(args.id.replace('gid://shopify/Job/', ''));
      return job && { id: args.id, done: job.isDone, query: {} };
    },
  },
  Mutation: {
    orderCancel: (_: unknown, args: CancelArgs, context: RequestContext) => {
      parseGid(args.orderId, 'Order');
      const order = findOrder(args.orderId, context);
      if (!order) return toRefusal('NOT_FOUND', 'orderId', 'Order does not exist');
      const refusal = findRefusal(order, args, context);
      if (refusal) return refusal;
      const isEndless = context.faults.take(['endless_job'], ['orderCancel']) !== undefined;
      pendingCancels.add(order);
      const id = context.jobs.start(() => runCancel(order, args, context), isEndless);
      return { job: { id: toGid('Job', id), done: false, query: {} }, orderCancelUserErrors: [] };
    },
  },
} satisfies ResolverMap;

/** Orders whose cancellation is under way; keyed by the object, so sandboxes never share. */
const pendingCancels = new WeakSet<Order>();

function findRefusal(order: Order, args: CancelArgs, context: RequestContext) {
  const obstacle = findObstacle(order);
  if (obstacle) return toRefusal('INVALID', 'orderId', obstacle);
  if (pendingCancels.has(order)) return toRefusal('INVALID', 'orderId', 'Order cancellation is already in progress');
  if ((args.staffNote?.length ?? 0) > 255)
    return toRefusal('INVALID', 'staffNote', 'Staff note is too long (maximum is 255 characters)');
  const expiresAt = args.refundMethod?.storeCreditRefund?.expiresAt;
  if (expiresAt && Date.parse(expiresAt) < context.clock.now().getTime()) {
    return toRefusal('STORE_CREDIT_REFUND_EXPIRATION_IN_PAST', 'refundMethod', 'Expiration date must be in the future');
  }
  return undefined;
}

function findObstacle(order: Order): string | undefined {
  if (order.cancelledAt) return 'Cannot cancel an order that has already been canceled';
  if (order.returns.some(isUnderWay)) return 'Cannot cancel an order with active returns';
  if (order.fulfillments.some((it) => it.status === 'SUCCESS')) {
    return 'Cannot cancel an order with fulfillments that cannot be canceled';
  }
  return undefined;
}

function toRefusal(code: string, field: string, message: string) {
  return { job: null, orderCancelUserErrors: [{ code, field: [field], message }] };
}

/** What has become impossible since the job was made leaves the order as it is: the job is done all the same. */
function runCancel(order: Order, args: CancelArgs, context: RequestContext): void {
  pendingCancels.delete(order);
  if (findObstacle(order)) return;
  const now = context.clock.now();
  if (args.restock) for (const line of order.lines) line.variant.stock += unfulfilledQuantity(order, line);
  const payments = reversePayments(order, args, context, now);
  const shippingCents = Math.max(0, order.shipping.cents - refundedShippingCents(order));
  for (const line of order.lines) line.removed = line.quantity;
  order.cancelledAt = now;
  order.closedAt = now;
  order.updatedAt = now;
  order.cancelReason = args.reason;
  if (args.staffNote) order.cancelStaffNote = args.staffNote;
  if (payments.length > 0) {
    const expiresAt = args.refundMethod?.storeCreditRefund?.expiresAt;
    const plan = { note: 'Order canceled', units: [], shippingCents, payments };
    const refund = bookRefund(order, { ...plan, ...(expiresAt && { creditExpiresAt: new Date(expiresAt) }) }, context);
    context.events.refunded(order, refund);
  }
  context.ledger.commit({
    at: now,
    mutation: 'orderCancel',
    orderId: args.orderId,
    customerId: toGid('Customer', order.customer.id),
    amountMinor: sum(payments, (it) => it.cents),
    currency: order.currency,
    input: args,
  });
  context.events.cancelled(order);
}

/** What goes back, by payment; an authorisation is voided instead. */
function reversePayments(order: Order, args: CancelArgs, context: RequestContext, createdAt: Date) {
  if (authorizedCents(order) > 0) {
    const cents = authorizedCents(order);
    const id = context.createNumber();
    order.transactions.push({ id, kind: 'VOID', status: 'SUCCESS', gateway: order.gateway, cents, createdAt });
  }
  const free = maximumRefundableCents(order);
  if (args.refundMethod?.storeCreditRefund) return free > 0 ? [{ gateway: storeCreditGateway, cents: free }] : [];
  if (!args.refundMethod?.originalPaymentMethodsRefund) return [];
  return splitOverPayments(order, free).map(({ payment, cents }) => ({
    gateway: payment.gateway,
    parentId: payment.id,
    cents,
  }));
}
