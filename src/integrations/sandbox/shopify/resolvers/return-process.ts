import type { ReturnCase } from '../../shop/after-sale.ts';
import type { Order } from '../../shop/model.ts';
import { outstandingCents, sum } from '../../shop/order-math.ts';
import { parseGid, toGid } from '../gid.ts';
import { parseCents } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { bookRefund, storeCreditGateway } from './book-refund.ts';
import { addOrderLine } from './order-lines.ts';
import type { ReturnView } from './order-views.ts';
import { listPayments, maximumRefundableCents, refundableCents } from './payments.ts';
import { type RefundMethodInput, toStoreCreditCents } from './refund-create.ts';
import { findReturn } from './return-case.ts';
import {
  dueShippingFeeCents,
  type RefundShippingInput,
  toRefundShippingCents,
  valueExchange,
  valueReturnLines,
} from './return-outcome.ts';
import { type ReturnProblem, toReturnPayload, toReturnRefusal } from './return-refusal.ts';

interface Part {
  readonly id: string;
  readonly quantity: number;
}

interface ReturnPart extends Part {
  readonly dispositions?: readonly { readonly quantity: number; readonly dispositionType: string }[] | null;
}

interface IssueRefund {
  readonly allowOverRefunding?: boolean | null;
  readonly orderTransactions: readonly {
    readonly parentId: string;
    readonly transactionAmount: { readonly amount: string | number; readonly currencyCode: string };
  }[];
  readonly refundMethods?: readonly RefundMethodInput[] | null;
}

interface ProcessInput {
  readonly returnId: string;
  readonly returnLineItems?: readonly ReturnPart[] | null;
  readonly exchangeLineItems?: readonly Part[] | null;
  readonly financialTransfer?: { readonly issueRefund?: IssueRefund } | null;
  readonly refundShipping?: RefundShippingInput | null;
  readonly note?: string | null;
}

/** The parcel has come back: items leave the order, exchanges join it, and money moves when it is told to. */
export const returnProcessResolvers = {
  Mutation: {
    returnProcess: (_: unknown, { input }: { input: ProcessInput }, context: RequestContext) => {
      const it = findReturn(input.returnId, context);
      if (!it) return refuse('NOT_FOUND', ['returnId'], 'Return not found.');
      const payments = toPayments(it.order, input.financialTransfer?.issueRefund);
      const problem = findProblem(it, input) ?? findMoneyProblem(it.order, input, payments);
      if (problem) return toReturnRefusal('input', problem);
      process(it, input, payments ?? [], context);
      const kept = it.order.returns.find((other) => other.id === it.id);
      return toReturnPayload({ ...it, ...kept });
    },
  },
} satisfies ResolverMap;

interface Payment {
  readonly gateway: string;
  readonly parentId?: number;
  readonly cents: number;
}

function findProblem(it: ReturnView, input: ProcessInput): ReturnProblem | undefined {
  if (it.status !== 'OPEN') return { code: 'INVALID_STATE', field: ['returnId'], message: 'Return is not open.' };
  const returned = (input.returnLineItems ?? []).findIndex(({ id, quantity }) => {
    const line = it.lines.find((other) => other.id === parseGid(id, 'ReturnLineItem'));
    return !line || quantity < 1 || quantity > line.quantity - (line.processed ?? 0);
  });
  if (returned >= 0) return invalidQuantity('returnLineItems', returned);
  const exchanged = (input.exchangeLineItems ?? []).findIndex(({ id, quantity }) => {
    const line = it.exchanges?.find((other) => other.id === parseGid(id, 'ExchangeLineItem'));
    return !line || quantity < 1 || quantity > line.quantity - line.processed;
  });
  return exchanged >= 0 ? invalidQuantity('exchangeLineItems', exchanged) : undefined;
}

function findMoneyProblem(
  order: Order,
  input: ProcessInput,
  payments: readonly Payment[] | undefined,
): ReturnProblem | undefined {
  const field = ['financialTransfer', 'issueRefund'];
  if (!payments) return { code: 'INVALID', field, message: 'Transaction is invalid.' };
  if (input.financialTransfer?.issueRefund?.allowOverRefunding) return undefined;
  const perPayment = listPayments(order).every(
    (payment) => sum(payments, (it) => (it.parentId === payment.id ? it.cents : 0)) <= refundableCents(order, payment),
  );
  const isCovered = perPayment && sum(payments, (it) => it.cents) <= maximumRefundableCents(order);
  if (isCovered) return undefined;
  return { code: 'INVALID', field, message: 'Refund amount is more than the maximum refundable amount.' };
}

/** Absent when one names no payment of the order or is no amount of its currency. */
function toPayments(order: Order, issue: IssueRefund | undefined): Payment[] | undefined {
  const payments = (issue?.orderTransactions ?? []).flatMap(({ parentId, transactionAmount: money }) => {
    const payment = listPayments(order).find((it) => it.id === parseGid(parentId, 'OrderTransaction'));
    const cents = parseCents(String(money.amount), order.currency);
    if (!payment || cents === undefined || money.currencyCode !== order.currency) return [];
    return [{ gateway: payment.gateway, parentId: payment.id, cents }];
  });
  const creditCents = toStoreCreditCents(issue?.refundMethods, order.currency);
  if (creditCents === undefined || payments.length < (issue?.orderTransactions.length ?? 0)) return undefined;
  return creditCents > 0 ? [...payments, { gateway: storeCreditGateway, cents: creditCents }] : payments;
}

function process(it: ReturnView, input: ProcessInput, payments: readonly Payment[], context: RequestContext): void {
  const { order } = it;
  const kept = order.returns.find((other) => other.id === it.id);
  if (!kept) return;
  const asked = input.returnLineItems ?? [];
  const lines = valueReturnLines(it, asked);
  const fees = sum(lines, (line) => line.feeCents) + (lines.length > 0 ? dueShippingFeeCents(it) : 0);
  const outstandingBefore = outstandingCents(order);
  sendExchanges(order, kept, input.exchangeLineItems ?? [], context);
  const refund = bookRefund(
    order,
    {
      note: input.note ?? '',
      units: lines.map((line, index) => ({
        line: line.line,
        quantity: line.quantity,
        restockType: isRestocked(asked[index]) ? 'RETURN' : 'NO_RESTOCK',
        fulfillmentLineId: line.part.fulfillmentLineId,
      })),
      shippingCents: toRefundShippingCents(order, input.refundShipping),
      payments,
      feeCents: fees,
      returnId: it.id,
      outstandingBefore,
    },
    context,
  );
  for (const line of lines) line.part.processed = (line.part.processed ?? 0) + line.quantity;
  closeIfDone(kept, refund.createdAt);
  context.ledger.commit({
    at: refund.createdAt,
    mutation: 'returnProcess',
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: sum(payments, (payment) => payment.cents),
    currency: order.currency,
    reference: toGid('Return', it.id),
    input,
  });
  context.events.refunded(order, refund);
}

function sendExchanges(order: Order, kept: ReturnCase, parts: readonly Part[], context: RequestContext): void {
  for (const { id, quantity } of parts) {
    const line = kept.exchanges?.find((other) => other.id === parseGid(id, 'ExchangeLineItem'));
    if (!line) continue;
    const { goods, tax } = valueExchange(order, line, quantity);
    const added = addOrderLine(
      order,
      {
        product: line.product,
        variant: line.variant,
        quantity,
        unitCents: line.unitCents,
        discountCents: line.unitCents * quantity - goods,
        taxCents: tax,
      },
      context,
    );
    line.lineIds.push(added.id);
    line.processed += quantity;
  }
}

function closeIfDone(kept: ReturnCase, now: Date): void {
  const isDone =
    kept.lines.every((line) => (line.processed ?? 0) >= line.quantity) &&
    (kept.exchanges ?? []).every((line) => line.processed >= line.quantity);
  if (!isDone) return;
  kept.status = 'CLOSED';
  kept.closedAt = now;
}

function isRestocked(part: ReturnPart | undefined): boolean {
  return part?.dispositions?.some((it) => it.dispositionType === 'RESTOCKED') ?? false;
}

function invalidQuantity(list: string, index: number): ReturnProblem {
  return { code: 'INVALID', field: [list, index, 'quantity'], message: 'Quantity is invalid.' };
}

function refuse(code: ReturnProblem['code'], field: ReturnProblem['field'], message: string) {
  return toReturnRefusal('input', { code, field, message });
}
