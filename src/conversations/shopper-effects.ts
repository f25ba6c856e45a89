import type { EffectView } from '../commerce/effect.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { EffectLedger, EffectPlace } from '../effects/effect-ledger.ts';
import type { Announced, Announcer } from './announcements.ts';
import type { TurnResult } from './conversation.ts';

/** What the ledger does for a shopper at a button. */
export type ShopperLedger = Pick<EffectLedger, 'list' | 'consentByToken' | 'withdraw' | 'undo'>;

/** How an effect stands after a click, and what the conversation was told of it. */
export type ClickResult =
  | {
      readonly ok: true;
      readonly effect: EffectView;
      /** Absent when it was told before, or will be when the running turn is over. */
      readonly message?: TurnResult;
    }
  /** `not_found` also for a token that is forged or another effect's; others say why there is no way back. */
  | { readonly ok: false; readonly reason: string };

export interface ShopperEffectsDeps {
  readonly ledger: ShopperLedger;
  readonly announcer: Announcer;
  findTimeZone(storeId: string): Promise<string>;
  /** Has it told later, by a job. */
  promiseTelling(storeId: string, effect: EffectView): Promise<void>;
}

/** Buttons: consent, withdrawal, undo. What comes of a click stands in the conversation like an answer. */
export class ShopperEffects {
  constructor(private readonly deps: ShopperEffectsDeps) {}

  /** Newest first, at most 20. */
  list(place: Omit<EffectPlace, 'effectId'>, context: CallContext): Promise<readonly EffectView[]> {
    return this.deps.ledger.list(place, context);
  }

  async consent(place: EffectPlace & { readonly token: string }, context: CallContext): Promise<ClickResult> {
    const answer = await this.deps.ledger.consentByToken(place, context);
    return answer.ok ? await this.tell(place.storeId, answer.effect) : notFound;
  }

  async withdraw(place: EffectPlace, context: CallContext): Promise<ClickResult> {
    const effect = await this.deps.ledger.withdraw(place, context);
    return effect === undefined ? notFound : await this.tell(place.storeId, effect);
  }

  /** Takes back what has not run; of what was done the inverse is proposed, and waits for consent like any wish. */
  async undo(place: EffectPlace, context: CallContext): Promise<ClickResult> {
    const answer = await this.deps.ledger.undo(place, context);
    switch (answer.kind) {
      case 'withdrawn':
        return await this.tell(place.storeId, answer.effect);
      case 'proposed': {
        const { proposal } = answer;
        return proposal.kind === 'pending' || proposal.kind === 'already'
          ? await this.tell(place.storeId, proposal.effect)
          : { ok: false, reason: proposal.kind };
      }
      case 'impossible':
        return { ok: false, reason: answer.reason };
    }
  }

  private async tell(storeId: string, effect: EffectView): Promise<ClickResult> {
    const timeZone = await this.deps.findTimeZone(storeId);
    const announced: Announced = await this.deps.announcer.announce({ storeId, timeZone, effect });
    if (announced.kind === 'busy') {
      await this.deps.promiseTelling(storeId, effect);
    }
    return { ok: true, effect, ...(announced.kind === 'told' ? { message: announced.message } : {}) };
  }
}

const notFound = { ok: false, reason: 'not_found' } as const;
