import type { Money } from '../../../commerce/money.ts';
import { fromMinorUnits, toMinorUnits } from '../../../commerce/money.ts';
import type { LookUpAnswer, WriteAnswer, WriteReceipt, WriteStamp } from '../../../commerce/store-writer.ts';
import { mapAnswer } from '../map-answer.ts';
import { paidMinor, sumOf, toMoneyInput } from '../minor-money.ts';
import {
  createRefundOperation,
  type OrderRefundsQuery,
  orderRefundsOperation,
  type RefundInput,
} from '../operations.gen.ts';
import { toDate } from '../vendor-values.ts';
import type { Tools } from './action.ts';
import { toLookUpFailure } from './answers.ts';
import { carryOut } from './carry-out.ts';
import { leaveTag, toNote } from './mark.ts';
import type { Allocation } from './refund-consequence.ts';

type RefundTools = Tools & {
  readonly request: { readonly orderId: string };
  readonly stamp: WriteStamp;
};

export interface RefundOrder {
  readonly total: Money;
  readonly parts: readonly Allocation[];
  readonly toStoreCredit: boolean;
  readonly text: string;
  readonly rest: Partial<RefundInput>;
}

/** Always says where the money goes: without that, Shopify books a refund that moves none. */
export async function sendRefund(call: RefundTools, order: RefundOrder): Promise<WriteAnswer> {
  const { request, stamp, clock } = call;
  const input = { ...order.rest, ...toTarget(request.orderId, order), ...toHead(call, order) };
  const done = await carryOut(call, createRefundOperation, { input, key: stamp.key }, ({ refundCreate }) => ({
    errors: refundCreate?.userErrors ?? [],
    made: refundCreate?.refund,
  }));
  if (!done.ok) return done.answer;
  const { id, totalRefundedSet, transactions } = done.made;
  switch (toState(transactions.nodes, order.toStoreCredit)) {
    case 'pending':
      return { kind: 'started', reference: id };
    case 'failed':
      return { kind: 'unknown', reason: 'transaction_failed', message: 'shopify: a transaction of the refund failed' };
    case 'settled':
      break;
  }
  if (paidMinor(totalRefundedSet) !== toMinorUnits(order.total)) {
    return { kind: 'unknown', reason: 'strange_answer', message: 'shopify: the refund has another amount' };
  }
  return { kind: 'done', receipt: await toReceipt(call, { id, at: clock.now(), total: order.total }) };
}

function toHead({ request, stamp }: RefundTools, { text, total }: RefundOrder) {
  return { orderId: request.orderId, note: toNote(stamp, text), notify: true, currency: toCurrency(total) };
}

/** The vendor's enum; the amount was made of one of its answers. */
function toCurrency(total: Money): NonNullable<RefundInput['currency']> {
  return total.currency as NonNullable<RefundInput['currency']>;
}

function toTarget(orderId: string, { total, parts, toStoreCredit }: RefundOrder): Partial<RefundInput> {
  const totalMinor = toMinorUnits(total);
  if (totalMinor === undefined || totalMinor <= 0) throw new Error('a refund must move money');
  if (toStoreCredit) {
    const { amount } = toMoneyInput(total);
    return { refundMethods: [{ storeCreditRefund: { amount: { amount, currencyCode: toCurrency(total) } } }] };
  }
  if (sumOf(parts, (part) => part.minor) !== totalMinor) throw new Error('the parts of a refund must add up to it');
  return {
    transactions: parts.map(({ payment, minor }) => ({
      orderId,
      parentId: payment.parentId,
      kind: 'REFUND' as const,
      gateway: payment.gateway,
      amount: fromMinorUnits(minor, total.currency).amount,
    })),
  };
}

type State = 'settled' | 'pending' | 'failed';

function toState(nodes: readonly { readonly status: string }[], mayBeEmpty: boolean): State {
  if (nodes.some(({ status }) => status === 'FAILURE' || status === 'ERROR')) return 'failed';
  if (nodes.some(({ status }) => status !== 'SUCCESS')) return 'pending';
  return nodes.length > 0 || mayBeEmpty ? 'settled' : 'failed';
}

async function toReceipt(
  call: RefundTools,
  made: { readonly id: string; readonly at: Date; readonly total: Money },
): Promise<WriteReceipt> {
  const isTagged = await leaveTag(call, call.request.orderId, call.stamp);
  const details = { amount: made.total.amount, currency: made.total.currency, isTagged };
  return { reference: made.id, at: made.at, details };
}

/** By the effect's id in its note. A page that is full may hide it: then a person looks. */
export async function findRefund(
  call: RefundTools & { readonly consequence: { readonly refunds: readonly { readonly to: string }[] } },
): Promise<LookUpAnswer> {
  const { request, stamp, client, context } = call;
  const answer = await client.execute(orderRefundsOperation, { id: request.orderId }, context);
  const read = mapAnswer(answer, ({ order }) => order?.refunds);
  if (!read.ok) return toLookUpFailure(read);
  if (!read.value) return { kind: 'ambiguous', message: 'the order can no longer be read' };
  const found = read.value.filter((refund) => refund.note?.includes(stamp.effectId));
  const [refund] = found;
  if (!refund) return read.value.length < pageSize ? { kind: 'absent' } : tooMany;
  if (found.length > 1) return { kind: 'ambiguous', message: 'more than one refund bears this effect' };
  const toStoreCredit = call.consequence.refunds.some(({ to }) => to === 'store_credit');
  return judge(call, refund, toStoreCredit);
}

type RefundNode = NonNullable<OrderRefundsQuery['order']>['refunds'][number];

async function judge(call: RefundTools, refund: RefundNode, toStoreCredit: boolean): Promise<LookUpAnswer> {
  switch (toState(refund.transactions.nodes, toStoreCredit)) {
    case 'pending':
      return { kind: 'in_progress' };
    case 'failed':
      return { kind: 'ambiguous', message: 'a transaction of the refund failed' };
    case 'settled': {
      const currency = refund.totalRefundedSet.presentmentMoney.currencyCode;
      const at = refund.createdAt === null ? call.clock.now() : toDate(refund.createdAt);
      const total = fromMinorUnits(paidMinor(refund.totalRefundedSet), currency);
      return { kind: 'done', receipt: await toReceipt(call, { id: refund.id, at, total }) };
    }
  }
}

const pageSize = 40;
const tooMany: LookUpAnswer = { kind: 'ambiguous', message: 'the order has more refunds than can be read' };
