import { z } from 'zod';
import type { Priority } from '../commerce/helpdesk.ts';
import type { ConsentTokens } from '../effects/consent-token.ts';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';
import {
  type ConversationFilter,
  type ConversationPage,
  type ConversationStatus,
  type ConversationView,
  type EscalateRequest,
  isWithPerson,
  type ResolveRequest,
  type TurnResult,
  withPersonStatuses,
} from './conversation.ts';
import { type AnswerRow, toDetails, toMessageView, toSummary } from './conversation-rows.ts';
import { confirmationType } from './effect-actions.ts';
import { findCoveringTurnSql } from './turn-sql.ts';

/** A message found by its idempotency key. */
export interface KeyedMessage {
  readonly conversationId: string;
  readonly messageId: string;
  readonly seq: number;
  readonly bodyHash: string;
}

/** How a turn ended, and the number of the message that began it. */
export interface StoredAnswer {
  readonly firstSeq: number;
  readonly result: TurnResult;
}

/** Everything about conversations that is not on a turn's hot path. */
export class ConversationRepository {
  constructor(
    private readonly deps: { readonly prisma: PrismaClient; readonly consentTokens: Pick<ConsentTokens, 'create'> },
  ) {}

  async findView(storeId: string, id: string, messageLimit: number | undefined): Promise<ConversationView | undefined> {
    const row = await this.deps.prisma.conversation.findFirst({
      where: { id, storeId },
      include: {
        actions: { orderBy: { createdAt: 'asc' }, take: 100 },
        messages: { orderBy: { seq: 'desc' }, take: messageLimit ?? 0 },
      },
    });
    if (row === null) {
      return undefined;
    }
    return {
      ...toSummary(row),
      storeId: row.storeId,
      channel: row.channel,
      customer: {
        ...(row.customerEmail === null ? {} : { email: row.customerEmail }),
        ...(row.customerName === null ? {} : { name: row.customerName }),
      },
      priority: row.priority as Priority,
      ...(row.orderId === null ? {} : { orderId: row.orderId }),
      ...(messageLimit === undefined ? {} : { messages: row.messages.reverse().map(toMessageView) }),
      actions: row.actions.map((action) => ({
        type: action.actionType,
        ...(action.messageId === null ? {} : { messageId: action.messageId }),
        details: this.toTold(row.id, action.actionType, toDetails(action.actionData)),
        createdAt: action.createdAt,
      })),
    };
  }

  /** `openSeq`: the shopper's newest message, while a turn runs. */
  async findStatus(
    storeId: string,
    id: string,
  ): Promise<{ status: ConversationStatus; language?: string; openSeq?: number } | undefined> {
    const row = await this.deps.prisma.conversation.findFirst({
      where: { id, storeId },
      select: { status: true, language: true, activeTurnId: true, lastShopperSeq: true },
    });
    return row === null
      ? undefined
      : {
          status: row.status as ConversationStatus,
          ...(row.language === null ? {} : { language: row.language }),
          ...(row.activeTurnId === null ? {} : { openSeq: Number(row.lastShopperSeq) }),
        };
  }

  async list(storeId: string, filter: ConversationFilter): Promise<ConversationPage> {
    const where: Prisma.ConversationWhereInput = {
      storeId,
      ...(filter.status === undefined ? {} : { status: filter.status }),
      ...(filter.intent === undefined ? {} : { primaryIntent: filter.intent }),
      ...(filter.sentiment === undefined ? {} : { sentiment: filter.sentiment }),
      ...(filter.customerEmail === undefined ? {} : { customerEmail: filter.customerEmail }),
      createdAt: {
        ...(filter.startDate === undefined ? {} : { gte: filter.startDate }),
        ...(filter.endDate === undefined ? {} : { lte: filter.endDate }),
      },
    };
    const [totalCount, rows] = await Promise.all([
      this.deps.prisma.conversation.count({ where }),
      this.deps.prisma.conversation.findMany({
        where,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        skip: (filter.page - 1) * filter.perPage,
        take: filter.perPage,
      }),
    ]);
    return { totalCount, rows: rows.map(toSummary) };
  }

  async findByIdempotencyKey(storeId: string, key: string): Promise<KeyedMessage | undefined> {
    const row = await this.deps.prisma.message.findFirst({
      where: { storeId, idempotencyKey: key },
      select: { id: true, conversationId: true, seq: true, requestHash: true },
    });
    return row === null
      ? undefined
      : {
          conversationId: row.conversationId,
          messageId: row.id,
          seq: Number(row.seq),
          bodyHash: row.requestHash ?? '',
        };
  }

  /** The stored answer to message `seq`; `undefined` while its turn has not ended. */
  async findAnswer(conversationId: string, seq: number): Promise<StoredAnswer | undefined> {
    const [row] = await this.deps.prisma.$queryRawUnsafe<AnswerRow[]>(findCoveringTurnSql, conversationId, seq);
    if (row === undefined || row.status === 'running' || row.id === null) {
      return undefined;
    }
    const result: TurnResult = {
      conversationId,
      messageId: row.id,
      content: row.content,
      intent: row.intent,
      sentiment: row.metadata.sentiment ?? 'neutral',
      confidence: row.confidence,
      actions: (row.actions ?? []).map(({ type, details }) => ({
        type,
        details: this.toTold(conversationId, type, details),
      })),
      isEscalated: row.metadata.escalation !== undefined || isWithPerson(row.conversation_status),
      createdAt: row.created_at,
    };
    return { firstSeq: row.first_seq, result };
  }

  /** Answers of turns begun at message `seq` or later, oldest first, at most 20: what a stream missed. */
  async listAnswersFrom(conversationId: string, seq: number): Promise<readonly StoredAnswer[]> {
    const turns = await this.deps.prisma.turn.findMany({
      where: { conversationId, status: { not: 'running' }, firstSeq: { gte: seq } },
      orderBy: { firstSeq: 'asc' },
      select: { firstSeq: true },
      take: 20,
    });
    const answers = await Promise.all(turns.map((turn) => this.findAnswer(conversationId, Number(turn.firstSeq))));
    return answers.filter((answer) => answer !== undefined);
  }

  /** Marks it escalated and promises the ticket, in one transaction; repeating it changes nothing. */
  async escalate(request: EscalateRequest, externalId: string, escalatedAt: Date): Promise<void> {
    const { conversationId: id, storeId, reason, notes, priority = 'medium' } = request;
    await this.deps.prisma.$transaction(async (tx) => {
      const { count } = await tx.conversation.updateMany({
        where: { id, storeId, status: { in: ['active', 'abandoned'] } },
        data: { status: 'escalated', priority, escalatedAt },
      });
      if (count === 0) {
        return;
      }
      await tx.action.create({
        data: {
          conversationId: id,
          actionType: 'escalation_created',
          actionData: { reason, priority },
          status: 'pending',
        },
      });
      await tx.outboxEntry.create({
        data: {
          id: createId(),
          kind: jobKinds.openTicket,
          storeId,
          conversationId: id,
          dedupeKey: `ticket:${externalId}`,
          payload: {
            conversationId: id,
            externalId,
            reason,
            priority,
            summary: [`Reason: ${reason} (${priority})`, notes].filter(Boolean).join('\n'),
          },
        },
      });
    });
  }

  async resolve(
    request: ResolveRequest,
    resolvedAt: Date,
  ): Promise<{ totalMessages: number; createdAt: Date } | undefined> {
    const { conversationId: id, storeId } = request;
    const { count } = await this.deps.prisma.conversation.updateMany({
      where: { id, storeId, status: { not: 'resolved' } },
      data: {
        status: 'resolved',
        resolutionSummary: request.summary,
        resolutionType: request.type,
        resolvedAt,
        ...(request.csatScore === undefined ? {} : { csatScore: request.csatScore }),
      },
    });
    if (count === 0) {
      return undefined;
    }
    const row = await this.deps.prisma.conversation.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
    return {
      createdAt: row.createdAt,
      totalMessages: await this.deps.prisma.message.count({ where: { conversationId: id } }),
    };
  }

  /** The helpdesk's ticket of the conversation, once it exists. */
  async findTicket(storeId: string, id: string): Promise<{ ticketId: string; assignedTo?: string } | undefined> {
    const row = await this.deps.prisma.conversation.findFirst({
      where: { id, storeId, externalTicketId: { not: null } },
      select: {
        externalTicketId: true,
        actions: { where: { actionType: 'escalation_created' }, orderBy: { createdAt: 'desc' }, take: 1 },
      },
    });
    if (row === null || row.externalTicketId === null) {
      return undefined;
    }
    const assignedTo = toDetails(row.actions[0]?.actionData ?? {}).assigned_to;
    return { ticketId: row.externalTicketId, ...(typeof assignedTo === 'string' ? { assignedTo } : {}) };
  }

  /** True when it was with a person until now. */
  async giveBack(storeId: string, id: string): Promise<boolean> {
    const { count } = await this.deps.prisma.conversation.updateMany({
      where: { id, storeId, status: { in: [...withPersonStatuses] } },
      data: { status: 'active' },
    });
    return count > 0;
  }

  /** The button's token stands in no row; it is worth something only while its effect waits for it. */
  private toTold(
    conversationId: string,
    type: string,
    details: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    const grant = type === confirmationType ? grantSchema.safeParse(details).data : undefined;
    if (grant === undefined) {
      return details;
    }
    const { effect_id: id, hash, expires_at: expiresAt } = grant;
    return { ...details, consent_token: this.deps.consentTokens.create({ id, conversationId, hash, expiresAt }) };
  }
}

const grantSchema = z.object({ effect_id: z.string(), hash: z.string(), expires_at: z.coerce.date() });
