import type { Money } from '../../../commerce/money.ts';
import type { OrderSnapshot } from '../../../commerce/order-snapshot.ts';
import type { RequestOf } from '../../../commerce/write-request.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';
import { writeToolInputs } from './inputs.ts';
import { describeLines, type NamedItem, pickLines } from './pick-lines.ts';
import { toSpokenAmount } from './spoken-amount.ts';
import { toSpokenReason, toSpokenTarget } from './spoken-reason.ts';
import { defineWriteTool, findOwnSnapshot, refuseWish, toResolved } from './write-tool.ts';

/** Money back without a parcel: for items, an amount that the shopper wrote, shipping, or all that is left. */
export const refund = defineWriteTool({
  name: 'refund',
  action: 'refund',
  description:
    'Proposes a refund on an order. Name the items; the amount only when the shopper wrote one. Without items and amount it is for all that is left.',
  input: writeToolInputs.refund,
  topics: ['refund_request', 'damaged_item', 'delivery_problem'],
  resolve: async ({ order_number, items = [], amount, include_shipping, reason, refund_to }, context) => {
    const found = await findOwnSnapshot('refund', order_number, context);
    if (!found.ok) {
      return found;
    }
    const { own } = context;
    const { order } = found.value;
    const money = amount === undefined ? undefined : toSpokenAmount(amount, order.total.currency, own);
    if (amount !== undefined && money === undefined) {
      return refuseWish('refund', 'needs_amount', { orderNumber: order.name });
    }
    const isShipping = include_shipping === true && own.matches(shippingWords);
    const picked = pickUnits(items, found.value, own, money, isShipping);
    if (picked === undefined) {
      return refuseWish('refund', 'which_item', {
        orderNumber: order.name,
        choices: describeLines(found.value.lines),
      });
    }
    return toResolved(order, {
      action: 'refund',
      orderId: order.id,
      items: picked,
      shipping: isShipping,
      ...(money === undefined ? {} : { amount: money }),
      reason: toSpokenReason(reason, own),
      refundTo: toSpokenTarget(refund_to, own),
    });
  },
});

/** Named units; none for an amount or for shipping alone; else each that can still be paid back. */
function pickUnits(
  items: readonly NamedItem[],
  { lines }: OrderSnapshot,
  own: OwnWords,
  money: Money | undefined,
  isShipping: boolean,
): RequestOf<'refund'>['items'] | undefined {
  if (items.length > 0) {
    return pickLines(items, lines, own, ({ refundableQuantity }) => refundableQuantity)?.map(({ line, quantity }) => ({
      lineItemId: line.lineItemId,
      quantity,
    }));
  }
  return money !== undefined || isShipping
    ? []
    : lines.flatMap(({ lineItemId, refundableQuantity }) =>
        refundableQuantity > 0 ? [{ lineItemId, quantity: refundableQuantity }] : [],
      );
}

const shippingWords =
  /(?<!\p{L})(?:shipping|postage|delivery (?:fee|cost|charge)s?|versand\p{L}*|lieferkosten|porto|livraison|frais de port|envío|gastos de envío)(?!\p{L})/iu;
