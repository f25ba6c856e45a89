import { emptyConsequence } from '../../../commerce/consequence.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import type { Address } from '../../../commerce/write-request.ts';
import { isSamePlace, toAddress, toAddressInput } from '../address-mapping.ts';
import { mapAnswer } from '../map-answer.ts';
import { orderAddressOperation, updateOrderAddressOperation } from '../operations.gen.ts';
import { stated, toDate } from '../vendor-values.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { refusePreview, toLookUpFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { extendNote, leaveTag } from './mark.ts';

type WriteCall = StampedCall<'change_address', 'order'>;

/** An update without errors may still have changed nothing: only what is read back counts. */
export const changeAddress: ActionSteps<'change_address', 'order'> = { preview, write, lookUp };

async function preview({ request, subject }: ActionCall<'change_address', 'order'>): Promise<PreviewAnswer> {
  const { order, lines, shippingAddress } = subject;
  if (order.cancelledAt !== undefined) return refusePreview('wrong_state', 'the order is cancelled');
  if (lines.every((line) => line.unfulfilledQuantity === 0)) {
    return refusePreview('wrong_state', 'everything has been fulfilled');
  }
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(subject.shopCurrency),
      address: { to: request.address, ...stated({ from: shippingAddress }) },
    },
  };
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, consequence, subject, stamp } = call;
  const note = extendNote(subject.note, stamp, 'Shipping address changed');
  const shippingAddress = toAddressInput(request.address, consequence.address?.from);
  const done = await carryOut(
    call,
    updateOrderAddressOperation,
    { input: { id: request.orderId, shippingAddress, ...(note !== undefined && { note }) } },
    ({ orderUpdate }) => ({ errors: orderUpdate?.userErrors ?? [], made: orderUpdate?.order }),
  );
  if (!done.ok) return done.answer;
  const found = await lookUp(call);
  switch (found.kind) {
    case 'done':
      return found;
    case 'absent':
      return { kind: 'failed', reason: 'not_applied', message: 'shopify changed nothing', isRetryable: false };
    case 'ambiguous':
      return { kind: 'unknown', reason: 'other_address', message: found.message };
    case 'in_progress':
    case 'unavailable':
      return { kind: 'unknown', reason: 'not_read_back', message: 'the address could not be read back' };
  }
}

async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const { request, consequence, stamp, client, context } = call;
  const answer = await client.execute(orderAddressOperation, { id: request.orderId }, context);
  const read = mapAnswer(answer, ({ order }) => order ?? undefined);
  if (!read.ok) return toLookUpFailure(read);
  const order = read.value;
  if (!order) return { kind: 'ambiguous', message: 'the order can no longer be read' };
  const held = order.shippingAddress ? toAddress(order.shippingAddress) : undefined;
  if (!isApplied(held, request.address)) return judgeOther(held, consequence.address?.from);
  const isTagged = await leaveTag(call, order.id, stamp);
  return { kind: 'done', receipt: { reference: order.id, at: toDate(order.updatedAt), details: { isTagged } } };
}

/** Where it leads, and the names and phone that the shopper stated. */
function isApplied(held: Address | undefined, wanted: Address): boolean {
  const isNamed = namedFields.every((field) => wanted[field] === undefined || wanted[field] === held?.[field]);
  return isNamed && isSamePlace(held, wanted);
}

const namedFields = ['firstName', 'lastName', 'company'] as const;

function judgeOther(held: Address | undefined, former: Address | undefined): LookUpAnswer {
  if (isSamePlace(held, former)) return { kind: 'absent' };
  return { kind: 'ambiguous', message: 'the order has a third address' };
}
