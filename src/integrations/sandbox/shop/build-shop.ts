import type { Clock } from '../../../platform/clock.ts';
import { createCustomers } from './customers.ts';
import type { ShopState } from './model.ts';
import { createOrders } from './orders/build-orders.ts';
import { createPolicies } from './policies.ts';
import { createProducts } from './products/build-products.ts';
import { shopProfile } from './shop-profile.ts';

/** The demo shop, the same each time but dated relative to the clock, so that its orders are always recent. */
export function createShop(clock: Clock, idBase = 0): ShopState {
  const start = clock.now().getTime();
  const daysAgo = (days: number) => new Date(Math.round((start - days * dayMs) / 1000) * 1000);
  const customers = createCustomers(daysAgo, idBase);
  const products = createProducts(daysAgo);
  const orders = createOrders({ customers, products, daysAgo, idBase });
  return { idBase, profile: shopProfile, policies: createPolicies(daysAgo), customers, products, orders };
}

const dayMs = 86_400_000;
