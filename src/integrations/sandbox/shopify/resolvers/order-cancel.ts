import type { CancelReason, Order, Transaction } from '../../shop/model.ts';
import { authorizedCents, unfulfilledQuantity } from '../../shop/order-math.ts';
import { parseGid, toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findOrder } from './order.ts';
import { claimedCents, listPayments } from './suggested-refund.ts';

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
      const id = context.jobs.start(() => cancel(order, args, context), isEndless);
      return { job: { id: toGid('Job', id), done: false, query: {} }, orderCancelUserErrors: [] };
    },
  },
} satisfies ResolverMap;

/** Orders whose cancellation is under way; keyed by the object, so sandboxes never share. */
const pendingCancels = new WeakSet<Order>();

function findRefusal(order: Order, args: CancelArgs, context: RequestContext) {
  if (order.cancelledAt)
    return toRefusal('INVALID', 'orderId', 'Cannot cancel an order that has already been canceled');
  if (pendingCancels.has(order)) return toRefusal('INVALID', 'orderId', 'Order cancellation is already in progress');
  if (order.returns.some((it) => it.status === 'OPEN')) {
    return toRefusal('INVALID', 'orderId', 'Cannot cancel an order with active returns');
  }
  if (order.fulfillments.some((it) => it.status === 'SUCCESS')) {
    return toRefusal('INVALID', 'orderId', 'Cannot cancel an order with fulfillments that cannot be canceled');
  }
  if ((args.staffNote?.length ?? 0) > 255)
    return toRefusal('INVALID', 'staffNote', 'Staff note is too long (maximum is 255 characters)');
  const expiresAt = args.refundMethod?.storeCreditRefund?.expiresAt;
  if (expiresAt && Date.parse(expiresAt) < context.clock.now().getTime()) {
    return toRefusal('STORE_CREDIT_REFUND_EXPIRATION_IN_PAST', 'refundMethod', 'Expiration date must be in the future');
  }
  return undefined;
}

function toRefusal(code: string, field: string, message: string) {
  return { job: null, orderCancelUserErrors: [{ code, field: [field], message }] };
}

function cancel(order: Order, args: CancelArgs, context: RequestContext): void {
  const now = context.clock.now();
  if (args.restock) for (const line of order.lines) line.variant.stock += unfulfilledQuantity(order, line);
  const reversed = reversePayments(order, args, context, now);
  for (const line of order.lines) line.removed = line.quantity;
  order.cancelledAt = now;
  order.closedAt = now;
  order.updatedAt = now;
  order.cancelReason = args.reason;
  if (args.staffNote) order.cancelStaffNote = args.staffNote;
  if (reversed.length > 0) {
    const refund = {
      id: context.createNumber(),
      note: 'Order canceled',
      createdAt: now,
      lines: [],
      shippingCents: order.shipping.cents,
      transactionIds: reversed,
    };
    order.refunds.push(refund);
    context.events.refunded(order, refund);
  }
  context.ledger.count('commit:orderCancel');
  context.events.cancelled(order);
}

/** Answers the ids of the refunding transactions; an authorisation is voided instead. */
function reversePayments(order: Order, args: CancelArgs, context: RequestContext, createdAt: Date): number[] {
  const base = () => ({ id: context.createNumber(), status: 'SUCCESS' as const, createdAt });
  if (authorizedCents(order) > 0) {
    order.transactions.push({ ...base(), kind: 'VOID', gateway: order.gateway, cents: authorizedCents(order) });
  }
  const method = args.refundMethod;
  const isStoreCredit = method?.storeCreditRefund !== undefined;
  if (!method?.originalPaymentMethodsRefund && !isStoreCredit) return [];
  const refunds = listPayments(order).map((payment): Transaction => {
    const cents = payment.cents - claimedCents(order, payment);
    const gateway = isStoreCredit ? 'shopify_store_credit' : payment.gateway;
    return { ...base(), kind: 'REFUND', gateway, cents, parentId: payment.id };
  });
  order.transactions.push(...refunds);
  if (isStoreCredit) for (const refund of refunds) order.customer.storeCreditCents += refund.cents;
  return refunds.map((it) => it.id);
}
