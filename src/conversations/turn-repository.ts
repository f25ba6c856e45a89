import { type ConversationMemory, emptyMemory, type HistoryMessage, type ShopperMessage } from '../agent/turn.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import type { ConversationStatus, PostMessage, StartConversation } from './conversation.ts';
import { toStorableJson } from './storable-text.ts';
import {
  claimExpiredSql,
  finishTurnSql,
  loadTurnSql,
  postMessageSql,
  releaseLeasesSql,
  renewLeasesSql,
  startConversationSql,
} from './turn-sql.ts';

/** Messages of history that a turn sees. */
const historyWindow = 20;

/** A turn which this process holds, with all it needs to run. */
export interface ClaimedTurn {
  readonly id: string;
  readonly attempt: number;
  readonly firstSeq: number;
  readonly coversSeq: number;
  /** Whose limits count: the network address that sent the newest message. */
  readonly addressKey: string;
  readonly conversation: ClaimedConversation;
  readonly messages: readonly ShopperMessage[];
  readonly history: readonly HistoryMessage[];
}

export interface ClaimedConversation {
  readonly id: string;
  readonly storeId: string;
  readonly status: ConversationStatus;
  readonly customerEmail?: string;
  readonly customerName?: string;
  readonly customerId?: string;
  readonly memory: ConversationMemory;
  readonly ticketId?: string;
}

/** A stored message; with the turn when this process is the one to run it. */
export interface StoredMessage {
  readonly conversationId: string;
  readonly messageId: string;
  readonly seq: number;
  /** Events of the turn that covers it come after this turn number. */
  readonly afterSeq: number;
  readonly turn?: ClaimedTurn;
}

/** `not_open`: the conversation is unknown, another store's, or resolved. `key_used`: its Idempotency-Key was. */
export type StoreVerdict =
  | { readonly ok: true; readonly stored: StoredMessage }
  | { readonly ok: false; readonly reason: 'not_open' | 'key_used' };

export interface TurnEnding {
  readonly turn: ClaimedTurn;
  readonly messageId: string;
  readonly content: string;
  readonly intent: string;
  readonly confidence: number;
  readonly latencyMs: number;
  readonly tokensUsed: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly status?: ConversationStatus;
  readonly sentiment: string;
  readonly priority?: string;
  readonly memory: ConversationMemory;
  readonly orderId?: string;
  readonly actions: readonly {
    readonly id: string;
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly status: 'pending' | 'completed' | 'failed';
  }[];
  readonly outbox: readonly {
    readonly id: string;
    readonly kind: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly dedupeKey: string;
  }[];
  /** Begun in the same statement when messages arrived meanwhile. */
  readonly nextTurnId: string;
}

interface NewIds {
  readonly messageId: string;
  readonly turnId: string;
}

/** The two statements of a turn, and what a crashed turn needs. */
export class TurnRepository {
  constructor(
    private readonly deps: { readonly prisma: PrismaClient; readonly owner: string; readonly leaseMs: number },
  ) {}

  async postMessage(request: PostMessage, ids: NewIds): Promise<StoreVerdict> {
    return await this.store(request, ids, [
      postMessageSql,
      request.conversationId,
      request.speaker.storeId,
      ids.messageId,
      request.content,
      ids.turnId,
      this.deps.owner,
      request.idempotency?.key ?? null,
      request.idempotency?.bodyHash ?? null,
      this.deps.leaseMs,
      historyWindow,
      request.speaker.addressKey,
    ]);
  }

  async startConversation(
    request: StartConversation,
    memory: ConversationMemory,
    ids: NewIds & { readonly conversationId: string },
  ): Promise<StoreVerdict> {
    return await this.store(request, ids, [
      startConversationSql,
      ids.conversationId,
      request.speaker.storeId,
      ids.messageId,
      request.content,
      ids.turnId,
      this.deps.owner,
      request.idempotency?.key ?? null,
      request.idempotency?.bodyHash ?? null,
      this.deps.leaseMs,
      request.channel,
      request.customerEmail ?? null,
      request.customerName ?? null,
      request.speaker.customerId ?? null,
      JSON.stringify(request.context ?? {}),
      JSON.stringify(memory),
      request.speaker.addressKey,
    ]);
  }

  /** `undefined` when another process holds the turn by now: its answer counts, ours is dropped. */
  async finishTurn(ending: TurnEnding): Promise<{ createdAt: Date; status: string; hasNext: boolean } | undefined> {
    const [row] = await this.deps.prisma.$queryRawUnsafe<{ created_at: Date; status: string; has_next: boolean }[]>(
      finishTurnSql,
      ending.turn.id,
      this.deps.owner,
      ending.turn.attempt,
      ending.error ?? null,
      ending.messageId,
      ending.content,
      ending.intent,
      ending.confidence,
      ending.latencyMs,
      ending.tokensUsed,
      toStorableJson(ending.metadata),
      ending.status ?? null,
      ending.sentiment,
      ending.priority ?? null,
      toStorableJson(ending.memory),
      ending.memory.language ?? null,
      ending.orderId ?? null,
      toStorableJson(ending.actions),
      toStorableJson(ending.outbox.map(({ dedupeKey, ...entry }) => ({ ...entry, dedupe_key: dedupeKey }))),
      ending.nextTurnId,
      this.deps.leaseMs,
    );
    return row && { createdAt: row.created_at, status: row.status, hasNext: row.has_next };
  }

  /** A running turn with its messages; `undefined` when it has ended or is another owner's. */
  async findTurn(turnId: string): Promise<ClaimedTurn | undefined> {
    const [row] = await this.deps.prisma.$queryRawUnsafe<LoadRow[]>(loadTurnSql, turnId, historyWindow);
    if (row === undefined || row.owner !== this.deps.owner || row.covered === null) {
      return undefined;
    }
    return {
      id: turnId,
      attempt: row.attempt,
      firstSeq: row.first_seq,
      coversSeq: row.covers_seq,
      addressKey: row.address_key ?? `conversation:${row.id}`,
      conversation: toConversation(row),
      messages: row.covered,
      history: toHistory(row.history),
    };
  }

  async renewLeases(turnIds: readonly string[]): Promise<void> {
    await this.deps.prisma.$executeRawUnsafe(renewLeasesSql, this.deps.owner, turnIds, this.deps.leaseMs);
  }

  /** Ids of turns whose owner stopped renewing, now ours. */
  async claimExpired(limit: number): Promise<readonly string[]> {
    const rows = await this.deps.prisma.$queryRawUnsafe<{ id: string }[]>(
      claimExpiredSql,
      this.deps.owner,
      this.deps.leaseMs,
      limit,
    );
    return rows.map((row) => row.id);
  }

  async releaseLeases(): Promise<void> {
    await this.deps.prisma.$executeRawUnsafe(releaseLeasesSql, this.deps.owner);
  }

  private async store(
    request: PostMessage | StartConversation,
    ids: NewIds,
    [sql, ...values]: readonly [string, ...unknown[]],
  ): Promise<StoreVerdict> {
    try {
      const [row] = await this.deps.prisma.$queryRawUnsafe<ClaimRow[]>(sql, ...values);
      return row === undefined
        ? { ok: false, reason: 'not_open' }
        : { ok: true, stored: await this.toStoredMessage(row, request, ids) };
    } catch (error) {
      if (isUniqueViolation(error)) {
        return { ok: false, reason: 'key_used' };
      }
      throw error;
    }
  }

  private async toStoredMessage(
    row: ClaimRow,
    request: PostMessage | StartConversation,
    ids: NewIds,
  ): Promise<StoredMessage> {
    const isClaimed = row.active_turn_id === ids.turnId;
    const afterSeq = isClaimed ? row.message_seq - 1 : (row.running_covers_seq ?? row.message_seq - 1);
    const stored = { conversationId: row.id, messageId: ids.messageId, seq: row.message_seq, afterSeq };
    if (!isClaimed) {
      return stored;
    }
    // The history was read as of the statement's start. When it waited for the row's lock, the turn before has
    // written its answer since, and the gap in the numbers shows it.
    const newest = row.history?.at(-1)?.seq ?? 0;
    if (newest !== row.message_seq - 1) {
      const turn = await this.findTurn(ids.turnId);
      return turn === undefined ? stored : { ...stored, turn };
    }
    const turn: ClaimedTurn = {
      id: ids.turnId,
      attempt: 1,
      firstSeq: row.message_seq,
      coversSeq: row.message_seq,
      addressKey: request.speaker.addressKey,
      conversation: toConversation(row),
      messages: [{ id: ids.messageId, content: request.content, isAfterReply: true }],
      history: toHistory(row.history),
    };
    return { ...stored, turn };
  }
}

interface ClaimRow {
  readonly id: string;
  readonly store_id: string;
  readonly status: ConversationStatus;
  readonly customer_email: string | null;
  readonly customer_name: string | null;
  readonly customer_id: string | null;
  readonly memory: Partial<ConversationMemory>;
  readonly message_seq: number;
  readonly external_ticket_id: string | null;
  readonly active_turn_id: string | null;
  readonly running_covers_seq?: number | null;
  readonly history: readonly (HistoryMessage & { readonly seq: number })[] | null;
}

interface LoadRow extends ClaimRow {
  readonly owner: string;
  readonly attempt: number;
  readonly first_seq: number;
  readonly covers_seq: number;
  /** Absent on rows of before it was kept. */
  readonly address_key: string | null;
  readonly covered: readonly ShopperMessage[] | null;
}

function toConversation(row: ClaimRow): ClaimedConversation {
  return {
    id: row.id,
    storeId: row.store_id,
    status: row.status,
    memory: { ...emptyMemory, ...row.memory },
    ...(row.customer_email === null ? {} : { customerEmail: row.customer_email }),
    ...(row.customer_name === null ? {} : { customerName: row.customer_name }),
    ...(row.customer_id === null ? {} : { customerId: row.customer_id }),
    ...(row.external_ticket_id === null ? {} : { ticketId: row.external_ticket_id }),
  };
}

function toHistory(rows: ClaimRow['history']): readonly HistoryMessage[] {
  return (rows ?? []).map(({ role, content }) => ({ role, content }));
}
