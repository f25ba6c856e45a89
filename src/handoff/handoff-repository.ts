import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { present } from '../platform/present.ts';

/** What the ticket of a conversation is made from. */
export interface HandoffConversation {
  readonly id: string;
  readonly storeId: string;
  readonly customerEmail?: string;
  readonly customerName?: string;
  readonly language?: string;
  readonly orderId?: string;
  readonly ticketId?: string;
  /** Oldest first, at most the newest 400. */
  readonly messages: readonly HandoffMessage[];
}

export interface HandoffMessage {
  readonly id: string;
  readonly role: string;
  readonly content: string;
  readonly createdAt: Date;
}

const transcriptLength = 400;

export class HandoffRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  async findConversation(id: string): Promise<HandoffConversation | undefined> {
    const row = await this.deps.prisma.conversation.findUnique({
      where: { id },
      include: { messages: { orderBy: { seq: 'desc' }, take: transcriptLength } },
    });
    if (row === null) {
      return undefined;
    }
    return {
      id: row.id,
      storeId: row.storeId,
      ...present({
        customerEmail: row.customerEmail,
        customerName: row.customerName,
        language: row.language,
        orderId: row.orderId,
        ticketId: row.externalTicketId,
      }),
      messages: row.messages.reverse(),
    };
  }

  async findMessage(id: string): Promise<HandoffMessage | undefined> {
    return (await this.deps.prisma.message.findUnique({ where: { id } })) ?? undefined;
  }

  /** Remembers the ticket and completes the escalation's action, in one transaction. */
  async saveTicket(conversationId: string, ticket: { id: string; assignedTo?: string }, at: Date): Promise<void> {
    await this.deps.prisma.$transaction(async (tx) => {
      await tx.conversation.update({ where: { id: conversationId }, data: { externalTicketId: ticket.id } });
      const action = await tx.action.findFirst({
        where: { conversationId, actionType: 'escalation_created', status: 'pending' },
        orderBy: { createdAt: 'desc' },
      });
      if (action !== null) {
        const actionData: Prisma.InputJsonObject = {
          ...(action.actionData as Prisma.JsonObject),
          ticket_id: ticket.id,
          ...present({ assigned_to: ticket.assignedTo }),
        };
        await tx.action.update({
          where: { id: action.id },
          data: { status: 'completed', completedAt: at, actionData },
        });
      }
    });
  }

  /** Says on the row of the hand-over why it is late, so that errors by intent count it. */
  async noteTicketError(conversationId: string): Promise<void> {
    await this.deps.prisma.$executeRawUnsafe(noteTicketErrorSql, conversationId);
  }
}

/** $1 conversation. The newest row that escalated; an error it has already stays. */
const noteTicketErrorSql = `
UPDATE messages SET metadata = jsonb_build_object('error', 'gorgias_error') || metadata
WHERE id = (
  SELECT id FROM messages WHERE conversation_id = $1::uuid AND role = 'assistant' AND metadata ? 'escalation'
  ORDER BY seq DESC LIMIT 1)`;
