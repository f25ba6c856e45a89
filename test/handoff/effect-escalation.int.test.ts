import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EffectEscalationRepository } from '../../src/handoff/effect-escalation-repository.ts';
import { createId } from '../../src/platform/ids.ts';
import { ScriptedAgent } from '../fakes/scripted-agent.ts';
import { createTestStore, type FrontDesk, openFrontDesk, speaker } from '../support/front-desk.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let front: FrontDesk;
const at = new Date('2026-11-20T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  front = await openFrontDesk({ agent: new ScriptedAgent(), databaseUrl: database.url });
  await createTestStore(front);
});

afterAll(async () => {
  await front.close();
  await database.drop();
});

async function begin() {
  const accepted = await front.desk.start({ speaker, channel: 'widget', content: 'Refund it' });
  await accepted.result;
  const { conversationId } = accepted;
  const repository = new EffectEscalationRepository(front.database);
  const escalate = (effectId: string, storeId = speaker.storeId) =>
    repository.escalate({ storeId, conversationId, effectId, reason: 'effect_unknown', summary: 'Look it up.' }, at);
  const listJobs = async () =>
    (await front.database.prisma.outboxEntry.findMany({ where: { conversationId }, orderBy: { id: 'asc' } })).map(
      ({ kind }) => kind,
    );
  return { conversationId, escalate, listJobs };
}

describe('an effect that needs a person', () => {
  it('hands the conversation over with one ticket, however often and from wherever it is told', async () => {
    const { conversationId, escalate, listJobs } = await begin();
    const effectId = createId();

    const done = await Promise.all([1, 2, 3].map(() => escalate(effectId)));

    const view = await front.desk.get(speaker.storeId, conversationId, 50);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(view.status).toBe('escalated');
    expect(view.actions).toMatchObject([{ type: 'escalation_created', details: { effect_id: effectId } }]);
    expect(await listJobs()).toEqual(['helpdesk.open_ticket']);
  });

  it('is a note in the ticket where a person has the conversation already', async () => {
    const { conversationId, escalate, listJobs } = await begin();
    await escalate(createId());
    const second = createId();

    expect(await escalate(second)).toBe(true);
    expect(await escalate(second)).toBe(false);

    const view = await front.desk.get(speaker.storeId, conversationId, 50);
    expect(view.messages?.filter(({ role }) => role === 'system')).toHaveLength(1);
    expect(await listJobs()).toEqual(['helpdesk.open_ticket', 'helpdesk.append_message']);
  });

  it('opens a resolved conversation again', async () => {
    const { conversationId, escalate } = await begin();
    await front.desk.resolve({ storeId: speaker.storeId, conversationId, summary: 'done', type: 'customer' });

    await escalate(createId());

    expect((await front.desk.get(speaker.storeId, conversationId, 1)).status).toBe('escalated');
  });

  it("changes nothing of another store's conversation", async () => {
    const { escalate, listJobs } = await begin();

    expect(await escalate(createId(), 'another-store')).toBe(false);
    expect(await listJobs()).toEqual([]);
  });
});
