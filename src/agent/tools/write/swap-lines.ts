import type { OrderSnapshot, SnapshotLine, VariantChoice } from '../../../commerce/order-snapshot.ts';
import type { WriteAction } from '../../../commerce/write-request.ts';
import { describeLines, type NamedItem, type PickedLine, pickLines } from './pick-lines.ts';
import { describeVariants, pickVariant } from './pick-variant.ts';
import { type FoundSubject, refuseRead, refuseWish, type WriteContext } from './write-tool.ts';

export type NamedSwap = NamedItem & { readonly new_variant?: string | undefined };

export interface Swap<Item> extends PickedLine<Item> {
  readonly newVariantId?: string;
}

/** Lines of an order and what each becomes, both in the shopper's own words. */
export async function swapLines<Item extends NamedSwap>(
  action: WriteAction,
  items: readonly Item[],
  { order, lines }: OrderSnapshot,
  countWhole: (line: SnapshotLine) => number,
  context: WriteContext,
): Promise<FoundSubject<readonly Swap<Item>[]>> {
  const picked = pickLines(items, lines, context.own, countWhole);
  if (picked === undefined) {
    return refuseWish(action, 'which_item', { orderNumber: order.name, choices: describeLines(lines) });
  }
  const swaps: Swap<Item>[] = [];
  for (const one of picked) {
    const variant = await findVariant(action, one, order.name, context);
    if (!variant.ok) {
      return variant;
    }
    swaps.push(variant.value === undefined ? one : { ...one, newVariantId: variant.value.variantId });
  }
  return { ok: true, value: swaps };
}

async function findVariant<Item extends NamedSwap>(
  action: WriteAction,
  { line, item }: PickedLine<Item>,
  orderNumber: string,
  context: WriteContext,
): Promise<FoundSubject<VariantChoice | undefined>> {
  if (item.new_variant === undefined) {
    return { ok: true, value: undefined };
  }
  const answer = await context.subjects.listVariants(line.productId ?? '', context);
  if (!answer.ok) {
    return refuseRead(action, 'products', answer.reason);
  }
  const variant = pickVariant(item.new_variant, line, answer.value, context.own);
  return variant === undefined
    ? refuseWish(action, 'which_variant', { orderNumber, choices: describeVariants(line, answer.value) })
    : { ok: true, value: variant };
}
