import type { AgentStores } from './agent-stores.ts';
import { activatePolicy } from './commerce/policy/activate-policy.ts';
import { type EffectStore, toEffectPolicy } from './effects/effect-store.ts';
import type { StoreRegistry } from './operations/stores.ts';
import { generalRetail } from './packs/general-retail/policy.ts';
import type { Clock } from './platform/clock.ts';

export interface EffectStoresDeps {
  readonly registry: StoreRegistry;
  readonly stores: AgentStores;
  readonly clock: Clock;
}

/** The rules of every store; a pack of its own would be chosen here. */
export const policyPack = generalRetail;

/** A store as the ledger needs it: its writer, and the policy with its settings of now (at most 5 s old). */
export class EffectStores {
  constructor(private readonly deps: EffectStoresDeps) {}

  /** `undefined`: no such store, one that is closed, or one without a shop to write to. */
  async find(storeId: string): Promise<EffectStore | undefined> {
    const { registry, stores, clock } = this.deps;
    const store = await registry.find(storeId);
    const writer = store?.isActive === true ? await stores.findWriter(storeId) : undefined;
    if (store === undefined || writer === undefined) {
      return undefined;
    }
    const { id, name, timeZone, settings } = store;
    const { is_paused, paused_actions } = settings.writes;
    return {
      id,
      name,
      timeZone,
      writer,
      policy: toEffectPolicy(activatePolicy(policyPack, settings, clock.now())),
      isPaused: (action) => is_paused || paused_actions.includes(action),
    };
  }

  /** Of any store; UTC for one that is gone. */
  async findTimeZone(storeId: string): Promise<string> {
    return (await this.deps.registry.find(storeId))?.timeZone ?? 'UTC';
  }
}
