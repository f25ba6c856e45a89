import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`INSERT INTO stores (id, name, domain) VALUES ('store-123', 'Demo', 'demo.example.com')`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function addConversation(): Promise<string> {
  const { rows } = await client.query(`INSERT INTO conversations (store_id) VALUES ('store-123') RETURNING id`);
  return rows[0].id;
}

function addMessage(conversationId: string, seq: number, columns: Record<string, unknown> = {}): Promise<unknown> {
  const row = {
    conversation_id: conversationId,
    store_id: 'store-123',
    seq,
    role: 'assistant',
    content: 'x',
    ...columns,
  };
  const names = Object.keys(row);
  const places = names.map((_name, index) => `$${index + 1}`);
  return client.query(`INSERT INTO messages (${names}) VALUES (${places})`, Object.values(row));
}

describe('the schema', () => {
  it('001-12 has snake_case names only', async () => {
    const { rows } = await client.query(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
    );

    expect(rows.map((row) => row.name).filter((name) => !/^[a-z_]+\.[a-z_]+$/.test(name))).toEqual([]);
  });

  it('001-91 keeps every time with its zone', async () => {
    const { rows } = await client.query(
      `SELECT DISTINCT data_type FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type LIKE 'timestamp%'`,
    );

    expect(rows).toEqual([{ data_type: 'timestamp with time zone' }]);
  });

  it('001-21 counts errors by intent with the runbook query, through psql and the very DATABASE_URL', async () => {
    const id = await addConversation();
    await addMessage(id, 1, { intent: 'order_status', metadata: { error: 'llm_timeout' } });
    await addMessage(id, 2, { intent: 'order_status', metadata: { error: 'llm_error' } });
    await addMessage(id, 3, { intent: 'order_status' });
    const query =
      "SELECT intent, COUNT(*) FROM messages WHERE created_at > NOW() - INTERVAL '1 hour' AND role = 'assistant' AND metadata->>'error' IS NOT NULL GROUP BY intent;";

    const result = spawnSync('psql', [database.url, '-At', '-c', query], { encoding: 'utf8' });

    expect(result.stderr).toBe('');
    expect(result.stdout).toBe('order_status|2\n');
  });

  it('001-22 refuses a role that is not lower-case user, assistant or system', async () => {
    await expect(addMessage(await addConversation(), 1, { role: 'ASSISTANT' })).rejects.toThrow('messages_role_check');
  });

  it('refuses two messages with one number in a conversation', async () => {
    const id = await addConversation();
    await addMessage(id, 1);

    await expect(addMessage(id, 1)).rejects.toThrow('messages_conversation_id_seq_key');
  });

  it('refuses one Idempotency-Key twice in a store, and takes any number of messages without one', async () => {
    const id = await addConversation();
    await addMessage(id, 1, { idempotency_key: 'k1' });
    await addMessage(id, 2);
    await addMessage(id, 3);

    await expect(addMessage(id, 4, { idempotency_key: 'k1' })).rejects.toThrow('messages_store_id_idempotency_key_key');
  });

  it('001-91 orders the rows of one statement by seq and by time', async () => {
    const id = await addConversation();
    await client.query(
      `INSERT INTO messages (conversation_id, store_id, seq, role, content)
       SELECT $1, 'store-123', n, 'user', 'x' FROM generate_series(1, 50) AS n`,
      [id],
    );

    const { rows } = await client.query(
      'SELECT seq FROM messages WHERE conversation_id = $1 ORDER BY created_at, seq',
      [id],
    );

    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 50 }, (_value, index) => index + 1));
  });

  it('finds orphaned turns through an index of running ones only', async () => {
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query(
      `EXPLAIN SELECT id FROM turns WHERE status = 'running' AND lease_expires_at < now()`,
    );

    expect(JSON.stringify(rows)).toContain('turns_lease_expires_at_idx');
  });

  it('accepts a slug and a uuid as the id of a store, and no spaces', async () => {
    const insert = (id: string) =>
      client.query('INSERT INTO stores (id, name, domain) VALUES ($1, $1, $1 || $2)', [id, '.example.com']);

    await insert('0190a8a2-6f0e-7c3c-8d6f-1f2e3d4c5b6a');
    await expect(insert('my store')).rejects.toThrow('stores_id_check');
  });
});
