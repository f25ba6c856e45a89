import type { EffectView, Proposal } from '../commerce/effect.ts';
import type { Order } from '../commerce/order.ts';
import type { Product } from '../commerce/product.ts';
import type { Shop } from '../commerce/store-backend.ts';
import type { StorePolicy } from '../commerce/store-policy.ts';
import type { WriteAction } from '../commerce/write-request.ts';

/**
 * What this turn knows, and from where. Facts are the only ground a claim may stand on; the `id` is what a receipt
 * points at (`f1`, `f2`, … in the order they were read).
 */
export type Fact = { readonly id: string; readonly tool: string } & (
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'orders'; readonly orders: readonly Order[] }
  /** No such order or not this shopper's: the two are one and the same here, on purpose. */
  | {
      readonly kind: 'order_not_verified';
      readonly orderNumber: string;
      readonly missing: 'contact' | 'match';
    }
  | { readonly kind: 'order_locked'; readonly orderNumber: string }
  | { readonly kind: 'products'; readonly query: string; readonly products: readonly Product[] }
  | { readonly kind: 'policies'; readonly query: string; readonly policies: readonly PolicyPassage[] }
  | { readonly kind: 'shop'; readonly shop: Shop }
  | { readonly kind: 'unavailable'; readonly what: string; readonly reason: string }
  /** A row of the ledger, as it stands after this turn's step. The reply's words for it are made in code. */
  | {
      readonly kind: 'effect';
      readonly effect: EffectView;
      /** `asked_again`: his "yes" was none or did not say which. `changed`: it takes the place of one that he agreed to. */
      readonly event: 'proposed' | 'already' | 'confirmed' | 'withdrawn' | 'asked_again' | 'changed';
    }
  /** A wish that came to no row of its own. */
  | {
      readonly kind: 'write_refused';
      readonly action: WriteAction;
      readonly orderNumber?: string;
      readonly proposal: Exclude<Proposal, { readonly kind: 'pending' | 'already' }>;
      /** What the shopper may name when it is not clear what he means: titles, variants. */
      readonly choices?: readonly string[];
      /** Masked contact that a code was sent to. */
      readonly codeTo?: string;
    }
);

/** The part of a policy that answers the question, with where it stands. */
export interface PolicyPassage {
  readonly policy: Pick<StorePolicy, 'id' | 'kind' | 'title' | 'url'>;
  /** The heading it stands under, where there is one; not part of `text`. */
  readonly heading?: string;
  readonly text: string;
}
