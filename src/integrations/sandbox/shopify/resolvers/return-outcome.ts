import type { ExchangeLine } from '../../shop/after-sale.ts';
import { shippingTaxCents, taxOfCents } from '../../shop/line-value.ts';
import type { Order } from '../../shop/model.ts';
import { outstandingCents, refundedShippingCents, sum, taxOnTop } from '../../shop/order-math.ts';
import { parseGid } from '../gid.ts';
import { parseCents, toMoneyBag } from '../money.ts';
import type { ResolverMap } from '../request-context.ts';
import { valueUnits } from './book-refund.ts';
import type { ReturnView } from './order-views.ts';
import { maximumRefundableCents, suggestTransactions } from './payments.ts';
import { findFulfillmentLine } from './returnable.ts';

export interface RefundShippingInput {
  readonly fullRefund?: boolean | null;
  readonly shippingRefundAmount?: { readonly amount: string | number; readonly currencyCode: string } | null;
}

interface OutcomeArgs {
  readonly returnLineItems: readonly { readonly id: string; readonly quantity: number }[];
  readonly exchangeLineItems: readonly { readonly id: string; readonly quantity: number }[];
  readonly refundMethodAllocation: 'ORIGINAL_PAYMENT_METHODS' | 'STORE_CREDIT';
  readonly refundShipping?: RefundShippingInput | null;
}

export const returnOutcomeResolvers = {
  Return: { suggestedFinancialOutcome: suggestOutcome },
} satisfies ResolverMap;

/** The named units of a return's lines, with what their restocking costs the shopper. */
export function valueReturnLines(it: ReturnView, asked: OutcomeArgs['returnLineItems']) {
  const units = asked.flatMap(({ id, quantity }) => {
    const part = it.lines.find((line) => line.id === parseGid(id, 'ReturnLineItem'));
    const found = part && findFulfillmentLine(it.order, part.fulfillmentLineId);
    return part && found ? [{ part, line: found.line, quantity }] : [];
  });
  const values = valueUnits(it.order, units);
  return units.map((unit, index) => {
    const value = values[index] ?? { goods: 0, tax: 0 };
    return { ...unit, ...value, feeCents: Math.round((value.goods * (unit.part.restockingPercent ?? 0)) / 100) };
  });
}

/** Units of an exchange, with their tax; rounded as differences, so that parts add up to the line. */
export function valueExchange(order: Order, line: ExchangeLine, quantity: number) {
  const total = line.unitCents * line.quantity - line.discountCents;
  const upTo = (units: number) => Math.round((total * units) / line.quantity);
  const goods = upTo(line.processed + quantity) - upTo(line.processed);
  const tax = line.product.isGiftCard ? 0 : taxOfCents(order, goods);
  return { goods, tax };
}

export function toRefundShippingCents(order: Order, input: RefundShippingInput | null | undefined): number {
  const left = Math.max(0, order.shipping.cents - refundedShippingCents(order));
  if (input?.fullRefund) return left;
  const asked = parseCents(String(input?.shippingRefundAmount?.amount ?? '0'), order.currency) ?? 0;
  return Math.min(left, asked);
}

/** The fee for sending it back is charged once: with the first units that are dealt with. */
export function dueShippingFeeCents(it: ReturnView): number {
  return it.lines.some((line) => line.processed) ? 0 : (it.shippingFeeCents ?? 0);
}

function suggestOutcome(it: ReturnView, args: OutcomeArgs) {
  const { order } = it;
  const bag = (cents: number) => toMoneyBag(cents, order.currency);
  const lines = valueReturnLines(it, args.returnLineItems);
  const shippingCents = toRefundShippingCents(order, args.refundShipping);
  const taxCents =
    sum(lines, (line) => line.tax) + shippingTaxCents(order, refundedShippingCents(order), shippingCents);
  const goodsCents = sum(lines, (line) => line.goods);
  const fees = sum(lines, (line) => line.feeCents) + (lines.length > 0 ? dueShippingFeeCents(it) : 0);
  const back = goodsCents + shippingCents + taxOnTop(order, taxCents) - fees;
  const balance = back - sum(listExchanged(it, args), (cents) => cents) - outstandingCents(order);
  return {
    discountedSubtotal: bag(goodsCents),
    maximumRefundable: bag(maximumRefundableCents(order)),
    shipping: {
      amountSet: bag(shippingCents),
      maximumRefundableSet: bag(Math.max(0, order.shipping.cents - refundedShippingCents(order))),
    },
    totalTax: bag(taxCents),
    financialTransfer: toTransfer(order, balance, args.refundMethodAllocation),
  };
}

function listExchanged(it: ReturnView, args: OutcomeArgs): number[] {
  return args.exchangeLineItems.map(({ id, quantity }) => {
    const line = it.exchanges?.find((other) => other.id === parseGid(id, 'ExchangeLineItem'));
    if (!line) return 0;
    const value = valueExchange(it.order, line, quantity);
    return value.goods + taxOnTop(it.order, value.tax);
  });
}

/** Nothing when they are even. */
function toTransfer(order: Order, balance: number, allocation: OutcomeArgs['refundMethodAllocation']) {
  const bag = (cents: number) => toMoneyBag(cents, order.currency);
  if (balance === 0) return null;
  if (balance < 0) return { __typename: 'InvoiceReturnOutcome', amount: bag(-balance) };
  const maximum = maximumRefundableCents(order);
  const amount = Math.min(balance, maximum);
  const isCredit = allocation === 'STORE_CREDIT';
  const credit = { __typename: 'SuggestedStoreCreditRefund', amount: bag(amount), maximumRefundable: bag(maximum) };
  return {
    __typename: 'RefundReturnOutcome',
    amount: bag(amount),
    suggestedRefundMethods: isCredit ? [credit] : [],
    suggestedTransactions: isCredit ? [] : suggestTransactions(order, amount),
  };
}
