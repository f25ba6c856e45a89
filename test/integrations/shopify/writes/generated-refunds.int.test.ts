import { afterEach, describe, expect, it } from '@jest/globals';
import { toMinorUnits } from '../../../../src/commerce/money.ts';
import { createShop } from '../../../../src/integrations/sandbox/shop/build-shop.ts';
import { createOrders } from '../../../../src/integrations/sandbox/shop/orders/build-orders.ts';
import type { OrderSpec } from '../../../../src/integrations/sandbox/shop/orders/order-spec.ts';
import type { ManualClock } from '../../sandbox/shopify/shop-client.ts';
import { closeWriterShops, orderGid, startWriterShop, type WriterShop } from './writer-shop.ts';

const firstNumber = 20_001;
const orderCount = 500;

/** Small, seeded, even enough: the same 500 orders each time. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const buyers = ['ada', 'felix', 'yuki', 'omar', 'grace'] as const;
const goods = [
  ['Lantern Beeswax Candle', ''],
  ['Oak Serving Board', ''],
  ['Feather Down Pillow', 'Standard'],
  ['Waffle Bath Towel', 'White'],
] as const;
const methods = ['standard', 'express', 'international'] as const;
const taxPercents = [0, 5, 8.25, 10.35, 19] as const;

function createSpecs(): OrderSpec[] {
  const roll = createDice(2026);
  return Array.from({ length: orderCount }, (_, index) => {
    const percent = taxPercents[roll(taxPercents.length)]!;
    const discount = roll(3) === 0 ? { code: 'SOME', percent: 1 + roll(60) } : undefined;
    const start = roll(goods.length);
    const items = Array.from(
      { length: 1 + roll(2) },
      (__, at) => [...goods[(start + at) % goods.length]!, 1 + roll(3)] as const,
    );
    return {
      number: firstNumber + index,
      buyer: buyers[roll(buyers.length)]!,
      daysAgo: 5,
      state: 'generated',
      items,
      method: methods[roll(methods.length)]!,
      ...(percent === 0 ? {} : { tax: { title: 'Tax', percent, isIncluded: roll(2) === 0 } }),
      ...(discount === undefined ? {} : { discount }),
    };
  });
}

function createWorld(clock: ManualClock) {
  const shop = createShop(clock);
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
  const { customers, products } = shop;
  return { ...shop, orders: createOrders({ customers, products, daysAgo, idBase: 0 }, createSpecs()) };
}

/** One line after the other, the last one with the shipping: what the shopper was shown and what the shop has paid. */
async function refundAll(shop: WriterShop, number: number): Promise<number> {
  const { lines } = await shop.order(number);
  let shown = 0;
  for (const [index, { lineItemId, quantity }] of lines.entries()) {
    const wish = await shop.wish({
      action: 'refund',
      orderId: orderGid(number),
      items: [{ lineItemId, quantity }],
      shipping: index === lines.length - 1,
      reason: 'damaged',
      refundTo: 'original',
    });
    expect((await wish.write()).kind).toBe('done');
    shown += toMinorUnits(wish.consequence.refundTotal!)!;
  }
  return shown;
}

afterEach(closeWriterShops);

describe(`${orderCount} generated orders`, () => {
  it('have refunds that come to exactly what was paid, as the shop has booked it', async () => {
    const shop = await startWriterShop(createWorld);
    for (let number = firstNumber; number < firstNumber + orderCount; number += 1) {
      shop.clock.advance(1_000);
      const before = await shop.order(number);

      const shown = await refundAll(shop, number);

      const { order } = await shop.order(number);
      const booked = shop.sandbox.ledger.commits
        .filter(({ mutation, orderId }) => mutation === 'refundCreate' && orderId === orderGid(number))
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const paid = toMinorUnits(before.order.total);
      expect([number, shown, booked, toMinorUnits(order.totalRefunded)]).toEqual([number, paid, paid, paid]);
    }
  }, 180_000);
});
