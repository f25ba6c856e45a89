import { describe, expect, it } from '@jest/globals';
import { activatePolicy } from '../../../src/commerce/policy/activate-policy.ts';
import { capsOf } from '../../../src/commerce/policy/caps.ts';
import { feesOf, judge } from '../../../src/commerce/policy/judge.ts';
import type { Situation } from '../../../src/commerce/policy/situation.ts';
import { generalRetail } from '../../../src/packs/general-retail/policy.ts';
import { createOrder } from '../../factories/order.ts';
import {
  createConsequence,
  createOrderSnapshot,
  createRefundConsequence,
  createRefundRequest,
  createReturnRequest,
  createSituation,
  createSnapshotLine,
  createUnshippedSnapshot,
  lineItemId,
  orderId,
} from '../../factories/order-snapshot.ts';

const now = new Date('2026-11-20T12:00:00Z');
const policyOf = (settings: Record<string, unknown> = {}) =>
  activatePolicy(generalRetail, { auto_refund_enabled: true, ...settings }, now);
const judgeWith = (settings: Record<string, unknown>, overrides: Partial<Situation>) =>
  judge(policyOf(settings), createSituation({ consequence: createConsequence(), ...overrides }));

describe('judge', () => {
  it('lets a 25 USD refund run after consent and lets a 400 USD one wait', () => {
    const request = createRefundRequest();

    const small = judgeWith({}, { request, consequence: createRefundConsequence(2_500) });
    const large = judgeWith({}, { request, consequence: createRefundConsequence(40_000) });

    expect(small).toMatchObject({ outcome: 'needs_consent', needsConsent: true, needsApproval: false });
    expect(large).toMatchObject({ outcome: 'needs_approval', needsConsent: true, needsApproval: true });
    expect(large.clauses[0]).toMatchObject({ id: 'limit.auto', effect: 'approve' });
  });

  it('refuses to cancel what was shipped and names the return as a way out', () => {
    const request = { action: 'cancel_order', orderId, reason: 'ordered_by_mistake', refundTo: 'original' } as const;

    const verdict = judgeWith({}, { request, subject: createOrderSnapshot() });

    expect(verdict).toMatchObject({ outcome: 'refused', alternative: 'return_items' });
    expect(verdict.clauses.map((clause) => clause.id)).toEqual(['cancel.shipped']);
  });

  it('cancels what was not shipped, once the shopper has agreed', () => {
    const request = { action: 'cancel_order', orderId, reason: 'ordered_by_mistake', refundTo: 'original' } as const;

    const verdict = judgeWith({}, { request, subject: createUnshippedSnapshot() });

    expect(verdict.outcome).toBe('needs_consent');
  });

  it('offers no way out that another refusal closes', () => {
    const subject = createOrderSnapshot({ lines: [createSnapshotLine({ isFinalSale: true })] });

    const verdict = judgeWith({}, { request: createRefundRequest({ reason: 'unwanted' }), subject });

    expect(verdict.clauses.map((clause) => clause.id)).toEqual(['return.final_sale', 'refund.return_first']);
    expect(verdict).not.toHaveProperty('alternative');
  });

  it('names the line item that a clause spoke about, in words of four languages', () => {
    const subject = createOrderSnapshot({ lines: [createSnapshotLine({ isGiftCard: true })] });

    const [clause] = judgeWith({}, { request: createReturnRequest(), subject }).clauses;

    expect(clause).toMatchObject({ id: 'return.gift_card', itemId: lineItemId });
    expect(Object.keys(clause?.say ?? {})).toEqual(['en', 'de', 'fr', 'es']);
  });

  it("fills a sentence with the store's own number", () => {
    const now = new Date('2026-12-25T12:00:00Z');

    const verdict = judgeWith({ return_window_days: 14 }, { now });

    expect(verdict.clauses[0]?.say.en).toBe(
      '“Blue Shirt” was delivered more than 14 days ago, so its return window is over.',
    );
  });

  it('asks a person when the time zone of the store is no time zone', () => {
    const verdict = judgeWith({}, { timeZone: 'Mars/Olympus' });

    expect(verdict.outcome).toBe('needs_approval');
    expect(verdict.clauses[0]).toMatchObject({ id: 'return.window', effect: 'approve' });
  });

  it('asks a person when the value is in a currency that is not the shop’s', () => {
    const consequence = createRefundConsequence(2_500, 'EUR');

    const verdict = judgeWith({}, { request: createRefundRequest(), consequence });

    expect(verdict.outcome).toBe('needs_approval');
  });

  it('does not ask about amounts before there is a preview', () => {
    const situation = createSituation({ request: createRefundRequest() });

    expect(judge(policyOf(), situation).outcome).toBe('needs_consent');
  });

  it('demands code and approval at once where both are due', () => {
    const verdict = judgeWith(
      {},
      { request: createRefundRequest({ refundTo: 'store_credit' }), consequence: createRefundConsequence(40_000) },
    );

    expect(verdict).toMatchObject({ outcome: 'needs_approval', needsCode: true, needsApproval: true });
  });

  it('refuses what no clause allows', () => {
    const policy = activatePolicy({ ...generalRetail, clauses: [] }, {}, now);

    const verdict = judge(policy, createSituation());

    expect(verdict).toMatchObject({ outcome: 'refused', clauses: [{ id: 'nothing.allows' }] });
  });

  it('waits for the hold that the store wants', () => {
    expect(judgeWith({ policy: { hold_seconds: 90 } }, {}).holdMs).toBe(90_000);
  });

  it('refuses everything while the store is paused', () => {
    expect(judgeWith({}, { isPaused: true }).clauses[0]?.id).toBe('store.paused');
  });

  it('judges within 0.2 ms of CPU', () => {
    const policy = policyOf();
    const situation = createSituation({ request: createRefundRequest(), consequence: createRefundConsequence(2_500) });
    const runs = Array.from({ length: 20 }, () => {
      const start = process.cpuUsage();
      for (let round = 0; round < 100; round += 1) {
        judge(policy, situation);
      }
      return process.cpuUsage(start).user / 100 / 1_000;
    });

    expect(Math.min(...runs)).toBeLessThan(0.2);
  });
});

describe('feesOf', () => {
  const settings = { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } };

  it('takes the fees of the store off what is not wanted', () => {
    expect(feesOf(policyOf(settings), createSituation())).toEqual({ restockingPercent: 15, returnShippingMinor: 499 });
  });

  it('takes nothing off when something of the parcel is damaged', () => {
    const request = createReturnRequest({ items: [{ lineItemId, quantity: 1, reason: 'damaged' }] });

    expect(feesOf(policyOf(settings), createSituation({ request }))).toEqual({
      restockingPercent: 0,
      returnShippingMinor: 0,
    });
  });

  it('converts the fee into the currency the shopper paid in', () => {
    const order = createOrder({ total: { amount: '9000', currency: 'JPY' } });
    const subject = createOrderSnapshot({ order, shopRate: 0.0065 });

    expect(feesOf(policyOf(settings), createSituation({ subject })).returnShippingMinor).toBe(767);
  });
});

describe('capsOf', () => {
  it('follows the automatic refund limit in minor units of the currency', () => {
    expect(capsOf(policyOf({ auto_refund_limit: 20.5 }), 'KWD')).toMatchObject({
      orderMinor: 41_000,
      customerDayMinor: 61_500,
      storeDayMinor: 820_000,
    });
  });
});
