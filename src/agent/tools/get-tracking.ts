import { z } from 'zod';
import { readOrder } from './get-order.ts';
import type { ReadTool } from './read-tool.ts';

const input = z.object({ order_number: z.string().min(1).max(40) });

/** Same fact as `get_order`: parcels are part of the order and guarded with it. */
export const getTracking: ReadTool<typeof input> = {
  kind: 'READ',
  name: 'get_tracking',
  description:
    "Reads where the parcels of one of the shopper's orders are: carrier, tracking number, last scan, estimated date. " +
    'Only for an order number that the shopper wrote.',
  input,
  status: 'looking_up_order',
  run: async ({ order_number: orderNumber }, context) => readOrder(orderNumber, context),
};
