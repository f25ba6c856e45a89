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
  'write_customers',
  'read_store_credit_account_transactions',
  'write_store_credit_account_transactions',
  'write_gift_cards',
  'write_draft_orders',
  'write_own_subscription_contracts',
];

const fulfillmentScopes = ['write_merchant_managed_fulfillment_orders', 'write_third_party_fulfillment_orders'];

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
  StoreCreditAccount: ['read_store_credit_accounts'],
  StoreCreditAccountTransactionConnection: ['read_store_credit_account_transactions'],
  GiftCard: ['read_gift_cards'],
  DiscountCodeNode: ['read_discounts'],
  DraftOrder: ['read_draft_orders'],
  DraftOrderConnection: ['read_draft_orders'],
  SubscriptionContract: ['read_own_subscription_contracts'],
  SubscriptionContractConnection: ['read_own_subscription_contracts'],
  SubscriptionBillingCycle: ['read_own_subscription_contracts'],
  SubscriptionBillingCycleConnection: ['read_own_subscription_contracts'],
  'Mutation.discountCodeBasicCreate': ['write_discounts'],
  'Mutation.discountCodeDeactivate': ['write_discounts'],
  'Mutation.storeCreditAccountCredit': ['write_store_credit_account_transactions'],
  'Mutation.giftCardCreate': ['write_gift_cards'],
  'Mutation.draftOrderCreate': ['write_draft_orders'],
  'Mutation.draftOrderComplete': ['write_draft_orders'],
  'Mutation.subscriptionContractPause': ['write_own_subscription_contracts'],
  'Mutation.subscriptionContractActivate': ['write_own_subscription_contracts'],
  'Mutation.subscriptionContractCancel': ['write_own_subscription_contracts'],
  'Mutation.subscriptionBillingCycleSkip': ['write_own_subscription_contracts'],
  'Mutation.subscriptionBillingCycleUnskip': ['write_own_subscription_contracts'],
  'Mutation.customerAddressUpdate': ['write_customers'],
  'Mutation.customerAddressCreate': ['write_customers'],
  'Order.agreements': ['read_orders'],
  'Mutation.orderEditBegin': ['write_order_edits'],
  'Mutation.orderEditAddVariant': ['write_order_edits'],
  'Mutation.orderEditSetQuantity': ['write_order_edits'],
  'Mutation.orderEditCommit': ['write_order_edits'],
  'Mutation.fulfillmentOrderHold': fulfillmentScopes,
  'Mutation.fulfillmentOrderReleaseHold': fulfillmentScopes,
  'Mutation.returnRequest': ['write_returns'],
  'Mutation.returnCreate': ['write_returns'],
  'Mutation.returnApproveRequest': ['write_returns'],
  'Mutation.returnDeclineRequest': ['write_returns'],
  'Mutation.returnCancel': ['write_returns'],
  'Mutation.returnProcess': ['write_returns'],
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
