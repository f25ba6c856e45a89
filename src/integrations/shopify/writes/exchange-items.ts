import { emptyConsequence } from '../../../commerce/consequence.ts';
import { fromMinorUnits } from '../../../commerce/money.ts';
import type { PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { createReturnOperation } from '../operations.gen.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { toPreviewFailure, toUnsent, toWriteFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { toChosenItem, toItem } from './items.ts';
import { leaveTag, toNote } from './mark.ts';
import { findReturn } from './return-look-up.ts';
import {
  calculateReturn,
  checkReturnable,
  findReasonIds,
  type ReturnOutcome,
  toFeeInputs,
  toReturnUnits,
} from './return-plan.ts';
import { type ChosenVariant, chooseVariants } from './variants.ts';

type Call = ActionCall<'exchange_items', 'order'>;
type WriteCall = StampedCall<'exchange_items', 'order'>;

/** An open return with what is to be sent for it; the merchant sends it when the parcel has come back. */
export const exchangeItems: ActionSteps<'exchange_items', 'order'> = { preview, write, lookUp: findReturn };

async function preview(call: Call): Promise<PreviewAnswer> {
  const { request, subject } = call;
  const refusal = checkReturnable(subject, request.items);
  if (refusal) return refusal;
  const picked = await chooseVariants(call, toWishes(call));
  if (!picked.ok) return picked;
  const outcome = await calculateReturn(call, toReturnUnits(subject, request.items), toExchangeLines(picked.chosen));
  if (!outcome.ok) return toPreviewFailure(outcome);
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(subject.shopCurrency),
      fees: outcome.value.fees,
      ...toDifference(outcome.value, subject.order.total.currency),
      itemsOut: picked.chosen.map(({ line, quantity }) => toItem(line, quantity)),
      itemsIn: picked.chosen.map(({ line, choice, quantity }) => toChosenItem(line, choice, quantity)),
    },
  };
}

function toWishes({ request }: Call) {
  return request.items.map(({ lineItemId, quantity, newVariantId }) => ({
    lineItemId,
    quantity,
    variantId: newVariantId,
  }));
}

function toExchangeLines(chosen: readonly ChosenVariant[]) {
  return chosen.map(({ choice, quantity }) => ({ variantId: choice.variantId, quantity }));
}

/** What is to be paid more, or is paid back when the parcel has come. */
function toDifference({ returnedMinor, sentMinor, feeMinor }: ReturnOutcome, currency: string) {
  const owed = sentMinor + feeMinor - returnedMinor;
  if (owed > 0) return { charge: fromMinorUnits(owed, currency) };
  return owed < 0 ? { refundLater: fromMinorUnits(-owed, currency) } : {};
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, subject, stamp, clock } = call;
  const picked = await chooseVariants(call, toWishes(call));
  if (!picked.ok) return toUnsent(picked);
  const reasons = await findReasonIds(call);
  if (!reasons.ok) return toWriteFailure(reasons);
  const fees = toFeeInputs(call.fees, subject.order.total.currency);
  const input = {
    orderId: request.orderId,
    returnLineItems: toReturnUnits(subject, request.items).map(({ fulfillmentLineItemId, quantity, reason }) => ({
      fulfillmentLineItemId,
      quantity,
      returnReasonDefinitionId: reasons.value(reason),
      returnReasonNote: toNote(stamp, `Exchange: ${reason.replaceAll('_', ' ')}`),
      ...fees.line,
    })),
    exchangeLineItems: toExchangeLines(picked.chosen),
    ...fees.whole,
  };
  const done = await carryOut(call, createReturnOperation, { input }, ({ returnCreate }) => ({
    errors: returnCreate?.userErrors ?? [],
    made: returnCreate?.return,
  }));
  if (!done.ok) return done.answer;
  const isTagged = await leaveTag(call, request.orderId, stamp);
  const details = { name: done.made.name, status: done.made.status, isTagged };
  return { kind: 'done', receipt: { reference: done.made.id, at: clock.now(), details } };
}
