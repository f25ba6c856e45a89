import { z } from 'zod';
import { normalizeOrderNumber } from '../guardrails/mentions.ts';
import { type ReadTool, type ToolContext, type ToolResult, unavailable } from './read-tool.ts';

const input = z.object({ order_number: z.string().min(1).max(40) });

/** Order number must be one that the shopper wrote; the contact that proves it his is never an argument. */
export const getOrder: ReadTool<typeof input> = {
  kind: 'READ',
  name: 'get_order',
  description:
    "Reads one of the shopper's orders: state, items, amounts, refunds, parcels with carrier, tracking number and dates. " +
    'Only for an order number that the shopper wrote. Identity is checked by the shop; a refusal is final.',
  input,
  status: 'looking_up_order',
  run: async ({ order_number: orderNumber }, context) => readOrder(orderNumber, context),
};

/** Shared with `get_tracking`: the same order, the same checks, the same refusals. */
export async function readOrder(orderNumber: string, context: ToolContext): Promise<ToolResult> {
  const name = `#${normalizeOrderNumber(orderNumber)}`;
  const answer = await context.orders.read(orderNumber, context);
  switch (answer.kind) {
    case 'order':
      return { facts: [{ kind: 'order', order: answer.order }], ok: true };
    case 'refused':
      return {
        facts: [{ kind: 'order_not_verified', orderNumber: name, missing: answer.missing }],
        ok: false,
        reason: 'not_verified',
      };
    case 'locked':
      return { facts: [{ kind: 'order_locked', orderNumber: name }], ok: false, reason: 'locked' };
    case 'not_the_shoppers':
      return { facts: [], ok: false, reason: 'order_number_not_from_shopper' };
    case 'unavailable':
      return unavailable('order', answer.reason);
  }
}
