import { v5 } from 'uuid';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';
import type { TurnEnding } from './turn-ending.ts';

export interface Announcement {
  readonly conversationId: string;
  readonly effectId: string;
  readonly state: string;
  readonly text: string;
  readonly action: TurnEnding['actions'][number];
}

/** `busy`: a turn runs or has just ended, whose events come first. */
export type AnnouncementVerdict =
  | { readonly kind: 'told'; readonly messageId: string; readonly seq: number; readonly createdAt: Date }
  /** A person owns the conversation: it stands there as a note, for him to tell. */
  | { readonly kind: 'noted' }
  | { readonly kind: 'already' | 'busy' | 'gone' };

/** Messages that no turn writes. */
export class AnnouncementRepository {
  constructor(private readonly deps: { readonly prisma: PrismaClient }) {}

  /** Once for each effect and state: the message's id is derived from both. */
  async append({ conversationId, effectId, state, text, action }: Announcement): Promise<AnnouncementVerdict> {
    const messageId = v5(`announced:${state}`, effectId);
    const [row] = await this.deps.prisma.$queryRawUnsafe<AppendedRow[]>(
      appendSql,
      conversationId,
      messageId,
      text,
      JSON.stringify({ announces: effectId, state }),
      action.id,
      action.type,
      JSON.stringify(action.data),
      action.status,
      createId(),
      jobKinds.appendMessage,
    );
    if (row === undefined) {
      return { kind: 'gone' };
    }
    if (row.seq === null || row.created_at === null) {
      return { kind: row.is_known ? 'already' : 'busy' };
    }
    const { seq, created_at: createdAt } = row;
    return row.role === 'system' ? { kind: 'noted' } : { kind: 'told', messageId, seq, createdAt };
  }
}

interface AppendedRow {
  readonly is_known: boolean;
  readonly seq: number | null;
  readonly role: string | null;
  readonly created_at: Date | null;
}

/**
 * Events of a conversation are numbered by its messages, so nothing may be told in the middle of a turn; the half
 * second is for its last events to leave. $1 conversation, $2 message, $3 text, $4 metadata, $5 action, $6 type,
 * $7 data, $8 status, $9 outbox row, $10 its kind
 */
const appendSql = `
WITH conversation AS (
  UPDATE conversations c SET message_seq = c.message_seq + 1, updated_at = clock_timestamp()
  WHERE c.id = $1::uuid AND c.active_turn_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = $2::uuid)
    AND NOT EXISTS (
      SELECT 1 FROM turns t WHERE t.conversation_id = $1::uuid AND t.finished_at > clock_timestamp() - interval '500 milliseconds')
  RETURNING c.id, c.store_id, c.message_seq, c.status IN ('escalated', 'human_handling') AS is_with_person
),
message AS (
  INSERT INTO messages (id, conversation_id, store_id, seq, role, content, metadata)
  SELECT $2::uuid, c.id, c.store_id, c.message_seq, CASE WHEN c.is_with_person THEN 'system' ELSE 'assistant' END, $3, $4::jsonb
  FROM conversation c
  RETURNING seq::int AS seq, role, created_at
),
action AS (
  INSERT INTO actions (id, conversation_id, message_id, action_type, action_data, status, completed_at)
  SELECT $5::uuid, c.id, $2::uuid, $6, $7::jsonb, $8, CASE WHEN $8 = 'completed' THEN clock_timestamp() END
  FROM conversation c
  ON CONFLICT (id) DO UPDATE SET message_id = EXCLUDED.message_id, action_data = EXCLUDED.action_data,
    status = EXCLUDED.status, completed_at = EXCLUDED.completed_at, updated_at = clock_timestamp()
    WHERE actions.conversation_id = EXCLUDED.conversation_id AND (actions.status = 'pending' OR EXCLUDED.status <> 'pending')
),
promised AS (
  INSERT INTO outbox (id, kind, store_id, conversation_id, payload, dedupe_key)
  SELECT $9::uuid, $10, c.store_id, c.id, jsonb_build_object('conversationId', c.id, 'messageId', $2::uuid), 'append:' || $2
  FROM conversation c WHERE c.is_with_person
  ON CONFLICT (dedupe_key) DO NOTHING
)
SELECT EXISTS (SELECT 1 FROM messages m WHERE m.id = $2::uuid) AS is_known, n.seq, n.role, n.created_at
FROM conversations c LEFT JOIN message n ON TRUE WHERE c.id = $1::uuid`;
