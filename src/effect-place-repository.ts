import { z } from 'zod';
import type { PrismaClient } from './generated/prisma/client.ts';

/** Whose effect or conversation an id is: operators at a terminal see all stores. */
export class EffectPlaceRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async findStoreOf(kind: 'effect' | 'conversation', id: string): Promise<string | undefined> {
    if (!z.guid().safeParse(id).success) {
      return undefined;
    }
    const { prisma } = this.deps;
    const query = { where: { id }, select: { storeId: true } };
    const row = kind === 'effect' ? await prisma.effect.findUnique(query) : await prisma.conversation.findUnique(query);
    return row?.storeId;
  }

  async listStoreIds(): Promise<readonly string[]> {
    const rows = await this.deps.prisma.store.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    return rows.map(({ id }) => id);
  }
}
