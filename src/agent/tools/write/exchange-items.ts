import { writeToolInputs } from './inputs.ts';
import { countReturnable } from './pick-lines.ts';
import { toSpokenReason } from './spoken-reason.ts';
import { swapLines } from './swap-lines.ts';
import { defineWriteTool, findOwnSnapshot, refuseWish, toResolved } from './write-tool.ts';

/** After delivery: another variant of the same product for what is sent back. */
export const exchangeItems = defineWriteTool({
  name: 'exchange_items',
  action: 'exchange_items',
  description:
    'Proposes to exchange delivered items for another size or colour of the same product, in the words of the shopper.',
  input: writeToolInputs.exchange_items,
  topics: ['exchange_request', 'return_request', 'change_order', 'damaged_item'],
  resolve: async ({ order_number, items }, context) => {
    const found = await findOwnSnapshot('exchange_items', order_number, context);
    if (!found.ok) {
      return found;
    }
    const { order } = found.value;
    const swaps = await swapLines('exchange_items', items, found.value, countReturnable, context);
    if (!swaps.ok) {
      return swaps;
    }
    const exchanged = swaps.value.flatMap(({ line, quantity, item, newVariantId }) =>
      newVariantId === undefined
        ? []
        : [{ lineItemId: line.lineItemId, quantity, reason: toSpokenReason(item.reason, context.own), newVariantId }],
    );
    return exchanged.length === 0
      ? refuseWish('exchange_items', 'which_variant', { orderNumber: order.name })
      : toResolved(order, { action: 'exchange_items', orderId: order.id, items: exchanged });
  },
});
