import type { Product } from '../../src/commerce/product.ts';
import type { StorePolicy } from '../../src/commerce/store-policy.ts';

export function createProduct(overrides: Partial<Product> = {}): Product {
  return {
    id: 'gid://shopify/Product/1',
    title: 'Trail Jacket',
    handle: 'trail-jacket',
    description: 'A light jacket for wet days. Weighs 420 g.',
    url: 'https://demo-shop.example/products/trail-jacket',
    minPrice: { amount: '119.00', currency: 'USD' },
    maxPrice: { amount: '129.00', currency: 'USD' },
    variants: [
      {
        id: 'gid://shopify/ProductVariant/1',
        title: 'M',
        price: { amount: '119.00', currency: 'USD' },
        isAvailable: true,
        stock: 4,
        options: { Size: 'M' },
      },
    ],
    ...overrides,
  };
}

export function createPolicy(overrides: Partial<StorePolicy> = {}): StorePolicy {
  return {
    id: 'policy-refund',
    kind: 'refund',
    title: 'Return and refund policy',
    body: 'You can return unworn items within 30 days of delivery for a full refund. Refunds take 5-7 business days after we receive the parcel.',
    url: 'https://demo-shop.example/policies/refund-policy',
    updatedAt: new Date('2026-01-05T00:00:00Z'),
    ...overrides,
  };
}
