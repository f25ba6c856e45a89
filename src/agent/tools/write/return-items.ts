import { writeToolInputs } from './inputs.ts';
import { countReturnable, describeLines, pickLines } from './pick-lines.ts';
import { toSpokenReason, toSpokenTarget } from './spoken-reason.ts';
import { defineWriteTool, findOwnSnapshot, refuseWish, toResolved } from './write-tool.ts';

/** Opens a return of delivered items; whole quantities when none is named. */
export const returnItems = defineWriteTool({
  name: 'return_items',
  action: 'return_items',
  description:
    'Proposes a return of delivered items. The item is named as the order has it. Only when the shopper asks to send something back.',
  input: writeToolInputs.return_items,
  topics: ['return_request', 'exchange_request', 'refund_request', 'damaged_item'],
  resolve: async ({ order_number, items, refund_to }, context) => {
    const found = await findOwnSnapshot('return_items', order_number, context);
    if (!found.ok) {
      return found;
    }
    const { order, lines } = found.value;
    const picked = pickLines(items, lines, context.own, countReturnable);
    if (picked === undefined) {
      return refuseWish('return_items', 'which_item', { orderNumber: order.name, choices: describeLines(lines) });
    }
    return toResolved(order, {
      action: 'return_items',
      orderId: order.id,
      items: picked.map(({ line, quantity, item }) => ({
        lineItemId: line.lineItemId,
        quantity,
        reason: toSpokenReason(item.reason, context.own),
      })),
      refundTo: toSpokenTarget(refund_to, context.own),
    });
  },
});
