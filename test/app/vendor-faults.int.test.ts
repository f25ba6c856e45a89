import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultInput } from '../../src/integrations/sandbox/shopify/faults.ts';
import { type App, openStage, type Stage, startApp, until } from '../support/app.ts';

let stage: Stage;
let app: App;
let orderPlace = 0;

beforeAll(async () => {
  stage = await openStage();
});
// A fresh app each: a client of ours spares Gorgias' 40 calls in 20 s, and earlier tests would use some.
beforeEach(async () => {
  app = await startApp(stage);
});
afterEach(async () => {
  await stage.closeStarted();
  stage.sandbox.shopify.clearFaults();
  stage.sandbox.gorgias.faults.clear();
});
afterAll(() => stage?.close());

describe('a shop that is in trouble', () => {
  const faults: readonly FaultInput[] = [
    { kind: 'throttled', times: 100 },
    { kind: 'http_429', times: 100 },
    { kind: 'http_5xx', times: 100 },
    { kind: 'reset', times: 100 },
    { kind: 'malformed_body', times: 100 },
    { kind: 'expired_token', times: 100 },
    { kind: 'hang', times: 100 },
  ];
  it.each(faults)(
    'is told to the shopper as such, within the turn, and noted: $kind',
    async (fault) => {
      const { order, parcel } = takeOrder();
      stage.sandbox.shopify.fault(fault);
      const startedMs = performance.now();

      const { status, body, text } = await app.client.start(`Where is my order ${order.name}?`, {
        customer_email: order.email,
      });

      expect(status).toBe(200);
      expect(performance.now() - startedMs).toBeLessThan(30_000);
      expect(body.response.content).toMatch(/can't look|cannot look|can’t look|unable to|right now|at the moment/i);
      expect(text).not.toContain(parcel.trackingNumber);
      expect(text).not.toContain('Planted');
      expect((await findMetadata(body.message_id)).error).toBe('shopify_error');
    },
    40_000,
  );

  it('is read again when it is well, and a token that ended once costs the shopper nothing', async () => {
    const { order, parcel } = takeOrder();
    stage.sandbox.shopify.fault({ kind: 'expired_token' });

    const { body } = await app.client.start(`Where is my order ${order.name}?`, { customer_email: order.email });

    expect(body.response.content).toContain(parcel.trackingNumber);
    expect(await findMetadata(body.message_id)).not.toHaveProperty('error');
  });
});

describe('a helpdesk that is in trouble', () => {
  it('is away: shoppers are told at once, and each conversation has one ticket when it is back', async () => {
    stage.sandbox.gorgias.faults.add({ kind: 'status', status: 503, count: 1_000 });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => app.client.start('Please let me talk to a human being')),
    );
    const ids = answers.map(({ body }) => body.conversation_id);
    expect(answers.map(({ status, body }) => [status, body.requires_escalation])).toEqual(
      answers.map(() => [200, true]),
    );
    await until(async () => (await listOutbox(ids)).every(({ attempts }) => attempts > 0));
    expect(listTickets(ids)).toHaveLength(0);

    stage.sandbox.gorgias.faults.clear();

    await drained(ids);
    expect(listTickets(ids)).toHaveLength(ids.length);
    for (const id of ids) expect(listTickets([id])).toHaveLength(1);
  }, 40_000);

  it.each(['error_after_commit', 'hang_after_commit'] as const)(
    'has one ticket of a conversation after the fault %s, and no e-mail was sent',
    async (kind) => {
      stage.sandbox.gorgias.faults.add({ kind, match: 'POST /api/tickets', count: 1 });

      const { status, body } = await app.client.start('Please let me talk to a human being');

      expect([status, body.requires_escalation]).toEqual([200, true]);
      await drained([body.conversation_id]);
      expect(listTickets([body.conversation_id])).toHaveLength(1);
      expect(stage.sandbox.gorgias.ledger().outbox).toEqual([]);
      const [row] = await stage.query<{ external_ticket_id: string }>(
        'SELECT external_ticket_id FROM conversations WHERE id = $1',
        [body.conversation_id],
      );
      expect(row?.external_ticket_id).toBe(String(listTickets([body.conversation_id])[0]?.id));
    },
    60_000,
  );
});

/** Another order each time: tries for one order are counted. */
function takeOrder() {
  const orders = stage.sandbox.shopify.state.orders.filter(
    ({ email, fulfillments }) => email !== undefined && fulfillments.length === 1,
  );
  const order = orders[orderPlace++];
  const parcel = order?.fulfillments[0];
  if (order === undefined || parcel === undefined) throw new Error('the demo shop has no more orders');
  return { order, parcel };
}

function listTickets(conversationIds: readonly string[]) {
  return stage.sandbox.gorgias
    .ledger()
    .tickets.filter((ticket) => conversationIds.some((id) => String(ticket.external_id).startsWith(id)));
}

function listOutbox(ids: readonly string[]) {
  return stage.query<{ status: string; attempts: number }>(
    'SELECT status, attempts FROM outbox WHERE conversation_id = ANY($1::uuid[])',
    [ids],
  );
}

async function drained(ids: readonly string[]): Promise<void> {
  await until(async () => (await listOutbox(ids)).every(({ status }) => status === 'done'), 50_000);
}

async function findMetadata(messageId: string): Promise<Record<string, unknown>> {
  const [row] = await stage.query<{ metadata: Record<string, unknown> }>(
    'SELECT metadata FROM messages WHERE id = $1',
    [messageId],
  );
  return row?.metadata ?? {};
}
