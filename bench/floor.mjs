/**
 * The floor: the least that a Node server can do for a turn. Express 5; one statement that stores the shopper's message
 * and reads the window; one JSON call that classifies; one streamed call whose bytes are passed on; one statement that
 * stores the answer. No auth, no checks, no facts, no recovery.
 */
import express from 'express';
import pg from 'pg';

const model = `${process.env.OPENAI_BASE_URL}/chat/completions`;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const takeIn = {
  name: 'take_in',
  text: `WITH conversation AS (
           INSERT INTO floor_conversations (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET updated_at = now() RETURNING id),
         stored AS (INSERT INTO floor_messages (conversation_id, role, content) SELECT id, 'user', $2 FROM conversation)
         SELECT role, content FROM floor_messages WHERE conversation_id = $1 ORDER BY id DESC LIMIT 20`,
};
const takeDown = {
  name: 'take_down',
  text: `INSERT INTO floor_messages (conversation_id, role, content, intent, metadata) VALUES ($1, 'assistant', $2, $3, $4)`,
};
const schema = { type: 'object', properties: { intents: { type: 'array' } }, required: ['intents'] };
const format = { type: 'json_schema', json_schema: { name: 'classification', schema } };

const app = express();
app.use(express.json());
app.get('/health', (_request, response) => response.json({ ok: true }));
app.get('/events', (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': hello\n\n');
});
app.post('/turns', async (request, response) => {
  const { conversationId, content } = request.body;
  const { rows } = await pool.query({ ...takeIn, values: [conversationId, content] });
  const messages = [
    { role: 'system', content: 'You are a support agent.' },
    ...rows.reverse(),
    { role: 'user', content },
  ];
  const classified = await (await ask({ model: 'bench', messages, response_format: format })).json();
  const { intents } = JSON.parse(classified.choices[0].message.content);
  const answer = await ask({ model: 'bench', messages, stream: true });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const decoder = new TextDecoder();
  let wire = '';
  for await (const bytes of answer.body) {
    response.write(bytes);
    wire += decoder.decode(bytes, { stream: true });
  }
  await pool.query({ ...takeDown, values: [conversationId, toText(wire), intents[0].intent, '{"model":"bench"}'] });
  response.end();
});
app.listen(Number(process.env.PORT), '127.0.0.1');

function ask(body) {
  return fetch(model, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer none' },
    body: JSON.stringify(body),
  });
}

function toText(wire) {
  return wire
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)).choices[0]?.delta?.content ?? '')
    .join('');
}
