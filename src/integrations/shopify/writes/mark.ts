import type { WriteStamp } from '../../../commerce/store-writer.ts';
import { addTagsOperation, leaveMarkOperation } from '../operations.gen.ts';
import type { Tools } from './action.ts';

/** `sa-` and the eight last hex digits of the effect's id: its first ones are a time. */
export function toTag(stamp: WriteStamp): string {
  return `sa-${stamp.effectId
    .replaceAll(/[^0-9a-f]/gi, '')
    .slice(-8)
    .toLowerCase()}`;
}

/** What stands in a note of the shop; `lookUp` finds the effect by it. */
export function toNote(stamp: WriteStamp, text: string): string {
  return `${text} (support-agent, effect ${stamp.effectId})`;
}

/** Tags an order or a customer. Never a failure of its own: the write is done; the receipt says whether it worked. */
export async function leaveTag(tools: Tools, id: string, stamp: WriteStamp): Promise<boolean> {
  const answer = await tools.client.execute(addTagsOperation, { id, tags: [toTag(stamp)] }, tools.context);
  return answer.ok && answer.value.tagsAdd?.userErrors.length === 0;
}

/** Tag and a line of the order's note, for writes that have no note of their own. */
export async function leaveTagAndNote(
  tools: Tools,
  order: { readonly id: string; readonly note?: string | undefined },
  stamp: WriteStamp,
  text: string,
): Promise<boolean> {
  const note = extendNote(order.note, stamp, text);
  if (note === undefined) return leaveTag(tools, order.id, stamp);
  const variables = { id: order.id, tags: [toTag(stamp)], input: { id: order.id, note } };
  const answer = await tools.client.execute(leaveMarkOperation, variables, tools.context);
  if (!answer.ok) return false;
  return answer.value.tagsAdd?.userErrors.length === 0 && answer.value.orderUpdate?.userErrors.length === 0;
}

/** What the merchant wrote and our line below it; absent when the line is there already or has no room. */
export function extendNote(held: string | undefined, stamp: WriteStamp, text: string): string | undefined {
  if (held?.includes(stamp.effectId)) return undefined;
  const note = `${held === undefined || held === '' ? '' : `${held}\n`}${toNote(stamp, text)}`;
  return note.length > maxNote ? undefined : note;
}

/** Shopify's limit for an order's note. */
const maxNote = 5_000;
