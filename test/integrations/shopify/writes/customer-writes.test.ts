import { afterEach, describe, expect, it } from '@jest/globals';
import type { SubscriptionSnapshot } from '../../../../src/commerce/order-snapshot.ts';
import type { RequestOf, WriteRequest } from '../../../../src/commerce/write-request.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, context, refused, startWriterShop, type WriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

async function findSubscription(shop: WriterShop): Promise<SubscriptionSnapshot> {
  for (const { id } of shop.sandbox.state.customers) {
    const answer = await shop.writer.listSubscriptions(`gid://shopify/Customer/${id}`, context);
    const active = answer.ok ? answer.value.find(({ status }) => status === 'ACTIVE') : undefined;
    if (active) return active;
  }
  throw new Error('the demo shop has no active subscription');
}

type Change = RequestOf<'change_subscription'>['change'];

async function change(shop: WriterShop, wanted: Change): Promise<WriteRequest> {
  const { id } = await findSubscription(shop);
  return { action: 'change_subscription', contractId: id, change: wanted };
}

describe('a subscription', () => {
  it('is read with its owner and its next billing', async () => {
    const shop = await startWriterShop();

    const snapshot = await findSubscription(shop);

    expect(snapshot).toMatchObject({ kind: 'subscription', nextCycleIndex: expect.any(Number) });
    expect(snapshot.contacts.emails).toHaveLength(1);
    expect(snapshot.nextBillingAt!.getTime()).toBeGreaterThan(shop.clock.now().getTime());
  });

  it('is skipped once: the next billing moves to the one after', async () => {
    const shop = await startWriterShop();
    const before = await findSubscription(shop);
    const wish = await shop.wish(await change(shop, 'skip'));

    const answer = await wish.write();
    const after = await findSubscription(shop);

    const shown = wish.consequence.subscription!.nextBillingAt!;
    expect(answer).toMatchObject({ kind: 'done' });
    expect(shown.getTime()).toBeGreaterThan(before.nextBillingAt!.getTime());
    expect(after.nextBillingAt).toEqual(shown);
    expect(await wish.lookUp()).toMatchObject({ kind: 'done' });
  });

  it.each([
    ['pause', 'PAUSED'],
    ['cancel', 'CANCELLED'],
  ] as const)('can %s, and not twice', async (wanted, status) => {
    const shop = await startWriterShop();
    const request = await change(shop, wanted);
    const wish = await shop.wish(request);

    expect(await wish.write()).toMatchObject({ kind: 'done' });
    expect(await shop.subject(request)).toMatchObject({ status });
    expect(await shop.preview(request)).toMatchObject(refused('wrong_state'));
  });

  it('can be resumed after a pause', async () => {
    const shop = await startWriterShop();
    const request = await change(shop, 'pause');
    const resume = { ...request, change: 'resume' } as WriteRequest;
    await (await shop.wish(request)).write();

    expect(await (await shop.wish(resume)).write()).toMatchObject({ kind: 'done' });
    expect(await shop.subject(request)).toMatchObject({ status: 'ACTIVE' });
  });

  it.each(['gid://shopify/SubscriptionContract/1', 'x', ''])('that is none is no subject: %j', async (contractId) => {
    const shop = await startWriterShop();
    const request: WriteRequest = { action: 'change_subscription', contractId, change: 'pause' };

    expect(await shop.writer.readSubject(request, context)).toEqual({ ok: true, value: undefined });
  });

  describe('that is paused', () => {
    keepsTrackOf('subscriptionContractPause', async (shop) => shop.wish(await change(shop, 'pause')));
  });

  describe('that skips a billing', () => {
    keepsTrackOf('subscriptionBillingCycleSkip', async (shop) => shop.wish(await change(shop, 'skip')));
  });
});

const elsewhere = {
  address1: '88 Maple Terrace',
  city: 'Sacramento',
  provinceCode: 'CA',
  zip: '95816',
  countryCode: 'US',
};

function move(shop: WriterShop): WriteRequest {
  const ada = shop.sandbox.state.customers.find(({ key }) => key === 'ada')!;
  return { action: 'change_customer_address', customerId: `gid://shopify/Customer/${ada.id}`, address: elsewhere };
}

describe("a customer's default address", () => {
  it('is changed and read back', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(move(shop));

    const answer = await wish.write();

    expect(wish.consequence.address).toMatchObject({ to: elsewhere, from: { countryCode: 'US' } });
    expect(answer).toMatchObject({ kind: 'done', receipt: { details: { isTagged: true } } });
    expect(await shop.subject(move(shop))).toMatchObject({ kind: 'customer', defaultAddress: elsewhere });
  });

  it('leaves the orders as they are', async () => {
    const shop = await startWriterShop();
    const before = await shop.order(1067);

    await (await shop.wish(move(shop))).write();

    expect((await shop.order(1067)).shippingAddress).toEqual(before.shippingAddress);
  });

  keepsTrackOf('customerAddressUpdate', (shop) => shop.wish(move(shop)));
});
