import type { OrderContacts } from '../../commerce/order.ts';
import type { OrderFieldsFragment } from './operations.gen.ts';
import { toE164 } from './phone-number.ts';

/** Every address and number that the shop has on this order, normalised and without repetitions. */
export function gatherContacts(
  node: Pick<OrderFieldsFragment, 'email' | 'phone' | 'customer' | 'shippingAddress' | 'billingAddress'>,
): OrderContacts {
  const emails = [node.email, node.customer?.defaultEmailAddress?.emailAddress].map((email) =>
    email?.trim().toLowerCase(),
  );
  const home = node.billingAddress?.countryCodeV2 ?? node.shippingAddress?.countryCodeV2;
  const phones = [
    toE164(node.phone, home),
    toE164(node.customer?.defaultPhoneNumber?.phoneNumber, home),
    toE164(node.shippingAddress?.phone, node.shippingAddress?.countryCodeV2),
    toE164(node.billingAddress?.phone, node.billingAddress?.countryCodeV2),
  ];
  return { emails: distinct(emails), phones: distinct(phones) };
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (value ? [value] : [])))];
}
