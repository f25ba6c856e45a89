import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PrismaStoreRepository } from '../../src/operations/stores-repository.ts';
import { FakeModelServer } from '../fakes/model-server.ts';
import { type App, openStage, type Stage, startApp, toModelVariables, until } from '../support/app.ts';
import { allowRefunds, listCommits, propose, refundMug, scriptTools } from '../support/effect-stage.ts';

let stage: Stage;
let app: App;
let models: FakeModelServer;

// A stage each: what one test gives away counts against the limits of the next.
beforeEach(async () => {
  stage = await openStage();
  models = await new FakeModelServer().start();
  scriptTools(models, refundMug);
  app = await startApp(stage, toModelVariables(models.url));
  await allowRefunds(app);
});
afterEach(async () => {
  await stage?.close();
  await models?.stop();
});

const newAddress = {
  order_number: '#1067',
  address: { address1: '12 Oak Street', city: 'Portland', province: 'OR', zip: '97205' },
};
const approve = (effectId: string) => app.client.call('POST', `/api/v1/approvals/${effectId}/approve`, {});
const findEffect = async (conversationId: string, effectId: string) => {
  const { body } = await app.client.call('GET', `/api/v1/conversations/${conversationId}/effects`);
  return body.data.find((effect: { id: string }) => effect.id === effectId);
};

describe('a refund within the limit', () => {
  it('is shown first, runs once by a yes, and is proved by the shop', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');
    expect(listCommits(stage)).toEqual([]);

    const answer = await app.client.post(asked.conversationId, 'yes');

    expect(asked.body.response.content).toContain('$25.00');
    expect(answer.body.actions_taken).toMatchObject([
      { type: 'refund_processed', details: { effect_id: asked.effectId, state: 'done' } },
    ]);
    expect(listCommits(stage, 'refundCreate')).toMatchObject([{ amountMinor: 2_500, currency: 'USD' }]);
  });

  it('does not run twice, however it is asked for', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');
    await asked.consent();

    for (const words of ['yes', 'refund it twice', 'please refund the mug of #1071 again', 'yes']) {
      await app.client.post(asked.conversationId, words);
    }
    const replayed = await asked.consent();

    expect(replayed.body).toMatchObject({ effect: { state: 'done' }, message: null });
    expect(listCommits(stage, 'refundCreate')).toHaveLength(1);
  });

  it('is told with its token again to whoever reads the conversation, while it waits', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');

    const { body } = await app.client.get(asked.conversationId);

    expect(body.actions_taken).toMatchObject([
      { type: 'confirmation_requested', details: { effect_id: asked.effectId, consent_token: asked.token } },
    ]);
    const rows = await stage.query<{ text: string }>(
      `SELECT (SELECT json_agg(a)::text FROM actions a) || (SELECT json_agg(e)::text FROM effects e) AS text`,
    );
    expect(rows[0]?.text).not.toContain(asked.token);
  });

  it('runs once by ten clicks at the same moment, which all are told the same', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');

    const answers = await Promise.all(Array.from({ length: 10 }, () => asked.consent()));

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await until(async () => (await findEffect(asked.conversationId, asked.effectId)).state === 'done');
    expect(listCommits(stage, 'refundCreate')).toHaveLength(1);
    const { body } = await app.client.get(asked.conversationId);
    const told = body.messages.filter(({ content }: { content: string }) => content.includes('Done'));
    expect(told).toHaveLength(1);
  });

  it('does not run by a token of another conversation, nor by one that is forged', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');
    const other = await propose(app.client, 'Please refund the mug of #1071, it came broken');
    const forged = asked.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));

    const answers = [
      await app.client.call('POST', `${other.path}/consent`, { token: asked.token }),
      await app.client.call('POST', `${asked.path}/consent`, { token: forged }),
      await app.client.call('POST', asked.path.replace(asked.effectId, other.effectId).concat('/consent'), {
        token: other.token,
      }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(listCommits(stage)).toEqual([]);
  });

  it('does not run once it was taken back, and is taken back but once', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');

    const first = await app.client.call('POST', `${asked.path}/withdraw`);
    const second = await app.client.call('POST', `${asked.path}/withdraw`);
    const late = await asked.consent();

    expect([first, second, late].map(({ body }) => body.effect.state)).toEqual(Array(3).fill('refused'));
    expect(first.body.message).not.toBeNull();
    expect(second.body.message).toBeNull();
    expect(listCommits(stage)).toEqual([]);
  });

  it('does not run while the store is paused, which may be between the question and the yes', async () => {
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');
    const stores = new PrismaStoreRepository(app.service.ground.database);
    await stores.saveSettings('store-123', { section: 'writes', values: { is_paused: true } });

    const answer = await app.client.post(asked.conversationId, 'yes');

    expect(answer.body.response.content).not.toMatch(/^done/i);
    expect(listCommits(stage)).toEqual([]);
    expect((await findEffect(asked.conversationId, asked.effectId)).state).not.toBe('done');
  });
});

describe('a refund above the limit', () => {
  it('waits for an operator, runs when he approves, and the shopper hears of it', async () => {
    const asked = await propose(app.client, 'Please refund the machine of #1071, it is broken');
    const answer = await app.client.post(asked.conversationId, 'yes');
    const waiting = await app.client.call('GET', '/api/v1/approvals');
    expect(answer.body.actions_taken).toMatchObject([{ details: { state: 'awaiting_approval' } }]);
    expect(waiting.body.data).toMatchObject([{ id: asked.effectId, subject: '#1071' }]);
    expect(listCommits(stage)).toEqual([]);

    const heard = app.client.follow(asked.conversationId, (events) => events.some(({ event }) => event === 'message'));
    const approved = await approve(asked.effectId);
    const again = await approve(asked.effectId);

    const [news] = await heard;
    expect(approved.status).toBe(200);
    expect(again.status).toBe(409);
    expect(news?.data).toMatchObject({
      actions_taken: [{ type: 'refund_processed', details: { effect_id: asked.effectId, state: 'done' } }],
    });
    expect(listCommits(stage, 'refundCreate')).toMatchObject([{ amountMinor: 40_000 }]);
    const { body } = await app.client.get(asked.conversationId);
    expect(body.actions_taken.filter(({ type }: { type: string }) => type === 'refund_processed')).toHaveLength(1);
  }, 20_000);

  it('never runs once it was refused', async () => {
    const asked = await propose(app.client, 'Please refund the machine of #1071, it is broken');
    await app.client.post(asked.conversationId, 'yes');

    await app.client.call('POST', `/api/v1/approvals/${asked.effectId}/refuse`, { reason: 'seen before' });
    const late = await approve(asked.effectId);

    expect(late.status).toBe(409);
    await until(async () => (await app.client.get(asked.conversationId)).body.messages.length === 5);
    const { body } = await app.client.get(asked.conversationId);
    expect(JSON.stringify(body.messages)).not.toContain('seen before');
    expect(listCommits(stage)).toEqual([]);
  }, 20_000);

  it('has one end when the operator approves while the shopper takes it back', async () => {
    const asked = await propose(app.client, 'Please refund the machine of #1071, it is broken');
    await app.client.post(asked.conversationId, 'yes');

    const [approved, withdrawn] = await Promise.all([
      approve(asked.effectId),
      app.client.call('POST', `${asked.path}/withdraw`),
    ]);

    await until(async () => {
      const { state } = await findEffect(asked.conversationId, asked.effectId);
      return state === 'done' || state === 'refused';
    });
    const { state } = await findEffect(asked.conversationId, asked.effectId);
    expect([approved.status, withdrawn.status]).toEqual([expect.any(Number), 200]);
    expect(listCommits(stage, 'refundCreate')).toHaveLength(state === 'done' ? 1 : 0);
    expect(state === 'done' ? approved.status : 200).toBe(200);
  }, 20_000);

  it('that an operator edits asks the shopper again, and runs by itself then', async () => {
    const asked = await propose(app.client, 'Please refund the machine of #1071, it is broken');
    await app.client.post(asked.conversationId, 'yes');
    const { body: waiting } = await app.client.call('GET', '/api/v1/approvals');
    const request = { ...waiting.data[0].request, items: [], amount: { amount: '100.00', currency: 'USD' } };

    const edited = await app.client.call('POST', `/api/v1/approvals/${asked.effectId}/edit`, { request });
    const effectId: string = edited.body.effect.id;
    expect(edited.status).toBe(200);
    await until(async () => (await findEffect(asked.conversationId, effectId)).consent_token !== null);
    expect(listCommits(stage)).toEqual([]);
    const { consent_token: token } = await findEffect(asked.conversationId, effectId);
    await app.client.call('POST', asked.path.replace(asked.effectId, effectId).concat('/consent'), { token });

    await until(() => listCommits(stage, 'refundCreate').length > 0);
    expect(listCommits(stage, 'refundCreate')).toMatchObject([{ amountMinor: 10_000 }]);
  }, 20_000);
});

describe('a change of the address', () => {
  it('needs the code that was sent to the contact on the order, and to nobody else', async () => {
    scriptTools(models, [[/the address of #1067/i, { name: 'change_shipping_address', arguments: newAddress }]]);
    const asked = await app.client.start('Please change the address of #1067 to 12 Oak Street, Portland, OR 97205', {
      customer_email: 'ada@example.com',
    });
    const conversationId: string = asked.body.conversation_id;
    expect(asked.body.actions_taken).toEqual([]);

    const [mail] = stage.sandbox.gorgias.ledger().outbox;
    const code = /\d{6}/.exec(mail?.text ?? '')?.[0] ?? '';
    const wrong = await app.client.post(conversationId, code === '000000' ? '111111' : '000000');
    const right = await app.client.post(conversationId, `The code is ${code}`);
    expect(mail?.to).toBe('ada@example.com');
    expect(asked.text).not.toContain(code);
    expect(wrong.body.actions_taken).toEqual([]);
    expect(right.body.actions_taken).toMatchObject([{ type: 'confirmation_requested' }]);
    expect(right.text).not.toMatch(/"address1"/);

    const done = await app.client.post(conversationId, 'yes');

    expect(done.body.actions_taken).toMatchObject([{ type: 'address_changed', details: { state: 'done' } }]);
    expect(stage.sandbox.shopify.admin.getOrder('#1067').shippingAddress.address1).toBe('12 Oak Street');
  });
});

describe('what a turn costs', () => {
  it('is two statements without a write, and at most three more with one', async () => {
    const { body } = await app.client.start('Hello', { customer_email: 'ada@example.com' });
    const count = countStatements(app);

    await app.client.post(body.conversation_id, 'Thank you');
    const plain = count.take();
    await app.client.post(body.conversation_id, 'Please refund the mug of #1071, it came broken');
    const proposing = count.take();
    const answer = await app.client.post(body.conversation_id, 'yes');
    const confirming = count.take();

    expect(answer.body.actions_taken).toMatchObject([{ type: 'refund_processed', details: { state: 'done' } }]);
    expect(plain).toBe(2);
    expect(proposing).toBeLessThanOrEqual(5);
    expect(confirming).toBeLessThanOrEqual(5);
  });
});

/** Statements of turns and ledger; leases, jobs and logs of the process come and go besides. */
function countStatements({ service }: App) {
  const { pool } = service.ground.database;
  const original = pool.query.bind(pool) as typeof pool.query;
  let taken = 0;
  pool.query = ((...args: Parameters<typeof original>) => {
    const [query] = args as unknown as [string | { text: string }];
    const text = typeof query === 'string' ? query : query.text;
    const isBackground = /UPDATE outbox|lease_expires_at|access_log|api_keys|FROM "?public"?\."?stores/i.test(text);
    taken += isBackground && !/INTO (messages|effects)/.test(text) ? 0 : 1;
    return original(...args);
  }) as typeof pool.query;
  return {
    take: () => {
      const before = taken;
      taken = 0;
      return before;
    },
  };
}
