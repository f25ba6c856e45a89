import { z } from 'zod';

/** Everything the agent may ever ask a shop to change. One value, one file in the store's adapter, one WRITE tool. */
export const writeActions = [
  'cancel_order',
  'change_address',
  'change_items',
  'return_items',
  'exchange_items',
  'refund',
  'create_discount',
  'grant_store_credit',
  'replace_items',
  'change_subscription',
  'change_customer_address',
] as const;
export type WriteAction = (typeof writeActions)[number];

const id = z.string().min(1).max(200);
const quantity = z.number().int().min(1).max(10_000);
/** Positive, plain decimal; whether its digits fit the currency is the gate's to say. */
const money = z.strictObject({ amount: z.string().regex(/^\d{1,12}(\.\d{1,8})?$/), currency: z.string().length(3) });
const refundTo = z.enum(['original', 'store_credit']);

export const addressSchema = z.strictObject({
  firstName: z.string().max(100).optional(),
  lastName: z.string().max(100).optional(),
  company: z.string().max(100).optional(),
  address1: z.string().min(1).max(200),
  address2: z.string().max(200).optional(),
  city: z.string().min(1).max(100),
  /** ISO 3166-2 without the country: `PA`. */
  provinceCode: z.string().max(10).optional(),
  zip: z.string().max(20).optional(),
  /** ISO 3166-1 alpha-2. */
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().max(30).optional(),
});
export type Address = z.infer<typeof addressSchema>;

export const itemReasons = [
  'unwanted',
  'wrong_size',
  'wrong_colour',
  'not_as_described',
  'damaged',
  'wrong_item',
  'missing',
  'other',
] as const;
export type ItemReason = (typeof itemReasons)[number];

const items = z.array(z.strictObject({ lineItemId: id, quantity })).max(100);
const reasonedItems = z
  .array(z.strictObject({ lineItemId: id, quantity, reason: z.enum(itemReasons) }))
  .min(1)
  .max(100);

/**
 * The normalised arguments of a write: ids of the shop, whole quantities, decimal amounts. Line items are listed once
 * each, sorted by id (`normalizeRequest`), so that the same wish always has the same key.
 */
export const writeRequestSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('cancel_order'),
    orderId: id,
    reason: z.enum(['no_longer_needed', 'ordered_by_mistake', 'too_slow', 'other']),
    refundTo,
  }),
  z.strictObject({ action: z.literal('change_address'), orderId: id, address: addressSchema }),
  z.strictObject({
    action: z.literal('change_items'),
    orderId: id,
    /** Units of a line that become another variant; without one they are taken out. */
    changes: z
      .array(z.strictObject({ lineItemId: id, quantity, newVariantId: id.optional() }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ action: z.literal('return_items'), orderId: id, items: reasonedItems, refundTo }),
  z.strictObject({
    action: z.literal('exchange_items'),
    orderId: id,
    items: z
      .array(z.strictObject({ lineItemId: id, quantity, reason: z.enum(itemReasons), newVariantId: id }))
      .min(1)
      .max(100),
  }),
  z.strictObject({
    action: z.literal('refund'),
    orderId: id,
    /** Units to pay back; may be empty when only an amount or shipping is. */
    items,
    shipping: z.boolean(),
    /** A part of it: at most what the items and shipping come to, or what the order has left when there are none. */
    amount: money.optional(),
    reason: z.enum(itemReasons),
    refundTo,
  }),
  z.strictObject({
    action: z.literal('create_discount'),
    orderId: id,
    /** Either percent (whole, 1 to 100) or amount; with neither the ledger takes the policy's usual percent. */
    percent: z.number().int().min(1).max(100).optional(),
    amount: money.optional(),
  }),
  z.strictObject({ action: z.literal('grant_store_credit'), orderId: id, amount: money, reason: z.enum(itemReasons) }),
  z.strictObject({ action: z.literal('replace_items'), orderId: id, items: reasonedItems }),
  z.strictObject({
    action: z.literal('change_subscription'),
    contractId: id,
    change: z.enum(['skip', 'pause', 'resume', 'cancel']),
  }),
  z.strictObject({ action: z.literal('change_customer_address'), customerId: id, address: addressSchema }),
]);
export type WriteRequest = z.infer<typeof writeRequestSchema>;
export type RequestOf<Action extends WriteAction> = Extract<WriteRequest, { readonly action: Action }>;
