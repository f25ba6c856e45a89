import type { EffectView } from '../../src/commerce/effect.ts';
import type { Person } from './cast.ts';
import type { Call } from './step.ts';

/** Limits of the store in major units of its currency, as its operator has set them. */
export interface StoreRules {
  autoRefundLimit: number;
  isPaused: boolean;
  /** The process knows of the pause, too. */
  isPauseSeen: boolean;
}

/** What one effect was, as the shopper saw it, and what people really did about it. Kept outside of the gate. */
export interface ShownEffect {
  readonly id: string;
  readonly conv: number;
  /** As it was shown: request and consequence. */
  readonly shown: EffectView;
  readonly shownAt: Date;
  readonly rulesWhenShown: StoreRules;
  /** The last that the ledger said of it. */
  told: EffectView;
  consentAt?: Date;
  consentRules?: StoreRules;
  /** The ledger answered that it was taken back. */
  withdrawnAt?: Date;
  approvedAt?: Date;
  operatorRefusedAt?: Date;
  /** Places of the changes that were found to be its doing, and their names. */
  readonly commits: number[];
  readonly mutations: string[];
}

export interface Conversation {
  readonly id: string;
  readonly person: Person;
  /** What the shopper was shown and asked in the last reply, in its order. */
  asked: readonly string[];
  /** All that wait for his answer, as the agent remembers. */
  open: readonly string[];
  /** A wish that a code is needed for. */
  waitsForCode?: { readonly call: Call; readonly orderId: string };
  /** Orders for which a code that was sent to the order's own contact was read back here. */
  readonly codes: { readonly orderId: string; readonly at: Date }[];
}

/** Everything that really happened besides the shop's own ledger. */
export class Truth {
  readonly effects = new Map<string, ShownEffect>();
  readonly rules: StoreRules = { autoRefundLimit: 50, isPaused: false, isPauseSeen: false };
  /** When a pause began; what was begun before it may still end. */
  pausedSince: Date | undefined;

  constructor(readonly conversations: readonly Conversation[]) {}

  show(conv: number, view: EffectView, now: Date): void {
    const known = this.effects.get(view.id);
    if (known) {
      known.told = view;
      return;
    }
    const rulesWhenShown = { ...this.rules };
    this.effects.set(view.id, {
      id: view.id,
      conv,
      shown: view,
      told: view,
      shownAt: now,
      rulesWhenShown,
      commits: [],
      mutations: [],
    });
  }

  tell(view: EffectView): void {
    const known = this.effects.get(view.id);
    if (known) known.told = view;
  }

  /** The shopper means exactly this: what he was shown under that id. */
  consent(effectId: string, now: Date): void {
    const effect = this.effects.get(effectId);
    if (!effect || effect.consentAt) return;
    effect.consentAt = now;
    effect.consentRules = { ...this.rules };
  }
}
