import type { PrismaClient } from '../generated/prisma/client.ts';
import { present } from '../platform/present.ts';
import type { OutboxRepository, OutboxRow } from './outbox.ts';

/** The outbox in PostgreSQL; every lease is judged by the database's clock. */
export class PrismaOutboxRepository implements OutboxRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async claim(limit: number, leaseMs: number, owner: string): Promise<readonly OutboxRow[]> {
    const rows = await this.deps.prisma.$queryRawUnsafe<ClaimedRow[]>(claimSql, limit, leaseMs, owner);
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      payload: row.payload,
      attempts: row.attempts,
      ...present({ storeId: row.store_id ?? undefined, conversationId: row.conversation_id ?? undefined }),
    }));
  }

  async renew(id: string, leaseMs: number, owner: string): Promise<boolean> {
    return (await this.deps.prisma.$executeRawUnsafe(renewSql, id, leaseMs, owner)) > 0;
  }

  async complete(id: string, owner: string): Promise<void> {
    await this.settle(id, owner, { status: 'done' });
  }

  async fail(id: string, error: string, nextRunAt: Date, owner: string): Promise<void> {
    await this.settle(id, owner, { status: 'pending', lastError: error, runAt: nextRunAt });
  }

  async bury(id: string, error: string, owner: string): Promise<void> {
    await this.settle(id, owner, { status: 'dead', lastError: error });
  }

  private async settle(
    id: string,
    owner: string,
    data: { status: string; lastError?: string; runAt?: Date },
  ): Promise<void> {
    await this.deps.prisma.outboxEntry.updateMany({
      where: { id, lockedBy: owner, status: 'running' },
      data: { ...data, lockedBy: null, lockedUntil: null },
    });
  }
}

interface ClaimedRow {
  readonly id: string;
  readonly kind: string;
  readonly store_id: string | null;
  readonly conversation_id: string | null;
  readonly payload: unknown;
  readonly attempts: number;
}

/** Of one conversation only the oldest unsettled row is due: ids are time-ordered. $1 limit, $2 lease ms, $3 owner */
const claimSql = `
UPDATE outbox SET status = 'running', attempts = attempts + 1, locked_by = $3,
  locked_until = clock_timestamp() + $2::int * interval '1 millisecond', updated_at = clock_timestamp()
WHERE id IN (
  SELECT o.id FROM outbox o
  WHERE ((o.status = 'pending' AND o.run_at <= clock_timestamp()) OR (o.status = 'running' AND o.locked_until < clock_timestamp()))
    AND NOT EXISTS (
      SELECT 1 FROM outbox earlier
      WHERE earlier.conversation_id = o.conversation_id AND earlier.id < o.id AND earlier.status IN ('pending', 'running'))
  ORDER BY o.run_at LIMIT $1::int FOR UPDATE OF o SKIP LOCKED)
RETURNING id, kind, store_id, conversation_id, payload, attempts`;

/** $1 id, $2 lease ms, $3 owner */
const renewSql = `
UPDATE outbox SET locked_until = clock_timestamp() + $2::int * interval '1 millisecond'
WHERE id = $1::uuid AND locked_by = $3 AND status = 'running' AND locked_until > clock_timestamp()`;
