import { emptyConsequence } from '../../../commerce/consequence.ts';
import { toMinorUnits } from '../../../commerce/money.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { mapAnswer } from '../map-answer.ts';
import { convertMinor, toMinor } from '../minor-money.ts';
import {
  type CreditStoreCreditMutationVariables,
  creditStoreCreditOperation,
  type StoreCreditHistoryQuery,
  storeCreditHistoryOperation,
} from '../operations.gen.ts';
import { toDate } from '../vendor-values.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { fail, refusePreview, toLookUpFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { leaveTagAndNote } from './mark.ts';
import { mayBeOf } from './stamp-time.ts';

type Call = ActionCall<'grant_store_credit', 'order'>;
type WriteCall = StampedCall<'grant_store_credit', 'order'>;

/** Shopify knows neither key nor note here: only the account's own history tells whether it was given. */
export const grantStoreCredit: ActionSteps<'grant_store_credit', 'order'> = { preview, write, lookUp };

async function preview({ request, subject }: Call): Promise<PreviewAnswer> {
  const { amount } = request;
  if (subject.customerId === undefined) return refusePreview('not_supported', 'the order has no customer');
  if (amount.currency !== subject.order.total.currency) {
    return refusePreview('wrong_currency', 'the order was paid in another currency');
  }
  const minor = toMinorUnits(amount);
  if (minor === undefined || minor <= 0) return refusePreview('bad_amount', 'no amount of that currency');
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(subject.shopCurrency),
      credit: amount,
      valueMinor: convertMinor(minor, amount.currency, subject.shopCurrency, subject.shopRate),
    },
  };
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, subject, clock } = call;
  if (subject.customerId === undefined) return fail('not_supported', 'the order has no customer');
  const { amount, currency } = request.amount;
  // The vendor's enum; the currency is the order's.
  const currencyCode = currency as CreditStoreCreditMutationVariables['input']['creditAmount']['currencyCode'];
  const variables = { id: subject.customerId, input: { creditAmount: { amount, currencyCode } } };
  const done = await carryOut(call, creditStoreCreditOperation, variables, ({ storeCreditAccountCredit }) => ({
    errors: storeCreditAccountCredit?.userErrors ?? [],
    made: storeCreditAccountCredit?.storeCreditAccountTransaction,
  }));
  if (!done.ok) return done.answer;
  return { kind: 'done', receipt: await toReceipt(call, done.made.id, clock.now()) };
}

type AccountNode = NonNullable<StoreCreditHistoryQuery['customer']>['storeCreditAccounts']['nodes'][number];

async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const { subject, client, context } = call;
  if (subject.customerId === undefined) return { kind: 'ambiguous', message: 'the order has no customer' };
  const answer = await client.execute(storeCreditHistoryOperation, { id: subject.customerId }, context);
  const read = mapAnswer(answer, ({ customer }) => customer?.storeCreditAccounts.nodes.flatMap(findCredits(call)));
  if (!read.ok) return toLookUpFailure(read);
  if (!read.value) return { kind: 'ambiguous', message: 'the customer can no longer be read' };
  const [credit] = read.value;
  if (!credit) return { kind: 'absent' };
  if (read.value.length > 1 || credit === 'hidden') {
    return { kind: 'ambiguous', message: 'the account has several credits that may be this one' };
  }
  return { kind: 'done', receipt: await toReceipt(call, credit.id, credit.at) };
}

/** Credits of that amount, given by hand or by an app since the effect was made. */
function findCredits({ stamp, request }: WriteCall) {
  const wanted = toMinorUnits(request.amount);
  return (account: AccountNode): readonly ({ readonly id: string; readonly at: Date } | 'hidden')[] => {
    const recent = account.transactions.nodes.filter((node) => mayBeOf(stamp, node.createdAt));
    if (recent.length >= pageSize) return ['hidden'];
    return recent.flatMap((node) => {
      const isSame = node.amount.currencyCode === request.amount.currency && toMinor(node.amount) === wanted;
      return isSame && node.event === 'ADJUSTMENT' && 'id' in node ? [{ id: node.id, at: toDate(node.createdAt) }] : [];
    });
  };
}

const pageSize = 30;

async function toReceipt(call: WriteCall, reference: string, at: Date) {
  const { request, subject, stamp } = call;
  const order = { id: request.orderId, note: subject.note };
  const isTagged = await leaveTagAndNote(call, order, stamp, 'Store credit given');
  return { reference, at, details: { ...request.amount, isTagged } };
}
