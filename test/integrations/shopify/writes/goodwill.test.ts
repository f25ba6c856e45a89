import { afterEach, describe, expect, it } from '@jest/globals';
import { toMinorUnits } from '../../../../src/commerce/money.ts';
import type { WriteRequest } from '../../../../src/commerce/write-request.ts';
import { toDiscountCode } from '../../../../src/integrations/shopify/writes/discount-code.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, orderGid, refused, startWriterShop, usd, type WriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

function discount(asked: { percent?: number; amount?: { amount: string; currency: string } }): WriteRequest {
  return { action: 'create_discount', orderId: orderGid(1071), ...asked };
}

describe('a discount code', () => {
  it('is for one customer, one use and a limited time', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(discount({ percent: 10 }));

    const answer = await wish.write();

    const sent = shop.sandbox.ledger.entries.find(({ operationName }) => operationName === 'CreateDiscountCode');
    const { customerId, note } = await shop.order(1071);
    expect(sent?.variables.input).toMatchObject({
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { customers: { add: [customerId] } },
      customerGets: { value: { percentage: 0.1 } },
      endsAt: wish.consequence.discount!.endsAt.toISOString(),
    });
    expect(answer).toMatchObject({ kind: 'done', receipt: { secret: toDiscountCode(wish.stamp.key) } });
    expect(note).toContain(wish.stamp.effectId);
  });

  it('keeps the code out of everything but the secret', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(discount({ amount: usd('5.00') }));

    const answer = await wish.write();
    if (answer.kind !== 'done') throw new Error('not done');
    const { secret, ...rest } = answer.receipt;

    expect(secret).toMatch(/^SORRY-[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{4}$/);
    expect(JSON.stringify(rest)).not.toContain(secret);
    expect(wish.consequence).toMatchObject({ valueMinor: 500, discount: { amount: usd('5.00') } });
  });

  it('has a code that follows from the key and from nothing else', () => {
    const keys = Array.from({ length: 500 }, (_, index) => index.toString(16).padStart(64, '0'));

    const codes = new Set(keys.map(toDiscountCode));

    expect(codes.size).toBe(500);
    expect(toDiscountCode(keys[7]!)).toBe(toDiscountCode(keys[7]!));
  });

  it('is made once however often it is sent with one stamp', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(discount({ percent: 10 }));

    await wish.write();

    expect(await wish.write()).toMatchObject({ kind: 'done' });
    expect(shop.commits('discountCodeBasicCreate')).toBe(1);
  });

  it.each([
    ['neither percentage nor amount', {}, 'bad_amount'],
    ['both', { percent: 10, amount: usd('1.00') }, 'bad_amount'],
    ['an amount of zero', { amount: usd('0') }, 'bad_amount'],
    ['half a cent', { amount: usd('0.005') }, 'bad_amount'],
    ['another currency', { amount: { amount: '1.00', currency: 'EUR' } }, 'wrong_currency'],
  ] as const)('of %s is refused', async (_what, asked, reason) => {
    const shop = await startWriterShop();

    expect(await shop.preview(discount(asked))).toMatchObject(refused(reason));
  });

  keepsTrackOf('discountCodeBasicCreate', (shop) => shop.wish(discount({ percent: 10 })));
});

function credit(amount = usd('12.50'), number = 1071): WriteRequest {
  return { action: 'grant_store_credit', orderId: orderGid(number), amount, reason: 'damaged' };
}

describe('store credit', () => {
  it('is given to the account of the order', async () => {
    const shop = await startWriterShop();
    const ada = shop.sandbox.state.customers.find(({ key }) => key === 'ada')!;
    const before = ada.storeCreditCents;
    const wish = await shop.wish(credit());

    const answer = await wish.write();

    expect(answer).toMatchObject({ kind: 'done', receipt: { details: { amount: '12.50', isTagged: true } } });
    expect(wish.consequence).toMatchObject({ credit: usd('12.50'), valueMinor: 1250, valueCurrency: 'USD' });
    expect(ada.storeCreditCents - before).toBe(1250);
  });

  it("counts against limits in the shop's own currency", async () => {
    const shop = await startWriterShop();

    const { consequence } = await shop.wish(credit({ amount: '9.20', currency: 'EUR' }, 1075));

    expect(consequence).toMatchObject({ valueMinor: 1000, valueCurrency: 'USD' });
  });

  it('is left to a person when two such credits stand on the account', async () => {
    const shop = await startWriterShop();
    const [one, two] = [await shop.wish(credit()), await shop.wish(credit())];
    await one.write();
    await two.write();

    expect(await one.lookUp()).toMatchObject({ kind: 'ambiguous' });
  });

  it('is not mistaken for another amount or for an older credit', async () => {
    const shop = await startWriterShop();
    await (await shop.wish(credit())).write();
    await (await shop.wish(credit(usd('3.00')))).write();
    shop.clock.advance(120_000);
    const wish = await shop.wish(credit());

    expect(await wish.lookUp()).toEqual({ kind: 'absent' });
  });

  it.each([
    ['zero', usd('0.00'), 'bad_amount'],
    ['five decimals', usd('1.00001'), 'bad_amount'],
    ['another currency', { amount: '5.00', currency: 'EUR' }, 'wrong_currency'],
  ] as const)('of %s is refused', async (_what, amount, reason) => {
    const shop = await startWriterShop();

    expect(await shop.preview(credit(amount))).toMatchObject(refused(reason));
  });

  keepsTrackOf('storeCreditAccountCredit', (shop) => shop.wish(credit()));
});

async function replace(shop: WriterShop, number: number, index = 0, quantity = 1): Promise<WriteRequest> {
  const { lines } = await shop.order(number);
  const { lineItemId } = lines[index]!;
  return {
    action: 'replace_items',
    orderId: orderGid(number),
    items: [{ lineItemId, quantity, reason: 'damaged' }],
  };
}

describe('a replacement', () => {
  it('is a new order at no charge to the same address', async () => {
    const shop = await startWriterShop();
    const before = await shop.order(1071);
    const wish = await shop.wish(await replace(shop, 1071));

    const answer = await wish.write();

    const made = shop.sandbox.state.orders.at(-1)!;
    expect(answer).toMatchObject({ kind: 'done', receipt: { reference: expect.stringContaining('/Order/') } });
    expect(made.note).toContain(wish.stamp.effectId);
    expect(made.tags).toEqual(expect.arrayContaining(['support-replacement', `sa-${wish.stamp.effectId.slice(-8)}`]));
    expect(made.shippingAddress.address1).toBe(before.shippingAddress!.address1);
    expect(wish.consequence).toMatchObject({
      itemsIn: [{ quantity: 1 }],
      valueMinor: toMinorUnits(before.lines[0]!.unitPrice),
    });
  });

  it('is refused for what was never sent, and for what is sold out', async () => {
    const shop = await startWriterShop();
    const request = await replace(shop, 1071);
    for (const product of shop.sandbox.state.products) for (const variant of product.variants) variant.stock = 0;

    expect(await shop.preview(await replace(shop, 1066))).toMatchObject(refused('wrong_state'));
    expect(await shop.preview(request)).toMatchObject(refused('out_of_stock'));
  });

  it('is absent as long as its draft was not completed', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await replace(shop, 1071));
    shop.sandbox.fault({ kind: 'after_commit', field: 'draftOrderCreate', status: 502 });

    expect(await wish.write()).toMatchObject({ kind: 'unknown' });
    expect(await wish.lookUp()).toEqual({ kind: 'absent' });
    expect(shop.commits('draftOrderComplete')).toBe(0);
  });

  keepsTrackOf('draftOrderComplete', async (shop) => shop.wish(await replace(shop, 1071)));
});
