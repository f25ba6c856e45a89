import { fromShopCents } from '../../shop/currency-rates.ts';
import { taxOfCents } from '../../shop/line-value.ts';
import type { Order, OrderLine } from '../../shop/model.ts';
import { currentQuantity, unfulfilledQuantity } from '../../shop/order-math.ts';
import { parseGid, toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { closeSession, type EditSession, findSession, isStale, openSession, setQuantity } from './edit-session.ts';
import { findOrder } from './order.ts';
import { findVariant } from './product.ts';

interface AddArgs {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly locationId?: string | null;
  readonly allowDuplicates?: boolean | null;
}

interface QuantityArgs {
  readonly id: string;
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restock?: boolean | null;
}

/** Begin, change a draft, commit. Money does not move: what is then owed, either way, is `totalOutstandingSet`. */
export const orderEditResolvers = {
  Mutation: {
    orderEditBegin: (_: unknown, args: { id: string }, context: RequestContext) => {
      const order = findOrder(args.id, context);
      if (!order) return refuse('id', 'The order does not exist.');
      if (order.cancelledAt) return refuse('id', 'The order was canceled and cannot be edited.');
      if (order.closedAt) return refuse('id', 'The order is archived and cannot be edited.');
      return show(openSession(context.shop, order, context.createNumber()));
    },
    orderEditAddVariant: (_: unknown, args: AddArgs, context: RequestContext) =>
      change(args.id, context, (session) => addVariant(session, args, context)),
    orderEditSetQuantity: (_: unknown, args: QuantityArgs, context: RequestContext) =>
      change(args.id, context, (session) => changeQuantity(session, args)),
    orderEditCommit: (_: unknown, args: { id: string; staffNote?: string | null }, context: RequestContext) => {
      const session = findEdit(args.id, context);
      if (!session) return refuse('id', 'The calculated order does not exist.');
      if (isStale(session)) return refuse('id', 'The order has changed since the edit began. Begin the edit again.');
      const sales = listSales(session);
      if (sales.length === 0) return refuse('id', 'There must be at least one change to be committed.');
      apply(session, sales, context);
      closeSession(context.shop, session);
      record(session.original, args, context);
      return { order: session.original, successMessages: ['Order updated'], userErrors: [] };
    },
  },
} satisfies ResolverMap;

function change(id: string, context: RequestContext, run: (session: EditSession) => OrderLine | string) {
  const session = findEdit(id, context);
  if (!session) return refuse('id', 'The calculated order does not exist.');
  const line = run(session);
  if (typeof line === 'string') return refuse('quantity', line);
  return { ...show(session), calculatedLineItem: { ...line, session } };
}

function show(session: EditSession) {
  return {
    calculatedOrder: session,
    orderEditSession: { id: toGid('OrderEditSession', session.id) },
    userErrors: [],
  };
}

function refuse(field: string, message: string) {
  return { calculatedOrder: null, orderEditSession: null, order: null, userErrors: [{ field: [field], message }] };
}

function findEdit(gid: string, context: RequestContext): EditSession | undefined {
  const id = parseGid(gid, 'CalculatedOrder') ?? parseGid(gid, 'OrderEditSession');
  return findSession(context.shop, id);
}

/** Stock is only looked at when a location is named, as Shopify's documentation of the argument says. */
function addVariant(session: EditSession, args: AddArgs, context: RequestContext): OrderLine | string {
  const { draft } = session;
  const variant = findVariant(args.variantId, context);
  if (!variant) return 'The variant does not exist.';
  if (args.quantity < 1) return 'The quantity must be greater than 0.';
  const isThere = draft.lines.some((line) => line.variant.id === variant.id && currentQuantity(draft, line) > 0);
  if (isThere && !args.allowDuplicates) return 'The variant is already on the order.';
  if (args.locationId && variant.policy === 'DENY' && variant.stock < args.quantity) {
    return 'The variant is not available in the requested quantity.';
  }
  const { product } = variant;
  const unitCents = fromShopCents(variant.priceCents, draft.currency);
  const line: OrderLine = {
    id: context.createNumber(),
    product,
    variant: product.variants.find((it) => it.id === variant.id) ?? variant,
    quantity: args.quantity,
    unitCents,
    discountCents: 0,
    taxCents: product.isGiftCard ? 0 : taxOfCents(draft, unitCents * args.quantity),
    removed: 0,
    isAdded: true,
  };
  draft.lines.push(line);
  return line;
}

function changeQuantity(session: EditSession, args: QuantityArgs): OrderLine | string {
  const { draft } = session;
  const line = draft.lines.find((it) => it.id === parseGid(args.lineItemId, 'CalculatedLineItem'));
  if (!line) return 'The line item does not exist.';
  const present = currentQuantity(draft, line);
  if (args.quantity < 0) return 'The quantity cannot be negative.';
  if (args.quantity < present - unfulfilledQuantity(draft, line)) {
    return 'The quantity cannot be less than what has been fulfilled.';
  }
  setQuantity(draft, line, args.quantity, present);
  if (args.restock) session.restocked.add(line.id);
  return line;
}

interface Sale {
  readonly lineId: number;
  /** Below 0: taken away. */
  readonly quantity: number;
}

function listSales({ original, draft }: EditSession): Sale[] {
  return draft.lines.flatMap((line) => {
    const before = original.lines.find((it) => it.id === line.id);
    const quantity = line.quantity - line.removed - (before ? before.quantity - before.removed : 0);
    return quantity === 0 ? [] : [{ lineId: line.id, quantity }];
  });
}

function apply({ original, draft, restocked }: EditSession, sales: readonly Sale[], context: RequestContext): void {
  for (const { lineId, quantity } of sales) {
    const line = draft.lines.find((it) => it.id === lineId);
    if (!line) continue;
    if (quantity > 0 || restocked.has(lineId)) line.variant.stock -= quantity;
  }
  const kept = draft.lines.filter((line) => line.quantity > line.removed || isOld(original, line));
  original.lines.splice(0, original.lines.length, ...kept);
  original.isEdited = true;
  original.updatedAt = context.clock.now();
  original.edits = [...(original.edits ?? []), { id: context.createNumber(), at: original.updatedAt, sales }];
}

function isOld(original: Order, line: OrderLine): boolean {
  return original.lines.some((it) => it.id === line.id);
}

function record(order: Order, input: unknown, context: RequestContext): void {
  context.ledger.commit({
    at: order.updatedAt,
    mutation: 'orderEditCommit',
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: 0,
    currency: order.currency,
    input: { ...toRecord(input), changes: order.edits?.at(-1)?.sales },
  });
  context.events.updated(order);
}

function toRecord(input: unknown): object {
  return typeof input === 'object' && input !== null ? input : {};
}
