import type { Consequence } from '../../src/commerce/consequence.ts';
import { fromMinorUnits, toMinorUnits } from '../../src/commerce/money.ts';
import type { CustomerSnapshot, OrderSnapshot, Subject } from '../../src/commerce/order-snapshot.ts';
import type {
  LookUpAnswer,
  PreviewAnswer,
  StoreWriter,
  WriteAnswer,
  WriteInput,
  WriteStamp,
} from '../../src/commerce/store-writer.ts';
import { createOrder } from '../factories/order.ts';

/** What may go wrong around the next write. */
export type WriteFault =
  | 'lost_before'
  | 'lost_after_commit'
  | 'throttled'
  | 'token_expired'
  | 'rejected'
  | 'job'
  | 'endless_job';

export interface CommittedWrite {
  readonly effectId: string;
  readonly key: string;
  readonly action: string;
  readonly subjectId: string;
  readonly amountMinor: number;
}

/**
 * A shop in memory with real state: what is refundable shrinks with each refund, and each write that came through
 * stands in `writes`. It does not notice repeated keys by itself: a second call is a second write, to be seen.
 */
export class FakeShop implements StoreWriter {
  readonly writes: CommittedWrite[] = [];
  readonly calls: string[] = [];
  readonly orders = new Map<string, OrderSnapshot>();
  readonly customers = new Map<string, CustomerSnapshot>();
  /** Taken one by one by the writes. */
  faults: WriteFault[] = [];
  isDown = false;
  lookUpAnswer: LookUpAnswer | undefined;
  /** Units of the shop's currency that the order has left. */
  readonly refundableMinor = new Map<string, number>();
  private readonly jobs = new Map<string, { looksLeft: number }>();

  addOrder(snapshot: OrderSnapshot, refundableMinor = 10_000): OrderSnapshot {
    this.orders.set(snapshot.order.id, snapshot);
    this.refundableMinor.set(snapshot.order.id, refundableMinor);
    return snapshot;
  }

  async readSubject(request: WriteInput['request']) {
    this.calls.push('read');
    if (this.isDown) return unavailable;
    if ('orderId' in request) return { ok: true as const, value: this.orders.get(request.orderId) };
    const value = 'customerId' in request ? this.customers.get(request.customerId) : undefined;
    return { ok: true as const, value };
  }

  async readOrder(orderId: string) {
    return this.isDown ? unavailable : { ok: true as const, value: this.orders.get(orderId) };
  }

  async listVariants() {
    return { ok: true as const, value: [] };
  }

  async listSubscriptions() {
    return { ok: true as const, value: [] };
  }

  async preview(input: WriteInput): Promise<PreviewAnswer> {
    this.calls.push('preview');
    if (this.isDown) return { ok: false, kind: 'unavailable', reason: 'unavailable', message: 'down' };
    return this.compute(input);
  }

  async write(input: WriteInput, _consequence: Consequence, stamp: WriteStamp): Promise<WriteAnswer> {
    this.calls.push('write');
    const fault = this.faults.shift();
    switch (fault) {
      case 'lost_before':
        return { kind: 'unknown', reason: 'timeout', message: 'no answer' };
      case 'throttled':
        return { kind: 'failed', reason: 'rate_limited', message: 'THROTTLED', isRetryable: true };
      case 'token_expired':
        return { kind: 'failed', reason: 'access_denied', message: '401', isRetryable: true };
      case 'rejected':
        return { kind: 'failed', reason: 'rejected', message: 'userErrors', isRetryable: false };
      case 'job':
      case 'endless_job':
        this.jobs.set(stamp.effectId, { looksLeft: fault === 'job' ? 1 : Number.POSITIVE_INFINITY });
        return { kind: 'started', reference: `job-${stamp.effectId}` };
      case 'lost_after_commit':
      case undefined: {
        const receipt = this.commit(input, stamp);
        return fault === undefined
          ? { kind: 'done', receipt }
          : { kind: 'unknown', reason: 'server_error', message: '500 after commit' };
      }
    }
  }

  async lookUp(input: WriteInput, _consequence: Consequence, stamp: WriteStamp): Promise<LookUpAnswer> {
    this.calls.push('lookUp');
    if (this.lookUpAnswer !== undefined) return this.lookUpAnswer;
    if (this.isDown) return { kind: 'unavailable', reason: 'unavailable', message: 'down' };
    const job = this.jobs.get(stamp.effectId);
    if (job !== undefined && job.looksLeft > 0) {
      job.looksLeft -= 1;
      return { kind: 'in_progress' };
    }
    if (job !== undefined && !this.writes.some(({ effectId }) => effectId === stamp.effectId))
      this.commit(input, stamp);
    const written = this.writes.find(({ effectId }) => effectId === stamp.effectId);
    return written === undefined ? { kind: 'absent' } : { kind: 'done', receipt: toReceipt(stamp.effectId) };
  }

  writesOf(effectId: string): number {
    return this.writes.filter((write) => write.effectId === effectId).length;
  }

  private commit(input: WriteInput, stamp: WriteStamp) {
    const { request, subject } = input;
    const subjectId = subjectIdOf(subject);
    const answer = this.compute(input);
    const amountMinor = answer.ok ? answer.consequence.valueMinor : 0;
    this.writes.push({ effectId: stamp.effectId, key: stamp.key, action: request.action, subjectId, amountMinor });
    this.refundableMinor.set(subjectId, (this.refundableMinor.get(subjectId) ?? 0) - amountMinor);
    if (request.action === 'change_address' && subject.kind === 'order') {
      this.orders.set(subjectId, { ...subject, shippingAddress: request.address });
    }
    return toReceipt(stamp.effectId);
  }

  private compute({ request, subject }: WriteInput): PreviewAnswer {
    const left = this.refundableMinor.get(subjectIdOf(subject)) ?? 0;
    switch (request.action) {
      case 'refund': {
        const units = request.items.reduce((sum, { quantity }) => sum + quantity * 4_225, 0);
        const amount = request.amount === undefined ? units : (toMinorUnits(request.amount) ?? 0);
        if (request.amount !== undefined && request.amount.currency !== 'USD') return refuse('wrong_currency');
        if (request.items.some(({ lineItemId }) => !lineItemId.endsWith('LineItem/1'))) return refuse('unknown_item');
        return amount > left ? refuse('more_than_refundable') : pays(amount);
      }
      case 'grant_store_credit': {
        const credit = toMinorUnits(request.amount) ?? 0;
        return { ok: true, consequence: { ...nothing, credit: request.amount, valueMinor: credit } };
      }
      case 'create_discount':
        return {
          ok: true,
          consequence: {
            ...nothing,
            discount: { percent: 10, endsAt: new Date(Date.now() + 86_400_000) },
            valueMinor: 500,
          },
        };
      case 'change_address': {
        const from = subject.kind === 'order' ? subject.shippingAddress : undefined;
        return {
          ok: true,
          consequence: { ...nothing, address: { to: request.address, ...(from === undefined ? {} : { from }) } },
        };
      }
      case 'change_customer_address':
        return { ok: true, consequence: { ...nothing, address: { to: request.address } } };
      case 'cancel_order':
        return pays(left);
      default:
        return refuse('not_supported');
    }
  }
}

/** Paid, delivered, 100 USD refundable, of Anna, unless told otherwise. */
export function createSnapshot(
  overrides: Partial<OrderSnapshot> & { readonly id?: string; readonly name?: string } = {},
): OrderSnapshot {
  const { id = 'gid://shopify/Order/1042', name = '#1042', ...rest } = overrides;
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  return {
    kind: 'order',
    order: createOrder({ id, name }),
    contacts: { emails: ['anna@example.com'], phones: ['+4915112345678'] },
    customerId: 'gid://shopify/Customer/7',
    lines: [],
    payments: [],
    shipping: { paid: usd('0.00'), refundable: usd('0.00') },
    shippingAddress: { address1: '1 Main St', city: 'Springfield', zip: '01101', countryCode: 'US' },
    shopCurrency: 'USD',
    shopRate: 1,
    isBeingPrepared: false,
    isOnHold: false,
    fraudRisk: 'none',
    hasOpenReturn: false,
    hasPendingPayment: false,
    isArchived: false,
    isTest: false,
    updatedAt: new Date('2026-11-19T10:00:00Z'),
    ...rest,
  };
}

const unavailable = { ok: false as const, reason: 'unavailable' as const, message: 'down' };

const nothing: Consequence = {
  refunds: [],
  fees: [],
  itemsOut: [],
  itemsIn: [],
  valueMinor: 0,
  valueCurrency: 'USD',
};

function pays(minor: number): PreviewAnswer {
  const amount = fromMinorUnits(minor, 'USD');
  const refunds = [{ to: 'original' as const, amount, label: 'Visa ending 4242' }];
  return { ok: true, consequence: { ...nothing, refunds, refundTotal: amount, valueMinor: minor } };
}

function refuse(reason: Extract<PreviewAnswer, { kind: 'refused' }>['reason']): PreviewAnswer {
  return { ok: false, kind: 'refused', reason, message: reason };
}

function toReceipt(effectId: string) {
  return { reference: `write-${effectId}`, at: new Date('2026-11-20T12:00:00Z'), details: { isReadBack: true } };
}

function subjectIdOf(subject: Subject): string {
  return subject.kind === 'order' ? subject.order.id : subject.id;
}
