import type { PrismaClient } from '../generated/prisma/client.ts';
import type { AccessEntry, AccessLogRepository } from './access-log.ts';

/** Rows of the table `access_log`, many in one statement. */
export class PrismaAccessLogRepository implements AccessLogRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async appendBatch(entries: readonly AccessEntry[]): Promise<void> {
    await this.deps.prisma.accessEntry.createMany({ data: [...entries] });
  }
}
