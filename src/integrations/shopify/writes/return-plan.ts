import type { Consequence } from '../../../commerce/consequence.ts';
import { fromMinorUnits } from '../../../commerce/money.ts';
import type { OrderSnapshot } from '../../../commerce/order-snapshot.ts';
import type { StoreAnswer } from '../../../commerce/store-backend.ts';
import type { Fees } from '../../../commerce/store-writer.ts';
import type { ItemReason } from '../../../commerce/write-request.ts';
import { mapAnswer } from '../map-answer.ts';
import { paidMinor, sumOf, toMoneyInput } from '../minor-money.ts';
import {
  type CalculateReturnInput,
  type CalculateReturnQuery,
  calculateReturnOperation,
  type ReturnShippingFeeInput,
  returnReasonsOperation,
} from '../operations.gen.ts';
import type { Tools } from './action.ts';
import type { NoPreview } from './answers.ts';
import { checkItems, findLine } from './items.ts';

export interface ReasonedItem {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly reason: ItemReason;
}

/** Units of one parcel: Shopify takes back what was sent, not what was ordered. */
export interface ReturnUnit {
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly reason: ItemReason;
}

export function checkReturnable(subject: OrderSnapshot, items: readonly ReasonedItem[]): NoPreview | undefined {
  return checkItems(subject, items, (line) => sumOf(line.returnable, (unit) => unit.quantity), 'not_returnable');
}

/** From the oldest parcel first. */
export function toReturnUnits(subject: OrderSnapshot, items: readonly ReasonedItem[]): readonly ReturnUnit[] {
  const taken = new Map<string, number>();
  return items.flatMap(({ lineItemId, quantity, reason }) => {
    let left = quantity;
    const units: ReturnUnit[] = [];
    for (const parcel of findLine(subject, lineItemId)?.returnable ?? []) {
      const id = parcel.fulfillmentLineItemId;
      const count = Math.min(left, parcel.quantity - (taken.get(id) ?? 0));
      if (count <= 0) continue;
      taken.set(id, (taken.get(id) ?? 0) + count);
      units.push({ fulfillmentLineItemId: id, quantity: count, reason });
      left -= count;
    }
    return units;
  });
}

/** The fees in the form that previews and writes share. */
export function toFeeInputs(fees: Fees, currency: string) {
  const shipping = toMoneyInput(fromMinorUnits(fees.returnShippingMinor, currency));
  return {
    line: fees.restockingPercent > 0 ? { restockingFee: { percentage: fees.restockingPercent } } : {},
    // The vendor's enum; the currency is one of its own answers.
    whole: fees.returnShippingMinor > 0 ? { returnShippingFee: { amount: shipping } as ReturnShippingFeeInput } : {},
  };
}

export interface ReturnOutcome {
  /** What comes back, with tax, before fees. */
  readonly returnedMinor: number;
  /** What is sent for it, with tax. */
  readonly sentMinor: number;
  readonly feeMinor: number;
  readonly fees: Consequence['fees'];
}

/** Shopify's own computation of a return or an exchange; makes nothing. */
export async function calculateReturn(
  call: Tools & { readonly subject: OrderSnapshot; readonly fees: Fees },
  units: readonly ReturnUnit[],
  exchangeLineItems: CalculateReturnInput['exchangeLineItems'] = [],
): Promise<StoreAnswer<ReturnOutcome>> {
  const orderId = call.subject.order.id;
  const { currency } = call.subject.order.total;
  const fees = toFeeInputs(call.fees, currency);
  const returnLineItems = units.map(({ fulfillmentLineItemId, quantity }) => ({
    fulfillmentLineItemId,
    quantity,
    ...fees.line,
  }));
  const input = { orderId, returnLineItems, exchangeLineItems, ...fees.whole };
  const answer = await call.client.execute(calculateReturnOperation, { orderId, input }, call.context);
  return mapAnswer(answer, (value) => toOutcome(value, currency));
}

function toOutcome({ order, returnCalculate: result }: CalculateReturnQuery, currency: string): ReturnOutcome {
  if (!order || !result) throw new Error('the return was not calculated');
  type Priced = Pick<(typeof result.exchangeLineItems)[number], 'subtotalSet' | 'totalTaxSet'>;
  // Where prices hold their tax, the subtotal does too.
  const price = (item: Priced) => paidMinor(item.subtotalSet) + (order.taxesIncluded ? 0 : paidMinor(item.totalTaxSet));
  const restocking = sumOf(result.returnLineItems, (item) =>
    item.restockingFee ? paidMinor(item.restockingFee.amountSet) : 0,
  );
  const shipping = result.returnShippingFee ? paidMinor(result.returnShippingFee.amountSet) : 0;
  const all = [
    { kind: 'restocking' as const, minor: restocking },
    { kind: 'return_shipping' as const, minor: shipping },
  ].filter(({ minor }) => minor > 0);
  return {
    returnedMinor: sumOf(result.returnLineItems, price),
    sentMinor: sumOf(result.exchangeLineItems, price),
    feeMinor: restocking + shipping,
    fees: all.map(({ kind, minor }) => ({ kind, amount: fromMinorUnits(minor, currency) })),
  };
}

/** The shop's own reasons by handle; those that it lacks are left out, the note says it anyway. */
export async function findReasonIds(tools: Tools): Promise<StoreAnswer<(reason: ItemReason) => string | undefined>> {
  const answer = await tools.client.execute(returnReasonsOperation, { first: 50 }, tools.context);
  return mapAnswer(answer, ({ returnReasonDefinitions }) => {
    const known = returnReasonDefinitions.nodes.filter((node) => !node.deleted);
    return (reason: ItemReason) => {
      const handles = [...reasonHandles[reason], 'other'];
      const handle = handles.find((each) => known.some((node) => node.handle === each));
      return known.find((node) => node.handle === handle)?.id;
    };
  });
}

/** Shopify's standard handles; older shops write them with underscores. */
const reasonHandles: Readonly<Record<ItemReason, readonly string[]>> = {
  unwanted: ['unwanted'],
  wrong_size: ['size', 'size-too-small', 'size_too_small', 'size-too-large', 'size_too_large'],
  wrong_colour: ['color', 'colour', 'style'],
  not_as_described: ['not-as-described', 'not_as_described'],
  damaged: ['defective', 'damaged'],
  wrong_item: ['wrong-item', 'wrong_item'],
  missing: ['missing'],
  other: ['other'],
};
