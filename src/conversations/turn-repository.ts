import type { ConversationMemory } from '../agent/turn.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import type { ClaimedTurn, StoredMessage, StoreVerdict } from './claimed-turn.ts';
import type { PostMessage, StartConversation } from './conversation.ts';
import { toStorableJson } from './storable-text.ts';
import type { TurnEnding } from './turn-ending.ts';
import { type ClaimRow, type LoadRow, toConversation, toHistory } from './turn-rows.ts';
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
