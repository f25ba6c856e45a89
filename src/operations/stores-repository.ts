import type { PrismaClient } from '../generated/prisma/client.ts';
import type { StoreRecord, StoreRepository } from './stores.ts';

/** Stores in the table `stores`, without their credentials. */
export class PrismaStoreRepository implements StoreRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async findById(storeId: string): Promise<StoreRecord | undefined> {
    const row = await this.deps.prisma.store.findUnique({
      where: { id: storeId },
      select: {
        id: true,
        name: true,
        domain: true,
        platform: true,
        isActive: true,
        settings: true,
        timeZone: true,
        createdAt: true,
      },
    });
    return row ?? undefined;
  }

  /** The vendors' credentials as stored: for the clients only, never for a log, a model or an answer. */
  async findCredentials(storeId: string): Promise<unknown> {
    const row = await this.deps.prisma.store.findUnique({ where: { id: storeId }, select: { apiCredentials: true } });
    return row?.apiCredentials;
  }

  /** Makes the store, its organisation included, or changes its name, domain and time zone. */
  async save(store: { id: string; name: string; domain: string; timeZone: string }): Promise<void> {
    const { id, name, domain, timeZone } = store;
    const organization = { connectOrCreate: { where: { slug: id }, create: { name, slug: id } } };
    await this.deps.prisma.store.upsert({
      where: { id },
      create: { id, name, domain, timeZone, organization },
      update: { name, domain, timeZone },
    });
  }
}
