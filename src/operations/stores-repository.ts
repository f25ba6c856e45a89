import type { PrismaClient } from '../generated/prisma/client.ts';
import type { SettingsChange, StoreDraft, StoreRecord, StoreRepository } from './stores.ts';

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

  async saveSettings(storeId: string, { section, values }: SettingsChange): Promise<boolean> {
    const { prisma } = this.deps;
    const change = JSON.stringify(values);
    const count =
      section === undefined
        ? await prisma.$executeRawUnsafe(saveSettingsSql, storeId, change)
        : await prisma.$executeRawUnsafe(saveSectionSql, storeId, change, section);
    return count > 0;
  }
}

/** What is no object can't be kept: it could not be read either. */
const settings = `CASE jsonb_typeof(settings) WHEN 'object' THEN settings ELSE '{}'::jsonb END`;

/** $1 store, $2 values */
const saveSettingsSql = `
UPDATE stores SET settings = ${settings} || $2::jsonb, updated_at = clock_timestamp() WHERE id = $1`;

/** $1 store, $2 values, $3 section */
const saveSectionSql = `
UPDATE stores SET updated_at = clock_timestamp(), settings = ${settings} || jsonb_build_object($3::text,
  CASE jsonb_typeof(settings->$3::text) WHEN 'object' THEN settings->$3::text ELSE '{}'::jsonb END || $2::jsonb)
WHERE id = $1`;
