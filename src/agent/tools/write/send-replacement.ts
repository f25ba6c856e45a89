import { writeToolInputs } from './inputs.ts';
import { describeLines, pickLines } from './pick-lines.ts';
import { toSpokenReason } from './spoken-reason.ts';
import { defineWriteTool, findOwnSnapshot, refuseWish, toResolved } from './write-tool.ts';

/** The same items once more, free of charge: lost, damaged or wrong ones. */
export const sendReplacement = defineWriteTool({
  name: 'send_replacement',
  action: 'replace_items',
  description:
    'Proposes to send items of an order again, free of charge, because they are damaged, wrong or never came. Only when the shopper says so.',
  input: writeToolInputs.send_replacement,
  topics: ['damaged_item', 'delivery_problem', 'exchange_request'],
  resolve: async ({ order_number, items }, context) => {
    const found = await findOwnSnapshot('replace_items', order_number, context);
    if (!found.ok) {
      return found;
    }
    const { order, lines } = found.value;
    const picked = pickLines(items, lines, context.own, ({ currentQuantity }) => currentQuantity);
    return picked === undefined
      ? refuseWish('replace_items', 'which_item', { orderNumber: order.name, choices: describeLines(lines) })
      : toResolved(order, {
          action: 'replace_items',
          orderId: order.id,
          items: picked.map(({ line, quantity, item }) => ({
            lineItemId: line.lineItemId,
            quantity,
            reason: toSpokenReason(item.reason, context.own),
          })),
        });
  },
});
