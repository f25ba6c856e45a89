import { fromMinorUnits } from '../../../commerce/money.ts';
import type { PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import type { RefundInput, RefundLineItemInput } from '../operations.gen.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { fail, toUnsent } from './answers.ts';
import { toItems } from './items.ts';
import { findRefund, sendRefund } from './refund-call.ts';
import { allocate, toRefundConsequence, toSplit } from './refund-consequence.ts';
import { planRefund, type RefundPlan } from './refund-plan.ts';

type WriteCall = StampedCall<'refund', 'order'>;

/** Shopify's idempotency key makes a repetition harmless; a look-up finds the refund by its note. */
export const refund: ActionSteps<'refund', 'order'> = { preview, write, lookUp: findRefund };

async function preview(call: ActionCall<'refund', 'order'>): Promise<PreviewAnswer> {
  const planned = await planRefund(call);
  if (!planned.ok) return planned;
  const { suggested, isAmountOnly, amountMinor, feeMinor, fees } = planned.plan;
  const { subject, request } = call;
  const wanted = { amountMinor, feeMinor, subject, refundTo: request.refundTo };
  // A bare amount belongs to no item: it has no split.
  const money = toRefundConsequence(isAmountOnly ? { ...suggested, amountMinor: 0 } : suggested, wanted);
  if (!money.ok) return money;
  const itemsOut = toItems(subject, request.items);
  return { ok: true, consequence: { ...money.value, fees, itemsOut, itemsIn: [] } };
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const planned = await planRefund(call);
  if (!planned.ok) return toUnsent(planned);
  const { suggested, amountMinor } = planned.plan;
  const parts = allocate(suggested, call.subject, amountMinor);
  const total = fromMinorUnits(amountMinor, suggested.currency);
  const shown = call.consequence.refundTotal;
  if (!parts || shown?.amount !== total.amount || shown.currency !== total.currency) {
    return fail('changed', 'the order has changed since the refund was shown');
  }
  return sendRefund(call, {
    total,
    parts,
    toStoreCredit: call.request.refundTo === 'store_credit',
    text: `Refund: ${call.request.reason.replaceAll('_', ' ')}`,
    rest: toRest(call, planned.plan),
  });
}

/** Which units and how much shipping it is for: units that were never sent are taken out of the order. */
function toRest({ request }: WriteCall, { suggested, amountMinor, feeMinor }: RefundPlan): Partial<RefundInput> {
  const refundLineItems = request.items.flatMap(({ lineItemId, quantity }): RefundLineItemInput[] => {
    const unsent = suggested.unsent.get(lineItemId);
    const cancelled = unsent?.locationId === undefined ? 0 : Math.min(quantity, unsent.quantity);
    const lines: RefundLineItemInput[] = [
      { lineItemId, quantity: cancelled, restockType: 'CANCEL', locationId: unsent?.locationId },
      { lineItemId, quantity: quantity - cancelled, restockType: 'NO_RESTOCK' },
    ];
    return lines.filter((line) => line.quantity > 0);
  });
  if (!request.shipping) return { refundLineItems };
  const { shipping } = toSplit(suggested, amountMinor + feeMinor);
  return { refundLineItems, shipping: { amount: shipping.amount } };
}
