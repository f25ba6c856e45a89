import { counted, goodwill, isDoneAlready, promised, recorded, result, usage } from './effect-sql-parts.ts';
import type { Move } from './state-table.ts';

/** Around the call of the shop, and every later step. */

/**
 * The last look before the call, in one statement: switched off, doubled, another write under way on the same order,
 * an operator wanted, limits. The row was counted as `ready` before this statement began, and is counted here: of two
 * at once that exceed a limit together, none passes. What was looked at before another write on the order ended, or
 * beside another discount for the customer, is looked at anew: it stays `ready` (of two discounts at once both may).
 * $1 effect, $2 owner, $3 lease ms, $4 day, $5 caps, $6 needs approval, $7 approval ms, $8 jobs, $9 when usage was read
 */
export const claimSql = `
WITH found AS (SELECT * FROM effects WHERE id = $1::uuid FOR UPDATE),
used AS (
  SELECT u.* FROM found f, LATERAL (${usage('f.store_id', 'f.subject_id', 'f.customer_id', '$4::date', 'NULL::uuid')}) u
),
verdict AS (
  SELECT f.id, f.state AS from_state,
    CASE
      WHEN NOT s.is_active OR s.settings->'writes'->>'is_paused' = 'true'
        OR s.settings->'writes'->'paused_actions' ? f.action THEN 'refused:paused'
      WHEN EXISTS (SELECT 1 FROM effects d WHERE d.wish = f.wish AND d.id <> f.id
        AND (d.state IN ('done', 'reconciled') AND d.settled_at > f.created_at OR ${isDoneAlready('d', 'f.conversation_id')})) THEN 'expired:duplicate'
      WHEN f.approval->>'decision' = 'approved' AND f.approval->>'hash' = f.hash THEN 'pass'
      WHEN $6::bool THEN 'awaiting_approval:policy'
      WHEN f.value_minor > 0 AND f.action IN ${counted} AND (
        u.order_minor > ($5::jsonb->>'orderMinor')::float8 OR u.customer_day_minor > ($5::jsonb->>'customerDayMinor')::float8
        OR u.store_day_minor > ($5::jsonb->>'storeDayMinor')::float8
        OR (f.action IN ${goodwill} AND (u.customer_goodwill_minor > ($5::jsonb->>'customerGoodwillMinor')::float8
          OR u.store_day_goodwill_minor > ($5::jsonb->>'storeDayGoodwillMinor')::float8))) THEN 'awaiting_approval:cap'
      ELSE 'pass'
    END AS says,
    u.is_busy OR EXISTS (
      SELECT 1 FROM effects d WHERE d.store_id = f.store_id AND d.subject_id = f.subject_id AND d.id <> f.id
        AND d.state IN ('done', 'reconciled') AND d.settled_at >= $9::timestamptz
    ) OR f.action = 'create_discount' AND EXISTS (
      SELECT 1 FROM effects d WHERE d.store_id = f.store_id AND d.customer_id = f.customer_id AND d.action = f.action AND d.id <> f.id
        AND d.local_day > $4::date - 30 AND d.updated_at >= $9::timestamptz
        AND d.state IN ('ready', 'executing', 'unknown', 'done', 'reconciled')
    ) AS is_busy,
    f.updated_at < clock_timestamp() - interval '1 hour' AS is_stale
  FROM found f JOIN stores s ON s.id = f.store_id, used u
  WHERE f.state = 'ready' AND (f.hold_until IS NULL OR f.hold_until <= clock_timestamp())
),
next AS (
  SELECT v.id, v.from_state,
    CASE WHEN v.says <> 'pass' THEN split_part(v.says, ':', 1) WHEN v.is_busy AND v.is_stale THEN 'expired' WHEN v.is_busy THEN 'ready' ELSE 'executing' END AS state,
    CASE WHEN v.says <> 'pass' THEN split_part(v.says, ':', 2) WHEN v.is_busy AND v.is_stale THEN 'blocked' END AS reason
  FROM verdict v
),
moved AS (
  UPDATE effects e SET
    state = n.state, reason = n.reason,
    updated_at = CASE WHEN n.state = 'ready' THEN e.updated_at ELSE clock_timestamp() END,
    settled_at = CASE WHEN n.state IN ('refused', 'expired') THEN clock_timestamp() END,
    approval_expires_at = CASE WHEN n.state = 'awaiting_approval' THEN clock_timestamp() + $7::bigint * interval '1 millisecond' END,
    local_day = $4::date, hold_until = NULL,
    attempts = e.attempts + CASE WHEN n.state = 'executing' THEN 1 ELSE 0 END,
    attempted_at = CASE WHEN n.state = 'executing' THEN clock_timestamp() ELSE e.attempted_at END,
    lease_owner = CASE WHEN n.state = 'executing' THEN $2 END,
    lease_until = CASE WHEN n.state = 'executing' THEN clock_timestamp() + $3::int * interval '1 millisecond' END
  FROM next n WHERE e.id = n.id
  RETURNING e.*, n.from_state
),${recorded(`'ledger'`, `jsonb_build_object('attempt', m.attempts)`)},${promised('$8')}
${result()}`;

/**
 * What the shop answered to the attempt named; nobody else's answer moves the row.
 * $1 effect, $2 attempt, $3 state, $4 reason, $5 reference, $6 receipt, $7 actor, $8 jobs
 */
export const settleSql = `
WITH found AS (SELECT * FROM effects WHERE id = $1::uuid FOR UPDATE),
moved AS (
  UPDATE effects e SET
    state = $3, reason = $4, reference = COALESCE($5, e.reference), receipt = $6::jsonb, updated_at = clock_timestamp(),
    settled_at = CASE WHEN $3 IN ('done', 'failed', 'reconciled') THEN clock_timestamp() END,
    lease_owner = NULL, lease_until = NULL
  FROM found f
  WHERE e.id = f.id AND f.attempts = $2::int
    AND (f.state = 'executing' AND $3 IN ('done', 'failed', 'unknown', 'ready') OR f.state = 'unknown' AND $3 IN ('done', 'failed', 'reconciled'))
  RETURNING e.*, f.state AS from_state
),${recorded('$7', `jsonb_build_object('attempt', m.attempts, 'reference', m.reference)`)},${promised('$8')}
${result()}`;

/**
 * Takes an effect whose outcome is open for a look-up, and promises the next one. What the shop has said it began
 * (`reference`) stays `executing` for a while; anything else past its lease is unknown. Who finds a live lease came too
 * soon or second: the next look is promised already.
 * $1 effect, $2 patience in checks, $3 lease ms, $4 jobs
 */
export const takeSql = `
WITH found AS (SELECT * FROM effects WHERE id = $1::uuid FOR UPDATE),
moved AS (
  UPDATE effects e SET
    state = CASE WHEN f.state = 'executing' AND f.reference IS NOT NULL AND f.checks < $2::int THEN 'executing' ELSE 'unknown' END,
    checks = e.checks + 1, lease_owner = NULL, updated_at = clock_timestamp(),
    lease_until = clock_timestamp() + $3::int * interval '1 millisecond'
  FROM found f WHERE e.id = f.id AND f.state IN ('executing', 'unknown') AND COALESCE(f.lease_until <= clock_timestamp(), f.state = 'unknown')
  RETURNING e.*, f.state AS from_state
),${recorded(`'ledger'`, `jsonb_build_object('attempt', m.attempts)`)},${promised('$4')}
${result()}`;

/** Begun in the shop, asked for again at the lease's end. $1 effect, $2 attempt, $3 reference */
export const noteStartedSql = `
UPDATE effects SET reference = $3, updated_at = clock_timestamp() WHERE id = $1::uuid AND attempts = $2::int AND state = 'executing'`;

/**
 * Every other step: withdrawn, approved, refused, expired. Where a deadline matters, `due` says on which side of it.
 * $1 effect, $2 store, $3 conversation (absent: any), $4 from, $5 to, $6 reason, $7 approval, $8 due (past, future), $9 actor, $10 jobs,
 * $11 verdict
 */
export const moveSql = `
WITH found AS (
  SELECT * FROM effects WHERE id = $1::uuid AND store_id = $2 AND ($3::uuid IS NULL OR conversation_id = $3::uuid) FOR UPDATE
),
dated AS (
  SELECT f.*, CASE WHEN f.state = 'awaiting_approval' THEN f.approval_expires_at ELSE f.consent_expires_at END <= clock_timestamp() AS is_past FROM found f
),
moved AS (
  UPDATE effects e SET
    state = $5, reason = $6, verdict = COALESCE($11::jsonb, e.verdict), approval = COALESCE($7::jsonb || jsonb_build_object('at', clock_timestamp(), 'hash', e.hash), e.approval),
    updated_at = clock_timestamp(), settled_at = CASE WHEN $5 IN ('refused', 'expired') THEN clock_timestamp() END
  FROM dated f WHERE e.id = f.id AND f.state = ANY($4::text[]) AND ($8::text IS NULL OR f.is_past = ($8 = 'past'))
  RETURNING e.*, f.state AS from_state
),${recorded('$9', `'{}'`)},${promised('$10')}
${result()}`;

/** What the ledger's statements do, for the check against the state table. */
export const moves: readonly Move[] = [
  { from: ['proposed'], to: 'awaiting_consent' },
  { from: ['proposed', 'awaiting_consent', 'awaiting_approval', 'ready'], to: 'refused' },
  { from: ['proposed', 'awaiting_consent', 'awaiting_approval', 'ready'], to: 'expired' },
  { from: ['awaiting_consent', 'awaiting_approval'], to: 'ready' },
  { from: ['ready'], to: 'executing' },
  { from: ['ready'], to: 'awaiting_approval' },
  { from: ['executing'], to: 'ready' },
  { from: ['executing'], to: 'unknown' },
  { from: ['executing', 'unknown'], to: 'done' },
  { from: ['executing', 'unknown'], to: 'failed' },
  { from: ['unknown'], to: 'reconciled' },
];
