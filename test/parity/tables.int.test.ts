import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** Original column -> ours where the name, or the table, is another; everything else keeps its name. */
const renamed: Readonly<Record<string, string>> = {
  'messages.extra_data': 'messages.metadata',
  'conversations.extra_data': 'conversations.context',
  'organization_api_keys.id': 'api_keys.id',
  'organization_api_keys.created_at': 'api_keys.created_at',
  'organization_api_keys.organization_id': 'api_keys.store_id',
  'organization_api_keys.key_prefix': 'api_keys.prefix',
  'organization_api_keys.key_hash': 'api_keys.hash',
  'organization_api_keys.name': 'api_keys.name',
  'organization_api_keys.scopes': 'api_keys.scopes',
  'organization_api_keys.is_active': 'api_keys.revoked_at',
  'organization_api_keys.last_used_at': 'api_keys.last_used_at',
  'organization_api_keys.expires_at': 'api_keys.expires_at',
};

/** Original columns that have no place here, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'messages.updated_at': 'a message is written once',
  'organization_api_keys.updated_at': 'a key is written once; its end and its last use have columns of their own',
  'conversations.agent_instance_id': 'one agent a store; instances and their definitions come later',
};

/** No part of the service needs them yet: agents (whose `pk_widget_` keys are in api_keys), embeddings, billing. */
const laterTables = ['agent_definitions', 'agent_instances', 'knowledge_chunks', 'conversation_usage'];

const common = ['id', 'created_at', 'updated_at'];
/** Parity 2.3, for the tables that exist. */
const originalTables: Readonly<Record<string, string>> = {
  organizations:
    'name slug tier billing_email subscription_status monthly_conversation_limit overage_rate settings is_active',
  stores: 'organization_id name domain platform is_active api_credentials settings',
  conversations:
    'store_id agent_instance_id customer_email customer_name customer_id channel status primary_intent sentiment priority order_id external_ticket_id resolution_summary resolved_at csat_score extra_data',
  messages: 'conversation_id role content intent confidence tokens_used latency_ms extra_data',
  actions: 'conversation_id message_id action_type action_data status error_message completed_at',
  organization_api_keys: 'organization_id key_prefix key_hash name scopes is_active last_used_at expires_at',
};

/** Tables that the issue adds to the original's. */
const addedTables = ['turns', 'outbox', 'webhook_events', 'audit_log', 'access_log', 'effects', 'verification_codes'];
/** Of the ledger: a log and its sums, whose rows are nobody's to name. */
const booksOfEffects = ['effect_events', 'effect_day_totals'];

const closedSets: readonly (readonly [string, readonly string[]])[] = [
  ['organizations.tier', ['basic', 'pro', 'enterprise']],
  ['organizations.subscription_status', ['trial', 'active', 'suspended', 'cancelled']],
  ['conversations.status', ['active', 'resolved', 'escalated', 'abandoned', 'human_handling']],
  ['conversations.priority', ['low', 'medium', 'high', 'urgent']],
  ['conversations.resolution_type', ['automated', 'human', 'customer']],
  ['messages.role', ['user', 'assistant', 'system']],
  ['actions.status', ['pending', 'completed', 'failed']],
];

let database: TestDatabase;
let client: pg.Client;
let columns: ReadonlyMap<string, { readonly type: string; readonly fallback: string | null }>;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT table_name || '.' || column_name AS name, data_type AS type, column_default AS fallback
     FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  columns = new Map(rows.map(({ name, type, fallback }) => [name, { type, fallback }]));
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const originalColumns = Object.entries(originalTables).flatMap(([table, names]) =>
  [...common, ...names.split(' ')].map((name) => `${table}.${name}`),
);

describe('parity 2.3: tables and columns', () => {
  it.each(originalColumns.filter((name) => leftOut[name] === undefined))('%s is there', (name) => {
    expect([...columns.keys()]).toContain(renamed[name] ?? name);
  });

  it.each(Object.keys(leftOut))('%s is not, for the reason given', (name) => {
    expect(originalColumns).toContain(name);
    expect(columns.has(name)).toBe(false);
  });

  it.each(laterTables)('%s comes later', (table) => {
    expect([...columns.keys()].filter((name) => name.startsWith(`${table}.`))).toEqual([]);
  });

  it.each(addedTables)('%s is added', (table) => {
    expect(columns.get(`${table}.id`)?.type).toBe('uuid');
  });

  it('001-12: nothing else is there', () => {
    const tables = new Set([...columns.keys()].map((name) => name.split('.')[0]));
    const expected = Object.keys(originalTables).filter((table) => table !== 'organization_api_keys');

    expect([...tables].filter((name) => name !== '_prisma_migrations').toSorted()).toEqual(
      [...expected, 'api_keys', ...addedTables, ...booksOfEffects].toSorted(),
    );
  });
});

describe('parity 2.3: what the columns hold', () => {
  it.each([
    ['001-21', 'messages.intent', 'text'],
    ['001-21', 'messages.metadata', 'jsonb'],
    ['001-22', 'messages.role', 'text'],
    ['001-29', 'messages.latency_ms', 'integer'],
    ['001-89', 'messages.tokens_used', 'integer'],
    ['001-91', 'messages.created_at', 'timestamp with time zone'],
    ['001-88', 'stores.id', 'text'],
    ['001-86', 'conversations.external_ticket_id', 'text'],
  ])('%s: %s is %s', (_row, name, type) => {
    expect(columns.get(name)?.type).toBe(type);
  });

  it('001-91: every time has its zone', () => {
    const times = [...columns].filter(([name, { type }]) => name.endsWith('_at') || type.startsWith('timestamp'));

    expect(times.filter(([, { type }]) => type !== 'timestamp with time zone')).toEqual([]);
    expect(times.length).toBeGreaterThan(20);
  });

  it.each(['messages', 'actions', 'turns'])(
    '001-91: rows of %s that one statement writes have times of their own',
    (table) => {
      const name = table === 'turns' ? 'turns.started_at' : `${table}.created_at`;

      expect(columns.get(name)?.fallback).toBe('clock_timestamp()');
    },
  );

  it.each(closedSets)('001-22: %s is one of %j, lower case, as text', async (name, values) => {
    const [table, column] = name.split('.');
    const { rows } = await client.query(
      `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint
       WHERE contype = 'c' AND conrelid = $1::regclass AND conname = $2`,
      [table, `${table}_${column}_check`],
    );
    const allowed = [...String(rows[0]?.rule).matchAll(/'(\w+)'::text/g)].map(([, value]) => value);

    expect(columns.get(name)?.type).toBe('text');
    expect(allowed.toSorted()).toEqual([...values].toSorted());
  });

  it("have the original's defaults", () => {
    const defaultOf = (name: string) => columns.get(name)?.fallback?.replace(/::\w+/, '').replaceAll("'", '');

    expect(defaultOf('organizations.monthly_conversation_limit')).toBe('1000');
    expect(Number(defaultOf('organizations.overage_rate'))).toBe(0.1);
    expect(defaultOf('conversations.status')).toBe('active');
    expect(defaultOf('stores.platform')).toBe('shopify');
  });

  it('001-88: a store may have a slug for an id', async () => {
    const insert = client.query("INSERT INTO stores (id, name, domain) VALUES ('store-123', 'Demo', 'demo.example')");

    await expect(insert).resolves.toMatchObject({ rowCount: 1 });
  });
});

/** As the runbook has them, run by the shell that the runbook's reader uses. */
const runbook = {
  '001-10': `psql $DATABASE_URL -c "SELECT count(*) FROM pg_stat_activity;"`,
  '001-12': `psql $DATABASE_URL -c "SELECT relname, pg_size_pretty(pg_total_relation_size(relid)) FROM pg_catalog.pg_statio_user_tables ORDER BY pg_total_relation_size(relid) DESC;"`,
  '001-21': `psql $DATABASE_URL -c "SELECT intent, COUNT(*) FROM messages WHERE created_at > NOW() - INTERVAL '1 hour' AND role = 'assistant' AND metadata->>'error' IS NOT NULL GROUP BY intent;"`,
  '001-32': `psql $DATABASE_URL -c "SELECT state, count(*) FROM pg_stat_activity GROUP BY state;"`,
};

describe('parity 2.3: the SQL of the runbook', () => {
  const run = (command: string) => {
    const { stdout, stderr, status } = spawnSync('sh', ['-c', command], {
      env: { ...process.env, DATABASE_URL: database.url },
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  };

  it.each(Object.entries(runbook))('%s runs as it stands there', (_row, command) => {
    expect(run(command)).toMatchObject({ status: 0, stderr: '' });
  });

  it('001-12: table sizes have names that a person reads', () => {
    expect(run(runbook['001-12']).stdout).toMatch(/^ messages +\|/m);
  });

  it('001-91: the error query has its index', async () => {
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query(
      "EXPLAIN SELECT intent FROM messages WHERE created_at > NOW() - INTERVAL '1 hour' AND role = 'assistant'",
    );

    expect(JSON.stringify(rows)).toContain('messages_created_at_role_idx');
  });
});
