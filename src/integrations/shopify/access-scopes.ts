/** What the merchant is asked to grant for answering. The lint fails when an operation needs more than both lists. */
export const requiredScopes = [
  'read_orders',
  'read_customers',
  'read_products',
  'read_returns',
  'read_legal_policies',
] as const;

/** What the merchant is asked to grant besides, so that the agent may act; each action needs only its own. */
export const actionScopes = [
  'write_orders',
  'write_returns',
  'read_order_edits',
  'write_order_edits',
  'read_discounts',
  'write_discounts',
  'read_locations',
  'read_merchant_managed_fulfillment_orders',
  'read_store_credit_accounts',
  'read_store_credit_account_transactions',
  'write_store_credit_account_transactions',
  'read_draft_orders',
  'write_draft_orders',
  'read_own_subscription_contracts',
  'write_own_subscription_contracts',
  'write_customers',
] as const;

/** `write_x` includes `read_x`. */
export function findMissingScopes(granted: readonly string[]): readonly string[] {
  const held = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
  return requiredScopes.filter((scope) => !held.has(scope));
}
