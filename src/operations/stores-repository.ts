import type { PrismaClient } from '../generated/prisma/client.ts';
import type { StoreDraft, StoreRecord, StoreRepository } from './stores.ts';

/** Stores in the table `stores`. */
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

  async findCredentials(storeId: string): Promise<unknown> {
    const row = await this.deps.prisma.store.findUnique({ where: { id: storeId }, select: { apiCredentials: true } });
    return row?.apiCredentials;
  }

  async save({ id, name, domain, timeZone }: StoreDraft): Promise<void> {
    const organization = { connectOrCreate: { where: { slug: id }, create: { name, slug: id } } };
    await this.deps.prisma.store.upsert({
      where: { id },
      create: { id, name, domain, timeZone, organization },
      update: { name, domain, timeZone },
    });
  }
}
