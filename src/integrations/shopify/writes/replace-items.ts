import { emptyConsequence } from '../../../commerce/consequence.ts';
import { toMinorUnits } from '../../../commerce/money.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { toAddressInput } from '../address-mapping.ts';
import { mapAnswer } from '../map-answer.ts';
import { convertMinor, paidMinor, sumOf } from '../minor-money.ts';
import {
  completeDraftOrderOperation,
  createDraftOrderOperation,
  type DraftOrderInput,
  recentDraftOrdersOperation,
} from '../operations.gen.ts';
import { stated, toDate } from '../vendor-values.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { fail, refusePreview, toLookUpFailure, toUnsent } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { checkItems, findLine, toItem } from './items.ts';
import { leaveTag, toNote, toTag } from './mark.ts';
import { isWholeView } from './stamp-time.ts';
import { type ChosenVariant, chooseVariants } from './variants.ts';

type Call = ActionCall<'replace_items', 'order'>;
type WriteCall = StampedCall<'replace_items', 'order'>;

/** A draft order at no charge, completed at once. A draft that was not completed sends nothing. */
export const replaceItems: ActionSteps<'replace_items', 'order'> = { preview, write, lookUp };

async function preview(call: Call): Promise<PreviewAnswer> {
  const picked = await pick(call);
  if (!picked.ok) return picked;
  const { subject } = call;
  const currency = subject.order.total.currency;
  const minor = sumOf(picked.chosen, ({ line, quantity }) => (toMinorUnits(line.unitPrice) ?? 0) * quantity);
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(subject.shopCurrency),
      itemsIn: picked.chosen.map(({ line, quantity }) => toItem(line, quantity)),
      valueMinor: convertMinor(minor, currency, subject.shopCurrency, subject.shopRate),
      ...stated({ address: subject.shippingAddress && { to: subject.shippingAddress } }),
    },
  };
}

/** The same variants again, of units that were sent and not paid back. */
async function pick(call: Call) {
  const { request, subject } = call;
  const refusal = checkItems(
    subject,
    request.items,
    (line) => Math.min(line.currentQuantity - line.unfulfilledQuantity, line.refundableQuantity),
    'wrong_state',
  );
  if (refusal) return refusal;
  if (!subject.shippingAddress) return refusePreview('address_rejected', 'the order has no address to send to');
  const wishes = request.items.map(({ lineItemId, quantity }) => ({
    lineItemId,
    quantity,
    variantId: findLine(subject, lineItemId)?.variantId ?? '',
  }));
  return chooseVariants(call, wishes);
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const picked = await pick(call);
  if (!picked.ok) return toUnsent(picked);
  const input = toDraft(call, picked.chosen);
  const draft = await carryOut(call, createDraftOrderOperation, { input }, ({ draftOrderCreate }) => ({
    errors: draftOrderCreate?.userErrors ?? [],
    made: draftOrderCreate?.draftOrder,
  }));
  if (!draft.ok) return draft.answer;
  if (paidMinor(draft.made.totalPriceSet) !== 0) return fail('not_free', 'the draft order is not free of charge');
  const done = await carryOut(call, completeDraftOrderOperation, { id: draft.made.id }, ({ draftOrderComplete }) => ({
    errors: draftOrderComplete?.userErrors ?? [],
    made: draftOrderComplete?.draftOrder?.order,
  }));
  if (!done.ok) return done.answer;
  return { kind: 'done', receipt: await toReceipt(call, done.made.id, call.clock.now()) };
}

function toDraft({ subject, stamp, request }: WriteCall, chosen: readonly ChosenVariant[]): DraftOrderInput {
  const reasons = [...new Set(request.items.map(({ reason }) => reason.replaceAll('_', ' ')))];
  return {
    email: subject.contacts.emails[0],
    lineItems: chosen.map(({ choice, quantity }) => ({ variantId: choice.variantId, quantity })),
    appliedDiscount: { title: 'Replacement', value: 100, valueType: 'PERCENTAGE' },
    note: toNote(stamp, `Replacement for ${subject.order.name}: ${reasons.join(', ')}`),
    tags: [toTag(stamp), 'support-replacement'],
    ...(subject.customerId !== undefined && { purchasingEntity: { customerId: subject.customerId } }),
    ...(subject.shippingAddress && { shippingAddress: toAddressInput(subject.shippingAddress) }),
  };
}

/** A draft that still waits was never sent; it is left for the merchant to delete. */
async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const { stamp, client, context } = call;
  const answer = await client.execute(recentDraftOrdersOperation, {}, context);
  const read = mapAnswer(answer, ({ draftOrders }) => ({
    completed: draftOrders.nodes.filter((node) => node.note2?.includes(stamp.effectId) && node.order !== null),
    isWhole: isWholeView(draftOrders.nodes, pageSize, stamp),
  }));
  if (!read.ok) return toLookUpFailure(read);
  const [draft] = read.value.completed;
  if (read.value.completed.length > 1) return { kind: 'ambiguous', message: 'more than one order bears this effect' };
  if (draft?.order) {
    return { kind: 'done', receipt: await toReceipt(call, draft.order.id, toDate(draft.createdAt)) };
  }
  if (read.value.isWhole) return { kind: 'absent' };
  return { kind: 'ambiguous', message: 'the shop has more new draft orders than can be read' };
}

const pageSize = 50;

/** The new order has tag and note already; the old one gets the tag too. */
async function toReceipt(call: WriteCall, reference: string, at: Date) {
  const isTagged = await leaveTag(call, call.request.orderId, call.stamp);
  return { reference, at, details: { isTagged } };
}
