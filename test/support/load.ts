import type { Stage } from './app.ts';
import { type AppClient, readEvents, type WireEvent } from './app-client.ts';

/** What became of one message, as its sender knows it. */
export interface Sent {
  readonly content: string;
  /** The service took it: 2xx, so the sender may rely on an answer. */
  conversationId?: string;
  status?: number;
  retryAfter?: string | null;
  events: WireEvent[];
  /** Why the connection or the stream failed. */
  failure?: string;
}

/** Sends a message of its own text as a stream; never rejects. `onAcknowledged` is called at the first byte. */
export async function sendOne(
  client: AppClient,
  key: string,
  path: string,
  content: string,
  onAcknowledged: (sent: Sent) => void = () => undefined,
): Promise<Sent> {
  const sent: Sent = { content, events: [] };
  try {
    const isFirst = path.endsWith('/conversations');
    const response = await fetch(`${client.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(isFirst ? { initial_message: content } : { content }),
    });
    sent.status = response.status;
    sent.retryAfter = response.headers.get('retry-after');
    if (!response.ok) {
      await response.text();
      return sent;
    }
    sent.conversationId = response.headers.get('x-conversation-id') ?? path.split('/').at(-2) ?? '';
    onAcknowledged(sent);
    await readEvents(response, (event) => sent.events.push(event));
  } catch (error) {
    sent.failure = String(error instanceof Error ? (error.cause ?? error) : error);
  }
  return sent;
}

export function isAcknowledged(sent: Sent): boolean {
  return sent.conversationId !== undefined;
}

export function hasAnswer(sent: Sent): boolean {
  return sent.events.at(-1)?.event === 'done' && sent.events.some(({ event }) => event === 'message');
}

/**
 * The senders' log against the database: an acknowledged message is stored once and covered by exactly one ended turn,
 * which has exactly one reply; turns of a conversation do not overlap. Empty when all is well.
 */
export async function audit(stage: Stage, log: readonly Sent[]): Promise<readonly string[]> {
  const acknowledged = log.filter(isAcknowledged);
  const rows = await stage.query<{ content: string; conversation_id: string; rows: number; replies: number }>(
    `SELECT m.content, m.conversation_id, count(DISTINCT m.id)::int AS rows,
       count(DISTINCT a.id) FILTER (WHERE t.status <> 'running')::int AS replies
     FROM messages m
     LEFT JOIN turns t ON t.conversation_id = m.conversation_id AND m.seq BETWEEN t.first_seq AND t.covers_seq
     LEFT JOIN messages a ON a.turn_id = t.id AND a.role = 'assistant'
     WHERE m.role = 'user' AND m.conversation_id = ANY($1::uuid[]) GROUP BY m.content, m.conversation_id`,
    [acknowledged.map(({ conversationId }) => conversationId)],
  );
  const stored = new Map(rows.map((row) => [row.content, row]));
  const wrong = acknowledged.flatMap(({ content }) => {
    const row = stored.get(content);
    if (row === undefined) return [`lost: ${content}`];
    return row.rows === 1 && row.replies === 1 ? [] : [`${row.rows} rows, ${row.replies} replies: ${content}`];
  });
  return [...wrong, ...(await listOverlaps(stage))];
}

async function listOverlaps(stage: Stage): Promise<readonly string[]> {
  const rows = await stage.query<{ id: string }>(
    `SELECT a.id FROM turns a JOIN turns b ON b.conversation_id = a.conversation_id AND b.id <> a.id
     WHERE a.first_seq BETWEEN b.first_seq AND b.covers_seq
        OR (a.started_at < b.finished_at AND b.started_at < a.started_at)`,
  );
  return rows.map(({ id }) => `overlapping turn ${id}`);
}
