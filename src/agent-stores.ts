import type { AgentStore } from './agent/turn.ts';
import type { StoreRegistry } from './operations/stores.ts';
import type { PrismaStoreRepository } from './operations/stores-repository.ts';
import { AppError } from './platform/errors.ts';
import { createStoreVendors, type StoreVendors, type VendorDeps } from './vendors.ts';

/** A store with its settings (at most 5 s old) and its vendors (one client each: they hold buckets and caches). */
export class AgentStores {
  private readonly vendors = new Map<string, Promise<StoreVendors>>();

  constructor(
    private readonly deps: VendorDeps,
    private readonly repository: PrismaStoreRepository,
    private readonly registry: StoreRegistry,
  ) {}

  async get(storeId: string): Promise<AgentStore> {
    const store = await this.registry.find(storeId);
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
    const credentials = await this.repository.findCredentials(storeId);
    return createStoreVendors(storeId, credentials, this.deps);
  }
}
