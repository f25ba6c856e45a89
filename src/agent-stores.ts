import type { AgentStore } from './agent/turn.ts';
import type { StoreRegistry, StoreRepository } from './operations/stores.ts';
import { AppError } from './platform/errors.ts';
import { createStoreVendors, type StoreVendors, type VendorDeps } from './vendors.ts';

export interface AgentStoresDeps {
  readonly registry: StoreRegistry;
  readonly repository: Pick<StoreRepository, 'findCredentials'>;
  /** What a store's clients are made with. */
  readonly vendorDeps: VendorDeps;
}

/** A store with its settings (at most 5 s old) and its vendors (one client each: they hold buckets and caches). */
export class AgentStores {
  private readonly vendors = new Map<string, Promise<StoreVendors>>();

  constructor(private readonly deps: AgentStoresDeps) {}

  /** @throws AppError `not_found`; rejects as the database does when it is away. */
  async get(storeId: string): Promise<AgentStore> {
    const store = await this.deps.registry.find(storeId);
    if (store === undefined) {
      throw new AppError('not_found', 'There is no such store.');
    }
    let connecting = this.vendors.get(storeId);
    if (connecting === undefined) {
      connecting = this.connect(storeId);
      this.vendors.set(storeId, connecting);
      connecting.catch(() => this.vendors.delete(storeId));
    }
    const { backend, helpdesk } = await connecting;
    return {
      id: store.id,
      name: store.name,
      escalationConfidenceThreshold: store.settings.escalation_confidence_threshold,
      backend,
      helpdesk,
    };
  }

  private async connect(storeId: string): Promise<StoreVendors> {
    const { repository, vendorDeps } = this.deps;
    return createStoreVendors(storeId, await repository.findCredentials(storeId), vendorDeps);
  }
}
