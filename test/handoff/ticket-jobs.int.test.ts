import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HandoffRepository } from '../../src/handoff/handoff-repository.ts';
import { createTicketJobs } from '../../src/handoff/ticket-jobs.ts';
import { createGorgiasHelpdesk } from '../../src/integrations/gorgias/gorgias-helpdesk.ts';
import { type GorgiasSandbox, startGorgiasSandbox } from '../../src/integrations/sandbox/gorgias/server.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createId } from '../../src/platform/ids.ts';
import { jobPayloadSchemas } from '../../src/queues/outbox.ts';
import { createRecordingLogger } from '../fakes/recording-logger.ts';
import { ScriptedAgent } from '../fakes/scripted-agent.ts';
import { createTestStore, type FrontDesk, openFrontDesk, speaker } from '../support/front-desk.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let desk: FrontDesk;
let gorgias: GorgiasSandbox;

beforeAll(async () => {
  database = await createTestDatabase();
  const agent = new ScriptedAgent((input) =>
    input.isHandedOver
      ? { reply: 'noted' }
      : {
          reply: 'a colleague comes',
          escalation: { reason: 'complaint', priority: 'urgent', summary: 'Wants a refund.' },
        },
  );
  desk = await openFrontDesk({ agent, databaseUrl: database.url });
  await createTestStore(desk);
  gorgias = await startGorgiasSandbox({ clock: systemClock, callLimit: { limit: 4_000, windowSeconds: 20 } });
});

afterEach(() => gorgias.faults.clear());

afterAll(async () => {
  await desk.close();
  await gorgias.close();
  await database.drop();
});

function createJobs() {
  const { url: baseUrl, email, apiKey } = gorgias;
  const helpdesk = createGorgiasHelpdesk({
    baseUrl,
    email,
    apiKey,
    clock: systemClock,
    settleMs: 1,
    wait: async () => undefined,
  });
  return createTicketJobs({
    repository: new HandoffRepository(desk.database),
    findHelpdesk: async () => helpdesk,
    clock: systemClock,
    logger: createRecordingLogger(),
  });
}

async function handOver() {
  const accepted = await desk.desk.start({
    speaker,
    channel: 'widget',
    content: 'awful',
    customerEmail: `${createId()}@example.com`,
  });
  await accepted.result;
  const [job] = await desk.database.prisma.outboxEntry.findMany({ where: { conversationId: accepted.conversationId } });
  return {
    conversationId: accepted.conversationId,
    payload: jobPayloadSchemas['helpdesk.open_ticket'].parse(job?.payload),
  };
}

const context = () => ({ jobId: createId(), attempt: 1, signal: AbortSignal.timeout(10_000) });
const findTickets = (conversationId: string) =>
  gorgias.ledger().tickets.filter((ticket) => JSON.stringify(ticket.meta).includes(conversationId));

describe('ticket jobs', () => {
  it('open one ticket with the transcript, a note for the colleague and nothing mailed, however often they run', async () => {
    const { conversationId, payload } = await handOver();
    const jobs = createJobs();

    await jobs['helpdesk.open_ticket'](payload, context());
    await jobs['helpdesk.open_ticket'](payload, context());

    const tickets = findTickets(conversationId);
    const messages = gorgias.ledger().messages.filter((message) => message.ticket_id === tickets[0]?.id);
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({ priority: 'critical', subject: 'Chat: complaint' });
    expect(messages.map(({ body_text }) => body_text)).toEqual([
      'awful',
      'a colleague comes',
      expect.stringContaining('Wants a refund.'),
    ]);
    expect(gorgias.ledger().outbox).toEqual([]);
  });

  it("remember the ticket on the conversation and complete the escalation's action", async () => {
    const { conversationId, payload } = await handOver();

    await createJobs()['helpdesk.open_ticket'](payload, context());

    const conversation = await desk.database.prisma.conversation.findUniqueOrThrow({ where: { id: conversationId } });
    const action = await desk.database.prisma.action.findFirstOrThrow({ where: { conversationId } });
    expect(conversation.externalTicketId).toBe(String(findTickets(conversationId)[0]?.id));
    expect(action).toMatchObject({ status: 'completed', actionData: { ticket_id: conversation.externalTicketId } });
  });

  it('say gorgias_error on the row of the hand-over while the helpdesk is away, and keep the job', async () => {
    const { conversationId, payload } = await handOver();
    gorgias.faults.add({ kind: 'status', status: 503, count: 1_000 });

    const failing = createJobs()['helpdesk.open_ticket'](payload, context());

    await expect(failing).rejects.toMatchObject({ isRetryable: true });
    const row = await desk.database.prisma.message.findFirstOrThrow({ where: { conversationId, role: 'assistant' } });
    expect(row.metadata).toMatchObject({ error: 'gorgias_error', escalation: 'complaint' });
  });

  it('append what the shopper adds once', async () => {
    const { conversationId, payload } = await handOver();
    const jobs = createJobs();
    await jobs['helpdesk.open_ticket'](payload, context());
    const added = await desk.desk.post({ speaker, conversationId, content: 'and my cup is broken' });
    await added.result;

    const append = () => jobs['helpdesk.append_message']({ conversationId, messageId: added.messageId }, context());
    await append();
    await append();

    const bodies = gorgias.ledger().messages.map(({ body_text }) => body_text);
    expect(bodies.filter((body) => body === 'and my cup is broken')).toHaveLength(1);
  });

  it('end quietly for a conversation that was erased', async () => {
    const payload = {
      conversationId: createId(),
      externalId: createId(),
      reason: 'x',
      priority: 'low' as const,
      summary: 's',
    };

    await expect(createJobs()['helpdesk.open_ticket'](payload, context())).resolves.toBeUndefined();
  });
});
