import type { Receipt } from '../turn.ts';
import type { EvidenceIndex } from './evidence.ts';

/** One claim and what became of it; `undefined` evidence: nobody backs it. */
export interface CheckedClaim {
  readonly kind: string;
  readonly text: string;
  readonly evidence?: { readonly factId: string; readonly value: string };
}

export type SentenceVerdict =
  | { readonly isSupported: true; readonly receipt?: Receipt }
  | { readonly isSupported: false; readonly unsupported: readonly CheckedClaim[] };

export interface GuardContext {
  readonly evidence: EvidenceIndex;
  /** Normalised values of the shopper's own words: an order number he wrote may be said back to him. */
  readonly shopperValues: ReadonlySet<string>;
  /** Eight-word runs of our own prompts. */
  readonly promptShingles: ReadonlySet<string>;
}

/** Evidence of what the shopper himself said; it makes no receipt. */
export const shopper = { factId: 'shopper', value: 'said so' } as const;
