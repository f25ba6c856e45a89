import { HttpClient } from './http-client.ts';
import { startServer } from './server-process.ts';
import { percentile } from './statistics.ts';
import { createService, toPost } from './targets.ts';
import { storeId, type World } from './world.ts';

export interface GrowthResult {
  readonly shortP50Ms: number;
  readonly longP50Ms: number;
}

const shortLength = 10;
const longLength = 1_000;
const turnsEach = 4;

/** Turns in threads of 10 and of 1,000 messages, taken in turn, one at a time, with a model that answers at once. */
export async function measureGrowth(world: World, threads: number): Promise<GrowthResult> {
  const service = createService(world);
  const server = await startServer(service.command);
  const client = new HttpClient(server.url, 1);
  await world.setPace({ firstTokenMs: 0, tokenMs: 0, classifyMs: 0 });
  const times: Record<'short' | 'long', number[]> = { short: [], long: [] };
  const measure = async (kind: 'short' | 'long', id: string, place: number) => {
    const startedMs = performance.now();
    const answer = await client.send(toPost(service.headers, id, questions[place] ?? 'And this?'));
    if (answer.status !== 200) {
      throw new Error(`a turn in a ${kind} thread was answered ${answer.status}: ${answer.body.slice(0, 200)}`);
    }
    times[kind].push(performance.now() - startedMs);
  };
  try {
    for (let thread = 0; thread <= threads; thread += 1) {
      const ids = { short: await seedThread(world, shortLength), long: await seedThread(world, longLength) };
      if (thread === 0) {
        await world.sql.query('ANALYZE messages');
      }
      for (let place = 0; place < turnsEach; place += 1) {
        for (const kind of place % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const)) {
          await measure(kind, ids[kind], place);
        }
      }
      if (thread === 0) {
        // The first thread only warms up.
        times.short.length = 0;
        times.long.length = 0;
      }
    }
  } finally {
    client.close();
    await server.stop();
  }
  return { shortP50Ms: percentile(times.short, 0.5), longP50Ms: percentile(times.long, 0.5) };
}

const questions = [
  'Which methods of payment do you take?',
  'Do gift cards ever expire?',
  'How do I reach you by letter?',
  'Are you hiring at the moment?',
];

async function seedThread({ sql }: World, length: number): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `WITH thread AS (
       INSERT INTO conversations (id, store_id, message_seq, last_shopper_seq, covered_seq, updated_at)
       VALUES (gen_random_uuid(), $1, $2::int, $2::int - 1, $2::int - 1, now()) RETURNING id),
     filled AS (
       INSERT INTO messages (id, conversation_id, store_id, seq, role, content)
       SELECT gen_random_uuid(), thread.id, $1, place, CASE WHEN place % 2 = 1 THEN 'user' ELSE 'assistant' END,
              'Message ' || place || ' of a long conversation about many different things.'
       FROM thread, generate_series(1, $2::int) AS place)
     SELECT id FROM thread`,
    [storeId, length],
  );
  return rows[0]?.id ?? '';
}
