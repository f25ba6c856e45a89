import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ScriptedAgent } from '../fakes/scripted-agent.ts';
import { createTestStore, type FrontDesk, openFrontDesk, speaker } from '../support/front-desk.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let front: FrontDesk;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await front?.close();
  await database?.drop();
});

it('hands a turn over whose store can not be used, instead of trying it for ever', async () => {
  const agent = new ScriptedAgent();
  front = await openFrontDesk({
    agent,
    databaseUrl: database.url,
    findStore: () => Promise.reject(new TypeError('Invalid URL')),
  });
  await createTestStore(front);

  const { result, conversationId } = await front.desk.start({ speaker, channel: 'widget', content: 'hello' });

  expect((await result).isEscalated).toBe(true);
  const row = await front.database.prisma.message.findFirstOrThrow({ where: { conversationId, role: 'assistant' } });
  expect(row.metadata).toMatchObject({ error: 'unknown', degraded: ['store: not usable'] });
  expect(agent.inputs).toHaveLength(0);
});
