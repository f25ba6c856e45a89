import { describe, expect, it } from '@jest/globals';
import { buildWorld } from '../../../evals/tau/build-world.ts';
import { compareStates } from '../../../evals/tau/compare-state.ts';
import { describeData, describeShop } from '../../../evals/tau/read-state.ts';
import { createSmallShop, getOrder } from './small-shop.ts';

const now = new Date('2026-11-20T12:00:00Z');
const nothing = { paymentsOfPerson: new Set<string>(), balancesOfPerson: new Set<string>() };
const empty = describeData({ orders: {}, users: {} });

describe('the shop made of the data', () => {
  it('reads back as the data describes it', () => {
    const data = createSmallShop();

    expect(describeShop(buildWorld(data, now), data)).toEqual(describeData(data));
  });

  it('reads back returns, exchanges and changes that were under way before', () => {
    const data = createSmallShop();
    const { '#W1000001': pending, '#W1000002': delivered } = data.orders;
    if (pending === undefined || delivered === undefined) throw new Error('the small shop has both');
    const orders = {
      '#W1000001': { ...pending, status: 'pending (item modified)' },
      '#W1000002': { ...delivered, status: 'return requested', return_items: ['70010'] },
    };
    const changed = { ...data, orders };

    expect(describeShop(buildWorld(changed, now), changed).orders).toEqual(describeData(changed).orders);
  });

  it('tells what it was wanted to be and is not', () => {
    const data = createSmallShop();
    const order = getOrder(data, '#W1000001');
    const expected = describeData({ orders: { '#W1000001': { ...order, status: 'cancelled' } }, users: {} });

    const differences = compareStates(expected, describeData(data), describeShop(buildWorld(data, now), data), nothing);

    expect(differences).toEqual(['#W1000001 status: wanted "cancelled", found "pending"']);
  });

  it('tells of a change that nobody expected', () => {
    const data = createSmallShop();
    const world = buildWorld(data, now);
    const [customer] = world.customers;
    if (customer !== undefined) customer.address = { ...customer.address, city: 'Elsewhere' };

    const differences = compareStates(empty, describeData(data), describeShop(world, data), nothing);

    expect(differences).toEqual([expect.stringContaining('kim address')]);
  });

  it('leaves the payments of an order out that a person settles, and nothing else of it', () => {
    const data = createSmallShop();
    const order = getOrder(data, '#W1000001');
    const moved = { ...order, status: 'cancelled', payment_history: [] };
    const expected = describeData({ orders: { '#W1000001': moved }, users: {} });

    const differences = compareStates(expected, describeData(data), describeShop(buildWorld(data, now), data), {
      ...nothing,
      paymentsOfPerson: new Set(['#W1000001']),
    });

    expect(differences).toEqual([expect.stringContaining('status')]);
  });
});
