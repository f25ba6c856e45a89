import type { Shop } from '../../commerce/store-backend.ts';
import type { StorePolicy, StorePolicyKind } from '../../commerce/store-policy.ts';
import type { ShopFactsQuery, ShopPoliciesQuery } from './operations.gen.ts';
import { toPlainText } from './plain-text.ts';
import { stated, toDate, toWebAddress } from './vendor-values.ts';

export function toShop({ shop }: ShopFactsQuery): Shop {
  return {
    name: shop.name,
    domain: shop.primaryDomain.host,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    ...stated({ contactEmail: shop.contactEmail }),
  };
}

/** Those the merchant left empty are left out. */
export function toPolicies({ shop }: ShopPoliciesQuery): readonly StorePolicy[] {
  return shop.shopPolicies
    .map((policy) => ({
      id: policy.id,
      kind: policyKind.get(policy.type) ?? 'other',
      title: policy.title,
      body: toPlainText(policy.body),
      updatedAt: toDate(policy.updatedAt),
      ...stated({ url: toWebAddress(policy.url) }),
    }))
    .filter((policy) => policy.body !== '');
}

const policyKind: ReadonlyMap<string, StorePolicyKind> = new Map([
  ['REFUND_POLICY', 'refund'],
  ['SHIPPING_POLICY', 'shipping'],
  ['PRIVACY_POLICY', 'privacy'],
  ['TERMS_OF_SERVICE', 'terms'],
  ['TERMS_OF_SALE', 'terms'],
  ['CONTACT_INFORMATION', 'contact'],
  ['SUBSCRIPTION_POLICY', 'subscription'],
]);
