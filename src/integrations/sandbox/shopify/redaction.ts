import { GraphQLError } from 'graphql';

/** Level 2 protected customer data: name, address, phone, e-mail. */
const withheldFields = new Set([
  'Order.email',
  'Order.phone',
  'Order.shippingAddress',
  'Order.billingAddress',
  'Customer.firstName',
  'Customer.lastName',
  'Customer.defaultEmailAddress',
  'Customer.defaultPhoneNumber',
  'Customer.defaultAddress',
]);

/** What an unapproved app gets for this field: an error and null, or a placeholder where null is not allowed. */
export function toRedacted(typeName: string, fieldName: string): (() => unknown) | undefined {
  if (typeName === 'Customer' && fieldName === 'displayName') return () => 'Redacted';
  if (!withheldFields.has(`${typeName}.${fieldName}`)) return undefined;
  return () => {
    throw new GraphQLError(
      `This app is not approved to use the ${fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
      { extensions: { code: 'ACCESS_DENIED' } },
    );
  };
}
