import { AgentStores } from './agent-stores.ts';
import { EffectStores } from './effect-stores.ts';
import { StoreRegistry } from './operations/stores.ts';
import { PrismaStoreRepository } from './operations/stores-repository.ts';
import type { Database } from './platform/db.ts';
import type { VendorDeps } from './vendors.ts';

export interface StoresDeps extends VendorDeps {
  readonly database: Database;
}

/** Stores as the agent and as the ledger see them; both read one registry. */
export function createStores(deps: StoresDeps): { stores: AgentStores; effectStores: EffectStores } {
  const { env, clock, database } = deps;
  const repository = new PrismaStoreRepository(database);
  const defaults = {
    autoRefundLimit: env.AUTO_REFUND_LIMIT,
    returnWindowDays: env.RETURN_WINDOW_DAYS,
    escalationConfidenceThreshold: env.ESCALATION_CONFIDENCE_THRESHOLD,
  };
  const registry = new StoreRegistry({ repository, clock, defaults });
  const stores = new AgentStores({ registry, repository, vendorDeps: deps });
  return { stores, effectStores: new EffectStores({ registry, stores, clock }) };
}
