import { v5 } from 'uuid';
import { toReplyMark } from '../agent/effects/asked.ts';
import type { EffectView } from '../commerce/effect.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { createId } from '../platform/ids.ts';
import { jobKinds } from '../queues/outbox.ts';
import { type Action, toEffectRecord } from './effect-actions.ts';
import { toStorableJson } from './storable-text.ts';
import { changeKnownAction } from './turn-sql.ts';

export interface Announcement {
  readonly effect: EffectView;
  readonly text: string;
  readonly actions: readonly Action[];
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
  async append({ effect, text, actions }: Announcement): Promise<AnnouncementVerdict> {
    const { id: effectId, state, subjectName, conversationId } = effect;
    const messageId = v5(`announced:${state}`, effectId);
    const open = { id: effectId, action: effect.request.action, subjectName, askedIn: toReplyMark(text) };
    const [row] = await this.deps.prisma.$queryRawUnsafe<AppendedRow[]>(
      appendSql,
      conversationId,
      messageId,
      text,
      toStorableJson({ announces: effectId, state, effects: [toEffectRecord(effect)] }),
      toStorableJson(actions),
      createId(),
      jobKinds.appendMessage,
      effectId,
      toStorableJson(state === 'awaiting_consent' ? [open] : []),
      state,
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

  /** Has it told by the job `effects.announce`, once for each state. */
  async promise(storeId: string, { id: effectId, conversationId, state }: EffectView): Promise<void> {
    const kind = jobKinds.announceEffect;
    const payload = { effectId, conversationId, state };
    // Without the conversation's id: its outbox rows run in order, and this one may wait.
    const data = { id: createId(), kind, storeId, payload, dedupeKey: `${kind}:${effectId}:${state}` };
    await this.deps.prisma.outboxEntry.createMany({ data: [data], skipDuplicates: true });
  }
}

interface AppendedRow {
  readonly is_known: boolean;
  readonly seq: number | null;
  readonly role: string | null;
  readonly created_at: Date | null;
}

/** Told by an announcement, or by the reply of a turn. */
const isKnown = `(
  EXISTS (SELECT 1 FROM messages m WHERE m.id = $2::uuid)
  OR EXISTS (SELECT 1 FROM actions a WHERE a.id = $8::uuid AND a.action_data->>'state' = $10))`;

/**
 * Events of a conversation are numbered by its messages, so nothing may be told in the middle of a turn; the half
 * second is for its last events to leave. What the shopper is asked here is open for his next message.
 * $1 conversation, $2 message, $3 text, $4 metadata, $5 actions [{id, type, data, status}], $6 outbox row, $7 its kind,
 * $8 effect, $9 open effects to remember, $10 state
 */
const appendSql = `
WITH conversation AS (
  UPDATE conversations c SET message_seq = c.message_seq + 1, updated_at = clock_timestamp(),
    memory = c.memory || jsonb_build_object('openEffects', COALESCE((
      SELECT jsonb_agg(o) FROM jsonb_array_elements(CASE jsonb_typeof(c.memory->'openEffects') WHEN 'array' THEN c.memory->'openEffects' ELSE '[]' END) o
      WHERE o->>'id' <> $8::text), '[]') || $9::jsonb)
  WHERE c.id = $1::uuid AND c.active_turn_id IS NULL
    AND NOT ${isKnown}
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
done_actions AS (
  INSERT INTO actions (id, conversation_id, message_id, action_type, action_data, status, completed_at)
  SELECT a.id, c.id, $2::uuid, a.type, a.data, a.status, CASE WHEN a.status = 'completed' THEN clock_timestamp() END
  FROM conversation c, jsonb_to_recordset($5::jsonb) AS a(id uuid, type text, data jsonb, status text)
  ${changeKnownAction}
),
promised AS (
  INSERT INTO outbox (id, kind, store_id, conversation_id, payload, dedupe_key)
  SELECT $6::uuid, $7, c.store_id, c.id, jsonb_build_object('conversationId', c.id, 'messageId', $2::uuid), 'append:' || $2
  FROM conversation c WHERE c.is_with_person
  ON CONFLICT (dedupe_key) DO NOTHING
)
SELECT ${isKnown} AS is_known, n.seq, n.role, n.created_at
FROM conversations c LEFT JOIN message n ON TRUE WHERE c.id = $1::uuid`;
