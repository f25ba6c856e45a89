/**
 * Variables for each operation, with the largest page sizes that our code ever sends: the lint coerces them against the
 * real schema and estimates cost from them.
 */
export const operationFixtures: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  FindOrder: { query: 'name:"1042" OR name:"#1042"' },
  OrderNameFormat: {},
  OrderById: { id: 'gid://shopify/Order/1042' },
  CustomerOrders: { id: 'gid://shopify/Customer/7', first: 5 },
  SearchProducts: { query: 'status:active AND (linen OR shirt)', first: 10 },
  ShopFacts: {},
  ShopPolicies: {},
  GrantedScopes: {},
};
