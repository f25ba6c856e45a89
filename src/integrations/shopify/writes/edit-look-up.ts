import type { LookUpAnswer, WriteStamp } from '../../../commerce/store-writer.ts';
import { mapAnswer } from '../map-answer.ts';
import { type OrderEditsQuery, orderEditsOperation } from '../operations.gen.ts';
import { toDate } from '../vendor-values.ts';
import type { StampedCall } from './action.ts';
import { toLookUpFailure } from './answers.ts';
import { leaveTag } from './mark.ts';
import type { ItemChange } from './order-edit.ts';
import { findRefund } from './refund-call.ts';
import { mayBeOf } from './stamp-time.ts';

type Agreement = NonNullable<OrderEditsQuery['order']>['agreements']['nodes'][number];

/** By the order's own history: an edit since the effect was made that changed exactly these units. */
export async function findEdit(call: StampedCall<'change_items', 'order'>): Promise<LookUpAnswer> {
  const { request, stamp, client, context } = call;
  const answer = await client.execute(orderEditsOperation, { id: request.orderId }, context);
  const read = mapAnswer(answer, ({ order }) =>
    order?.agreements.nodes.filter((node) => isRecentEdit(node, stamp) && isThisEdit(node, request.changes)),
  );
  if (!read.ok) return toLookUpFailure(read);
  if (!read.value) return { kind: 'ambiguous', message: 'the order can no longer be read' };
  const [edit] = read.value;
  if (!edit) return { kind: 'absent' };
  if (read.value.length > 1) return { kind: 'ambiguous', message: 'the order was edited like that more than once' };
  if (call.consequence.refundTotal) return checkRefund(call);
  const isTagged = await leaveTag(call, request.orderId, stamp);
  return {
    kind: 'done',
    receipt: { reference: request.orderId, at: toDate(edit.happenedAt), details: { isTagged } },
  };
}

async function checkRefund(call: StampedCall<'change_items', 'order'>): Promise<LookUpAnswer> {
  const refund = await findRefund(call);
  if (refund.kind !== 'absent') return refund;
  return { kind: 'ambiguous', message: 'the items were changed, but the difference was not paid back' };
}

function isRecentEdit({ happenedAt, reason }: Agreement, stamp: WriteStamp): boolean {
  return reason === 'ORDER_EDIT' && mayBeOf(stamp, happenedAt);
}

function isThisEdit({ sales }: Agreement, changes: readonly ItemChange[]): boolean {
  const wanted = new Map<string, number>();
  const add = (into: Map<string, number>, key: string, count: number) => into.set(key, (into.get(key) ?? 0) + count);
  for (const { lineItemId, newVariantId, quantity } of changes) {
    add(wanted, `- ${lineItemId}`, quantity);
    if (newVariantId !== undefined) add(wanted, `+ ${newVariantId}`, quantity);
  }
  const made = new Map<string, number>();
  for (const sale of sales.nodes) {
    if (!('lineItem' in sale)) continue;
    const isOut = (sale.quantity ?? 0) < 0;
    const key = isOut ? `- ${sale.lineItem.id}` : `+ ${sale.lineItem.variant?.id ?? ''}`;
    add(made, key, Math.abs(sale.quantity ?? 0));
  }
  return wanted.size === made.size && [...wanted].every(([key, count]) => made.get(key) === count);
}
