import type { ConsequenceItem } from '../../../commerce/consequence.ts';
import type { SnapshotLine, VariantChoice } from '../../../commerce/order-snapshot.ts';
import { stated } from '../vendor-values.ts';

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
