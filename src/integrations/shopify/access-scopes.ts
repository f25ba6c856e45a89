/** What the merchant is asked to grant. The lint fails when an operation needs more. */
export const requiredScopes = [
  'read_orders',
  'read_customers',
  'read_products',
  'read_returns',
  'read_legal_policies',
] as const;

/** `write_x` includes `read_x`. */
export function findMissingScopes(granted: readonly string[]): readonly string[] {
  const held = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
  return requiredScopes.filter((scope) => !held.has(scope));
}
