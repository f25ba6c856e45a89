import type { CallContext, Shop, StoreAnswer, StoreBackend } from '../../commerce/store-backend.ts';
import type { Clock } from '../../platform/clock.ts';
import { findMissingScopes } from './access-scopes.ts';
import type { AdminClient } from './admin-client.ts';
import { cacheRead } from './cached-read.ts';
import { CustomerOrderReader } from './customer-order-reader.ts';
import { mapAnswer } from './map-answer.ts';
import {
  grantedScopesOperation,
  searchProductsOperation,
  shopFactsOperation,
  shopPoliciesOperation,
} from './operations.gen.ts';
import { OrderFinder } from './order-finder.ts';
import { toProduct } from './product-mapping.ts';
import { rankProducts } from './product-ranking.ts';
import { toProductQuery, toSearchWords } from './search-syntax.ts';
import { toPolicies, toShop } from './shop-mapping.ts';

export interface ShopifyBackendDeps {
  readonly client: AdminClient;
  readonly clock: Clock;
  /** How long shop and policies are kept; 5 minutes by default. */
  readonly cacheMs?: number;
}

/** Beside the port, what connecting a store needs to know. */
export interface ShopifyBackend extends StoreBackend {
  /** Scopes that the installed app lacks; answers that need them are refused as `access_denied`. */
  listMissingScopes(context: CallContext): Promise<StoreAnswer<readonly string[]>>;
}

/** One shop's orders, products and policies. Without `read_all_orders` Shopify hides orders older than 60 days. */
export function createShopifyBackend({ client, clock, cacheMs = 300_000 }: ShopifyBackendDeps): ShopifyBackend {
  const finder = new OrderFinder({ client, clock });
  const customerOrders = new CustomerOrderReader(client);
  return {
    findOrder: (orderNumber, context) => finder.findOrder(orderNumber, context),
    listCustomerOrders: (customerId, limit, context) => customerOrders.list(customerId, limit, context),
    searchProducts: (text, limit, context) => searchProducts(client, text, limit, context),
    listPolicies: cacheRead(clock, cacheMs, async (context) =>
      mapAnswer(await client.execute(shopPoliciesOperation, {}, context), toPolicies),
    ),
    getShop: cacheRead(clock, cacheMs, (context) => readShop(client, context)),
    async listMissingScopes(context) {
      const answer = await client.execute(grantedScopesOperation, {}, context);
      return mapAnswer(answer, ({ currentAppInstallation }) =>
        findMissingScopes(currentAppInstallation.accessScopes.map((scope) => scope.handle)),
      );
    },
  };
}

/** Shopify shows an app without `read_all_orders` the orders of the last 60 days (its page on access scopes). */
const horizonDays = 60;

/** Scopes that can't be read leave the horizon unsaid. */
async function readShop(client: AdminClient, context: CallContext): Promise<StoreAnswer<Shop>> {
  const [facts, granted] = await Promise.all([
    client.execute(shopFactsOperation, {}, context),
    client.execute(grantedScopesOperation, {}, context),
  ]);
  const isLimited =
    granted.ok && granted.value.currentAppInstallation.accessScopes.every(({ handle }) => handle !== 'read_all_orders');
  return mapAnswer(facts, (value) => ({ ...toShop(value), ...(isLimited ? { orderHorizonDays: horizonDays } : {}) }));
}

/** A page of ten costs what one call may. */
const maxProducts = 10;

async function searchProducts(client: AdminClient, text: string, limit: number, context: CallContext) {
  const query = toProductQuery(text);
  if (query === undefined) return { ok: true, value: [] } as const;
  const answer = await client.execute(searchProductsOperation, { query, first: maxProducts }, context);
  return mapAnswer(answer, ({ products }) => {
    const onSale = products.nodes.filter((node) => node.status === 'ACTIVE').map(toProduct);
    return rankProducts(onSale, toSearchWords(text)).slice(0, Math.max(0, limit));
  });
}
