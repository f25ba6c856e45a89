import { afterEach, describe, expect, it } from '@jest/globals';
import type { Address, WriteRequest } from '../../../../src/commerce/write-request.ts';
import { keepsTrackOf } from './fault-cases.ts';
import { closeWriterShops, orderGid, refused, startWriterShop } from './writer-shop.ts';

afterEach(closeWriterShops);

const elsewhere: Address = {
  address1: '88 Maple Terrace',
  city: 'Sacramento',
  provinceCode: 'CA',
  zip: '95816',
  countryCode: 'US',
};

function move(number: number, address: Partial<Address> = {}): WriteRequest {
  return { action: 'change_address', orderId: orderGid(number), address: { ...elsewhere, ...address } };
}

describe('changing the address of an order', () => {
  it('shows both addresses, keeps the name and leaves tag and note', async () => {
    const shop = await startWriterShop();
    const before = await shop.order(1067);
    const wish = await shop.wish(move(1067));

    const answer = await wish.write();
    const after = await shop.order(1067);

    expect(wish.consequence.address).toEqual({ from: before.shippingAddress, to: elsewhere });
    expect(answer).toMatchObject({ kind: 'done', receipt: { reference: orderGid(1067), details: { isTagged: true } } });
    expect(after.shippingAddress).toMatchObject({ ...elsewhere, firstName: before.shippingAddress!.firstName });
    expect(after.note).toContain(wish.stamp.effectId);
    expect(after.order.tags).toContain(`sa-${wish.stamp.effectId.slice(-8)}`);
  });

  it('keeps what the merchant had written in the note', async () => {
    const shop = await startWriterShop();
    shop.sandbox.state.orders.find(({ name }) => name === '#1067')!.note = 'Ring twice';
    const wish = await shop.wish(move(1067));

    await wish.write();

    expect((await shop.order(1067)).note).toMatch(/^Ring twice\n/);
  });

  it('is done although the mark could not be left', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(move(1067));
    shop.sandbox.fault({ kind: 'http_5xx', field: 'tagsAdd', status: 503 });

    expect(await wish.write()).toMatchObject({ kind: 'done', receipt: { details: { isTagged: false } } });
  });

  it('fails when the shop refuses the address, and says nothing of it', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(move(1067, { city: ' ' }));

    const answer = await wish.write();

    expect(answer).toMatchObject({ kind: 'failed', reason: 'refused_by_shop', isRetryable: false });
    expect(JSON.stringify(answer)).not.toContain('Maple');
  });

  it.each([
    ['was cancelled', 1054],
    ['is on its way', 1042],
  ])('is refused when the order %s', async (_what, number) => {
    const shop = await startWriterShop();

    expect(await shop.preview(move(number))).toMatchObject(refused('wrong_state'));
  });

  it('is left to a person when the order has a third address', async () => {
    const shop = await startWriterShop();
    const wish = await shop.wish(move(1067));
    await (await shop.wish(move(1067, { address1: '1 Other Street' }))).write();

    expect(await wish.lookUp()).toMatchObject({ kind: 'ambiguous' });
  });

  keepsTrackOf('orderUpdate', (shop) => shop.wish(move(1067)));
});
