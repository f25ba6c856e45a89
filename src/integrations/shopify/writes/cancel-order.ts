import { emptyConsequence } from '../../../commerce/consequence.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer, WriteStamp } from '../../../commerce/store-writer.ts';
import type { RequestOf } from '../../../commerce/write-request.ts';
import { mapAnswer } from '../map-answer.ts';
import { cancelOrderOperation, jobStatusOperation, orderCancellationOperation } from '../operations.gen.ts';
import { toDate } from '../vendor-values.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { refusePreview, toLookUpFailure, toPreviewFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { toWholeItem } from './items.ts';
import { leaveTag, toNote } from './mark.ts';
import { toRefundConsequence } from './refund-consequence.ts';
import { suggestRefund } from './suggested-refund.ts';

type Call = ActionCall<'cancel_order', 'order'>;
type WriteCall = StampedCall<'cancel_order', 'order'>;

/** Shopify cancels in a job: `started` is not cancelled, only `cancelledAt` is. Irreversible. */
export const cancelOrder: ActionSteps<'cancel_order', 'order'> = { preview, write, lookUp };

async function preview(call: Call): Promise<PreviewAnswer> {
  const { request, subject } = call;
  const { order } = subject;
  const isOut = order.parcels.some((parcel) => parcel.status !== 'cancelled');
  if (order.cancelledAt !== undefined) return refusePreview('wrong_state', 'the order is cancelled already');
  if (isOut) return refusePreview('wrong_state', 'a part of the order has been fulfilled');
  if (subject.hasOpenReturn) return refusePreview('wrong_state', 'the order has an open return');
  const suggested = await suggestRefund(call, { full: true });
  if (!suggested.ok) return toPreviewFailure(suggested);
  const itemsOut = subject.lines.filter((line) => line.currentQuantity > 0).map(toWholeItem);
  const none = { ...emptyConsequence(subject.shopCurrency), itemsOut };
  const amountMinor = suggested.value.maximumMinor;
  if (amountMinor === 0) return { ok: true, consequence: none };
  const refund = toRefundConsequence(suggested.value, { amountMinor, subject, refundTo: request.refundTo });
  return refund.ok ? { ok: true, consequence: { ...none, ...refund.value } } : refund;
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, stamp } = call;
  const variables = {
    orderId: request.orderId,
    reason: 'CUSTOMER',
    refundMethod:
      request.refundTo === 'store_credit' ? { storeCreditRefund: {} } : { originalPaymentMethodsRefund: true },
    staffNote: toNote(stamp, reasonWords[request.reason]),
  } as const;
  const done = await carryOut(call, cancelOrderOperation, variables, ({ orderCancel }) => ({
    errors: orderCancel?.orderCancelUserErrors ?? [],
    made: orderCancel?.job,
  }));
  return done.ok ? { kind: 'started', reference: done.made.id } : done.answer;
}

const reasonWords: Readonly<Record<RequestOf<'cancel_order'>['reason'], string>> = {
  no_longer_needed: 'Shopper no longer needs it',
  ordered_by_mistake: 'Shopper ordered it by mistake',
  too_slow: 'Shopper finds delivery too slow',
  other: 'Shopper asked to cancel',
};

/** Polls the job where its id is known; the order itself decides. */
async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const { request, stamp, client, context } = call;
  const job = await findJobState(call, stamp);
  const answer = await client.execute(orderCancellationOperation, { id: request.orderId }, context);
  const read = mapAnswer(answer, ({ order }) => order ?? undefined);
  if (!read.ok) return toLookUpFailure(read);
  const order = read.value;
  if (!order) return { kind: 'ambiguous', message: 'the order can no longer be read' };
  if (order.cancelledAt === null) return isSettled(call, job) ? { kind: 'absent' } : { kind: 'in_progress' };
  if (!order.cancellation?.staffNote?.includes(stamp.effectId)) {
    return { kind: 'ambiguous', message: 'the order was cancelled, but not by this effect' };
  }
  const isTagged = await leaveTag(call, order.id, stamp);
  const receipt = {
    reference: order.id,
    at: toDate(order.cancelledAt),
    details: { refunded: order.totalRefundedSet.presentmentMoney.amount, isTagged },
  };
  return { kind: 'done', receipt };
}

async function findJobState(call: WriteCall, stamp: WriteStamp): Promise<'open' | 'done' | 'unknown'> {
  if (!stamp.reference?.startsWith('gid://shopify/Job/')) return 'unknown';
  const answer = await call.client.execute(jobStatusOperation, { id: stamp.reference }, call.context);
  if (!answer.ok || !answer.value.job) return 'unknown';
  return answer.value.job.done ? 'done' : 'open';
}

/** A job that ended without cancelling has failed; without a job's id, only time tells that none was begun. */
function isSettled({ stamp, clock }: WriteCall, job: 'open' | 'done' | 'unknown'): boolean {
  if (job !== 'unknown') return job === 'done';
  return clock.now().getTime() - (stamp.attemptedAt ?? stamp.createdAt).getTime() > jobTimeMs;
}

/** Shopify states no limit for its jobs; cancellations end within seconds. */
const jobTimeMs = 120_000;
