import { writeToolInputs } from './inputs.ts';
import { defineWriteTool, findOwnOrder, toResolved } from './write-tool.ts';

/** A code for one later order, as a gesture for an order that the shopper has. Without a percent it is the policy's usual one. */
export const giveDiscount = defineWriteTool({
  name: 'give_discount',
  action: 'create_discount',
  description:
    'Proposes a discount code for a shopper who asks for one because of an order of his. The percent only when he wrote it.',
  input: writeToolInputs.give_discount,
  topics: ['discount', 'complaint'],
  resolve: async ({ order_number, percent }, context) => {
    const order = await findOwnOrder('create_discount', order_number, context);
    if (!order.ok) {
      return order;
    }
    const spoken = percent !== undefined && context.own.hasPercent(percent) ? { percent } : {};
    return toResolved(order.value, { action: 'create_discount', orderId: order.value.id, ...spoken });
  },
});
