import type { WriteAction } from '../write-request.ts';

/** A sentence for the shopper in the languages the house speaks, numbers filled in. */
export type Sentences = Readonly<Record<'en' | 'de' | 'fr' | 'es', string>>;

export interface DecidingClause {
  /** `return.window`, stable for life. */
  readonly id: string;
  readonly version: number;
  readonly effect: 'refuse' | 'approve' | 'code' | 'consent' | 'fee' | 'allow';
  /** The line item it spoke about. */
  readonly itemId?: string;
  readonly say: Sentences;
}

/** What policy says to one wish. The strongest demand names the outcome; the flags hold all of them. */
export interface Verdict {
  readonly outcome: 'allowed' | 'needs_consent' | 'needs_code' | 'needs_approval' | 'refused';
  readonly needsConsent: boolean;
  readonly needsCode: boolean;
  readonly needsApproval: boolean;
  /** Those that decided, strongest first. */
  readonly clauses: readonly DecidingClause[];
  /** Pack and version: `general-retail@1`. */
  readonly policy: string;
  /** What can be done instead of what was refused. */
  readonly alternative?: WriteAction;
  /** Milliseconds that the effect waits after consent, so that it can be taken back. */
  readonly holdMs: number;
}
