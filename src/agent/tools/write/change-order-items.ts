import { writeToolInputs } from './inputs.ts';
import { swapLines } from './swap-lines.ts';
import { defineWriteTool, findOwnSnapshot, toResolved } from './write-tool.ts';

/** Before shipping: another variant of a line, or units taken out. */
export const changeOrderItems = defineWriteTool({
  name: 'change_order_items',
  action: 'change_items',
  description:
    'Proposes to change items of an order that has not shipped: another size or colour of the same product (new_variant), or to take units out. Only in the words of the shopper.',
  input: writeToolInputs.change_order_items,
  topics: ['change_order', 'exchange_request'],
  resolve: async ({ order_number, changes }, context) => {
    const found = await findOwnSnapshot('change_items', order_number, context);
    if (!found.ok) {
      return found;
    }
    const { order } = found.value;
    const swaps = await swapLines('change_items', changes, found.value, (line) => line.currentQuantity, context);
    if (!swaps.ok) {
      return swaps;
    }
    return toResolved(order, {
      action: 'change_items',
      orderId: order.id,
      changes: swaps.value.map(({ line, quantity, newVariantId }) => ({
        lineItemId: line.lineItemId,
        quantity,
        ...(newVariantId === undefined ? {} : { newVariantId }),
      })),
    });
  },
});
