import type { Money } from './money.ts';

export interface ProductVariant {
  readonly id: string;
  readonly title: string;
  readonly sku?: string;
  readonly price: Money;
  readonly compareAtPrice?: Money;
  readonly isAvailable: boolean;
  /** Absent where stock is not tracked. */
  readonly stock?: number;
  readonly options: Readonly<Record<string, string>>;
}

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  /** Plain text made from the shop's HTML. */
  readonly description: string;
  readonly vendor?: string;
  readonly type?: string;
  readonly url?: string;
  readonly minPrice: Money;
  readonly maxPrice: Money;
  readonly variants: readonly ProductVariant[];
}
