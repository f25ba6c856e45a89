import { afterEach, describe, expect, it } from '@jest/globals';
import { toMinorUnits } from '../../../../src/commerce/money.ts';
import type { WriteRequest } from '../../../../src/commerce/write-request.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, noFees, orderGid, refused, startWriterShop, type WriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

async function giveBack(shop: WriterShop, number: number, index: number, quantity: number): Promise<WriteRequest> {
  const { lines } = await shop.order(number);
  return {
    action: 'return_items',
    orderId: orderGid(number),
    items: [{ lineItemId: lines[index]!.lineItemId, quantity, reason: 'wrong_size' }],
    refundTo: 'original',
  };
}

describe('a return', () => {
  it('is asked for, and pays back only later', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await giveBack(shop, 1069, 0, 1));

    const answer = await wish.write();
    const after = await shop.order(1069);

    expect(wish.consequence).toMatchObject({ refunds: [], valueMinor: 0, itemsOut: [{ quantity: 1 }] });
    expect(toMinorUnits(wish.consequence.refundLater!)).toBe(toMinorUnits(after.lines[0]!.unitPrice));
    expect(answer).toMatchObject({ kind: 'done', receipt: { details: { status: 'REQUESTED', isTagged: true } } });
    expect(after.hasOpenReturn).toBe(true);
    expect(after.lines[0]!.returnable).toEqual([]);
    expect(shop.commits('returnRequest')).toBe(1);
  });

  it('tells the merchant why, in the words of the shop', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(await giveBack(shop, 1069, 0, 1));

    await wish.write();

    const sent = shop.sandbox.ledger.entries.find(({ operationName }) => operationName === 'RequestReturn');
    expect(sent?.variables.input).toMatchObject({
      returnLineItems: [
        {
          returnReasonDefinitionId: expect.stringMatching(/^gid:\/\/shopify\/ReturnReasonDefinition\/\d+$/),
          customerNote: expect.stringContaining(wish.stamp.effectId),
        },
      ],
    });
  });

  it.each([
    ['euros with tax inside', 1075],
    ['yen', 1076],
    ['dinars', 1077],
    ['dollars with tax on top', 1078],
  ])('takes the fees off what comes back in %s', async (_what, number) => {
    const shop = await startWriterShop();
    const request = await giveBack(shop, number, 0, 1);

    const free = await shop.wish(request);
    const charged = await shop.wish(request, { restockingPercent: 15, returnShippingMinor: 200 });

    const { fees, refundLater } = charged.consequence;
    const feeMinor = fees.reduce((sum, fee) => sum + toMinorUnits(fee.amount)!, 0);
    expect(fees.map(({ kind }) => kind)).toEqual(['restocking', 'return_shipping']);
    expect(toMinorUnits(refundLater!)! + feeMinor).toBe(toMinorUnits(free.consequence.refundLater!));
  });

  it.each([
    ['was not sent', 1066, 0, 1, 'not_returnable'],
    ['is not in such a quantity there', 1069, 1, 3, 'too_many'],
  ] as const)('is refused when the item %s', async (_what, number, index, quantity, reason) => {
    const shop = await startWriterShop();

    const answer = await shop.preview(await giveBack(shop, number, index, quantity), noFees);

    expect(answer).toMatchObject(refused(reason));
  });

  it('is refused when the item is in a return already', async () => {
    const shop = await startWriterShop();
    const request = await giveBack(shop, 1069, 0, 1);
    await (await shop.wish(request)).write();

    expect(await shop.preview(request)).toMatchObject(refused('not_returnable'));
  });

  it('is refused for an item of nobody', async () => {
    const shop = await startWriterShop();
    const request = await giveBack(shop, 1069, 0, 1);
    const items = [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1, reason: 'other' as const }];

    expect(await shop.preview({ ...request, items } as WriteRequest)).toMatchObject(refused('unknown_item'));
  });

  keepsTrackOf('returnRequest', async (shop) => shop.wish(await giveBack(shop, 1069, 0, 1)));
});
