/**
 * The statements of the hot path: one before the model is asked, one after. The conversation's row is the lock: its
 * columns are re-read under the row lock (READ COMMITTED), so that of two processes exactly one claims a turn.
 * Every expiry is judged by the database's clock.
 */

const claimed = `c.id, c.store_id, c.status, c.customer_email, c.customer_name, c.customer_id, c.language, c.memory,
  c.message_seq::int AS message_seq, c.external_ticket_id, c.active_turn_id`;

/** The address key stays with the message: another turn, or another process, may be the one to answer it. */
const insertMessageAndTurn = (addressKey: string) => `
message AS (
  INSERT INTO messages (id, conversation_id, store_id, seq, role, content, turn_id, idempotency_key, request_hash, metadata)
  SELECT $3::uuid, c.id, c.store_id, c.message_seq, 'user', $4, CASE WHEN c.active_turn_id = $5::uuid THEN $5::uuid END, $7, $8,
         jsonb_build_object('address_key', ${addressKey}::text)
  FROM conversation c
),
turn AS (
  INSERT INTO turns (id, conversation_id, store_id, status, first_seq, covers_seq, owner, attempt, trace_id, lease_expires_at)
  SELECT $5::uuid, c.id, c.store_id, 'running', c.message_seq, c.message_seq, $6, 1, $5::uuid,
         clock_timestamp() + $9::int * interval '1 millisecond'
  FROM conversation c WHERE c.active_turn_id = $5::uuid
)`;

/** $1 conversation, $2 store, $3 message, $4 content, $5 turn, $6 owner, $7 key, $8 hash, $9 lease ms, $10 window, $11 address key */
export const postMessageSql = `
WITH conversation AS (
  UPDATE conversations SET
    message_seq = message_seq + 1, last_shopper_seq = message_seq + 1,
    active_turn_id = COALESCE(active_turn_id, $5::uuid), updated_at = clock_timestamp()
  WHERE id = $1::uuid AND store_id = $2 AND status <> 'resolved'
  RETURNING *
),${insertMessageAndTurn('$11')}
SELECT ${claimed}, (SELECT t.covers_seq::int FROM turns t WHERE t.id = c.active_turn_id) AS running_covers_seq, (
  SELECT json_agg(json_build_object('role', h.role, 'content', h.content, 'seq', h.seq) ORDER BY h.seq)
  FROM (SELECT role, content, seq FROM messages WHERE conversation_id = $1::uuid ORDER BY seq DESC LIMIT $10::int) h
) AS history
FROM conversation c`;

/** As above, and $10 channel, $11 e-mail, $12 name, $13 customer id, $14 context, $15 memory, $16 address key */
export const startConversationSql = `
WITH conversation AS (
  INSERT INTO conversations (id, store_id, channel, customer_email, customer_name, customer_id, context, memory,
                             message_seq, last_shopper_seq, active_turn_id)
  VALUES ($1::uuid, $2, $10, $11, $12, $13, $14::jsonb, $15::jsonb, 1, 1, $5::uuid)
  RETURNING *
),${insertMessageAndTurn('$16')}
SELECT ${claimed}, NULL::int AS running_covers_seq, NULL::json AS history FROM conversation c`;

/** An effect has one row, which whoever tells of it moves on; none that has ended goes back. */
export const changeKnownAction = `ON CONFLICT (id) DO UPDATE SET message_id = EXCLUDED.message_id, action_type = EXCLUDED.action_type, action_data = EXCLUDED.action_data,
    status = EXCLUDED.status, completed_at = EXCLUDED.completed_at, updated_at = clock_timestamp()
    WHERE actions.conversation_id = EXCLUDED.conversation_id AND (actions.status = 'pending' OR EXCLUDED.status <> 'pending')`;

/**
 * Ends a turn that this owner still holds, and begins the next one where messages arrived meanwhile. Where somebody
 * handed the conversation over during the turn, the turn's own hand-over is left out: one ticket. The row of an effect
 * that is told again is changed, unless it has ended meanwhile.
 * $1 turn, $2 owner, $3 attempt, $4 turn error, $5 message, $6 content, $7 intent, $8 confidence, $9 latency ms,
 * $10 tokens, $11 metadata, $12 status (null keeps), $13 sentiment, $14 priority, $15 memory, $16 language,
 * $17 order, $18 actions [{id, type, data, status}], $19 outbox [{id, kind, payload, dedupe_key}], $20 next turn, $21 lease ms
 */
export const finishTurnSql = `
WITH finished AS (
  UPDATE turns SET status = CASE WHEN $4::text IS NULL THEN 'done' ELSE 'failed' END, error = $4, finished_at = clock_timestamp()
  WHERE id = $1::uuid AND owner = $2 AND attempt = $3::int AND status = 'running'
  RETURNING conversation_id, covers_seq
),
held AS (
  SELECT status FROM conversations
  WHERE $12::text = 'escalated' AND id = (SELECT conversation_id FROM turns WHERE id = $1::uuid) FOR UPDATE
),
conversation AS (
  UPDATE conversations c SET
    message_seq = c.message_seq + 1, covered_seq = f.covers_seq,
    active_turn_id = CASE WHEN c.last_shopper_seq > f.covers_seq THEN $20::uuid END,
    status = CASE WHEN c.status = 'resolved' THEN c.status ELSE COALESCE($12, c.status) END,
    escalated_at = CASE WHEN $12 = 'escalated' THEN COALESCE(c.escalated_at, clock_timestamp()) ELSE c.escalated_at END,
    primary_intent = COALESCE(c.primary_intent, $7), sentiment = $13, priority = COALESCE($14, c.priority),
    memory = $15::jsonb, language = $16, order_id = COALESCE($17, c.order_id), updated_at = clock_timestamp()
  FROM finished f LEFT JOIN held h ON TRUE WHERE c.id = f.conversation_id AND c.active_turn_id = $1::uuid
  RETURNING c.*, COALESCE(h.status IN ('escalated', 'human_handling'), FALSE) AS was_with_person
),
message AS (
  INSERT INTO messages (id, conversation_id, store_id, seq, role, content, intent, confidence, latency_ms, tokens_used, metadata, turn_id)
  SELECT $5::uuid, c.id, c.store_id, c.message_seq, 'assistant', $6, $7, $8::float8, $9::int, $10::int, $11::jsonb, $1::uuid
  FROM conversation c
  RETURNING created_at
),
done_actions AS (
  INSERT INTO actions (id, conversation_id, message_id, action_type, action_data, status, completed_at)
  SELECT a.id, c.id, $5::uuid, a.type, a.data, a.status, CASE WHEN a.status = 'completed' THEN clock_timestamp() END
  FROM conversation c, jsonb_to_recordset($18::jsonb) AS a(id uuid, type text, data jsonb, status text)
  WHERE NOT (c.was_with_person AND a.type = 'escalation_created')
  ${changeKnownAction}
),
promised AS (
  INSERT INTO outbox (id, kind, store_id, conversation_id, payload, dedupe_key)
  SELECT o.id, o.kind, c.store_id, c.id, o.payload, o.dedupe_key
  FROM conversation c, jsonb_to_recordset($19::jsonb) AS o(id uuid, kind text, payload jsonb, dedupe_key text)
  WHERE NOT (c.was_with_person AND o.kind = 'helpdesk.open_ticket')
  ON CONFLICT (dedupe_key) DO NOTHING
),
next_turn AS (
  INSERT INTO turns (id, conversation_id, store_id, status, first_seq, covers_seq, owner, attempt, trace_id, lease_expires_at)
  SELECT $20::uuid, c.id, c.store_id, 'running', f.covers_seq + 1, c.last_shopper_seq, $2, 1, $20::uuid,
         clock_timestamp() + $21::int * interval '1 millisecond'
  FROM conversation c, finished f WHERE c.active_turn_id = $20::uuid
)
SELECT m.created_at, c.status, (c.active_turn_id IS NOT NULL) AS has_next FROM conversation c, message m`;

/** Gives a claimed turn its messages and history. $1 turn, $2 window */
export const loadTurnSql = `
WITH turn AS (SELECT * FROM turns WHERE id = $1::uuid AND status = 'running'),
covered AS (
  UPDATE messages m SET turn_id = t.id FROM turn t
  WHERE m.conversation_id = t.conversation_id AND m.role = 'user' AND m.seq BETWEEN t.first_seq AND t.covers_seq
  RETURNING m.id, m.content, m.seq, m.metadata->>'address_key' AS address_key
),
reply AS (
  SELECT COALESCE(max(m.seq), 0) AS seq FROM messages m JOIN turn t ON m.conversation_id = t.conversation_id
  WHERE m.role = 'assistant'
)
SELECT ${claimed}, t.owner, t.attempt, t.first_seq::int AS first_seq, t.covers_seq::int AS covers_seq,
  (SELECT json_agg(json_build_object('id', v.id, 'content', v.content, 'isAfterReply', v.seq > r.seq) ORDER BY v.seq)
   FROM covered v, reply r) AS covered,
  (SELECT v.address_key FROM covered v ORDER BY v.seq DESC LIMIT 1) AS address_key,
  (SELECT json_agg(json_build_object('role', h.role, 'content', h.content, 'seq', h.seq) ORDER BY h.seq) FROM (
     SELECT role, content, seq FROM messages
     WHERE conversation_id = t.conversation_id AND (role <> 'user' OR seq < t.first_seq) AND seq <= c.message_seq
     ORDER BY seq DESC LIMIT $2::int) h) AS history
FROM turn t JOIN conversations c ON c.id = t.conversation_id`;

/** $1 owner, $2 turns, $3 lease ms */
export const renewLeasesSql = `
UPDATE turns SET lease_expires_at = clock_timestamp() + $3::int * interval '1 millisecond'
WHERE owner = $1 AND status = 'running' AND id = ANY($2::uuid[])`;

/** Takes over turns whose owner is gone. $1 owner, $2 lease ms, $3 limit */
export const claimExpiredSql = `
UPDATE turns SET owner = $1, attempt = attempt + 1, lease_expires_at = clock_timestamp() + $2::int * interval '1 millisecond'
WHERE id IN (
  SELECT id FROM turns WHERE status = 'running' AND lease_expires_at < clock_timestamp()
  ORDER BY lease_expires_at LIMIT $3::int FOR UPDATE SKIP LOCKED)
RETURNING id`;

/** Lets another process take over at once. $1 owner */
export const releaseLeasesSql = `
UPDATE turns SET lease_expires_at = clock_timestamp() WHERE owner = $1 AND status = 'running'`;

/** How the turn that covers a message ended. $1 conversation, $2 message seq */
export const findCoveringTurnSql = `
SELECT t.status, t.first_seq::int AS first_seq, m.id, m.content, m.intent, m.confidence, m.created_at, m.metadata, c.status AS conversation_status, c.sentiment,
  (SELECT json_agg(json_build_object('type', a.action_type, 'details', a.action_data) ORDER BY a.created_at)
   FROM actions a WHERE a.message_id = m.id) AS actions
FROM turns t
JOIN conversations c ON c.id = t.conversation_id
LEFT JOIN messages m ON m.turn_id = t.id AND m.role = 'assistant'
WHERE t.conversation_id = $1::uuid AND $2::int BETWEEN t.first_seq AND t.covers_seq
ORDER BY t.started_at DESC LIMIT 1`;
