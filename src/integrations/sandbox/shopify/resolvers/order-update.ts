import type { Address, Order } from '../../shop/model.ts';
import { taxAnew } from '../../shop/tax-rates.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findOrder } from './order.ts';

export type AddressInput = { readonly [K in keyof Address]?: Address[K] | null };

interface OrderInput {
  readonly id: string;
  readonly shippingAddress?: AddressInput | null;
  readonly tags?: readonly string[] | null;
  readonly note?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly customAttributes?: readonly { key: string; value: string }[] | null;
}

export const orderUpdateResolvers = {
  Mutation: {
    orderUpdate: (_: unknown, args: { input: OrderInput }, context: RequestContext) => {
      const { input } = args;
      const order = findOrder(input.id, context);
      if (!order) return toRefusal('id', 'Order does not exist');
      const missing = input.shippingAddress ? findMissing(input.shippingAddress) : undefined;
      if (missing) return toRefusal(`shippingAddress.${missing}`, `Shipping address ${missing} can't be blank`);
      if (input.shippingAddress) moveOrder(order, toAddress(input.shippingAddress), context);
      if (input.tags) order.tags = [...input.tags];
      if (input.note !== undefined) order.note = input.note ?? undefined;
      if (input.email !== undefined) order.email = input.email ?? undefined;
      if (input.phone !== undefined) order.phone = input.phone ?? undefined;
      if (input.customAttributes)
        order.customAttributes.splice(0, order.customAttributes.length, ...input.customAttributes);
      order.updatedAt = context.clock.now();
      context.ledger.commit({
        at: order.updatedAt,
        mutation: 'orderUpdate',
        orderId: toGid('Order', order.id),
        customerId: toGid('Customer', order.customer.id),
        amountMinor: 0,
        currency: order.currency,
        input,
      });
      context.events.updated(order);
      return { order, userErrors: [] };
    },
  },
} satisfies ResolverMap;

/** Versions before 2026-10 leave the taxes as they were, and so the total. */
function moveOrder(order: Order, address: Address, context: RequestContext): void {
  const before = order.shippingAddress;
  order.shippingAddress = address;
  const isUnshipped = order.fulfillments.length === 0 && !order.cancelledAt;
  if (isUnshipped && context.version >= '2026-10') taxAnew(order, before);
}

function toRefusal(field: string, message: string) {
  return { order: null, userErrors: [{ field: ['input', ...field.split('.')], message }] };
}

export function findMissing(address: AddressInput): string | undefined {
  return (['address1', 'city', 'countryCode'] as const).find((field) => !address[field]?.trim());
}

/** An update overwrites the whole address: what is not sent is gone. */
export function toAddress(input: AddressInput): Address {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string' && value !== ''));
}
