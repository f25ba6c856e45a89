import type { DraftOrder } from '../../shop/back-office.ts';
import type { Address, Customer, Order, OrderLine } from '../../shop/model.ts';
import { totalCents } from '../../shop/order-math.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findDraft } from './draft-order.ts';

interface CompleteArgs {
  readonly id: string;
  readonly paymentPending?: boolean | null;
  readonly sourceName?: string | null;
}

/** Makes an order of the draft, once; its tags and note go along. Stock is taken whether there is enough or not. */
export const draftOrderCompleteResolvers = {
  Mutation: {
    draftOrderComplete: (_: unknown, args: CompleteArgs, context: RequestContext) => {
      const draft = findDraft(args.id, context);
      if (!draft) return refuse('Draft order does not exist');
      if (draft.completedAt) return refuse('This order has already been completed');
      const { customer } = draft;
      if (!customer) return refuse('Customer must be set');
      const order = createOrder(draft, customer, args, context);
      draft.order = order;
      draft.completedAt = order.createdAt;
      draft.updatedAt = order.createdAt;
      commit(draft, order, args, context);
      return { draftOrder: draft, userErrors: [] };
    },
  },
} satisfies ResolverMap;

function refuse(message: string) {
  return { draftOrder: null, userErrors: [{ field: ['id'], message }] };
}

/** What a draft gives away is what its discounts took off. */
function commit(draft: DraftOrder, order: Order, input: unknown, context: RequestContext): void {
  context.ledger.commit({
    at: order.createdAt,
    mutation: 'draftOrderComplete',
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: draft.lines.reduce((total, line) => total + line.discountCents, 0),
    currency: draft.currency,
    reference: toGid('DraftOrder', draft.id),
    input,
  });
  context.events.updated(order);
}

function createOrder(draft: DraftOrder, customer: Customer, args: CompleteArgs, context: RequestContext): Order {
  const now = context.clock.now();
  const number = Math.max(...context.shop.orders.map((it) => it.number)) + 1;
  const address: Address = draft.shippingAddress ?? customer.address;
  const order: Order = {
    __typename: 'Order',
    id: context.createNumber(),
    number,
    name: `#${number}`,
    confirmationNumber: `DR${draft.id.toString(36).toUpperCase()}`.slice(0, 9),
    customer,
    currency: draft.currency,
    createdAt: now,
    updatedAt: now,
    shipping: {
      id: context.createNumber(),
      title: draft.shippingTitle ?? 'Shipping',
      code: draft.shippingTitle ?? 'custom',
      cents: draft.shippingCents,
    },
    discountCodes: [],
    gateway: 'manual',
    isEdited: false,
    isTest: false,
    sourceName: args.sourceName ?? draft.sourceName ?? 'shopify_draft_order',
    billingAddress: customer.address,
    shippingAddress: address,
    customAttributes: [...draft.customAttributes],
    lines: draft.lines.map((line): OrderLine => ({ ...line, id: context.createNumber(), removed: 0 })),
    fulfillments: [],
    transactions: [],
    refunds: [],
    returns: [],
    email: draft.email,
    phone: customer.phone,
    note: draft.note,
    tags: [...draft.tags],
  };
  for (const line of draft.lines) line.variant.stock -= line.quantity;
  order.transactions.push({
    id: context.createNumber(),
    kind: 'SALE',
    status: args.paymentPending ? 'PENDING' : 'SUCCESS',
    gateway: order.gateway,
    cents: totalCents(order),
    createdAt: now,
  });
  context.shop.orders.push(order);
  return order;
}
