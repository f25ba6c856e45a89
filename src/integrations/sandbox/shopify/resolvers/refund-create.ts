import { GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from 'graphql';
import type { RestockType } from '../../shop/after-sale.ts';
import type { Currency, Order } from '../../shop/model.ts';
import { refundedShippingCents, sum } from '../../shop/order-math.ts';
import { parseGid, toGid } from '../gid.ts';
import { parseCents } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { areUnitsLeft, bookRefund, type RefundUnits, storeCreditGateway } from './book-refund.ts';
import { findOrder } from './order.ts';
import { withOrder } from './order-views.ts';
import { listPayments, maximumRefundableCents, refundableCents } from './payments.ts';

interface RefundInput {
  readonly orderId: string;
  readonly note?: string | null;
  readonly currency?: string | null;
  readonly allowOverRefunding?: boolean | null;
  readonly refundLineItems?: readonly LineInput[] | null;
  readonly shipping?: { readonly amount?: string | null; readonly fullRefund?: boolean | null } | null;
  readonly transactions?: readonly TransactionInput[] | null;
  readonly refundMethods?: readonly RefundMethodInput[] | null;
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

export interface RefundMethodInput {
  readonly storeCreditRefund?: {
    readonly amount: { readonly amount: string; readonly currencyCode: string };
    readonly expiresAt?: string | null;
  };
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
      const payload = createRefund(args.input, key, context);
      if (payload.refund) context.idempotency.set(key, { fingerprint, payload });
      return payload;
    },
  },
} satisfies ResolverMap;

/** What the methods come to; absent when one is not in the order's currency or no amount at all. */
export function toStoreCreditCents(
  methods: readonly RefundMethodInput[] | null | undefined,
  currency: Currency,
): number | undefined {
  const amounts = (methods ?? []).map(({ storeCreditRefund: it }) =>
    it?.amount.currencyCode === currency ? parseCents(it.amount.amount, currency) : undefined,
  );
  return amounts.reduce<number | undefined>(
    (total, it) => (total === undefined || it === undefined ? undefined : total + it),
    0,
  );
}

function readIdempotencyKey(info: GraphQLResolveInfo): string {
  const directive = info.schema.getDirective('idempotent');
  const [node] = info.fieldNodes;
  const key = directive && node ? getDirectiveValues(directive, node, info.variableValues)?.key : undefined;
  if (typeof key === 'string' && key !== '') return key;
  throw new GraphQLError('The @idempotent directive is required for this mutation but was not provided.', {
    extensions: { code: 'BAD_REQUEST' },
  });
}

function createRefund(input: RefundInput, key: string, context: RequestContext) {
  const order = findOrder(input.orderId, context);
  if (!order) return toRefusal('orderId', 'Order does not exist');
  const refusal = findRefusal(order, input);
  if (refusal) return refusal;
  const payments = toPayments(order, input);
  const expiresAt = input.refundMethods?.find((it) => it.storeCreditRefund?.expiresAt)?.storeCreditRefund?.expiresAt;
  const refund = bookRefund(
    order,
    {
      note: input.note ?? '',
      units: toUnits(order, input),
      shippingCents: toShippingCents(order, input),
      payments,
      ...(expiresAt && { creditExpiresAt: new Date(expiresAt) }),
    },
    context,
  );
  context.ledger.commit({
    at: refund.createdAt,
    mutation: 'refundCreate',
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: sum(payments, (it) => it.cents),
    currency: order.currency,
    key,
    reference: toGid('Refund', refund.id),
    input,
  });
  context.events.refunded(order, refund);
  return { refund: withOrder(order, [refund])[0], order, userErrors: [] };
}

function findRefusal(order: Order, input: RefundInput) {
  if (order.currency !== 'USD' && input.currency !== order.currency) {
    return toRefusal('currency', 'Currency must be the currency that the customer paid in');
  }
  const lineProblem = findLineProblem(order, input);
  if (lineProblem) return toRefusal('refundLineItems', lineProblem);
  const shippingLeft = order.shipping.cents - refundedShippingCents(order);
  if (toShippingCents(order, input) > Math.max(0, shippingLeft)) {
    return toRefusal('shipping', 'Refund shipping amount is more than the maximum refundable amount');
  }
  const problem = findPaymentProblem(order, input);
  return problem ? toRefusal('transactions', problem) : undefined;
}

function findLineProblem(order: Order, input: RefundInput): string | undefined {
  const asked = input.refundLineItems ?? [];
  const units = toUnits(order, input);
  if (units.length < asked.length) return 'Line item does not exist';
  const isPossible = asked.every((it) => it.quantity >= 1) && areUnitsLeft(order, units);
  return isPossible ? undefined : 'Quantity cannot refund more items than were purchased';
}

function findPaymentProblem(order: Order, input: RefundInput): string | undefined {
  const creditCents = toStoreCreditCents(input.refundMethods, order.currency);
  const asked = (input.transactions ?? []).map((it) => readTransaction(order, it));
  if (creditCents === undefined || asked.some((it) => it === undefined)) return 'Transaction is invalid';
  if (input.allowOverRefunding) return undefined;
  const perPayment = listPayments(order).every((payment) => {
    const cents = sum(asked, (it) => (it?.payment.id === payment.id ? it.cents : 0));
    return cents <= refundableCents(order, payment);
  });
  const isCovered = perPayment && sum(asked, (it) => it?.cents ?? 0) + creditCents <= maximumRefundableCents(order);
  return isCovered ? undefined : 'Refund amount is more than the maximum refundable amount';
}

function readTransaction(order: Order, asked: TransactionInput) {
  const cents = parseCents(asked.amount, order.currency);
  const parentId = asked.parentId ? parseGid(asked.parentId, 'OrderTransaction') : undefined;
  const payment = listPayments(order).find((it) => it.id === parentId);
  return asked.kind === 'REFUND' && payment && cents !== undefined ? { payment, cents } : undefined;
}

function toRefusal(field: string, message: string) {
  return { refund: null, order: null, userErrors: [{ field: ['input', field], message }] };
}

function toUnits(order: Order, input: RefundInput): RefundUnits[] {
  return (input.refundLineItems ?? []).flatMap((it) => {
    const line = order.lines.find((other) => other.id === parseGid(it.lineItemId, 'LineItem'));
    return line ? [{ line, quantity: it.quantity, restockType: it.restockType ?? 'NO_RESTOCK' }] : [];
  });
}

function toShippingCents(order: Order, { shipping }: RefundInput): number {
  if (shipping?.fullRefund) return Math.max(0, order.shipping.cents - refundedShippingCents(order));
  return parseCents(shipping?.amount ?? '', order.currency) ?? 0;
}

function toPayments(order: Order, input: RefundInput) {
  const payments = (input.transactions ?? []).flatMap((it) => {
    const asked = readTransaction(order, it);
    return asked ? [{ gateway: it.gateway, parentId: asked.payment.id, cents: asked.cents }] : [];
  });
  const creditCents = toStoreCreditCents(input.refundMethods, order.currency) ?? 0;
  return creditCents > 0 ? [...payments, { gateway: storeCreditGateway, cents: creditCents }] : payments;
}
