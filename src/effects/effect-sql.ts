import { columns, isDoneAlready, promised, recorded, result, usage } from './effect-sql-parts.ts';

/** Wish and consent: the rows before any call. */

/**
 * Before the verdict: earlier effects, whether a code was read, and the same wish if it is on its way or was done.
 * $1 store, $2 subject, $3 customer, $4 day, $5 conversation, $6 wish
 */
export const usageSql = `
WITH used AS (${usage('$1', '$2', '$3', '$4::date', 'NULL::uuid')}),
same AS (
  SELECT e.* FROM effects e
  WHERE e.wish = $6 AND (e.state IN ('awaiting_approval', 'ready', 'executing', 'unknown')
    OR ${isDoneAlready('e', '$5::uuid')})
  ORDER BY e.created_at DESC LIMIT 1
)
SELECT to_jsonb(u) AS used, EXISTS (
    SELECT 1 FROM verification_codes v
    WHERE v.conversation_id = $5::uuid AND v.order_id = $2 AND v.store_id = $1 AND v.used_at > clock_timestamp() - interval '30 minutes'
  ) AS has_code, ${columns('e')}
FROM used u LEFT JOIN same e ON TRUE`;

/**
 * Ends what the new row takes the place of, and inserts it, unless the very same waits already: then that one.
 * $1 draft, $2 the row it replaces, $3 consent ms, $4 jobs, $5 details
 */
export const proposeSql = `
WITH draft AS (
  SELECT * FROM jsonb_to_record($1::jsonb) AS d(
    id uuid, store_id text, conversation_id uuid, turn_id uuid, subject_id text, subject_name text, customer_id text,
    action text, wish text, request jsonb, consequence jsonb, fees jsonb, verdict jsonb, hash text, key text, state text,
    value_minor bigint, value_currency text, local_day date, identity text, approval jsonb, reason text)
),
found AS (
  SELECT e.id, e.state, e.hash, e.consent_expires_at FROM effects e
  WHERE e.id IN (
    SELECT s.id FROM effects s, draft d
    WHERE s.conversation_id = d.conversation_id AND s.wish = d.wish AND s.state IN ('proposed', 'awaiting_consent')
    UNION ALL SELECT $2::uuid)
  AND e.state IN ('proposed', 'awaiting_consent', 'awaiting_approval', 'ready') FOR UPDATE
),
ended AS (
  UPDATE effects e SET state = 'expired', updated_at = clock_timestamp(), settled_at = clock_timestamp(),
    reason = CASE WHEN f.consent_expires_at <= clock_timestamp() AND f.state IN ('proposed', 'awaiting_consent') THEN 'no_answer'
                  WHEN f.state = 'proposed' THEN 'replaced' ELSE 'changed' END
  FROM found f, draft d
  WHERE e.id = f.id AND (e.id = $2::uuid OR d.state <> f.state OR d.hash <> f.hash OR f.consent_expires_at <= clock_timestamp())
  RETURNING e.id, e.store_id, e.conversation_id, e.hold_until, f.state AS from_state, e.state, e.reason
),
inserted AS (
  INSERT INTO effects (id, store_id, conversation_id, turn_id, subject_id, subject_name, customer_id, action, wish, request,
    consequence, fees, verdict, hash, key, state, value_minor, value_currency, local_day, identity, approval, reason,
    consent_expires_at, settled_at)
  SELECT d.id, d.store_id, d.conversation_id, d.turn_id, d.subject_id, d.subject_name, d.customer_id, d.action, d.wish, d.request,
    d.consequence, d.fees, d.verdict, d.hash, d.key, d.state, d.value_minor, d.value_currency, d.local_day, d.identity, d.approval, d.reason,
    clock_timestamp() + $3::int * interval '1 millisecond', CASE WHEN d.state = 'refused' THEN clock_timestamp() END
  FROM draft d, (SELECT COALESCE(bool_or(id = $2::uuid), FALSE) AS is_replaced FROM ended) r
  WHERE $2::uuid IS NULL OR r.is_replaced
  ON CONFLICT (conversation_id, wish) WHERE state IN ('proposed', 'awaiting_consent') DO UPDATE SET updated_at = effects.updated_at
  RETURNING *
),
moved AS (
  SELECT i.id, i.store_id, i.conversation_id, i.hold_until, 'proposed' AS from_state, i.state, i.reason FROM inserted i, draft d WHERE i.id = d.id
),
${promised('$4')},
proof AS (
  INSERT INTO effect_events (effect_id, from_state, to_state, actor, details)
  SELECT x.id, x.from_state, x.state, 'policy', jsonb_strip_nulls(x.details || jsonb_build_object('reason', x.reason))
  FROM (SELECT m.id, m.from_state, m.state, m.reason, $5::jsonb AS details FROM moved m
        UNION ALL SELECT n.id, n.from_state, n.state, n.reason, '{}'::jsonb FROM ended n) x
)
SELECT ${columns('i')}, (i.id = d.id) AS has_moved FROM inserted i, draft d`;

/**
 * Consent by the shopper. A lapsed one expires, and so does what waits in a conversation that is closed or a person's by
 * now, unless an operator has allowed exactly it: else he and we would settle the same thing twice. Comes back with what
 * the order, customer and store have had besides.
 * $1 effect, $2 store, $3 conversation, $4 hash (absent: the row's), $5 consent, $6 day, $7 jobs
 */
export const consentSql = `
WITH found AS (SELECT * FROM effects WHERE id = $1::uuid AND store_id = $2 AND conversation_id = $3::uuid FOR UPDATE),
judged AS (
  SELECT f.*, f.consent_expires_at > clock_timestamp() AND c.status IS NULL AS is_alive, c.status AS elsewhere
  FROM found f LEFT JOIN conversations c ON c.id = f.conversation_id AND f.approval IS NULL
    AND c.status IN ('escalated', 'human_handling', 'resolved')
),
moved AS (
  UPDATE effects e SET
    state = CASE WHEN f.is_alive THEN 'ready' ELSE 'expired' END,
    reason = CASE WHEN f.is_alive THEN NULL WHEN f.elsewhere = 'resolved' THEN 'closed' WHEN f.elsewhere IS NOT NULL THEN 'with_person' ELSE 'no_answer' END,
    consent = CASE WHEN f.is_alive THEN $5::jsonb || jsonb_build_object('hash', f.hash, 'at', clock_timestamp()) END,
    hold_until = CASE WHEN (f.verdict->>'holdMs')::int > 0 AND NOT (f.verdict->>'needsApproval')::bool
                      THEN clock_timestamp() + (f.verdict->>'holdMs')::int * interval '1 millisecond' END,
    local_day = $6::date, updated_at = clock_timestamp(), settled_at = CASE WHEN f.is_alive THEN NULL ELSE clock_timestamp() END
  FROM judged f WHERE e.id = f.id AND f.state = 'awaiting_consent' AND ($4::text IS NULL OR f.hash = $4)
  RETURNING e.*, f.state AS from_state
),${recorded(`'shopper'`, `jsonb_build_object('by', $5::jsonb->>'by', 'message_id', $5::jsonb->>'message_id')`)},${promised('$7')},
used AS (
  SELECT u.* FROM found f, LATERAL (${usage('f.store_id', 'f.subject_id', 'f.customer_id', '$6::date', 'f.id')}) u
)
${result(', (SELECT to_jsonb(u) FROM used u) AS used, statement_timestamp() AS read_at')}`;

/** An effect with what the order, customer and store have had besides. $1 effect, $2 day */
export const effectWithUsageSql = `
SELECT ${columns('f')}, TRUE AS has_moved, to_jsonb(u) AS used, statement_timestamp() AS read_at
FROM effects f, LATERAL (${usage('f.store_id', 'f.subject_id', 'f.customer_id', '$2::date', 'f.id')}) u
WHERE f.id = $1::uuid`;

/** $1 store, $2 conversation */
export const listSql = `
SELECT ${columns('e')}, TRUE AS has_moved FROM effects e WHERE e.conversation_id = $2::uuid AND e.store_id = $1 ORDER BY e.created_at DESC, e.id DESC LIMIT 20`;

/** $1 store, $2 states */
export const listByStateSql = `
SELECT ${columns('e')}, TRUE AS has_moved FROM effects e WHERE e.store_id = $1 AND e.state = ANY($2::text[]) ORDER BY e.created_at LIMIT 200`;

/** $1 effect */
export const eventsSql = `
SELECT from_state, to_state, actor, details, at FROM effect_events WHERE effect_id = $1::uuid ORDER BY seq`;

/** $1 effect */
export const findSql = `SELECT ${columns('e')}, TRUE AS has_moved FROM effects e WHERE e.id = $1::uuid`;
