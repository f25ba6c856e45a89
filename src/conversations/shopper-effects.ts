import type { EffectView } from '../commerce/effect.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { Announced, Announcer } from './announcements.ts';
import type { TurnResult } from './conversation.ts';

export interface EffectPlace {
  readonly storeId: string;
  readonly conversationId: string;
  readonly effectId: string;
}

/** What the ledger does for a shopper at a button. Absent: no such effect in that conversation. */
export interface ShopperLedger {
  list(place: Omit<EffectPlace, 'effectId'>, context: CallContext): Promise<readonly EffectView[]>;
  /** `undefined` also for a token that is forged, over, or another effect's. */
  consentByToken(place: EffectPlace & { token: string }, context: CallContext): Promise<EffectView | undefined>;
  withdraw(place: EffectPlace, context: CallContext): Promise<EffectView | undefined>;
  undo(place: EffectPlace, context: CallContext): Promise<EffectView | undefined>;
}

/** How an effect stands after a click, and what the conversation was told of it. */
export interface ClickResult {
  readonly effect: EffectView;
  /** Absent when it was told before, or will be when the running turn is over. */
  readonly message?: TurnResult;
}

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

  list(place: Omit<EffectPlace, 'effectId'>, context: CallContext): Promise<readonly EffectView[]> {
    return this.deps.ledger.list(place, context);
  }

  async consent(place: EffectPlace & { token: string }, context: CallContext): Promise<ClickResult | undefined> {
    return await this.tell(place, await this.deps.ledger.consentByToken(place, context));
  }

  async withdraw(place: EffectPlace, context: CallContext): Promise<ClickResult | undefined> {
    return await this.tell(place, await this.deps.ledger.withdraw(place, context));
  }

  async undo(place: EffectPlace, context: CallContext): Promise<ClickResult | undefined> {
    return await this.tell(place, await this.deps.ledger.undo(place, context));
  }

  private async tell({ storeId }: EffectPlace, effect: EffectView | undefined): Promise<ClickResult | undefined> {
    if (effect === undefined) {
      return undefined;
    }
    const timeZone = await this.deps.findTimeZone(storeId);
    const announced: Announced = await this.deps.announcer.announce({ storeId, timeZone, effect });
    if (announced.kind === 'busy') {
      await this.deps.promiseTelling(storeId, effect);
    }
    return announced.kind === 'told' ? { effect, message: announced.message } : { effect };
  }
}
