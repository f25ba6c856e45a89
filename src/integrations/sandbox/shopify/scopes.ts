import { GraphQLError } from 'graphql';

/** What a custom app of ours is granted: the start set of our notes. `read_all_orders` is not in it on purpose. */
export const defaultScopes: readonly string[] = [
  'read_orders',
  'write_orders',
  'read_customers',
  'read_products',
  'read_inventory',
  'read_locations',
  'read_returns',
  'write_returns',
  'read_order_edits',
  'write_order_edits',
  'read_discounts',
  'write_discounts',
  'read_legal_policies',
  'read_merchant_managed_fulfillment_orders',
  'read_store_credit_accounts',
];

/** `Type` or `Type.field` -> any one of these scopes is enough. Read off Shopify's own table for our subset. */
const requiredScopes: Readonly<Record<string, readonly string[]>> = {
  Order: ['read_orders'],
  OrderConnection: ['read_orders'],
  OrderTransaction: ['read_orders'],
  Refund: ['read_orders'],
  Fulfillment: ['read_orders', 'read_merchant_managed_fulfillment_orders'],
  FulfillmentOrder: ['read_merchant_managed_fulfillment_orders', 'read_third_party_fulfillment_orders'],
  FulfillmentOrderConnection: ['read_merchant_managed_fulfillment_orders', 'read_third_party_fulfillment_orders'],
  Customer: ['read_customers'],
  CustomerConnection: ['read_customers'],
  StoreCreditAccountConnection: ['read_store_credit_accounts'],
  Product: ['read_products'],
  ProductConnection: ['read_products'],
  ProductVariant: ['read_products'],
  InventoryItem: ['read_inventory', 'read_products'],
  InventoryLevelConnection: ['read_inventory'],
  Location: ['read_locations', 'read_inventory'],
  LocationConnection: ['read_locations', 'read_inventory'],
  Return: ['read_returns'],
  ReturnConnection: ['read_returns'],
  ReturnReasonDefinitionConnection: ['read_returns'],
  ReturnableFulfillmentConnection: ['read_orders', 'read_returns'],
  ShopPolicy: ['read_legal_policies'],
  'Mutation.orderCancel': ['write_orders'],
  'Mutation.orderUpdate': ['write_orders'],
  'Mutation.refundCreate': ['write_orders'],
};

/** Absent: anyone with a token may read it. */
export function findRequiredScopes(typeName: string, fieldName: string, returnType: string) {
  return requiredScopes[`${typeName}.${fieldName}`] ?? requiredScopes[returnType];
}

/** A write scope grants the reads of the same name, as Shopify's do. */
export function isGranted(required: readonly string[], granted: ReadonlySet<string>): boolean {
  return required.some((scope) => granted.has(scope) || granted.has(scope.replace(/^read_/, 'write_')));
}

export function toAccessDenied(fieldName: string, required: readonly string[]): GraphQLError {
  const access = `${required.map((scope) => `\`${scope}\``).join(' or ')} access scope.`;
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${access}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: access,
    },
  });
}
