import type { Address } from '../../shop/model.ts';
import type { ResolverMap } from '../request-context.ts';

export const mailingAddressResolvers = {
  MailingAddress: {
    id: (it: Address & { readonly id?: string }) =>
      it.id ?? `gid://shopify/MailingAddress/${toDigits(it)}?model_name=Address`,
    name: (it: Address) => [it.firstName, it.lastName].filter(Boolean).join(' ') || null,
    countryCodeV2: (it: Address) => it.countryCode,
    country: (it: Address) => countryName(it.countryCode),
    province: (it: Address) => it.provinceCode,
    formatted: (it: Address) =>
      [
        it.address1,
        it.address2,
        [it.city, it.provinceCode, it.zip].filter(Boolean).join(' '),
        countryName(it.countryCode),
      ].filter(Boolean),
  },
} satisfies ResolverMap;

const regionNames = new Intl.DisplayNames(['en'], { type: 'region' });

function countryName(code: string | undefined): string | null {
  return code ? (regionNames.of(code) ?? null) : null;
}

function toDigits(address: Address): number {
  const text = `${address.firstName}${address.lastName}${address.address1}${address.zip}`;
  return [...text].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_000_007, 7);
}
