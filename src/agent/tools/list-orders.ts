import { z } from 'zod';
import { type ReadTool, unavailable } from './read-tool.ts';

const input = z.object({});
const shownOrders = 5;

/** Only for a signed session: the customer is the session's, never an argument. */
export const listOrders: ReadTool<typeof input> = {
  kind: 'READ',
  name: 'list_orders',
  description: "Lists the signed-in shopper's newest orders. Takes no arguments.",
  input,
  status: 'looking_up_order',
  needsSession: true,
  run: async (_, context) => {
    const answer = await context.orders.list(shownOrders, context);
    return answer.ok
      ? { facts: [{ kind: 'orders', orders: answer.value }], ok: true }
      : unavailable('orders', answer.reason);
  },
};
