/** What the shop sells. Prices are US cents; changed by the sandbox. */

export interface Variant {
  readonly id: number;
  readonly position: number;
  readonly sku: string;
  readonly title: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  priceCents: number;
  readonly compareAtCents?: number;
  readonly policy: 'DENY' | 'CONTINUE';
  stock: number;
}

export interface Product {
  readonly __typename: 'Product';
  readonly id: number;
  readonly handle: string;
  readonly title: string;
  readonly type: string;
  readonly vendor: string;
  readonly descriptionHtml: string;
  readonly status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly Variant[];
  readonly createdAt: Date;
  readonly isGiftCard: boolean;
  tags: string[];
}
