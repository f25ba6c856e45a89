import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TurnInput, TurnOutcome } from '../../src/agent/turn.ts';
import type { EffectView } from '../../src/commerce/effect.ts';
import { AnnouncementRepository } from '../../src/conversations/announcement-repository.ts';
import { Announcer, createAnnounceJob, type ToldEffect } from '../../src/conversations/announcements.ts';
import type { StreamEvent } from '../../src/conversations/conversation.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createEffectView } from '../factories/effect-view.ts';
import { ScriptedAgent } from '../fakes/scripted-agent.ts';
import { createTestStore, type FrontDesk, openFrontDesk, speaker } from '../support/front-desk.ts';
import { createGate } from '../support/gate.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
const open: FrontDesk[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await createTestStore(await openDesk(new ScriptedAgent()));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()));
});

afterAll(async () => {
  await database.drop();
});

async function openDesk(agent: ScriptedAgent) {
  const desk = await openFrontDesk({ agent, databaseUrl: database.url });
  open.push(desk);
  return desk;
}

/** An agent whose next answers a test decides as it goes. */
function createAgent() {
  type Script = (input: TurnInput) => Partial<TurnOutcome> | Promise<Partial<TurnOutcome>>;
  const held: { script: Script } = { script: () => ({}) };
  return { agent: new ScriptedAgent((input) => held.script(input)), held };
}

/** A conversation whose turn left an effect waiting for approval, a second ago. */
async function begin() {
  const { agent, held } = createAgent();
  const front = await openDesk(agent);
  let effect = createEffectView({ state: 'awaiting_approval' });
  held.script = ({ conversationId }) => {
    effect = { ...effect, conversationId };
    return { effects: [effect] };
  };
  const accepted = await front.desk.start({ speaker, channel: 'widget', content: 'Refund it, please' });
  await accepted.result;
  await settleTurns(front);
  const job = (effectNow: EffectView, state = 'done') => {
    const told: ToldEffect = { storeId: speaker.storeId, timeZone: 'UTC', effect: effectNow };
    const announcer = new Announcer({
      repository: new AnnouncementRepository(front.database),
      conversations: front.conversations,
      hub: front.hub,
      clock: systemClock,
      logger: front.logger,
      sleep: async () => undefined,
      tell: ({ state: now }, language) => `It is ${now} now (${language}).`,
    });
    const handlers = createAnnounceJob({ announcer, logger: front.logger, findEffect: async () => told });
    const payload = { effectId: effect.id, conversationId: effect.conversationId, state };
    const context = { jobId: 'job', attempt: 1, signal: new AbortController().signal };
    return handlers['effects.announce'](payload, context);
  };
  held.script = () => ({});
  return { ...front, agent, held, conversationId: accepted.conversationId, effect, job };
}

/** The half second in which a turn's last events leave is over. */
async function settleTurns(front: FrontDesk) {
  await front.database.prisma.$executeRawUnsafe(`UPDATE turns SET finished_at = finished_at - interval '1 second'`);
}

describe('announcing an effect', () => {
  it('adds one message and completes the action, however often the job runs', async () => {
    const { desk, job, effect, conversationId } = await begin();

    await job({ ...effect, state: 'done' });
    await job({ ...effect, state: 'done' });

    const view = await desk.get(speaker.storeId, conversationId, 50);
    expect(view.messages?.map(({ role }) => role)).toEqual(['user', 'assistant', 'assistant']);
    expect(view.messages?.at(-1)?.content).toBe('It is done now (en).');
    expect(view.actions).toHaveLength(1);
    expect(view.actions[0]).toMatchObject({
      type: 'refund_processed',
      messageId: view.messages?.at(-1)?.id,
      details: { effect_id: effect.id, state: 'done' },
    });
  });

  it('is heard by those who follow the conversation, before the turn after it', async () => {
    const { desk, job, effect, conversationId } = await begin();
    const heard: StreamEvent[] = [];
    const unfollow = await desk.follow(speaker.storeId, conversationId, undefined, (event) => heard.push(event));

    await job({ ...effect, state: 'done' });
    const next = await desk.post({ speaker, conversationId, content: 'thanks' });
    await next.result;
    unfollow();

    const messages = heard.filter(({ event }) => event === 'message').map(({ data }) => data.response);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toEqual({ content: 'It is done now (en).', type: 'text' });
  });

  it('waits while a turn runs', async () => {
    const { desk, job, effect, conversationId, held } = await begin();
    const gate = createGate();
    held.script = async () => {
      await gate.pass();
      return {};
    };
    const running = await desk.post({ speaker, conversationId, content: 'and?' });

    await expect(job({ ...effect, state: 'done' })).rejects.toThrow('comes first');
    gate.open();
    await running.result;

    const view = await desk.get(speaker.storeId, conversationId, 50);
    expect(view.messages).toHaveLength(4);
  });

  it('leaves a note, and no message, where a person owns the conversation', async () => {
    const { desk, job, effect, conversationId, database: db } = await begin();
    await desk.escalate({ storeId: speaker.storeId, conversationId, reason: 'wish' });

    await job({ ...effect, state: 'done' });

    const view = await desk.get(speaker.storeId, conversationId, 50);
    expect(view.messages?.at(-1)?.role).toBe('system');
    const jobs = await db.prisma.outboxEntry.findMany({ where: { conversationId }, orderBy: { id: 'asc' } });
    expect(jobs.map(({ kind }) => kind)).toEqual(['helpdesk.open_ticket', 'helpdesk.append_message']);
  });

  it('that asks for consent again is open for the next message, and one that is done no more', async () => {
    const { desk, job, effect, conversationId, agent } = await begin();

    await job({ ...effect, state: 'awaiting_consent' }, 'awaiting_consent');
    await (await desk.post({ speaker, conversationId, content: 'hm' })).result;
    await settleTurns(open[0]!);
    await job({ ...effect, state: 'done' });
    await (await desk.post({ speaker, conversationId, content: 'hm' })).result;

    const opened = agent.inputs.map(({ memory }) => memory.openEffects ?? []);
    const asked = { id: effect.id, action: 'refund', subjectName: '#1042', askedIn: expect.any(String) };
    expect(opened).toEqual([[], [asked], []]);
  });

  it('says nothing of a state that the effect has left', async () => {
    const { desk, job, effect, conversationId } = await begin();

    await job({ ...effect, state: 'unknown' });

    const view = await desk.get(speaker.storeId, conversationId, 50);
    expect(view.messages).toHaveLength(2);
  });
});

describe('the effects of a turn', () => {
  it('ask for consent with a token that is told and stored nowhere', async () => {
    const { agent, held } = createAgent();
    const front = await openDesk(agent);
    const effect = createEffectView({ state: 'awaiting_consent', consentToken: 'token-1' });
    held.script = (input) => ({ effects: [{ ...effect, conversationId: input.conversationId }] });

    const accepted = await front.desk.start({ speaker, channel: 'widget', content: 'Refund it' });
    const { actions } = await accepted.result;

    expect(actions).toEqual([
      {
        type: 'confirmation_requested',
        details: expect.objectContaining({ effect_id: effect.id, consent_token: 'token-1' }),
      },
    ]);
    const rows = await front.database.prisma.action.findMany({ where: { conversationId: accepted.conversationId } });
    expect(JSON.stringify(rows)).not.toContain('token-1');
    const messages = await front.database.prisma.message.findMany({
      where: { conversationId: accepted.conversationId, role: 'assistant' },
    });
    expect(messages[0]?.metadata).toMatchObject({
      effects: [{ id: effect.id, action: 'refund', state: 'awaiting_consent', hash: effect.hash }],
    });
    expect(JSON.stringify(messages[0]?.metadata)).not.toContain('token-1');
  });

  it('have one row each, which a later turn moves on and none moves back', async () => {
    const { agent, held } = createAgent();
    const front = await openDesk(agent);
    const effect = createEffectView();
    const states: EffectView['state'][] = ['executing', 'done', 'executing'];
    held.script = ({ conversationId }) => {
      const state = states.shift() ?? 'done';
      return {
        effects: [
          { ...effect, conversationId, state },
          { ...effect, conversationId, state },
        ],
      };
    };
    const accepted = await front.desk.start({ speaker, channel: 'widget', content: 'yes' });
    await accepted.result;
    const { conversationId } = accepted;
    for (const content of ['yes', 'yes']) {
      await (await front.desk.post({ speaker, conversationId, content })).result;
    }

    const rows = await front.database.prisma.action.findMany({ where: { conversationId } });

    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: effect.id, actionType: 'refund_processed', status: 'completed' });
  });
});
