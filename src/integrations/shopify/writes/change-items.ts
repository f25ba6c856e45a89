import type { Consequence } from '../../../commerce/consequence.ts';
import { fromMinorUnits, toMinorUnits } from '../../../commerce/money.ts';
import type { PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { commitOrderEditOperation } from '../operations.gen.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { fail, type NoPreview, refusePreview, toPreviewFailure, toUnsent } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { findEdit } from './edit-look-up.ts';
import { checkItems, findLine, toChosenItem, toItems } from './items.ts';
import { leaveTag, toNote } from './mark.ts';
import { type StagedEdit, stageEdit } from './order-edit.ts';
import { sendRefund } from './refund-call.ts';
import { allocate, toRefundConsequence } from './refund-consequence.ts';
import { suggestRefund } from './suggested-refund.ts';
import { chooseVariants } from './variants.ts';

type Call = ActionCall<'change_items', 'order'>;
type WriteCall = StampedCall<'change_items', 'order'>;

/**
 * One committed edit. What the order then costs less is paid back at once by a refund with the same stamp; what it costs
 * more, Shopify asks the shopper for.
 */
export const changeItems: ActionSteps<'change_items', 'order'> = { preview, write, lookUp: findEdit };

async function preview(call: Call): Promise<PreviewAnswer> {
  const planned = await plan(call);
  return planned.ok ? { ok: true, consequence: planned.consequence } : planned;
}

type Planned = { readonly ok: true; readonly edit: StagedEdit; readonly consequence: Consequence } | NoPreview;

async function plan(call: Call): Promise<Planned> {
  const { request, subject } = call;
  const { order } = subject;
  if (order.cancelledAt !== undefined) return refusePreview('wrong_state', 'the order is cancelled');
  if (subject.isArchived) return refusePreview('wrong_state', 'the order is archived');
  const refusal = checkItems(subject, request.changes, (line) => line.unfulfilledQuantity, 'wrong_state');
  if (refusal) return refusal;
  const wishes = request.changes.flatMap(({ lineItemId, quantity, newVariantId }) =>
    newVariantId === undefined ? [] : [{ lineItemId, quantity, variantId: newVariantId }],
  );
  if (wishes.some((wish) => findLine(subject, wish.lineItemId)?.variantId === wish.variantId)) {
    return refusePreview('unknown_variant', 'the line is of that variant already');
  }
  const picked = await chooseVariants(call, wishes);
  if (!picked.ok) return picked;
  const staged = await stageEdit(call, order.id, request.changes);
  if (!staged.ok) {
    const isRefused = staged.kind === 'refused';
    return isRefused ? refusePreview('wrong_state', 'the shop does not edit that') : toPreviewFailure(staged.refusal);
  }
  const money = await toMoney(call, staged.edit);
  if (!money.ok) return money;
  const itemsOut = toItems(subject, request.changes);
  const itemsIn = picked.chosen.map(({ line, choice, quantity }) => toChosenItem(line, choice, quantity));
  return { ok: true, edit: staged.edit, consequence: { fees: [], itemsOut, itemsIn, ...money.value } };
}

type MoneyPart = Pick<Consequence, 'refunds' | 'refundTotal' | 'charge' | 'newTotal' | 'valueMinor' | 'valueCurrency'>;

/** Only the difference that this edit makes: what was owed before stays as it is. */
async function toMoney(
  call: Call,
  edit: StagedEdit,
): Promise<{ readonly ok: true; readonly value: MoneyPart } | NoPreview> {
  const { subject } = call;
  const newTotal = fromMinorUnits(edit.totalMinor, edit.currency);
  const none = { refunds: [], newTotal, valueMinor: 0, valueCurrency: subject.shopCurrency };
  const due = toDueMinor(edit);
  if (due <= 0) {
    const more = Math.max(0, edit.owedMinor) - Math.max(0, edit.owedBeforeMinor);
    return { ok: true, value: { ...none, ...(more > 0 && { charge: fromMinorUnits(more, edit.currency) }) } };
  }
  const suggested = await suggestRefund(call, { full: true });
  if (!suggested.ok) return toPreviewFailure(suggested);
  const wanted = { amountMinor: due, subject, refundTo: 'original' as const };
  const refund = toRefundConsequence({ ...suggested.value, amountMinor: 0 }, wanted);
  return refund.ok ? { ok: true, value: { ...none, ...refund.value } } : refund;
}

function toDueMinor({ owedMinor, owedBeforeMinor }: StagedEdit): number {
  return Math.max(0, -owedMinor) - Math.max(0, -owedBeforeMinor);
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { consequence, stamp, clock } = call;
  const planned = await plan(call);
  if (!planned.ok) return toUnsent(planned);
  if (!isSameMoney(planned.consequence, consequence)) {
    return fail('changed', 'the order has changed since the edit was shown');
  }
  const variables = { id: planned.edit.id, staffNote: toNote(stamp, 'Items changed') };
  const done = await carryOut(call, commitOrderEditOperation, variables, ({ orderEditCommit }) => ({
    errors: orderEditCommit?.userErrors ?? [],
    made: orderEditCommit?.order,
  }));
  if (!done.ok) return done.answer;
  if (consequence.refundTotal) return payBack(call);
  const isTagged = await leaveTag(call, done.made.id, stamp);
  return { kind: 'done', receipt: { reference: done.made.id, at: clock.now(), details: { isTagged } } };
}

function isSameMoney(one: Consequence, other: Consequence): boolean {
  const pick = ({ refundTotal, charge, newTotal }: Consequence) => JSON.stringify([refundTotal, charge, newTotal]);
  return pick(one) === pick(other);
}

/** The edit stands by now: whatever happens to its refund, this is no failure that may be repeated. */
async function payBack(call: WriteCall): Promise<WriteAnswer> {
  const total = call.consequence.refundTotal;
  const suggested = await suggestRefund(call, { full: true });
  const minor = total ? toMinorUnits(total) : undefined;
  const parts = suggested.ok && minor !== undefined ? allocate(suggested.value, call.subject, minor) : undefined;
  if (!total || !parts) return halfDone;
  const text = 'Refund: the changed items cost less';
  const sent = await sendRefund(call, { total, parts, toStoreCredit: false, text, rest: {} });
  return sent.kind === 'failed' ? halfDone : sent;
}

const halfDone: WriteAnswer = {
  kind: 'unknown',
  reason: 'refund_missing',
  message: 'the items were changed, but the difference was not paid back',
};
