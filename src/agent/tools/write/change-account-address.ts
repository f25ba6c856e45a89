import { writeToolInputs } from './inputs.ts';
import { findOwnCustomer } from './own-customer.ts';
import { toSpokenAddress } from './spoken-address.ts';
import { defineWriteTool, refuseWish } from './write-tool.ts';

/** The customer's default address, for orders to come. */
export const changeAccountAddress = defineWriteTool({
  name: 'change_account_address',
  action: 'change_customer_address',
  description:
    "Proposes another address in the shopper's account, for later orders. Copy it exactly as the shopper wrote it, with its country.",
  input: writeToolInputs.change_account_address,
  topics: ['account', 'address_change'],
  resolve: async ({ address: written }, context) => {
    const customer = await findOwnCustomer('change_customer_address', context);
    if (!customer.ok) {
      return customer;
    }
    const { customerId, orderId } = customer.value;
    const order = orderId === undefined ? undefined : await context.subjects.readOrder(orderId, context);
    const present = order?.ok === true ? order.value?.shippingAddress : undefined;
    const address = toSpokenAddress(written, present, context.own);
    return address === undefined
      ? refuseWish('change_customer_address', 'needs_address')
      : { ok: true, request: { action: 'change_customer_address', customerId, address } };
  },
});
