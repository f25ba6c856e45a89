import type { OrderSnapshot, SnapshotLine, VariantChoice } from '../../../commerce/order-snapshot.ts';
import { mapAnswer } from '../map-answer.ts';
import { productVariantsOperation } from '../operations.gen.ts';
import { toVariantChoices } from '../variant-mapping.ts';
import type { Tools } from './action.ts';
import { type NoPreview, refusePreview, toPreviewFailure } from './answers.ts';
import { findLine } from './items.ts';

export interface VariantWish {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly variantId: string;
}

/** A line and the variant that is sent for it. */
export interface ChosenVariant {
  readonly line: SnapshotLine;
  readonly choice: VariantChoice;
  readonly quantity: number;
}

type Chosen = { readonly ok: true; readonly chosen: readonly ChosenVariant[] } | NoPreview;

/** Reads stock afresh: each variant must be one of the line's own product and be there in that quantity. */
export async function chooseVariants(
  tools: Tools & { readonly subject: OrderSnapshot },
  wishes: readonly VariantWish[],
): Promise<Chosen> {
  const lines = new Map(wishes.map(({ lineItemId }) => [lineItemId, findLine(tools.subject, lineItemId)]));
  const productIds = new Set([...lines.values()].flatMap((line) => (line?.productId ? [line.productId] : [])));
  const choices = new Map<string, VariantChoice>();
  for (const id of productIds) {
    const answer = await tools.client.execute(productVariantsOperation, { id }, tools.context);
    const read = mapAnswer(answer, toVariantChoices);
    if (!read.ok) return toPreviewFailure(read);
    for (const choice of read.value) choices.set(choice.variantId, choice);
  }
  const chosen: ChosenVariant[] = [];
  for (const { lineItemId, variantId, quantity } of wishes) {
    const line = lines.get(lineItemId);
    const choice = choices.get(variantId);
    if (!line) return refusePreview('unknown_item', 'the order has no such line');
    if (!choice || choice.productId !== line.productId) {
      return refusePreview('other_product', 'the variant is none of the same product');
    }
    chosen.push({ line, choice, quantity });
  }
  return findShortage(chosen) ?? { ok: true, chosen };
}

/** Two lines may want the same variant: their sum counts. */
function findShortage(chosen: readonly ChosenVariant[]): NoPreview | undefined {
  for (const { choice } of chosen) {
    const wanted = chosen
      .filter((each) => each.choice.variantId === choice.variantId)
      .reduce((sum, each) => sum + each.quantity, 0);
    const isShort = choice.stock !== undefined && choice.stock < wanted;
    if (!choice.isAvailable || isShort) return refusePreview('out_of_stock', 'the variant is not in stock');
  }
  return undefined;
}
