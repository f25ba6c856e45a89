import type { WriteStamp } from '../../../commerce/store-writer.ts';
import { toDate } from '../vendor-values.ts';

/** Of a time in the shop: not from before the effect was made. */
export function mayBeOf({ createdAt }: WriteStamp, at: string): boolean {
  return toDate(at).getTime() >= createdAt.getTime() - clockSkewMs;
}

/** The clocks of a shop and of us may differ. */
const clockSkewMs = 60_000;

/** Of a page with the newest first: nothing that the effect made can stand behind its end. */
export function isWholeView(
  nodes: readonly { readonly createdAt: string }[],
  pageSize: number,
  { createdAt }: WriteStamp,
): boolean {
  return nodes.length < pageSize || nodes.some((node) => toDate(node.createdAt) < createdAt);
}
