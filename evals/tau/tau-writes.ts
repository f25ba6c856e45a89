import type { OrderSnapshot } from '../../src/commerce/order-snapshot.ts';
import type { Address, RequestOf, WriteRequest } from '../../src/commerce/write-request.ts';
import { readWanted, type Wanted } from './payment-rules.ts';
import type { TauAddress, TauOrder } from './tau-data.ts';
import type { TauSession } from './tau-session.ts';
import type { ToolOutcome } from './tau-tools.ts';

interface ItemsInput {
  readonly order_id: string;
  readonly item_ids: readonly string[];
  readonly payment_method_id: string;
}
interface SwapInput extends ItemsInput {
  readonly new_item_ids: readonly string[];
}

export async function cancelOrder(
  { order_id, reason }: { readonly order_id: string; readonly reason: string },
  session: TauSession,
): Promise<ToolOutcome> {
  return await withOrder(order_id, session, async ({ order: { id } }) =>
    send({ action: 'cancel_order', orderId: id, reason: toReason(reason), refundTo: 'original' }, session),
  );
}

/** What the shop does not know as a reason is none of its two. */
function toReason(reason: string): RequestOf<'cancel_order'>['reason'] {
  if (reason === 'no longer needed') return 'no_longer_needed';
  return reason === 'ordered by mistake' ? 'ordered_by_mistake' : 'other';
}

export async function changeAddress(
  { order_id, ...address }: TauAddress & { readonly order_id: string },
  session: TauSession,
): Promise<ToolOutcome> {
  return await withOrder(order_id, session, async ({ order: { id }, shippingAddress }) =>
    send(
      { action: 'change_address', orderId: id, address: { ...nameOf(shippingAddress), ...toAddress(address) } },
      session,
    ),
  );
}

export async function changeAccountAddress(
  { user_id, ...address }: TauAddress & { readonly user_id: string },
  session: TauSession,
): Promise<ToolOutcome> {
  const user = session.data.users[user_id];
  if (user === undefined) return { kind: 'refused', reason: 'no such user' };
  const customerId = session.customerIdOf(user);
  return await send({ action: 'change_customer_address', customerId, address: toAddress(address) }, session);
}

export async function returnItems(input: ItemsInput, session: TauSession): Promise<ToolOutcome> {
  return await withOrder(input.order_id, session, async (subject, order) => {
    const lines = pickLines(input.item_ids, subject);
    const wanted = readWanted({ kind: 'return', methodId: input.payment_method_id }, order, session);
    if (lines === undefined) return { kind: 'refused', reason: 'no such item in the order' };
    if (!wanted.ok) return { kind: 'refused', reason: wanted.reason };
    const items = lines.map((lineItemId) => ({ lineItemId, quantity: 1, reason: 'unwanted' as const }));
    return await send({ action: 'return_items', orderId: subject.order.id, items, refundTo: wanted.refundTo }, session);
  });
}

export async function exchangeItems(input: SwapInput, session: TauSession): Promise<ToolOutcome> {
  return await withSwaps(input, session, (orderId, swaps) => ({
    action: 'exchange_items',
    orderId,
    items: swaps.map((swap) => ({ ...swap, reason: 'unwanted' as const })),
  }));
}

export async function changeItems(input: SwapInput, session: TauSession): Promise<ToolOutcome> {
  return await withSwaps(input, session, (orderId, changes) => ({
    action: 'change_items',
    orderId,
    changes: [...changes],
  }));
}

/** Shopify moves no payment from one method to another: a person does it, once the shop's rules allow it. */
export async function changePayment(
  { order_id, payment_method_id }: { readonly order_id: string; readonly payment_method_id: string },
  session: TauSession,
): Promise<ToolOutcome> {
  return await withOrder(order_id, session, async (subject, order) => {
    const isPending = subject.order.parcels.length === 0 && subject.order.cancelledAt === undefined;
    const isOwn = subject.customerId === session.proof.customerId;
    if (!isPending || !isOwn) return { kind: 'refused', reason: 'not a pending order of his' };
    const wanted = readWanted({ kind: 'payment', methodId: payment_method_id }, order, session);
    if (!wanted.ok) return { kind: 'refused', reason: wanted.reason };
    session.handOver(order, `payment moves to ${payment_method_id}`);
    return { kind: 'to_person' };
  });
}

interface Swap {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly newVariantId: string;
}

async function withSwaps(
  input: SwapInput,
  session: TauSession,
  toRequest: (orderId: string, swaps: readonly Swap[]) => WriteRequest,
): Promise<ToolOutcome> {
  return await withOrder(input.order_id, session, async (subject, order) => {
    const lines = pickLines(input.item_ids, subject);
    if (lines === undefined) return { kind: 'refused', reason: 'no such item in the order' };
    if (lines.length !== input.new_item_ids.length) return { kind: 'refused', reason: 'each item needs one new item' };
    const swaps = lines.map((lineItemId, index) => ({
      lineItemId,
      quantity: 1,
      newVariantId: `gid://shopify/ProductVariant/${input.new_item_ids[index] ?? ''}`,
    }));
    const wanted = readWanted({ kind: 'difference', methodId: input.payment_method_id, ...input }, order, session);
    if (!wanted.ok) return { kind: 'refused', reason: wanted.reason };
    const outcome = await send(toRequest(subject.order.id, swaps), session);
    handOverDifference(outcome, wanted, order, session);
    return outcome;
  });
}

function handOverDifference(
  outcome: ToolOutcome,
  wanted: Extract<Wanted, { ok: true }>,
  order: TauOrder,
  session: TauSession,
): void {
  if (outcome.kind === 'done' && wanted.otherMethod !== undefined) {
    session.handOver(order, `the difference in price is for ${wanted.otherMethod}`);
  }
}

/** As our READ path knows the order, and as the gate will read it. */
async function withOrder(
  orderId: string,
  session: TauSession,
  run: (subject: OrderSnapshot, order: TauOrder) => Promise<ToolOutcome>,
): Promise<ToolOutcome> {
  const { shop, data } = session;
  const found = await shop.backend.findOrder(orderId, shop.context);
  const order = data.orders[orderId];
  if (!found.ok || found.value === undefined || order === undefined)
    return { kind: 'refused', reason: 'no such order' };
  const read = await shop.desk.subjects.readOrder(found.value.order.id, shop.context);
  return read.ok && read.value !== undefined
    ? await run(read.value, order)
    : { kind: 'stuck', reason: 'order not read' };
}

/** One line for each item id, none twice; absent when the order does not hold so many. */
function pickLines(itemIds: readonly string[], { lines }: OrderSnapshot): readonly string[] | undefined {
  const left = lines.flatMap((line) =>
    Array.from({ length: line.currentQuantity }, () => ({ id: line.lineItemId, variantId: line.variantId ?? '' })),
  );
  const picked: string[] = [];
  for (const itemId of itemIds) {
    const at = left.findIndex(({ variantId }) => variantId.endsWith(`/${itemId}`));
    const [line] = at === -1 ? [] : left.splice(at, 1);
    if (line === undefined) return undefined;
    picked.push(line.id);
  }
  return picked;
}

async function send(request: WriteRequest, session: TauSession): Promise<ToolOutcome> {
  const result = await session.shop.write(request, session.proof, session.saysYes);
  return result.kind === 'done' ? { kind: 'done' } : result;
}

function nameOf(address: Address | undefined): Pick<Address, 'firstName' | 'lastName'> {
  const { firstName, lastName } = address ?? {};
  return { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) };
}

function toAddress({ address1, address2, city, state, country, zip }: TauAddress): Address {
  return {
    address1,
    ...(address2 === '' ? {} : { address2 }),
    city,
    provinceCode: state,
    zip,
    countryCode: country === 'USA' ? 'US' : country,
  };
}
