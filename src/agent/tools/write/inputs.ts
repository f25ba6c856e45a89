import { z } from 'zod';
import { itemReasons } from '../../../commerce/write-request.ts';

/**
 * What a model writes when it asks for a write: words of the shopper, never ids. Each tool turns them into ids of the
 * shopper's own order in code, and refuses values that the shopper did not write himself.
 */
const orderNumber = z.string().max(40).describe('The order number as the shopper wrote it, such as #1042.');
const item = z.string().max(200).describe('Title of the item as the facts of the order have it.');
const quantity = z.number().int().min(1).optional().describe('How many of it; all when left out.');
const reason = z.enum(itemReasons).describe("The shopper's reason; `other` when he gave none.");
const refundTo = z
  .enum(['original', 'store_credit'])
  .optional()
  .describe('`original` unless the shopper asks for credit.');
const address = z.object({
  name: z.string().max(200).optional(),
  address1: z.string().max(200),
  address2: z.string().max(200).optional(),
  city: z.string().max(100),
  province: z.string().max(60).optional(),
  zip: z.string().max(20).optional(),
  country: z.string().max(60).optional().describe("The order's own country when left out."),
});
const items = z.array(z.object({ item, quantity, reason })).min(1).max(20);

export const writeToolInputs = {
  cancel_order: z.object({
    order_number: orderNumber,
    reason: z.enum(['no_longer_needed', 'ordered_by_mistake', 'too_slow', 'other']),
    refund_to: refundTo,
  }),
  change_shipping_address: z.object({ order_number: orderNumber, address }),
  change_order_items: z.object({
    order_number: orderNumber,
    changes: z
      .array(z.object({ item, quantity, new_variant: z.string().max(120).optional() }))
      .min(1)
      .max(20)
      .describe('Without new_variant the units are taken out of the order.'),
  }),
  return_items: z.object({ order_number: orderNumber, items, refund_to: refundTo }),
  exchange_items: z.object({
    order_number: orderNumber,
    items: z
      .array(z.object({ item, quantity, reason, new_variant: z.string().max(120) }))
      .min(1)
      .max(20),
  }),
  refund: z.object({
    order_number: orderNumber,
    items: z.array(z.object({ item, quantity })).max(20).optional(),
    include_shipping: z.boolean().optional(),
    amount: z.string().max(20).optional().describe('Only an amount that the shopper wrote, as a plain decimal.'),
    reason,
    refund_to: refundTo,
  }),
  give_discount: z.object({ order_number: orderNumber, percent: z.number().int().min(1).max(100).optional() }),
  give_store_credit: z.object({ order_number: orderNumber, amount: z.string().max(20).optional(), reason }),
  send_replacement: z.object({ order_number: orderNumber, items }),
  change_subscription: z.object({
    change: z.enum(['skip', 'pause', 'resume', 'cancel']),
    subscription: z.string().max(200).optional().describe('Its title, when the shopper has several.'),
  }),
  change_account_address: z.object({ address }),
} as const;
export type WriteToolName = keyof typeof writeToolInputs;
export type WriteToolInput<Name extends WriteToolName> = z.infer<(typeof writeToolInputs)[Name]>;
