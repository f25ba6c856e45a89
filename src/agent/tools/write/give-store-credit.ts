import { writeToolInputs } from './inputs.ts';
import { toSpokenAmount } from './spoken-amount.ts';
import { toSpokenReason } from './spoken-reason.ts';
import { defineWriteTool, findOwnOrder, refuseWish, toResolved } from './write-tool.ts';

/** Credit as a gesture; the amount is the one that the shopper asks for. */
export const giveStoreCredit = defineWriteTool({
  name: 'give_store_credit',
  action: 'grant_store_credit',
  description:
    'Proposes store credit as compensation for an order, of the amount that the shopper wrote. Not for refunds: they have their own tool.',
  input: writeToolInputs.give_store_credit,
  topics: ['complaint', 'damaged_item', 'refund_request'],
  resolve: async ({ order_number, amount, reason }, context) => {
    const order = await findOwnOrder('grant_store_credit', order_number, context);
    if (!order.ok) {
      return order;
    }
    const { id, name, total } = order.value;
    const money = amount === undefined ? undefined : toSpokenAmount(amount, total.currency, context.own);
    return money === undefined
      ? refuseWish('grant_store_credit', 'needs_amount', { orderNumber: name })
      : toResolved(order.value, {
          action: 'grant_store_credit',
          orderId: id,
          amount: money,
          reason: toSpokenReason(reason, context.own),
        });
  },
});
