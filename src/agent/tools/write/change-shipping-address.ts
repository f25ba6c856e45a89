import { writeToolInputs } from './inputs.ts';
import { toSpokenAddress } from './spoken-address.ts';
import { defineWriteTool, findOwnSnapshot, refuseWish, toResolved } from './write-tool.ts';

/** Of one order that has not left; each part of the address in the shopper's own words. */
export const changeShippingAddress = defineWriteTool({
  name: 'change_shipping_address',
  action: 'change_address',
  description:
    'Proposes another delivery address for an order that has not shipped. Copy the address exactly as the shopper wrote it; leave out what he did not write.',
  input: writeToolInputs.change_shipping_address,
  topics: ['address_change', 'change_order'],
  resolve: async ({ order_number, address: written }, context) => {
    const found = await findOwnSnapshot('change_address', order_number, context);
    if (!found.ok) {
      return found;
    }
    const { order, shippingAddress } = found.value;
    const address = toSpokenAddress(written, shippingAddress, context.own);
    return address === undefined
      ? refuseWish('change_address', 'needs_address', { orderNumber: order.name })
      : toResolved(order, { action: 'change_address', orderId: order.id, address });
  },
});
