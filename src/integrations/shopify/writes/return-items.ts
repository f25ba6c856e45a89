import { emptyConsequence } from '../../../commerce/consequence.ts';
import { fromMinorUnits } from '../../../commerce/money.ts';
import type { PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { requestReturnOperation } from '../operations.gen.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { refusePreview, toPreviewFailure, toWriteFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { toItems } from './items.ts';
import { leaveTag, toNote } from './mark.ts';
import { findReturn } from './return-look-up.ts';
import { calculateReturn, checkReturnable, findReasonIds, toFeeInputs, toReturnUnits } from './return-plan.ts';

type Call = ActionCall<'return_items', 'order'>;
type WriteCall = StampedCall<'return_items', 'order'>;

/** Asks for a return, which the merchant approves; money moves only when the parcel has come back. */
export const returnItems: ActionSteps<'return_items', 'order'> = { preview, write, lookUp: findReturn };

async function preview(call: Call): Promise<PreviewAnswer> {
  const { request, subject } = call;
  const refusal = checkReturnable(subject, request.items);
  if (refusal) return refusal;
  const outcome = await calculateReturn(call, toReturnUnits(subject, request.items));
  if (!outcome.ok) return toPreviewFailure(outcome);
  const { returnedMinor, feeMinor, fees } = outcome.value;
  if (returnedMinor < feeMinor) return refusePreview('nothing_refundable', 'the fees are more than the items');
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(subject.shopCurrency),
      fees,
      refundLater: fromMinorUnits(returnedMinor - feeMinor, subject.order.total.currency),
      itemsOut: toItems(subject, request.items),
    },
  };
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, subject, stamp, clock } = call;
  const reasons = await findReasonIds(call);
  if (!reasons.ok) return toWriteFailure(reasons);
  const fees = toFeeInputs(call.fees, subject.order.total.currency);
  const wish = request.refundTo === 'store_credit' ? ', wants store credit' : '';
  const returnLineItems = toReturnUnits(subject, request.items).map(({ fulfillmentLineItemId, quantity, reason }) => ({
    fulfillmentLineItemId,
    quantity,
    returnReasonDefinitionId: reasons.value(reason),
    customerNote: toNote(stamp, `Reason: ${reason.replaceAll('_', ' ')}${wish}`),
    ...fees.line,
  }));
  const input = { orderId: request.orderId, returnLineItems, ...fees.whole };
  const done = await carryOut(call, requestReturnOperation, { input }, ({ returnRequest }) => ({
    errors: returnRequest?.userErrors ?? [],
    made: returnRequest?.return,
  }));
  if (!done.ok) return done.answer;
  const isTagged = await leaveTag(call, request.orderId, stamp);
  const details = { name: done.made.name, status: done.made.status, isTagged };
  return { kind: 'done', receipt: { reference: done.made.id, at: clock.now(), details } };
}
