import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiKeys } from '../../src/operations/api-keys.ts';
import { PrismaApiKeyRepository } from '../../src/operations/api-keys-repository.ts';
import { PrismaStoreRepository } from '../../src/operations/stores-repository.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { FakeModelServer } from '../fakes/model-server.ts';
import { type App, openStage, type Stage, startApp, toModelVariables } from '../support/app.ts';
import { AppClient } from '../support/app-client.ts';
import { allowRefunds, listCommits, propose, refundMug, scriptTools } from '../support/effect-stage.ts';

let stage: Stage;
let app: App;
let models: FakeModelServer;

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

const wish = 'Please refund the mug of #1071, it came broken';

describe('a button that was shown before', () => {
  it.each([
    ['a person took the conversation over', 'escalate', { reason: 'wants a person' }, 'with_person'],
    [
      'the conversation was closed',
      'resolve',
      { resolution_summary: 'settled', resolution_type: 'customer' },
      'closed',
    ],
  ])('does nothing once %s, as the word "yes" does', async (_what, door, body, reason) => {
    const asked = await propose(app.client, wish);
    await app.client.call('POST', `/api/v1/conversations/${asked.conversationId}/${door}`, body);

    await app.client.post(asked.conversationId, 'yes');
    const clicked = await asked.consent();

    expect(clicked.body.effect).toMatchObject({ state: 'expired', reason });
    expect(listCommits(stage)).toEqual([]);
  });
});

describe('whoever holds another key', () => {
  it.each(['secret key of another store', 'widget key of this one, without the visitor’s token'])(
    'a %s, finds no effect at any door',
    async (whose) => {
      const isOther = whose.startsWith('secret');
      const stranger = await createClient(isOther ? 'store-other' : 'store-123', isOther ? 'secret' : 'widget');
      const asked = await propose(app.client, 'Please refund the machine of #1071, it came broken');
      const { body } = await asked.consent();
      const approval = `/api/v1/approvals/${asked.effectId}`;
      const call = (method: string, path: string, sent?: unknown) =>
        stranger.call(method, path, sent, { origin: 'https://shop.example' });

      const answers = await Promise.all([
        call('POST', `${asked.path}/consent`, { token: asked.token }),
        call('POST', `${asked.path}/withdraw`),
        call('POST', `${asked.path}/undo`),
        call('POST', `${approval}/approve`, {}),
        call('POST', `${approval}/refuse`, { reason: 'no' }),
        call('POST', `${approval}/edit`, { request: { action: 'cancel_order' } }),
        call('POST', `/api/v1/effects/${asked.effectId}/settle`, { outcome: 'done', note: 'seen' }),
      ]);
      const lists = await Promise.all(
        ['approvals', 'effects?state=awaiting_approval', `conversations/${asked.conversationId}/effects`].map((path) =>
          call('GET', `/api/v1/${path}`),
        ),
      );

      expect(body.effect.state).toBe('awaiting_approval');
      expect(answers.map(({ status }) => status < 500 && status >= 400)).toEqual(answers.map(() => true));
      expect([...answers, ...lists].map(({ text }) => text).join()).not.toMatch(/1071|Espresso|400\.00/);
      const [row] = await stage.query<{ state: string }>('SELECT state FROM effects WHERE id = $1', [asked.effectId]);
      expect(row?.state).toBe('awaiting_approval');
    },
  );
});

async function createClient(storeId: string, kind: 'secret' | 'widget'): Promise<AppClient> {
  const { database } = app.service.ground;
  if (storeId !== 'store-123') {
    const store = { id: storeId, name: 'Other', domain: `${storeId}.example`, timeZone: 'UTC' };
    await new PrismaStoreRepository(database).save(store);
  }
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock: systemClock });
  const origins = kind === 'widget' ? { allowedOrigins: ['https://shop.example'] } : {};
  const { key } = await keys.createStoreKey({ storeId, kind, isTest: true, name: 'stranger', ...origins });
  await keys.close();
  return new AppClient(app.url, key);
}
