import type { WriteRequest } from '../commerce/write-request.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

export interface CodePlace {
  readonly storeId: string;
  readonly conversationId: string;
  /** What the wish is done to: an order, a subscription, an account. The column is called `order_id`. */
  readonly subjectId: string;
}

/** Codes that were sent. Each method is one statement; time is the database's. */
export class VerificationRepository {
  constructor(private readonly deps: { readonly prisma: Pick<PrismaClient, '$queryRawUnsafe'> }) {}

  /** The newest wish of the conversation that waits for a code on that subject. */
  async findWaiting({ storeId, conversationId, subjectId }: CodePlace): Promise<WriteRequest | undefined> {
    const [row] = await this.deps.prisma.$queryRawUnsafe<{ request: WriteRequest }[]>(
      waitingSql,
      storeId,
      conversationId,
      subjectId,
    );
    return row?.request;
  }

  /** `unavailable`: no wish of the conversation waits for a code on that subject. */
  async save(
    code: CodePlace & { readonly id: string; readonly codeHash: string; readonly ttlMs: number },
  ): Promise<{ readonly kind: 'saved'; readonly expiresAt: Date } | { readonly kind: 'too_many' | 'unavailable' }> {
    // Who loses the number to another of the same moment counts again: at most as often as there are codes in an hour.
    for (let attempt = 0; attempt <= maxCodes; attempt += 1) {
      const [row] = await this.deps.prisma.$queryRawUnsafe<SavedRow[]>(
        saveSql,
        code.id,
        code.storeId,
        code.conversationId,
        code.subjectId,
        code.codeHash,
        code.ttlMs,
        maxCodes,
      );
      if (row?.expires_at != null) {
        return { kind: 'saved', expiresAt: row.expires_at };
      }
      if (row?.is_asked !== true) {
        return { kind: 'unavailable' };
      }
      if (!row.has_room) {
        break;
      }
    }
    return { kind: 'too_many' };
  }

  /** Counts a try of the newest code that is still good; absent when there is none. */
  async tryNewest({
    storeId,
    conversationId,
    subjectId,
  }: CodePlace): Promise<{ readonly id: string; readonly codeHash: string } | undefined> {
    const [row] = await this.deps.prisma.$queryRawUnsafe<{ id: string; code_hash: string }[]>(
      trySql,
      storeId,
      conversationId,
      subjectId,
    );
    return row && { id: row.id, codeHash: row.code_hash };
  }

  /** False when it was used before. */
  async use(id: string): Promise<boolean> {
    const rows = await this.deps.prisma.$queryRawUnsafe<{ id: string }[]>(useSql, id);
    return rows.length > 0;
  }
}

/** $1 store, $2 conversation, $3 subject */
const waitingSql = `
SELECT e.request FROM effects e
WHERE e.conversation_id = $2::uuid AND e.store_id = $1 AND e.subject_id = $3 AND e.state = 'proposed'
  AND e.consent_expires_at > clock_timestamp()
ORDER BY e.created_at DESC LIMIT 1`;

/** For one subject in an hour. */
const maxCodes = 3;

interface SavedRow {
  readonly is_asked: boolean;
  readonly has_room: boolean;
  readonly expires_at: Date | null;
}

/**
 * Two at once see the same count, but take the same number, too: only one gets it.
 * $1 id, $2 store, $3 conversation, $4 subject, $5 hash, $6 ttl ms, $7 most in an hour
 */
const saveSql = `
WITH asked AS (
  SELECT EXISTS (
      SELECT 1 FROM effects e WHERE e.conversation_id = $3::uuid AND e.store_id = $2 AND e.subject_id = $4 AND e.state = 'proposed'
        AND e.consent_expires_at > clock_timestamp()) AS is_asked,
    (SELECT count(*) FROM verification_codes v
      WHERE v.store_id = $2 AND v.order_id = $4 AND v.created_at > clock_timestamp() - interval '1 hour') < $7::int AS has_room
),
saved AS (
  INSERT INTO verification_codes (id, store_id, conversation_id, order_id, number, code_hash, expires_at)
  SELECT $1::uuid, $2, $3::uuid, $4,
    1 + COALESCE((SELECT max(v.number) FROM verification_codes v WHERE v.store_id = $2 AND v.order_id = $4), 0),
    $5, clock_timestamp() + $6::int * interval '1 millisecond'
  FROM asked a WHERE a.is_asked AND a.has_room
  ON CONFLICT (store_id, order_id, number) DO NOTHING
  RETURNING expires_at
)
SELECT a.is_asked, a.has_room, s.expires_at FROM asked a LEFT JOIN saved s ON TRUE`;

/** $1 store, $2 conversation, $3 subject */
const trySql = `
UPDATE verification_codes SET attempts = attempts + 1
WHERE id = (
    SELECT v.id FROM verification_codes v WHERE v.store_id = $1 AND v.conversation_id = $2::uuid AND v.order_id = $3
    ORDER BY v.created_at DESC, v.id DESC LIMIT 1)
  AND attempts < 5 AND used_at IS NULL AND expires_at > clock_timestamp()
RETURNING id, code_hash`;

/** $1 id */
const useSql = `
UPDATE verification_codes SET used_at = clock_timestamp() WHERE id = $1::uuid AND used_at IS NULL RETURNING id`;
