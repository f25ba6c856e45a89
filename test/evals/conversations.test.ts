import { describe, expect, it } from '@jest/globals';
import { allGroups } from '../../evals/datasets/conversations/all-groups.ts';
import { olderOrders } from '../../src/integrations/sandbox/shop/orders/older-orders.ts';
import { recentOrders } from '../../src/integrations/sandbox/shop/orders/recent-orders.ts';

const all = allGroups.flatMap(({ conversations }) => conversations);

describe('the conversations of the evals', () => {
  it('hold the nine sentences, the five scenarios and at least sixty more', () => {
    const sizes = allGroups.map(({ conversations }) => conversations.length);

    expect(sizes.slice(0, 2)).toEqual([9, 5]);
    expect(all.length - 14).toBeGreaterThanOrEqual(60);
  });

  it('have names of their own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('ask about every state that an order of the demo shop can be in', () => {
    const asked = new Set(all.map(({ order }) => order));
    const states = new Map<string, boolean>();
    for (const { state, number } of [...olderOrders, ...recentOrders]) {
      states.set(state, states.get(state) === true || asked.has(number));
    }

    const unasked = [...states].filter(([, isAsked]) => !isAsked).map(([state]) => state);
    expect(unasked).toEqual([]);
  });
});
