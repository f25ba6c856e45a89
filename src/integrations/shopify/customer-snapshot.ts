import type { OrderContacts } from '../../commerce/order.ts';
import type { CustomerSnapshot } from '../../commerce/order-snapshot.ts';
import { toAddress } from './address-mapping.ts';
import type { CustomerContactsFragment, CustomerForWriteQuery } from './operations.gen.ts';
import { toE164 } from './phone-number.ts';
import { stated } from './vendor-values.ts';

export function toCustomerSnapshot(node: NonNullable<CustomerForWriteQuery['customer']>): CustomerSnapshot {
  return {
    kind: 'customer',
    id: node.id,
    customerId: node.id,
    contacts: toCustomerContacts(node),
    ...stated({ defaultAddress: node.defaultAddress ? toAddress(node.defaultAddress) : undefined }),
  };
}

/** The account's own e-mail and phone; numbers of its addresses are not proof of owning it. */
export function toCustomerContacts(node: CustomerContactsFragment): OrderContacts {
  const email = node.defaultEmailAddress?.emailAddress.trim().toLowerCase();
  const phone = toE164(node.defaultPhoneNumber?.phoneNumber, node.defaultAddress?.countryCodeV2);
  return { emails: email ? [email] : [], phones: phone ? [phone] : [] };
}
