import type { ExchangeLine, ReturnCase, ReturnLine } from '../../shop/after-sale.ts';
import { fromShopCents } from '../../shop/currency-rates.ts';
import type { Order } from '../../shop/model.ts';
import { parseGid, toGid } from '../gid.ts';
import { parseCents } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findOrder } from './order.ts';
import { withOrder } from './order-views.ts';
import { findVariant } from './product.ts';
import { returnReasons } from './return-reasons.ts';
import { type ReturnProblem, toReturnPayload, toReturnRefusal } from './return-refusal.ts';
import { countReturnable, findFulfillmentLine } from './returnable.ts';

interface MoneyInput {
  readonly amount: string | number;
  readonly currencyCode: string;
}

interface LineInput {
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly restockingFee?: { readonly percentage: number } | null;
  readonly returnReasonDefinitionId?: string | null;
  readonly customerNote?: string | null;
  readonly returnReasonNote?: string | null;
}

export interface ExchangeInput {
  readonly variantId?: string | null;
  readonly quantity: number;
  readonly appliedDiscount?: {
    readonly value: { readonly amount?: MoneyInput; readonly percentage?: number };
  } | null;
}

interface ReturnInput {
  readonly orderId: string;
  readonly returnLineItems: readonly LineInput[];
  readonly exchangeLineItems?: readonly ExchangeInput[] | null;
  readonly returnShippingFee?: { readonly amount: MoneyInput } | null;
}

/** A request waits for the merchant; a created return is open at once. Neither moves money. */
export const returnOpenResolvers = {
  Mutation: {
    returnRequest: (_: unknown, { input }: { input: ReturnInput }, context: RequestContext) =>
      openReturn({ mutation: 'returnRequest', argument: 'input', status: 'REQUESTED', input }, context),
    returnCreate: (_: unknown, { returnInput: input }: { returnInput: ReturnInput }, context: RequestContext) =>
      openReturn({ mutation: 'returnCreate', argument: 'returnInput', status: 'OPEN', input }, context),
  },
} satisfies ResolverMap;

interface Opening {
  readonly mutation: 'returnRequest' | 'returnCreate';
  readonly argument: string;
  readonly status: 'REQUESTED' | 'OPEN';
  readonly input: ReturnInput;
}

function openReturn(opening: Opening, context: RequestContext) {
  const { input, argument, mutation } = opening;
  const order = findOrder(input.orderId, context);
  if (!order)
    return toReturnRefusal(argument, { code: 'NOT_FOUND', field: ['orderId'], message: 'Order does not exist.' });
  const problem = findReturnProblem(order, input, context);
  if (problem) return toReturnRefusal(argument, problem);
  const now = context.clock.now();
  const shippingFeeCents = toMinor(order, input.returnShippingFee?.amount);
  const it: ReturnCase = {
    id: context.createNumber(),
    name: `${order.name}-R${order.returns.length + 1}`,
    createdAt: now,
    status: opening.status,
    ...(opening.status === 'OPEN' && { requestApprovedAt: now }),
    lines: input.returnLineItems.map((line) => toReturnLine(line, context)),
    exchanges: (input.exchangeLineItems ?? []).flatMap((line) => toExchangeLine(order, line, context)),
    ...(shippingFeeCents !== undefined && { shippingFeeCents }),
  };
  order.returns.push(it);
  if (opening.status === 'OPEN') delete order.closedAt;
  order.updatedAt = now;
  context.ledger.commit({
    at: now,
    mutation,
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: 0,
    currency: order.currency,
    reference: toGid('Return', it.id),
    input,
  });
  context.events.updated(order);
  const [view] = withOrder(order, [it]);
  return view ? toReturnPayload(view) : toReturnRefusal(argument, unknownReturn);
}

const unknownReturn: ReturnProblem = { code: 'NOT_FOUND', field: [], message: 'Return does not exist.' };

/** Also what `returnCalculate` checks. */
export function findReturnProblem(
  order: Order,
  input: Omit<ReturnInput, 'orderId'>,
  context: RequestContext,
): ReturnProblem | undefined {
  if (input.returnLineItems.length === 0) {
    return { code: 'BLANK', field: ['returnLineItems'], message: "Return line items can't be blank." };
  }
  const left = new Map(countReturnable(order));
  const lineProblem = firstOf(input.returnLineItems, (line, index) =>
    findLineProblem(order, line, left, ['returnLineItems', index]),
  );
  if (lineProblem) return lineProblem;
  const exchangeProblem = firstOf(input.exchangeLineItems ?? [], (line, index) =>
    findExchangeProblem(line, ['exchangeLineItems', index], context),
  );
  if (exchangeProblem) return exchangeProblem;
  const fee = input.returnShippingFee?.amount;
  if (fee && toMinor(order, fee) === undefined) {
    return { code: 'INVALID', field: ['returnShippingFee', 'amount'], message: 'Return shipping fee is invalid.' };
  }
  return undefined;
}

/** Takes the asked units out of `left`, so that one line can't be named twice. */
function findLineProblem(
  order: Order,
  line: LineInput,
  left: Map<number, number>,
  field: readonly (string | number)[],
): ReturnProblem | undefined {
  const id = parseGid(line.fulfillmentLineItemId, 'FulfillmentLineItem');
  if (id === undefined || !findFulfillmentLine(order, id)) {
    return {
      code: 'NOT_FOUND',
      field: [...field, 'fulfillmentLineItemId'],
      message: 'Fulfillment line item not found.',
    };
  }
  if (line.quantity < 1) {
    return { code: 'GREATER_THAN', field: [...field, 'quantity'], message: 'Quantity must be greater than 0.' };
  }
  const available = left.get(id) ?? 0;
  if (line.quantity > available) {
    return { code: 'INVALID', field: [...field, 'quantity'], message: 'Return line item has an invalid quantity.' };
  }
  left.set(id, available - line.quantity);
  return findDetailProblem(line, field);
}

function findDetailProblem(line: LineInput, field: readonly (string | number)[]): ReturnProblem | undefined {
  if (line.returnReasonDefinitionId && !findReason(line.returnReasonDefinitionId)) {
    return { code: 'NOT_FOUND', field: [...field, 'returnReasonDefinitionId'], message: 'Return reason not found.' };
  }
  if ((line.customerNote?.length ?? 0) > 300) {
    return {
      code: 'TOO_LONG',
      field: [...field, 'customerNote'],
      message: 'Customer note is too long (maximum is 300 characters).',
    };
  }
  if ((line.returnReasonNote?.length ?? 0) > 255) {
    return {
      code: 'TOO_LONG',
      field: [...field, 'returnReasonNote'],
      message: 'Return reason note is too long (maximum is 255 characters).',
    };
  }
  const percentage = line.restockingFee?.percentage ?? 0;
  if (percentage < 0 || percentage > 100) {
    const code = percentage < 0 ? 'GREATER_THAN_OR_EQUAL_TO' : 'LESS_THAN_OR_EQUAL_TO';
    return { code, field: [...field, 'restockingFee', 'percentage'], message: 'Percentage must be between 0 and 100.' };
  }
  return undefined;
}

function findExchangeProblem(
  line: ExchangeInput,
  field: readonly (string | number)[],
  context: RequestContext,
): ReturnProblem | undefined {
  if (!findVariant(line.variantId ?? '', context)) {
    return { code: 'NOT_FOUND', field: [...field, 'variantId'], message: 'Product variant not found.' };
  }
  if (line.quantity < 1) {
    return { code: 'GREATER_THAN', field: [...field, 'quantity'], message: 'Quantity must be greater than 0.' };
  }
  return undefined;
}

/** Stock is not checked: Shopify lets a merchant promise what is not there. It is taken when the return is processed. */
export function toExchangeLine(order: Order, line: ExchangeInput, context: RequestContext): ExchangeLine[] {
  const variant = findVariant(line.variantId ?? '', context);
  if (!variant) return [];
  const { product, ...own } = variant;
  const unitCents = fromShopCents(own.priceCents, order.currency);
  const total = unitCents * line.quantity;
  const value = line.appliedDiscount?.value;
  const asked = value?.amount
    ? (toMinor(order, value.amount) ?? 0) * line.quantity
    : Math.round((total * (value?.percentage ?? 0)) / 100);
  return [
    {
      id: context.createNumber(),
      product,
      variant: product.variants.find((it) => it.id === own.id) ?? own,
      quantity: line.quantity,
      unitCents,
      discountCents: Math.min(total, asked),
      processed: 0,
      lineIds: [],
    },
  ];
}

export function toMinor(order: Order, money: MoneyInput | null | undefined): number | undefined {
  if (money?.currencyCode !== order.currency) return undefined;
  return parseCents(String(money.amount), order.currency);
}

function toReturnLine(line: LineInput, context: RequestContext): ReturnLine {
  const reason = line.returnReasonDefinitionId ? findReason(line.returnReasonDefinitionId) : undefined;
  return {
    id: context.createNumber(),
    fulfillmentLineId: parseGid(line.fulfillmentLineItemId, 'FulfillmentLineItem') ?? 0,
    quantity: line.quantity,
    reasonHandle: reason?.handle ?? 'other',
    processed: 0,
    ...(line.customerNote && { customerNote: line.customerNote }),
    ...(line.returnReasonNote && { reasonNote: line.returnReasonNote }),
    ...(line.restockingFee && { restockingPercent: line.restockingFee.percentage }),
  };
}

function findReason(gid: string) {
  return returnReasons.find((it) => it.id === parseGid(gid, 'ReturnReasonDefinition'));
}

function firstOf<T>(
  items: readonly T[],
  find: (item: T, index: number) => ReturnProblem | undefined,
): ReturnProblem | undefined {
  for (const [index, item] of items.entries()) {
    const problem = find(item, index);
    if (problem) return problem;
  }
  return undefined;
}
