import { GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from 'graphql';
import type { Refund, RefundLine, RestockType } from '../../shop/after-sale.ts';
import type { Order, Transaction } from '../../shop/model.ts';
import { currentQuantity, discountedUnitCents, sum } from '../../shop/order-math.ts';
import { parseGid } from '../gid.ts';
import { parseCents } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findOrder } from './order.ts';
import { withOrder } from './order-views.ts';
import { claimedCents, listPayments } from './suggested-refund.ts';

interface RefundInput {
  readonly orderId: string;
  readonly note?: string | null;
  readonly currency?: string | null;
  readonly allowOverRefunding?: boolean | null;
  readonly refundLineItems?: readonly LineInput[] | null;
  readonly shipping?: { readonly amount?: string | null; readonly fullRefund?: boolean | null } | null;
  readonly transactions?: readonly TransactionInput[] | null;
}

interface LineInput {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType?: RestockType | null;
}

interface TransactionInput {
  readonly orderId: string;
  readonly parentId?: string | null;
  readonly kind: string;
  readonly gateway: string;
  readonly amount: string;
}

/**
 * `@idempotent` is required from 2026-04 on: the same key and input answer the same refund, the same key with another
 * input is refused. How Shopify words the two refusals is not documented; ours are top-level errors.
 */
export const refundCreateResolvers = {
  Mutation: {
    refundCreate: (_: unknown, args: { input: RefundInput }, context: RequestContext, info: GraphQLResolveInfo) => {
      const key = readIdempotencyKey(info);
      const fingerprint = JSON.stringify(args.input);
      const earlier = context.idempotency.get(key);
      if (earlier && earlier.fingerprint !== fingerprint) {
        throw new GraphQLError('The same idempotency key cannot be used with different operation parameters.', {
          extensions: { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
        });
      }
      if (earlier) return earlier.payload;
      const payload = createRefund(args.input, context);
      if (payload.refund) context.idempotency.set(key, { fingerprint, payload });
      return payload;
    },
  },
} satisfies ResolverMap;

function readIdempotencyKey(info: GraphQLResolveInfo): string {
  const directive = info.schema.getDirective('idempotent');
  const [node] = info.fieldNodes;
  const key = directive && node ? getDirectiveValues(directive, node, info.variableValues)?.key : undefined;
  if (typeof key === 'string' && key !== '') return key;
  throw new GraphQLError('The @idempotent directive is required for this mutation but was not provided.', {
    extensions: { code: 'BAD_REQUEST' },
  });
}

function createRefund(input: RefundInput, context: RequestContext) {
  const order = findOrder(input.orderId, context);
  if (!order) return toRefusal('orderId', 'Order does not exist');
  const refusal = findRefusal(order, input);
  if (refusal) return refusal;
  const refund = book(order, input, context);
  context.ledger.count('commit:refundCreate');
  context.events.refunded(order, refund);
  return { refund: withOrder(order, [refund])[0], order, userErrors: [] };
}

function findRefusal(order: Order, input: RefundInput) {
  if (order.currency !== 'USD' && input.currency !== order.currency) {
    return toRefusal('currency', 'Currency must be the currency that the customer paid in');
  }
  const lineProblem = (input.refundLineItems ?? []).map((it) => findLineProblem(order, it)).find(Boolean);
  if (lineProblem) return toRefusal('refundLineItems', lineProblem);
  const mayOverRefund = input.allowOverRefunding ?? false;
  const problem = (input.transactions ?? []).map((it) => findPaymentProblem(order, it, mayOverRefund)).find(Boolean);
  return problem ? toRefusal('transactions', problem) : undefined;
}

function findLineProblem(order: Order, asked: LineInput): string | undefined {
  const line = order.lines.find((it) => it.id === parseGid(asked.lineItemId, 'LineItem'));
  if (!line) return 'Line item does not exist';
  const isPossible = asked.quantity >= 1 && asked.quantity <= currentQuantity(order, line);
  return isPossible ? undefined : 'Quantity cannot refund more items than were purchased';
}

function findPaymentProblem(order: Order, asked: TransactionInput, mayOverRefund: boolean): string | undefined {
  const cents = parseCents(asked.amount);
  const parentId = asked.parentId ? parseGid(asked.parentId, 'OrderTransaction') : undefined;
  const parent = listPayments(order).find((it) => it.id === parentId);
  if (asked.kind !== 'REFUND' || !parent || cents === undefined) return 'Transaction is invalid';
  const isCovered = mayOverRefund || cents <= parent.cents - claimedCents(order, parent);
  return isCovered ? undefined : 'Refund amount is more than the maximum refundable amount';
}

function toRefusal(field: string, message: string) {
  return { refund: null, order: null, userErrors: [{ field: ['input', field], message }] };
}

/** Without transactions a refund is recorded that moves no money, as the REST API is known to do. */
function book(order: Order, input: RefundInput, context: RequestContext): Refund {
  const createdAt = context.clock.now();
  const transactions = (input.transactions ?? []).map(
    (it): Transaction => ({
      id: context.createNumber(),
      kind: 'REFUND',
      status: 'SUCCESS',
      gateway: it.gateway,
      cents: parseCents(it.amount) ?? 0,
      parentId: parseGid(it.parentId ?? '', 'OrderTransaction') ?? 0,
      createdAt,
    }),
  );
  const lines = (input.refundLineItems ?? []).flatMap((it): RefundLine[] => {
    const line = order.lines.find((other) => other.id === parseGid(it.lineItemId, 'LineItem'));
    if (!line) return [];
    const restockType = it.restockType ?? 'NO_RESTOCK';
    if (restockType !== 'NO_RESTOCK') line.variant.stock += it.quantity;
    const cents = discountedUnitCents(line) * it.quantity;
    return [{ id: context.createNumber(), lineId: line.id, quantity: it.quantity, restockType, cents }];
  });
  const shippingCents = input.shipping?.fullRefund
    ? order.shipping.cents
    : (parseCents(input.shipping?.amount ?? '') ?? 0);
  const refund: Refund = {
    id: context.createNumber(),
    note: input.note ?? '',
    createdAt,
    lines,
    shippingCents,
    transactionIds: transactions.map((it) => it.id),
  };
  order.transactions.push(...transactions);
  order.refunds.push(refund);
  order.updatedAt = createdAt;
  context.ledger.count(sum(transactions, (it) => it.cents) > 0 ? 'refund:with_money' : 'refund:without_money');
  return refund;
}
