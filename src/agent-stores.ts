import type { AgentStore } from './agent/turn.ts';
import type { Mailer } from './commerce/mailer.ts';
import type { StoreWriter } from './commerce/store-writer.ts';
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
    const { backend, helpdesk } = await this.vendorsOf(storeId);
    return {
      id: store.id,
      name: store.name,
      escalationConfidenceThreshold: store.settings.escalation_confidence_threshold,
      backend,
      helpdesk,
    };
  }

  /** Absent where no shop is connected. Of a store that is known to exist. */
  async findWriter(storeId: string): Promise<StoreWriter | undefined> {
    return (await this.vendorsOf(storeId)).writer;
  }

  async findMailer(storeId: string): Promise<Mailer> {
    return (await this.vendorsOf(storeId)).mailer;
  }

  private async vendorsOf(storeId: string): Promise<StoreVendors> {
    let connecting = this.vendors.get(storeId);
    if (connecting === undefined) {
      connecting = this.connect(storeId);
      this.vendors.set(storeId, connecting);
      connecting.catch(() => this.vendors.delete(storeId));
    }
    return await connecting;
  }

  private async connect(storeId: string): Promise<StoreVendors> {
    const { repository, vendorDeps } = this.deps;
    return createStoreVendors(storeId, await repository.findCredentials(storeId), vendorDeps);
  }
}
