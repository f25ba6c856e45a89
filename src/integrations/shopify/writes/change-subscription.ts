import { emptyConsequence } from '../../../commerce/consequence.ts';
import type { SubscriptionSnapshot } from '../../../commerce/order-snapshot.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import type { RequestOf } from '../../../commerce/write-request.ts';
import {
  activateSubscriptionOperation,
  cancelSubscriptionOperation,
  pauseSubscriptionOperation,
  skipBillingCycleOperation,
} from '../operations.gen.ts';
import { readShopCurrency } from '../shop-currency.ts';
import { readContract } from '../subscription-reader.ts';
import { stated } from '../vendor-values.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { fail, type NoPreview, refusePreview, toLookUpFailure, toPreviewFailure } from './answers.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { leaveTag } from './mark.ts';

type Call = ActionCall<'change_subscription', 'subscription'>;
type WriteCall = StampedCall<'change_subscription', 'subscription'>;
type Change = RequestOf<'change_subscription'>['change'];

/** The contract's own state proves it; for a skip, that the next billing is the one that was shown. */
export const changeSubscription: ActionSteps<'change_subscription', 'subscription'> = { preview, write, lookUp };

async function preview(call: Call): Promise<PreviewAnswer> {
  const { request, subject } = call;
  const { change } = request;
  if (!startStates[change].includes(subject.status)) {
    return refusePreview('wrong_state', `a subscription that is ${subject.status} can't ${change}`);
  }
  const next = change === 'skip' ? await findBillingAfterNext(call) : subject.nextBillingAt;
  if (next !== undefined && !(next instanceof Date)) return next;
  const currency = await readShopCurrency(call);
  if (!currency.ok) return toPreviewFailure(currency);
  const isBilled = change === 'skip' || change === 'resume';
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(currency.value),
      subscription: { title: subject.title, change, ...stated({ nextBillingAt: isBilled ? next : undefined }) },
    },
  };
}

const startStates: Readonly<Record<Change, readonly SubscriptionSnapshot['status'][]>> = {
  skip: ['ACTIVE'],
  pause: ['ACTIVE'],
  resume: ['PAUSED', 'FAILED'],
  cancel: ['ACTIVE', 'PAUSED', 'FAILED'],
};

async function findBillingAfterNext(call: Call): Promise<Date | NoPreview> {
  const read = await readContract(call, call.subject.id, call.context);
  if (!read.ok) return toPreviewFailure(read);
  const [next, after] = read.value?.coming ?? [];
  if (!next || !after || next.index !== call.subject.nextCycleIndex) {
    return refusePreview('wrong_state', 'there is no billing to skip');
  }
  return after.at;
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, subject, clock } = call;
  if (request.change === 'skip' && subject.nextCycleIndex === undefined) {
    return fail('wrong_state', 'there is no billing to skip');
  }
  const done = await carryOutChange(call);
  if (!done.ok) return done.answer;
  return { kind: 'done', receipt: await toReceipt(call, clock.now()) };
}

async function carryOutChange(call: WriteCall): Promise<CarriedOut<unknown>> {
  const id = call.request.contractId;
  switch (call.request.change) {
    case 'skip': {
      const input = { contractId: id, selector: { index: call.subject.nextCycleIndex } };
      return carryOut(call, skipBillingCycleOperation, { input }, ({ subscriptionBillingCycleSkip: payload }) => ({
        errors: payload?.userErrors ?? [],
        made: payload?.billingCycle,
      }));
    }
    case 'pause':
      return carryOut(call, pauseSubscriptionOperation, { id }, ({ subscriptionContractPause: payload }) => ({
        errors: payload?.userErrors ?? [],
        made: payload?.contract,
      }));
    case 'resume':
      return carryOut(call, activateSubscriptionOperation, { id }, ({ subscriptionContractActivate: payload }) => ({
        errors: payload?.userErrors ?? [],
        made: payload?.contract,
      }));
    case 'cancel':
      return carryOut(call, cancelSubscriptionOperation, { id }, ({ subscriptionContractCancel: payload }) => ({
        errors: payload?.userErrors ?? [],
        made: payload?.contract,
      }));
  }
}

async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const { request, consequence, clock } = call;
  const read = await readContract(call, request.contractId, call.context);
  if (!read.ok) return toLookUpFailure(read);
  if (!read.value) return { kind: 'ambiguous', message: 'the subscription can no longer be read' };
  const { snapshot, coming } = read.value;
  if (request.change !== 'skip') {
    if (snapshot.status !== endStates[request.change]) return { kind: 'absent' };
    return { kind: 'done', receipt: await toReceipt(call, clock.now()) };
  }
  const shown = consequence.subscription?.nextBillingAt?.getTime();
  const next = coming[0]?.at.getTime();
  if (shown === undefined || next === undefined || next > shown) {
    return { kind: 'ambiguous', message: 'the billing that was to come next is not there' };
  }
  return next < shown ? { kind: 'absent' } : { kind: 'done', receipt: await toReceipt(call, clock.now()) };
}

const endStates = { pause: 'PAUSED', resume: 'ACTIVE', cancel: 'CANCELLED' } as const;

/** A contract takes no tags: its customer does. */
async function toReceipt(call: WriteCall, at: Date) {
  const { request, subject, stamp } = call;
  const isTagged = await leaveTag(call, subject.customerId, stamp);
  return { reference: request.contractId, at, details: { change: request.change, isTagged } };
}
