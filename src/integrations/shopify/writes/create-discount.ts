import { type Consequence, emptyConsequence } from '../../../commerce/consequence.ts';
import { type Money, toMinorUnits } from '../../../commerce/money.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { mapAnswer } from '../map-answer.ts';
import { convertMinor } from '../minor-money.ts';
import {
  createDiscountCodeOperation,
  type DiscountCodeBasicInput,
  discountByCodeOperation,
} from '../operations.gen.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { fail, refusePreview, toLookUpFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { toDiscountCode } from './discount-code.ts';
import { leaveTagAndNote, toNote } from './mark.ts';

type Call = ActionCall<'create_discount', 'order'>;
type WriteCall = StampedCall<'create_discount', 'order'>;

/** One code for one customer and one use. The code follows from the stamp, so that a lost answer is found by it. */
export const createDiscount: ActionSteps<'create_discount', 'order'> = { preview, write, lookUp };

async function preview({ request, subject, clock }: Call): Promise<PreviewAnswer> {
  const { percent, amount } = request;
  if (subject.customerId === undefined) return refusePreview('not_supported', 'the order has no customer');
  if ((percent === undefined) === (amount === undefined)) {
    return refusePreview('bad_amount', 'either a percentage or an amount');
  }
  const refusal = amount && checkAmount(amount, subject.shopCurrency);
  if (refusal) return refusal;
  const discount = { endsAt: toEnd(clock.now()), ...(amount ? { amount } : { percent: percent ?? 0 }) };
  return {
    ok: true,
    consequence: { ...emptyConsequence(subject.shopCurrency), discount, valueMinor: toValue(discount, subject) },
  };
}

function checkAmount(amount: Money, shopCurrency: string) {
  if (amount.currency !== shopCurrency) {
    return refusePreview('wrong_currency', "a discount is in the shop's own currency");
  }
  const minor = toMinorUnits(amount);
  return minor === undefined || minor <= 0 ? refusePreview('bad_amount', 'no amount of that currency') : undefined;
}

/** The end of the next month in UTC: the same all month long, so that what was shown stays what is made. */
function toEnd(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1) - 1000);
}

/** A percentage counts as if it were used on an order like this one. */
function toValue({ amount, percent }: NonNullable<Consequence['discount']>, subject: Call['subject']): number {
  if (amount) return toMinorUnits(amount) ?? 0;
  const total = toMinorUnits(subject.order.total) ?? 0;
  return Math.round(
    convertMinor(total, subject.order.total.currency, subject.shopCurrency, subject.shopRate) * ((percent ?? 0) / 100),
  );
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { consequence, stamp, clock, subject } = call;
  const { discount } = consequence;
  if (!discount || subject.customerId === undefined) return fail('changed', 'nothing of a discount was shown');
  const input: DiscountCodeBasicInput = {
    title: toNote(stamp, 'Goodwill'),
    code: toDiscountCode(stamp.key),
    startsAt: clock.now().toISOString(),
    endsAt: discount.endsAt.toISOString(),
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { customers: { add: [subject.customerId] } },
    customerGets: { value: toVendorValue(discount), items: { all: true } },
  };
  const done = await carryOut(call, createDiscountCodeOperation, { input }, ({ discountCodeBasicCreate }) => ({
    errors: discountCodeBasicCreate?.userErrors ?? [],
    made: discountCodeBasicCreate?.codeDiscountNode,
  }));
  if (done.ok) return { kind: 'done', receipt: await toReceipt(call, done.made.id) };
  if (!done.codes.includes('TAKEN')) return done.answer;
  // Nobody else can have guessed the code: an earlier call of this effect made it.
  const found = await lookUp(call);
  return found.kind === 'done' ? found : { kind: 'unknown', reason: 'code_taken', message: 'the code exists already' };
}

function toVendorValue({ amount, percent }: NonNullable<Consequence['discount']>) {
  if (amount) return { discountAmount: { amount: amount.amount, appliesOnEachItem: false } };
  return { percentage: (percent ?? 0) / 100 };
}

async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const code = toDiscountCode(call.stamp.key);
  const answer = await call.client.execute(discountByCodeOperation, { code }, call.context);
  const read = mapAnswer(answer, ({ codeDiscountNodeByCode }) => codeDiscountNodeByCode?.id);
  if (!read.ok) return toLookUpFailure(read);
  return read.value === undefined ? { kind: 'absent' } : { kind: 'done', receipt: await toReceipt(call, read.value) };
}

async function toReceipt(call: WriteCall, reference: string) {
  const { request, subject, stamp, clock } = call;
  const order = { id: request.orderId, note: subject.note };
  const isTagged = await leaveTagAndNote(call, order, stamp, 'Discount code made');
  return { reference, at: clock.now(), details: { isTagged, usageLimit: 1 }, secret: toDiscountCode(stamp.key) };
}
