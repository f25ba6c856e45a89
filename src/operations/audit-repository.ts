import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { AuditEntry, AuditRepository } from './audit.ts';

/** Rows of the table `audit_log`. */
export class PrismaAuditRepository implements AuditRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async append({ details, ...entry }: AuditEntry & { readonly at: Date }): Promise<void> {
    // Prisma's JSON type is mutable and closed; ours is read-only and holds plain JSON.
    await this.deps.prisma.auditEntry.create({
      data: { ...entry, details: (details ?? {}) as Prisma.InputJsonObject },
    });
  }
}
