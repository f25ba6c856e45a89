import type { ConsequenceItem } from '../../../commerce/consequence.ts';
import type { OrderSnapshot, SnapshotLine, VariantChoice } from '../../../commerce/order-snapshot.ts';
import type { PreviewRefusal } from '../../../commerce/store-writer.ts';
import { stated } from '../vendor-values.ts';
import { type NoPreview, refusePreview } from './answers.ts';

interface AskedItem {
  readonly lineItemId: string;
  readonly quantity: number;
}

/** Each item is a line of the order with so many units left; `none` names the reason when it has none at all. */
export function checkItems(
  subject: OrderSnapshot,
  items: readonly AskedItem[],
  countLeft: (line: SnapshotLine) => number,
  none: PreviewRefusal = 'too_many',
): NoPreview | undefined {
  for (const { lineItemId } of items) {
    const line = findLine(subject, lineItemId);
    if (!line) return refusePreview('unknown_item', 'the order has no such line');
    const asked = items.reduce((sum, item) => sum + (item.lineItemId === lineItemId ? item.quantity : 0), 0);
    const left = countLeft(line);
    if (left <= 0) return refusePreview(none, 'the line has no such unit left');
    if (asked > left) return refusePreview('too_many', 'the line has fewer units left');
  }
  return undefined;
}

export function findLine(subject: OrderSnapshot, lineItemId: string): SnapshotLine | undefined {
  return subject.lines.find((line) => line.lineItemId === lineItemId);
}

/** Those of the order's lines; an id that is none of them is left out. */
export function toItems(subject: OrderSnapshot, items: readonly AskedItem[]): readonly ConsequenceItem[] {
  return items.flatMap(({ lineItemId, quantity }) => {
    const line = findLine(subject, lineItemId);
    return line ? [toItem(line, quantity)] : [];
  });
}

export function toItem(line: SnapshotLine, quantity: number): ConsequenceItem {
  return {
    title: line.title,
    quantity,
    unitPrice: line.unitPrice,
    ...stated({ variantTitle: line.variantTitle }),
  };
}

export function toWholeItem(line: SnapshotLine): ConsequenceItem {
  return toItem(line, line.currentQuantity);
}

export function toChosenItem(line: SnapshotLine, choice: VariantChoice, quantity: number): ConsequenceItem {
  return { title: line.title, variantTitle: choice.title, quantity };
}
