import { type Caps, capsOf } from '../commerce/policy/caps.ts';
import { feesOf, judge } from '../commerce/policy/judge.ts';
import type { ActivePolicy } from '../commerce/policy/pack.ts';
import type { Situation } from '../commerce/policy/situation.ts';
import { usualDiscountOf } from '../commerce/policy/usual-discount.ts';
import type { Verdict } from '../commerce/policy/verdict.ts';
import type { Fees, StoreWriter } from '../commerce/store-writer.ts';
import type { WriteAction } from '../commerce/write-request.ts';
import { present } from '../platform/present.ts';

/** What the ledger has to know of a store. */
export interface EffectStore {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  readonly writer: StoreWriter;
  readonly policy: EffectPolicy;
  /** Switched off by the store's operator. Asked at the proposal; the claim reads the store's row again. */
  isPaused(action: WriteAction): boolean;
}

/** The store's policy with its settings of now. */
export interface EffectPolicy {
  judge(situation: Situation): Verdict;
  feesOf(situation: Situation): Fees;
  /** Minor units of that currency, the shop's own. */
  capsOf(currency: string): Caps;
  /** Whole percent of a discount for which nobody named a number; absent: there is none. */
  readonly usualDiscountPercent?: number;
}

export function toEffectPolicy(active: ActivePolicy): EffectPolicy {
  return {
    judge: (situation) => judge(active, situation),
    feesOf: (situation) => feesOf(active, situation),
    capsOf: (currency) => capsOf(active, currency),
    ...present({ usualDiscountPercent: usualDiscountOf(active) }),
  };
}

/** `undefined`: no such store, or none whose writes are connected. */
export type FindEffectStore = (storeId: string) => Promise<EffectStore | undefined>;
