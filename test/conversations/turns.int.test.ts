import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { StreamEvent } from '../../src/conversations/conversation.ts';
import { createId } from '../../src/platform/ids.ts';
import { ScriptedAgent } from '../fakes/scripted-agent.ts';
import { createTestStore, type FrontDesk, openFrontDesk, speaker } from '../support/front-desk.ts';
import { createGate } from '../support/gate.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
const open: FrontDesk[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const desk = await openDesk(new ScriptedAgent());
  await createTestStore(desk);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()));
});

afterAll(async () => {
  await database.drop();
});

async function openDesk(agent: ScriptedAgent, options: { leaseMs?: number; presenceGraceMs?: number } = {}) {
  const desk = await openFrontDesk({ agent, databaseUrl: database.url, ...options });
  open.push(desk);
  return desk;
}

describe('a turn', () => {
  it('stores both rows in order and answers with the assistant row', async () => {
    const { desk } = await openDesk(new ScriptedAgent());

    const accepted = await desk.start({
      speaker,
      channel: 'widget',
      content: 'Where is it?',
      customerEmail: 'a@example.com',
    });
    const result = await accepted.result;

    const view = await desk.get(speaker.storeId, accepted.conversationId, 50);
    expect(result).toMatchObject({ content: 're: Where is it?', intent: 'order_status', isEscalated: false });
    expect(view.messages?.map(({ id, role }) => [id, role])).toEqual([
      [accepted.messageId, 'user'],
      [result.messageId, 'assistant'],
    ]);
  });

  it('costs two statements', async () => {
    const { desk, database: db } = await openDesk(new ScriptedAgent());
    const first = await desk.start({ speaker, channel: 'widget', content: 'one' });
    await first.result;
    let statements = 0;
    const count = (original: typeof db.pool.query) =>
      ((...args: Parameters<typeof original>) => {
        statements += 1;
        return original.apply(db.pool, args);
      }) as typeof original;
    db.pool.query = count(db.pool.query.bind(db.pool) as typeof db.pool.query);

    const second = await desk.post({ speaker, conversationId: first.conversationId, content: 'two' });
    await second.result;

    expect(statements).toBe(2);
  });

  it('gives the next turn the history without its own message, and what the turn before remembered', async () => {
    const agent = new ScriptedAgent((input) => ({ reply: 'ok', memory: { ...input.memory, orderNumber: '1042' } }));
    const { desk } = await openDesk(agent);
    const first = await desk.start({ speaker, channel: 'widget', content: 'one' });
    await first.result;

    const second = await desk.post({ speaker, conversationId: first.conversationId, content: 'two' });
    await second.result;

    expect(agent.inputs[1]?.history).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'ok' },
    ]);
    expect(agent.inputs[1]?.memory.orderNumber).toBe('1042');
  });

  it('sees the newest twenty messages of a long conversation', async () => {
    const agent = new ScriptedAgent();
    const { desk } = await openDesk(agent);
    const { conversationId, result } = await desk.start({ speaker, channel: 'widget', content: 'm0' });
    await result;
    for (let turn = 1; turn <= 15; turn += 1) {
      await (await desk.post({ speaker, conversationId, content: `m${turn}` })).result;
    }

    const seen = agent.inputs.at(-1)?.history ?? [];

    expect(seen).toHaveLength(20);
    expect(seen[0]?.content).toBe('m5');
    expect(seen.at(-1)?.content).toBe('re: m14');
  });

  it('merges messages that arrive during a turn into the next one', async () => {
    const gate = createGate();
    const agent = new ScriptedAgent(async (input) => {
      if (input.messages[0]?.content === 'one') {
        await gate.pass();
      }
      return { reply: `re: ${input.messages.map((message) => message.content).join(' + ')}` };
    });
    const { desk } = await openDesk(agent);
    const first = await desk.start({ speaker, channel: 'widget', content: 'one' });
    await gate.arrived;

    const second = await desk.post({ speaker, conversationId: first.conversationId, content: 'two' });
    const third = await desk.post({ speaker, conversationId: first.conversationId, content: 'three' });
    const seen: string[] = [];
    third.subscribe((event) => seen.push(event.event));
    gate.open();

    const answers = await Promise.all([first.result, second.result, third.result]);
    expect(answers.map((answer) => answer.content)).toEqual(['re: one', 're: two + three', 're: two + three']);
    expect(answers[1]?.messageId).toBe(answers[2]?.messageId);
    expect(seen).toEqual(['message', 'done']);
    expect(agent.mostAtOnce).toBe(1);
  });

  it('counts a merged message to the network address that sent it', async () => {
    const gate = createGate();
    const agent = new ScriptedAgent(async ({ messages: [message] }) => {
      await (message?.content === 'one' ? gate.pass() : undefined);
      return { reply: 'ok' };
    });
    const { desk } = await openDesk(agent);
    const first = await desk.start({ speaker, channel: 'widget', content: 'one' });
    await gate.arrived;

    const second = await desk.post({ speaker, conversationId: first.conversationId, content: 'two' });
    gate.open();
    await second.result;

    expect(agent.inputs.map(({ shopper }) => shopper.addressKey)).toEqual([speaker.addressKey, speaker.addressKey]);
  });

  it('never overlaps in one conversation, over two processes on one database', async () => {
    const agent = new ScriptedAgent(async (input) => {
      await new Promise((resolve) => setImmediate(resolve));
      return { reply: input.messages.map((message) => message.content).join(' ') };
    });
    const desks = [await openDesk(agent), await openDesk(agent)];
    const { conversationId, result } = await desks[0]!.desk.start({ speaker, channel: 'widget', content: 'start' });
    await result;

    const sent = Array.from({ length: 24 }, (_, place) => `w${place}`);
    const answers = await Promise.all(
      sent.map(
        async (content, place) => (await desks[place % 2]!.desk.post({ speaker, conversationId, content })).result,
      ),
    );

    const view = await desks[0]!.desk.get(speaker.storeId, conversationId, 200);
    const answered = view.messages
      ?.filter(({ role }) => role === 'assistant')
      .flatMap(({ content }) => content.split(' '));
    expect(agent.mostAtOnce).toBe(1);
    expect(answered?.toSorted()).toEqual(['start', ...sent].toSorted());
    expect(answers.every((answer) => answer.content.length > 0)).toBe(true);
  });

  it('writes a row and hands over when the agent throws', async () => {
    const agent = new ScriptedAgent(() => Promise.reject(new Error('boom')));
    const { desk, database: db } = await openDesk(agent);

    const accepted = await desk.start({ speaker, channel: 'widget', content: 'hello' });
    const result = await accepted.result;

    const row = await db.prisma.message.findUniqueOrThrow({ where: { id: result.messageId } });
    const jobs = await db.prisma.outboxEntry.findMany({ where: { conversationId: accepted.conversationId } });
    expect(result).toMatchObject({ isEscalated: true });
    expect(result.content).not.toBe('');
    expect(row.metadata).toMatchObject({ error: 'unknown', escalation: 'outage' });
    expect(jobs.map((job) => job.kind)).toEqual(['helpdesk.open_ticket']);
  });

  it('stores a reply with NUL and half a surrogate pair without them', async () => {
    const { desk } = await openDesk(new ScriptedAgent(() => ({ reply: 'a\u0000b\ud800c' })));

    const { result } = await desk.start({ speaker, channel: 'widget', content: 'hello' });

    expect((await result).content).toBe('ab\ufffdc');
  });

  it('passes messages to the ticket while a person owns the conversation', async () => {
    const agent = new ScriptedAgent((input) =>
      input.isHandedOver
        ? { reply: 'noted' }
        : { reply: 'handing over', escalation: { reason: 'asked_for_person', priority: 'high', summary: 's' } },
    );
    const { desk, database: db } = await openDesk(agent);
    const first = await desk.start({ speaker, channel: 'widget', content: 'a person please' });
    await first.result;

    const second = await desk.post({ speaker, conversationId: first.conversationId, content: 'more' });
    await second.result;

    const jobs = await db.prisma.outboxEntry.findMany({
      where: { conversationId: first.conversationId },
      orderBy: { id: 'asc' },
    });
    expect(agent.inputs[1]?.isHandedOver).toBe(true);
    expect(jobs.map((job) => job.kind)).toEqual(['helpdesk.open_ticket', 'helpdesk.append_message']);
    expect(jobs[1]?.payload).toMatchObject({ messageId: second.messageId });
  });
});

describe('idempotency', () => {
  const idempotency = () => ({ key: createId(), bodyHash: 'hash' });

  it('answers a repeated key with the stored answer and stores nothing again', async () => {
    const agent = new ScriptedAgent();
    const { desk } = await openDesk(agent);
    const request = { speaker, channel: 'widget', content: 'once', idempotency: idempotency() };
    const first = await (await desk.start(request)).result;

    const second = await (await desk.start(request)).result;

    expect(second).toEqual(first);
    expect(agent.inputs).toHaveLength(1);
  });

  it('refuses the same key with another body', async () => {
    const { desk } = await openDesk(new ScriptedAgent());
    const key = idempotency();
    await (await desk.start({ speaker, channel: 'widget', content: 'once', idempotency: key })).result;

    const again = desk.start({
      speaker,
      channel: 'widget',
      content: 'twice',
      idempotency: { ...key, bodyHash: 'other' },
    });

    await expect(again).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('says that the first one is in flight, and lets exactly one of many doubles through', async () => {
    const gate = createGate();
    const agent = new ScriptedAgent(async () => {
      await gate.pass();
      return { reply: 'done' };
    });
    const { desk } = await openDesk(agent);
    const request = { speaker, channel: 'widget', content: 'once', idempotency: idempotency() };

    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => desk.start(request)));
    gate.open();

    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(refused.every((error) => error.code === 'idempotency_in_flight')).toBe(true);
    await Promise.all(tries.map((one) => (one.status === 'fulfilled' ? one.value.result : undefined)));
    expect(agent.inputs).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('ends a turn whose process died, and drops the late answer of one that was only slow', async () => {
    const gate = createGate();
    const slow = await openDesk(
      new ScriptedAgent(async () => {
        await gate.pass();
        return { reply: 'too late' };
      }),
      { leaseMs: 50 },
    );
    const rescuer = await openDesk(new ScriptedAgent(() => ({ reply: 'rescued' })), { leaseMs: 2_000 });
    const accepted = await slow.desk.start({ speaker, channel: 'widget', content: 'help' });
    await gate.arrived;

    rescuer.recovery.start();
    const result = await accepted.result;
    gate.open();
    await slow.runner.drain(2_000);

    const view = await rescuer.desk.get(speaker.storeId, accepted.conversationId, 50);
    expect(result.content).toBe('rescued');
    expect(view.messages?.map(({ content }) => content)).toEqual(['help', 'rescued']);
    expect(slow.logger.events.map(({ event }) => event)).toContain('turn.dropped');
  });

  it('gives a turn that keeps killing its process to a person', async () => {
    const agent = new ScriptedAgent();
    const { desk, turns, runner, database: db } = await openDesk(agent);
    const conversationId = createId();
    const verdict = await turns.startConversation(
      { speaker, channel: 'widget', content: 'poison' },
      { emails: [], phones: [], verifiedOrderIds: [], failedVerifications: 0 },
      { conversationId, messageId: createId(), turnId: createId() },
    );
    if (!verdict.ok) throw new Error(verdict.reason);
    const turn = verdict.stored.turn!;
    await db.prisma.turn.update({ where: { id: turn.id }, data: { attempt: 4 } });

    runner.begin({ ...turn, attempt: 4 });
    await runner.drain(2_000);

    const view = await desk.get(speaker.storeId, conversationId, 10);
    expect(agent.inputs).toHaveLength(0);
    expect(view.status).toBe('escalated');
    expect(view.messages?.at(-1)?.role).toBe('assistant');
  });
});

describe('streams', () => {
  it('tells the events of a turn in order, also to those who come back after any of them', async () => {
    const agent = new ScriptedAgent((_input, emit) => {
      for (const text of ['One. ', 'Two. ', 'Three.']) emit({ type: 'token', text });
      return { reply: 'One. Two. Three.' };
    });
    const { desk } = await openDesk(agent);
    const accepted = await desk.start({ speaker, channel: 'widget', content: 'hi' });
    const events: StreamEvent[] = [];
    accepted.subscribe((event) => events.push(event));
    await accepted.result;

    const resumed = await Promise.all(
      events.map(async ({ id }) => {
        const rest: StreamEvent[] = [];
        await desk.follow(speaker.storeId, accepted.conversationId, id, (event) => rest.push(event));
        return rest;
      }),
    );

    expect(events.map(({ event }) => event)).toEqual(['token', 'token', 'token', 'message', 'done']);
    expect(resumed).toEqual(events.map((_, place) => events.slice(place + 1)));
  });

  it('tells the whole answer to one who comes back to another process', async () => {
    const first = await openDesk(new ScriptedAgent(() => ({ reply: 'the answer' })));
    const accepted = await first.desk.start({ speaker, channel: 'widget', content: 'hi' });
    await accepted.result;
    const second = await openDesk(new ScriptedAgent());
    const events: StreamEvent[] = [];

    await second.desk.follow(speaker.storeId, accepted.conversationId, '1.1', (event) => events.push(event));

    expect(events.map(({ event }) => event)).toEqual(['replace', 'message', 'done']);
    expect(events[0]?.data).toEqual({ text: 'the answer' });
  });

  it('refuses to follow what another store owns', async () => {
    const { desk } = await openDesk(new ScriptedAgent());
    const accepted = await desk.start({ speaker, channel: 'widget', content: 'hi' });
    await accepted.result;

    const following = desk.follow('store-other', accepted.conversationId, undefined, () => undefined);

    await expect(following).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not count a visitor out twice who left and was answered, while another waits', async () => {
    const gates = [createGate(), createGate()];
    let abandoned = 0;
    const agent = new ScriptedAgent(async ({ shopperLeft, messages: [message] }) => {
      shopperLeft.addEventListener('abort', () => {
        abandoned += 1;
      });
      await gates[message?.content === 'one' ? 0 : 1]?.pass();
      return { reply: 'ok' };
    });
    const { desk } = await openDesk(agent, { presenceGraceMs: 1 });
    const first = await desk.start({ speaker, channel: 'widget', content: 'one' });
    const { conversationId } = first;
    await gates[0]?.arrived;
    const second = await desk.post({ speaker, conversationId, content: 'two' });
    first.leave();
    gates[0]?.open();
    await gates[1]?.arrived;

    const third = await desk.post({ speaker, conversationId, content: 'three' });
    third.leave();
    await new Promise((resolve) => setTimeout(resolve, 30));
    gates[1]?.open();
    await second.result;

    expect(abandoned).toBe(0);
  });

  it('stops paid work when the last listener has gone, and still ends the turn', async () => {
    const gate = createGate();
    const agent = new ScriptedAgent(async (input) => {
      await gate.pass();
      await new Promise<void>((resolve) =>
        input.shopperLeft.addEventListener('abort', () => resolve(), { once: true }),
      );
      return { reply: 'from the rules', degraded: ['shopper_left'] };
    });
    const { desk } = await openDesk(agent, { presenceGraceMs: 1 });
    const accepted = await desk.start({ speaker, channel: 'widget', content: 'hi' });
    gate.open();
    await gate.arrived;

    accepted.leave();

    expect((await accepted.result).content).toBe('from the rules');
  });
});

describe('what doors ask besides', () => {
  it('closes a conversation once, and then refuses messages', async () => {
    const { desk } = await openDesk(new ScriptedAgent());
    const accepted = await desk.start({ speaker, channel: 'widget', content: 'hi' });
    await accepted.result;
    const resolve = () =>
      desk.resolve({
        storeId: speaker.storeId,
        conversationId: accepted.conversationId,
        summary: 'answered',
        type: 'automated',
        csatScore: 5,
      });

    expect(await resolve()).toMatchObject({ totalMessages: 2 });
    await expect(resolve()).rejects.toMatchObject({ code: 'conversation_closed' });
    await expect(
      desk.post({ speaker, conversationId: accepted.conversationId, content: 'more' }),
    ).rejects.toMatchObject({ code: 'conversation_closed' });
  });

  it('answers not_found for a conversation of another store, whatever is asked', async () => {
    const { desk } = await openDesk(new ScriptedAgent());
    const accepted = await desk.start({ speaker, channel: 'widget', content: 'hi' });
    await accepted.result;
    const { conversationId } = accepted;
    const other = { ...speaker, storeId: 'store-other' };

    const asked = [
      () => desk.get('store-other', conversationId, 10),
      () => desk.post({ speaker: other, conversationId, content: 'x' }),
      () => desk.escalate({ storeId: 'store-other', conversationId, reason: 'x' }),
      () => desk.resolve({ storeId: 'store-other', conversationId, summary: 'x', type: 'human' }),
      () => desk.giveBack('store-other', conversationId),
    ];

    for (const ask of asked) {
      await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('escalates once and gives back', async () => {
    const { desk, database: db } = await openDesk(new ScriptedAgent());
    const { conversationId, result } = await desk.start({ speaker, channel: 'widget', content: 'hi' });
    await result;
    const ask = { storeId: speaker.storeId, conversationId, reason: 'complaint', priority: 'high' as const };

    await Promise.all([desk.escalate(ask), desk.escalate(ask)]);
    const escalated = await desk.get(speaker.storeId, conversationId, undefined);
    await desk.giveBack(speaker.storeId, conversationId);

    expect(escalated).toMatchObject({ status: 'escalated', priority: 'high' });
    expect(await db.prisma.outboxEntry.count({ where: { conversationId } })).toBe(1);
    expect(await desk.get(speaker.storeId, conversationId, undefined)).toMatchObject({ status: 'active' });
  });

  it('lists by filters and pages, newest first', async () => {
    const { desk } = await openDesk(new ScriptedAgent());
    const email = `${createId()}@example.com`;
    for (const content of ['a', 'b', 'c']) {
      await (await desk.start({ speaker, channel: 'widget', content, customerEmail: email })).result;
    }

    const page = await desk.list(speaker.storeId, {
      customerEmail: email,
      intent: 'order_status',
      page: 1,
      perPage: 2,
    });
    const none = await desk.list(speaker.storeId, { customerEmail: email, intent: 'complaint', page: 1, perPage: 2 });

    expect(page).toMatchObject({ totalCount: 3, rows: [{ messageCount: 2 }, { messageCount: 2 }] });
    expect(none).toEqual({ totalCount: 0, rows: [] });
  });
});
