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

it('saves a turn at once whose text, metadata, memory and hand-over hold what PostgreSQL refuses', async () => {
  const odd = 'a\u0000b \ud800 \\u0000';
  const agent = new ScriptedAgent(() => ({
    reply: odd,
    receipts: [{ claim: odd, evidence: [{ factId: 'f1', value: odd }] }],
    memory: { emails: [odd], phones: [], verifiedOrderIds: [], failedVerifications: 0 },
    escalation: { reason: 'complaint', priority: 'high', summary: odd },
  }));
  front = await openFrontDesk({ agent, databaseUrl: database.url });
  await createTestStore(front);

  const { result } = await front.desk.start({ speaker, channel: 'widget', content: 'hello' });

  expect((await result).content).toBe('ab \ufffd \\u0000');
  expect(agent.inputs).toHaveLength(1);
});
