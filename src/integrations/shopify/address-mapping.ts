import type { Address } from '../../commerce/write-request.ts';
import { present } from '../../platform/present.ts';
import type { AddressFieldsFragment, MailingAddressInput } from './operations.gen.ts';
import { stated } from './vendor-values.ts';

/** Absent when the shop withholds what makes an address (protected customer data). */
export function toAddress(node: AddressFieldsFragment): Address | undefined {
  const { address1, city, countryCodeV2 } = node;
  if (!address1 || !city || !countryCodeV2) return undefined;
  return {
    address1,
    city,
    countryCode: countryCodeV2,
    ...stated({
      firstName: node.firstName,
      lastName: node.lastName,
      company: node.company,
      address2: node.address2,
      provinceCode: node.provinceCode,
      zip: node.zip,
      phone: node.phone,
    }),
  };
}

/** Shopify overwrites the whole address: the name is kept from the old one when the shopper stated none. */
export function toAddressInput(address: Address, former?: Address): MailingAddressInput {
  const isNamed = address.firstName !== undefined || address.lastName !== undefined;
  const name = isNamed ? address : former;
  return present({
    ...address,
    firstName: name?.firstName,
    lastName: name?.lastName,
    phone: address.phone ?? former?.phone,
    // The request holds two capital letters; Shopify refuses those that are no country.
    countryCode: address.countryCode as MailingAddressInput['countryCode'],
  });
}

/** Where it leads is the same: names and phones are not compared, nor case, blanks and punctuation. */
export function isSamePlace(one: Address | undefined, other: Address | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return placeFields.every((field) => flatten(one[field]) === flatten(other[field]));
}

const placeFields = ['address1', 'address2', 'city', 'provinceCode', 'zip', 'countryCode'] as const;

function flatten(value: string | undefined): string {
  return (value ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
