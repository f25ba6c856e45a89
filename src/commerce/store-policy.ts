export type StorePolicyKind = 'refund' | 'shipping' | 'privacy' | 'terms' | 'contact' | 'subscription' | 'other';

/** One of the shop's published policies, as plain text. */
export interface StorePolicy {
  readonly id: string;
  readonly kind: StorePolicyKind;
  readonly title: string;
  readonly body: string;
  readonly url?: string;
  readonly updatedAt: Date;
}
