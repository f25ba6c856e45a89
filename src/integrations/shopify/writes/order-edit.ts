import type { StoreAnswer } from '../../../commerce/store-backend.ts';
import type { RequestOf } from '../../../commerce/write-request.ts';
import type { AdminRefusal } from '../admin-refusal.ts';
import { mapAnswer } from '../map-answer.ts';
import { paidMinor } from '../minor-money.ts';
import {
  type BeginOrderEditMutation,
  beginOrderEditOperation,
  editAddVariantOperation,
  editSetQuantityOperation,
} from '../operations.gen.ts';
import type { Tools } from './action.ts';

export type ItemChange = RequestOf<'change_items'>['changes'][number];

/** A staged edit, not committed: nothing of the order has changed, and leaving it is harmless. */
export interface StagedEdit {
  readonly id: string;
  readonly currency: string;
  /** What the shopper owes, below zero what the shop owes; before the edit and with it. */
  readonly owedBeforeMinor: number;
  readonly owedMinor: number;
  readonly totalMinor: number;
}

type Staged =
  | { readonly ok: true; readonly edit: StagedEdit }
  /** The shop says no: no such units, an order that can't be edited. */
  | { readonly ok: false; readonly kind: 'refused' }
  | { readonly ok: false; readonly kind: 'unavailable'; readonly refusal: AdminRefusal };

type Calculated = NonNullable<NonNullable<BeginOrderEditMutation['orderEditBegin']>['calculatedOrder']>;
type Totals = Pick<Calculated, 'totalOutstandingSet' | 'totalPriceSet'>;

/** Shopify's own computation of an edit, step by step as it wants it. */
export async function stageEdit(tools: Tools, orderId: string, changes: readonly ItemChange[]): Promise<Staged> {
  const begun = await tools.client.execute(beginOrderEditOperation, { id: orderId }, tools.context);
  if (!begun.ok) return { ok: false, kind: 'unavailable', refusal: begun };
  const calculated = begun.value.orderEditBegin?.calculatedOrder;
  if (!calculated) return { ok: false, kind: 'refused' };
  let totals: Totals = calculated;
  for (const step of toSteps(calculated, changes)) {
    const answer = await carryOutStep(tools, calculated.id, step);
    if (!answer.ok) return { ok: false, kind: 'unavailable', refusal: answer };
    if (!answer.value) return { ok: false, kind: 'refused' };
    totals = answer.value;
  }
  return toStaged(calculated, totals);
}

type Step =
  | { readonly kind: 'impossible' }
  | { readonly kind: 'reduce'; readonly lineItemId: string; readonly quantity: number }
  | { readonly kind: 'add'; readonly variantId: string; readonly quantity: number };

/** A calculated line keeps the digits of its line's id. All that goes first, then all that comes. */
function toSteps(calculated: Calculated, changes: readonly ItemChange[]): readonly Step[] {
  const gone = new Map<string, number>();
  for (const { lineItemId, quantity } of changes) gone.set(lineItemId, (gone.get(lineItemId) ?? 0) + quantity);
  const reductions = [...gone].map(([lineItemId, quantity]): Step => {
    const line = calculated.lineItems.nodes.find((node) => toDigits(node.id) === toDigits(lineItemId));
    if (!line || line.editableQuantity < quantity) return { kind: 'impossible' };
    return { kind: 'reduce', lineItemId: line.id, quantity: line.quantity - quantity };
  });
  const additions = changes.flatMap(({ newVariantId, quantity }): Step[] =>
    newVariantId === undefined ? [] : [{ kind: 'add', variantId: newVariantId, quantity }],
  );
  return [...reductions, ...additions];
}

function toDigits(gid: string): string {
  return /\d+$/.exec(gid)?.[0] ?? gid;
}

async function carryOutStep(
  { client, context }: Tools,
  id: string,
  step: Step,
): Promise<{ readonly ok: true; readonly value: Totals | undefined } | AdminRefusal> {
  switch (step.kind) {
    case 'impossible':
      return { ok: true, value: undefined };
    case 'reduce': {
      const { lineItemId, quantity } = step;
      const answer = await client.execute(editSetQuantityOperation, { id, lineItemId, quantity }, context);
      return answer.ok ? { ok: true, value: answer.value.orderEditSetQuantity?.calculatedOrder ?? undefined } : answer;
    }
    case 'add': {
      const { variantId, quantity } = step;
      const answer = await client.execute(editAddVariantOperation, { id, variantId, quantity }, context);
      return answer.ok ? { ok: true, value: answer.value.orderEditAddVariant?.calculatedOrder ?? undefined } : answer;
    }
  }
}

function toStaged(calculated: Calculated, totals: Totals): Staged {
  const read: StoreAnswer<StagedEdit> = mapAnswer(
    { ok: true, value: totals },
    ({ totalOutstandingSet, totalPriceSet }) => ({
      id: calculated.id,
      currency: totalPriceSet.presentmentMoney.currencyCode,
      owedBeforeMinor: paidMinor(calculated.totalOutstandingSet),
      owedMinor: paidMinor(totalOutstandingSet),
      totalMinor: paidMinor(totalPriceSet),
    }),
  );
  return read.ok ? { ok: true, edit: read.value } : { ok: false, kind: 'unavailable', refusal: read };
}
