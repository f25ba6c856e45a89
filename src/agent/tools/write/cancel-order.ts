import { writeToolInputs } from './inputs.ts';
import { toSpokenTarget } from './spoken-reason.ts';
import { defineWriteTool, findOwnOrder, toResolved } from './write-tool.ts';

/** The whole order; before it has shipped, which the ledger checks. */
export const cancelOrder = defineWriteTool({
  name: 'cancel_order',
  action: 'cancel_order',
  description: 'Proposes to cancel a whole order that has not shipped. Only when the shopper asks for that.',
  input: writeToolInputs.cancel_order,
  topics: ['cancel_order'],
  resolve: async ({ order_number, reason, refund_to }, context) => {
    const order = await findOwnOrder('cancel_order', order_number, context);
    if (!order.ok) {
      return order;
    }
    const refundTo = toSpokenTarget(refund_to, context.own);
    return toResolved(order.value, { action: 'cancel_order', orderId: order.value.id, reason, refundTo });
  },
});
