import { afterEach, describe, expect, it } from '@jest/globals';
import { type WriteRequest, writeActions } from '../../../../src/commerce/write-request.ts';
import { describeStoreWriter, type WriterContractShop } from '../../../contracts/store-writer.contract.ts';
import {
  closeWriterShops,
  context,
  createStamp,
  orderGid,
  startWriterShop,
  usd,
  type WriterShop,
} from './writer-shop.ts';

afterEach(closeWriterShops);

describeStoreWriter(
  'The Shopify adapter on the sandbox',
  writeActions.map((action) => [action, () => openShop(action)] as const),
);

async function openShop(action: (typeof writeActions)[number]): Promise<WriterContractShop> {
  const shop = await startWriterShop();
  const { writer, sandbox, clock } = shop;
  const request = await toRequest(shop, action);
  const isMark = ({ mutation, input }: (typeof sandbox.ledger.commits)[number]) =>
    mutation === 'tagsAdd' || (mutation === 'orderUpdate' && !JSON.stringify(input).includes('shippingAddress'));
  return {
    writer,
    request,
    stamp: createStamp(clock),
    countChanges: () => sandbox.ledger.commits.filter((commit) => !isMark(commit)).length,
  };
}

const address = {
  address1: '88 Maple Terrace',
  city: 'Sacramento',
  provinceCode: 'CA',
  zip: '95816',
  countryCode: 'US',
};

async function toRequest(shop: WriterShop, action: (typeof writeActions)[number]): Promise<WriteRequest> {
  const customerId = `gid://shopify/Customer/${shop.sandbox.state.customers.find(({ key }) => key === 'ada')!.id}`;
  const delivered = await line(shop, 1069);
  const unsent = await line(shop, 1066);
  switch (action) {
    case 'cancel_order':
      return { action, orderId: orderGid(1065), reason: 'other', refundTo: 'original' };
    case 'change_address':
      return { action, orderId: orderGid(1067), address };
    case 'change_items':
      return {
        action,
        orderId: orderGid(1066),
        changes: [{ lineItemId: unsent.lineItemId, quantity: 1, newVariantId: unsent.other }],
      };
    case 'return_items':
      return { action, orderId: orderGid(1069), items: [reasoned(delivered)], refundTo: 'original' };
    case 'exchange_items':
      return { action, orderId: orderGid(1069), items: [{ ...reasoned(delivered), newVariantId: delivered.other }] };
    case 'refund':
      return {
        action,
        orderId: orderGid(1069),
        items: [{ lineItemId: delivered.lineItemId, quantity: 1 }],
        shipping: true,
        reason: 'damaged',
        refundTo: 'original',
      };
    case 'create_discount':
      return { action, orderId: orderGid(1069), percent: 10 };
    case 'grant_store_credit':
      return { action, orderId: orderGid(1069), amount: usd('7.77'), reason: 'damaged' };
    case 'replace_items':
      return { action, orderId: orderGid(1069), items: [reasoned(delivered)] };
    case 'change_subscription': {
      const answer = await shop.writer.listSubscriptions(customerId, context);
      const active = answer.ok ? answer.value.find(({ status }) => status === 'ACTIVE') : undefined;
      return { action, contractId: active!.id, change: 'skip' };
    }
    case 'change_customer_address':
      return { action, customerId, address };
  }
}

async function line(shop: WriterShop, number: number) {
  const { lines } = await shop.order(number);
  const { lineItemId, productId, variantId } = lines[0]!;
  const answer = await shop.writer.listVariants(productId!, context);
  const others = answer.ok ? answer.value : [];
  const other = others.find((it) => it.variantId !== variantId && it.isAvailable && (it.stock ?? 1) > 0);
  return { lineItemId, other: other!.variantId };
}

function reasoned({ lineItemId }: { readonly lineItemId: string }) {
  return { lineItemId, quantity: 1, reason: 'damaged' as const };
}

describe('an order as a write finds it', () => {
  it('says from which parcel what may come back, and when that was delivered', async () => {
    const shop = await startWriterShop();

    const { lines } = await shop.order(1073);

    expect(lines[0]).toMatchObject({
      quantity: 2,
      unfulfilledQuantity: 1,
      returnable: [{ quantity: 1, deliveredAt: expect.any(Date) }],
    });
    expect(lines[1]!.returnable).toEqual([]);
  });

  it('knows what is sold finally', async () => {
    const shop = await startWriterShop();

    const { lines } = await shop.order(1069);

    expect(lines.map(({ isFinalSale }) => isFinalSale)).toEqual([false, false, true]);
  });

  it('knows that the warehouse has begun, that it is held and that it looks like fraud', async () => {
    const shop = await startWriterShop();

    expect(await shop.order(1072)).toMatchObject({ isBeingPrepared: true, isOnHold: false, fraudRisk: 'none' });
    expect(await shop.order(1074)).toMatchObject({ isOnHold: true, fraudRisk: 'high' });
    expect(await shop.order(1065)).toMatchObject({ isBeingPrepared: false, isOnHold: false });
  });

  it('states payments and shipping in what was paid, and the rate to the shop', async () => {
    const shop = await startWriterShop();

    const { payments, shipping, shopCurrency, shopRate, order } = await shop.order(1076);

    expect(order.total.currency).toBe('JPY');
    expect(payments).toMatchObject([{ refundable: { currency: 'JPY' } }]);
    expect(shipping.refundable.currency).toBe('JPY');
    expect(shopCurrency).toBe('USD');
    expect(shopRate).toBeGreaterThan(0.003);
    expect(shopRate).toBeLessThan(0.03);
  });

  it('knows a payment that has not come yet', async () => {
    const shop = await startWriterShop();

    expect(await shop.order(1052)).toMatchObject({ hasPendingPayment: true, payments: [] });
    expect(await shop.order(1065)).toMatchObject({ hasPendingPayment: false });
  });

  it('is absent when there is no such order', async () => {
    const shop = await startWriterShop();

    for (const id of ['gid://shopify/Order/1', 'gid://shopify/Customer/1', '1042', '']) {
      expect(await shop.writer.readOrder(id, context)).toEqual({ ok: true, value: undefined });
    }
  });

  it('costs less than one query may', async () => {
    const shop = await startWriterShop();

    await shop.order(1042);

    const costs = shop.sandbox.ledger.entries.map(({ cost }) => cost ?? 0);
    expect(Math.max(...costs)).toBeLessThan(1_000);
  });
});

describe('an app that was granted less', () => {
  it('fails for good at what it may not do', async () => {
    const shop = await startWriterShop();
    const request: WriteRequest = { action: 'create_discount', orderId: orderGid(1069), percent: 10 };
    const wish = await shop.wish(request);
    shop.sandbox.settings.scopes = new Set([...shop.sandbox.settings.scopes].filter((it) => it !== 'write_discounts'));

    expect(await wish.write()).toMatchObject({ kind: 'failed', reason: 'access_denied', isRetryable: false });
    expect(shop.commits('discountCodeBasicCreate')).toBe(0);
  });
});
