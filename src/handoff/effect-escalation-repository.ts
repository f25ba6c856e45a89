import { v5 } from 'uuid';
import type { EffectEscalation } from '../effects/escalate.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';

const priority = 'high';

/** Hands a conversation over because of an effect: one ticket, or one note in the ticket that it has. */
export class EffectEscalationRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  /** Once for each effect. False when it was done before, or the conversation is gone. */
  async escalate(escalation: EffectEscalation, at: Date): Promise<boolean> {
    const { storeId, conversationId: id, effectId, reason, summary } = escalation;
    const externalId = `${id}:effect:${effectId}`;
    const noteId = v5('escalated', effectId);
    return await this.deps.prisma.$transaction(async (tx) => {
      const [row] = await tx.$queryRawUnsafe<LockedRow[]>(lockSql, id, storeId, noteId, `ticket:${externalId}`);
      if (row === undefined || row.is_known) {
        return false;
      }
      if (row.is_with_person) {
        await tx.$executeRawUnsafe(noteSql, id, noteId, summary, createId(), jobKinds.appendMessage);
        return true;
      }
      await tx.conversation.update({ where: { id }, data: { status: 'escalated', priority, escalatedAt: at } });
      const actionData = { reason, priority, effect_id: effectId };
      await tx.action.create({
        data: { conversationId: id, actionType: 'escalation_created', actionData, status: 'pending' },
      });
      await tx.outboxEntry.create({
        data: {
          id: createId(),
          kind: jobKinds.openTicket,
          storeId,
          conversationId: id,
          dedupeKey: `ticket:${externalId}`,
          payload: { conversationId: id, externalId, reason, priority, summary },
        },
      });
      return true;
    });
  }
}

interface LockedRow {
  readonly is_with_person: boolean;
  readonly is_known: boolean;
}

/** $1 conversation, $2 store, $3 note, $4 dedupe key of the ticket */
const lockSql = `
SELECT status IN ('escalated', 'human_handling') AS is_with_person,
  EXISTS (SELECT 1 FROM messages WHERE id = $3::uuid) OR EXISTS (SELECT 1 FROM outbox WHERE dedupe_key = $4) AS is_known
FROM conversations WHERE id = $1::uuid AND store_id = $2 FOR UPDATE`;

/** $1 conversation, $2 note, $3 text, $4 outbox row, $5 its kind */
const noteSql = `
WITH conversation AS (
  UPDATE conversations SET message_seq = message_seq + 1, updated_at = clock_timestamp() WHERE id = $1::uuid RETURNING *
),
message AS (
  INSERT INTO messages (id, conversation_id, store_id, seq, role, content)
  SELECT $2::uuid, id, store_id, message_seq, 'system', $3 FROM conversation
)
INSERT INTO outbox (id, kind, store_id, conversation_id, payload, dedupe_key)
SELECT $4::uuid, $5, store_id, id, jsonb_build_object('conversationId', id, 'messageId', $2::uuid), 'append:' || $2
FROM conversation`;
