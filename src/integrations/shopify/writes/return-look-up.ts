import type { LookUpAnswer, WriteStamp } from '../../../commerce/store-writer.ts';
import { mapAnswer } from '../map-answer.ts';
import { type OrderReturnsQuery, orderReturnsOperation } from '../operations.gen.ts';
import { toDate } from '../vendor-values.ts';
import type { Tools } from './action.ts';
import { toLookUpFailure } from './answers.ts';
import { leaveTag } from './mark.ts';
import { isWholeView } from './stamp-time.ts';

type ReturnNode = NonNullable<OrderReturnsQuery['order']>['returns']['nodes'][number];

/** Each line of a return that we make bears the effect's id. Only a page full of younger returns could hide it. */
export async function findReturn(
  call: Tools & { readonly request: { readonly orderId: string }; readonly stamp: WriteStamp },
): Promise<LookUpAnswer> {
  const { request, stamp, client, context } = call;
  const answer = await client.execute(orderReturnsOperation, { id: request.orderId }, context);
  const read = mapAnswer(answer, ({ order }) => order?.returns.nodes);
  if (!read.ok) return toLookUpFailure(read);
  if (!read.value) return { kind: 'ambiguous', message: 'the order can no longer be read' };
  const found = read.value.filter((node) => isOurs(node, stamp.effectId));
  const [made] = found;
  if (found.length > 1) return { kind: 'ambiguous', message: 'more than one return bears this effect' };
  if (!made) return isWholeView(read.value, pageSize, stamp) ? { kind: 'absent' } : tooMany;
  const isTagged = await leaveTag(call, request.orderId, stamp);
  const details = { name: made.name, status: made.status, isTagged };
  return { kind: 'done', receipt: { reference: made.id, at: toDate(made.createdAt), details } };
}

function isOurs(node: ReturnNode, effectId: string): boolean {
  return node.returnLineItems.nodes.some(
    (line) =>
      'customerNote' in line &&
      (line.customerNote?.includes(effectId) === true || line.returnReasonNote.includes(effectId)),
  );
}

const pageSize = 10;
const tooMany: LookUpAnswer = { kind: 'ambiguous', message: 'the order has more returns than can be read' };
