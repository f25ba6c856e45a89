import type { Product } from '../catalogue.ts';

/** One product as written by hand; ids, handles, SKUs and stock are derived. */
export interface ProductSpec {
  readonly title: string;
  readonly type: string;
  readonly tags: readonly string[];
  /** US dollars. */
  readonly price: number;
  readonly was?: number;
  readonly vendor?: string;
  readonly intro: string;
  /** Checkable facts, listed in the description in this order. */
  readonly facts: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, readonly string[]>>;
  /** Variant titles without stock; `'*'` for all. */
  readonly soldOut?: readonly string[];
  /** Shown as available although none are in stock. */
  readonly isBackorder?: boolean;
  readonly isGiftCard?: boolean;
  readonly status?: Product['status'];
}
