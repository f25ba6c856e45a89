import type { CallContext } from '../commerce/store-backend.ts';
import type { LookUpAnswer, WriteInput } from '../commerce/store-writer.ts';
import type { WriteAction } from '../commerce/write-request.ts';
import { type Effect, toStamp } from './effect-row.ts';
import type { EffectStore } from './effect-store.ts';
import type { RivalRepository } from './rival-repository.ts';

/** These carry no mark of ours in the shop: two of one customer look alike there. */
const unmarked: readonly WriteAction[] = ['grant_store_credit'];

/**
 * What the shop shows of an effect. One without a mark is only taken for this effect's when no other one has it already,
 * and none is on its way that it could be.
 */
export class ShopLook {
  constructor(private readonly deps: { readonly rivals: RivalRepository }) {}

  async lookUp(effect: Effect, store: EffectStore, input: WriteInput, context: CallContext): Promise<LookUpAnswer> {
    const seen = await store.writer.lookUp(input, effect.consequence, toStamp(effect), context);
    if (seen.kind !== 'done' || !unmarked.includes(effect.request.action)) {
      return seen;
    }
    switch (await this.deps.rivals.find(effect.id, seen.receipt.reference)) {
      case 'took_it':
        return { kind: 'ambiguous', message: 'what the shop shows is of another effect' };
      case 'under_way':
        return { kind: 'unavailable', reason: 'rival', message: 'another effect may be what the shop shows' };
      case undefined:
        return seen;
    }
  }
}
