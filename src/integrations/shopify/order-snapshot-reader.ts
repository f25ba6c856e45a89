import type { OrderSnapshot } from '../../commerce/order-snapshot.ts';
import type { CallContext, StoreAnswer, StoreRefusal } from '../../commerce/store-backend.ts';
import type { AdminClient } from './admin-client.ts';
import { mapAnswer } from './map-answer.ts';
import { orderForWriteOperation, orderWriteFactsOperation } from './operations.gen.ts';
import { toOrderSnapshot } from './order-snapshot-mapping.ts';

type Read = StoreAnswer<OrderSnapshot | undefined>;

/** The order as it is now, in two queries at once; read again when it changed between them. */
export async function readOrderSnapshot(client: AdminClient, orderId: string, context: CallContext): Promise<Read> {
  if (!/^gid:\/\/shopify\/Order\/\d+$/.test(orderId)) return { ok: true, value: undefined };
  const first = await readOnce(client, orderId, context);
  if (first !== 'changed') return first;
  const second = await readOnce(client, orderId, context);
  return second === 'changed' ? refuse('the order changes while it is read') : second;
}

async function readOnce(client: AdminClient, id: string, context: CallContext): Promise<Read | 'changed'> {
  const [main, facts] = await Promise.all([
    client.execute(orderForWriteOperation, { id }, context),
    client.execute(orderWriteFactsOperation, { id }, context),
  ]);
  if (!main.ok) return main;
  if (!facts.ok) return facts;
  const node = main.value.order;
  const more = facts.value.order;
  if (!node || !more) return { ok: true, value: undefined };
  if (node.updatedAt !== more.updatedAt) return 'changed';
  if (more.lineItems.pageInfo.hasNextPage) return { ...refuse('the order has too many lines'), reason: 'rejected' };
  return mapAnswer(facts, ({ returnableFulfillments }) => toOrderSnapshot(node, more, returnableFulfillments.nodes));
}

function refuse(detail: string): StoreRefusal {
  return { ok: false, reason: 'unavailable', message: `shopify: ${detail}` };
}
