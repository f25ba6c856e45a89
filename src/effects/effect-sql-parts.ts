import { countedActions, goodwillActions } from '../commerce/policy/caps.ts';

/**
 * What the ledger's statements are made of. Each statement locks the effect's row, moves it only from the states named,
 * and writes the proof (`effect_events`) and what has to follow (`outbox`) with it. Every expiry is judged by the
 * database's clock.
 */

const columnNames = [
  'id',
  'store_id',
  'conversation_id',
  'subject_id',
  'subject_name',
  'customer_id',
  'wish',
  'request',
  'consequence',
  'fees',
  'verdict',
  'hash',
  'key',
  'state',
  'value_minor',
  'identity',
  'consent',
  'consent_expires_at',
  'approval',
  'hold_until',
  'lease_until',
  'attempted_at',
  'attempts',
  'checks',
  'reference',
  'reason',
  'created_at',
  'updated_at',
];
export const columns = (alias: string) =>
  columnNames.map((name) => (name === 'value_minor' ? `${alias}.value_minor::float8` : `${alias}.${name}`)).join(', ');

/** The proof of what `moved` did. */
export const recorded = (actor: string, details: string) => `
recorded AS (
  INSERT INTO effect_events (effect_id, from_state, to_state, actor, details)
  SELECT m.id, m.from_state, m.state, ${actor}::text, jsonb_strip_nulls(${details}::jsonb || jsonb_build_object('reason', m.reason))
  FROM moved m WHERE m.from_state <> m.state
)`;

/**
 * Jobs of the state that was reached. Without a conversation: its rows are worked in order, and one that is due in half
 * an hour would hold up its tickets. $n [{id, kind, dedupe_key, payload, on_state, delay_ms}]
 */
export const promised = (jobs: string) => `
promised AS (
  INSERT INTO outbox (id, kind, store_id, payload, dedupe_key, run_at)
  SELECT o.id, o.kind, m.store_id, o.payload || jsonb_build_object('conversationId', m.conversation_id, 'state', m.state), o.dedupe_key,
         GREATEST(m.hold_until, clock_timestamp() + o.delay_ms * interval '1 millisecond')
  FROM moved m, jsonb_to_recordset(${jobs}::jsonb) AS o(id uuid, kind text, payload jsonb, dedupe_key text, on_state text, delay_ms int)
  WHERE o.on_state = m.state
  ON CONFLICT (dedupe_key) DO NOTHING
)`;

/**
 * A wish that was done needs no second row: in its conversation, and for a day in any. What sets a state (an address, a
 * subscription) may be wished again once another such change came after it. The proposal asks, and the claim again: by
 * then whoever ran the same wish meanwhile has left the one slot that a wish has on its way.
 */
export const isDoneAlready = (done: string, conversation: string) => `(${done}.state IN ('done', 'reconciled')
  AND (${done}.conversation_id = ${conversation} OR ${done}.settled_at > clock_timestamp() - interval '24 hours')
  AND NOT (${done}.action IN ('change_address', 'change_customer_address', 'change_subscription') AND EXISTS (
    SELECT 1 FROM effects n WHERE n.store_id = ${done}.store_id AND n.subject_id = ${done}.subject_id AND n.action = ${done}.action
      AND n.state IN ('done', 'reconciled') AND n.settled_at > ${done}.settled_at)))`;

/** The row as it stands, whether it moved or not. */
export const result = (more = '') => `
SELECT ${columns('m')}, TRUE AS has_moved${more} FROM moved m
UNION ALL
SELECT ${columns('f')}, FALSE AS has_moved${more} FROM found f WHERE NOT EXISTS (SELECT 1 FROM moved)`;

const spentStates = `('ready', 'executing', 'unknown', 'done', 'reconciled')`;
export const goodwill = toSqlList(goodwillActions);
export const counted = toSqlList(countedActions);

/**
 * What an order, a customer and a store have had. What is ready counts today, whenever it was made. A store's day is
 * summed up by triggers (a busy one has thousands of rows), so `exceptId` may only be what is not past ready.
 */
export const usage = (store: string, subject: string, customer: string, day: string, exceptId: string) => `
SELECT o.order_minor, c.customer_day_minor, s.store_day_minor, c.customer_goodwill_minor, s.store_day_goodwill_minor,
       o.done_on_order, o.amount_refunds, o.is_busy, c.customer_discounts
FROM (
  SELECT COALESCE(sum(a.minor) FILTER (WHERE a.action IN ${counted}), 0)::float8 AS order_minor, jsonb_object_agg(a.action, a.n) FILTER (WHERE a.action IS NOT NULL) AS done_on_order,
         COALESCE(sum(a.bare), 0)::int AS amount_refunds, COALESCE(bool_or(a.is_busy), FALSE) AS is_busy
  FROM (
    SELECT e.action, sum(e.value_minor) AS minor, count(*) AS n,
      count(*) FILTER (WHERE e.action = 'refund' AND e.request->'items' = '[]'::jsonb AND e.request ? 'amount') AS bare, bool_or(e.state IN ('executing', 'unknown')) AS is_busy FROM effects e
    WHERE e.store_id = ${store} AND e.subject_id = ${subject} AND e.state IN ${spentStates} AND e.id IS DISTINCT FROM ${exceptId}
    GROUP BY e.action) a
) o, (
  SELECT COALESCE(sum(e.value_minor) FILTER (WHERE (e.local_day = ${day} OR e.state = 'ready') AND e.action IN ${counted}), 0)::float8 AS customer_day_minor,
         COALESCE(sum(e.value_minor) FILTER (WHERE e.action IN ${goodwill}), 0)::float8 AS customer_goodwill_minor,
         (count(*) FILTER (WHERE e.action = 'create_discount'))::int AS customer_discounts
  FROM effects e
  WHERE e.store_id = ${store} AND e.customer_id = ${customer} AND e.local_day > ${day} - 30
    AND e.state IN ${spentStates} AND e.id IS DISTINCT FROM ${exceptId}
) c, (
  SELECT COALESCE(sum(d.value_minor) FILTER (WHERE d.action IN ${counted}), 0)::float8 AS store_day_minor,
         COALESCE(sum(d.value_minor) FILTER (WHERE d.action IN ${goodwill}), 0)::float8 AS store_day_goodwill_minor
  FROM (
    SELECT t.value_minor, t.action FROM effect_day_totals t WHERE t.store_id = ${store} AND t.local_day = ${day}
    UNION ALL
    SELECT e.value_minor, e.action FROM effects e
    WHERE e.store_id = ${store} AND e.state = 'ready' AND e.id IS DISTINCT FROM ${exceptId}) d
) s`;

function toSqlList(words: readonly string[]): string {
  return `('${words.join("', '")}')`;
}
