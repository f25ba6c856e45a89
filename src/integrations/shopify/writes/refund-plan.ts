import type { Consequence } from '../../../commerce/consequence.ts';
import { fromMinorUnits, toMinorUnits } from '../../../commerce/money.ts';
import type { RefundLineItemInput } from '../operations.gen.ts';
import type { ActionCall } from './action.ts';
import { type NoPreview, refusePreview, toPreviewFailure } from './answers.ts';
import { checkItems } from './items.ts';
import { type RefundSuggestion, suggestRefund } from './suggested-refund.ts';

type Call = ActionCall<'refund', 'order'>;

export interface RefundPlan {
  readonly suggested: RefundSuggestion;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly fees: Consequence['fees'];
  /** Nothing but an amount was asked for. */
  readonly isAmountOnly: boolean;
}

/** What Shopify would pay back for it, less fees, or the stated part of that. */
export async function planRefund(call: Call): Promise<{ readonly ok: true; readonly plan: RefundPlan } | NoPreview> {
  const { request, subject } = call;
  const refusal = checkItems(subject, request.items, (line) => line.refundableQuantity) ?? checkAmount(call);
  if (refusal) return refusal;
  const isAmountOnly = request.items.length === 0 && !request.shipping;
  const lines = request.items.map((item): RefundLineItemInput => ({ ...item, restockType: 'NO_RESTOCK' }));
  const answer = await suggestRefund(call, isAmountOnly ? { full: true } : { lines, shipping: request.shipping });
  if (!answer.ok) return toPreviewFailure(answer);
  return chooseAmount(call, answer.value, isAmountOnly);
}

function checkAmount({ request, subject }: Call): NoPreview | undefined {
  const { amount, items, shipping } = request;
  if (!amount) {
    const isNothing = items.length === 0 && !shipping;
    return isNothing ? refusePreview('bad_amount', 'neither items nor shipping nor an amount') : undefined;
  }
  if (amount.currency !== subject.order.total.currency) {
    return refusePreview('wrong_currency', 'the order was paid in another currency');
  }
  const minor = toMinorUnits(amount);
  return minor === undefined || minor <= 0 ? refusePreview('bad_amount', 'no amount of that currency') : undefined;
}

/** Fees are taken off a whole refund; a stated part of it is at most what they leave. */
function chooseAmount(
  call: Call,
  suggested: RefundSuggestion,
  isAmountOnly: boolean,
): { readonly ok: true; readonly plan: RefundPlan } | NoPreview {
  const none = { fees: [], feeMinor: 0 };
  const taken = isAmountOnly ? none : toFees(call, suggested);
  const limit = (isAmountOnly ? suggested.maximumMinor : suggested.amountMinor) - taken.feeMinor;
  if (limit <= 0) return refusePreview('nothing_refundable', 'nothing is left to refund');
  const stated = call.request.amount ? toMinorUnits(call.request.amount) : undefined;
  if (stated === undefined || stated === limit) {
    return { ok: true, plan: { suggested, amountMinor: limit, isAmountOnly, ...taken } };
  }
  if (stated > limit) return refusePreview('more_than_refundable', 'the amount is more than can be refunded');
  return { ok: true, plan: { suggested, amountMinor: stated, isAmountOnly, ...none } };
}

/** A percentage of the items' price and a fixed sum, never more than there is. */
function toFees({ fees }: Call, suggested: RefundSuggestion): Pick<RefundPlan, 'fees' | 'feeMinor'> {
  const toMoney = (minor: number) => fromMinorUnits(minor, suggested.currency);
  const restocking = Math.round((suggested.subtotalMinor * fees.restockingPercent) / 100);
  const returnShipping = Math.min(fees.returnShippingMinor, Math.max(0, suggested.amountMinor - restocking));
  const all = [
    { kind: 'restocking' as const, minor: restocking },
    { kind: 'return_shipping' as const, minor: returnShipping },
  ].filter(({ minor }) => minor > 0);
  return {
    feeMinor: restocking + returnShipping,
    fees: all.map(({ kind, minor }) => ({ kind, amount: toMoney(minor) })),
  };
}
