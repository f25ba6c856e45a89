import type { CallContext } from '../commerce/store-backend.ts';
import type { LookUpAnswer, WriteInput } from '../commerce/store-writer.ts';
import { type Effect, toStamp } from './effect-row.ts';
import type { EffectStore } from './effect-store.ts';
import type { RivalRepository } from './rival-repository.ts';

/** What the shop shows of an effect, unless it could as well be another effect's. */
export class ShopLook {
  constructor(private readonly deps: { readonly rivals: RivalRepository }) {}

  async lookUp(effect: Effect, store: EffectStore, input: WriteInput, context: CallContext): Promise<LookUpAnswer> {
    const seen = await store.writer.lookUp(input, effect.consequence, toStamp(effect), context);
    if (seen.kind !== 'done') {
      return seen;
    }
    switch (await this.deps.rivals.find(effect, seen.receipt.reference)) {
      case 'took_it':
        return { kind: 'ambiguous', message: 'what the shop shows is of another effect' };
      case 'under_way':
        return { kind: 'unavailable', reason: 'rival', message: 'another effect may be what the shop shows' };
      case undefined:
        return seen;
    }
  }
}
