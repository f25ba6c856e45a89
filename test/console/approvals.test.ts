import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConsoleRoutes } from '../../src/console/routes.ts';
import type { EditAnswer } from '../../src/effects/approvals.ts';
import { createEffectView } from '../factories/effect-view.ts';
import { startTestApp, type TestApp, widgetOrigin } from '../http/start-test-app.ts';

let app: TestApp;
let asked: { readonly name: string; readonly decision: unknown }[];
let answer: EditAnswer;
const effect = createEffectView({ state: 'awaiting_approval' });

beforeEach(async () => {
  asked = [];
  answer = { ok: true, effect: { ...effect, state: 'ready' } };
  const decide = (name: string) => async (decision: unknown) => {
    asked.push({ name, decision });
    return answer as never;
  };
  const list = (name: string) => async (storeId: string) => {
    asked.push({ name, decision: storeId });
    return [effect];
  };
  const operators = {
    listWaiting: list('waiting'),
    listUnknown: list('unknown'),
    approve: decide('approve'),
    refuse: decide('refuse'),
    edit: decide('edit'),
    settle: decide('settle'),
  };
  app = await startTestApp({ app: { routes: createConsoleRoutes({ operators }) } });
});

afterEach(async () => {
  await app.close();
});

const decisions = [
  ['approvals', 'approve', {}],
  ['approvals', 'refuse', { reason: 'not ours' }],
  ['approvals', 'edit', { request: { action: 'refund' } }],
  ['effects', 'settle', { outcome: 'done', note: 'seen in the shop' }],
] as const;

describe.each(decisions)('POST /%s/:id/%s', (room, name, body) => {
  const path = `/${room}/${effect.id}/${name}`;

  it("decides as the key's store and the person that the caller names", async () => {
    const response = await app.call('POST', path, { body: { ...body, operator: 'Ana' } });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      effect: { id: effect.id, state: 'ready', policy: 'general-retail@1' },
    });
    expect(asked).toMatchObject([
      {
        name,
        decision: {
          ...body,
          storeId: 'store-123',
          effectId: effect.id,
          operator: expect.stringMatching(/^sk_test_\S+ Ana$/),
        },
      },
    ]);
  });

  it('answers 409 with the state when somebody was faster', async () => {
    answer = { ok: false, reason: 'not_waiting', effect: { ...effect, state: 'refused' } };

    const response = await app.call('POST', path, { body });

    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      error: { code: 'effect_not_waiting', details: { reason: 'refused' } },
    });
  });

  it("answers 404 to another store's effect and to what is no id", async () => {
    answer = { ok: false, reason: 'not_found' };

    expect((await app.call('POST', path, { body })).status).toBe(404);
    expect((await app.call('POST', `/${room}/nonsense/${name}`, { body })).status).toBe(404);
  });

  it('refuses widgets and keys without the scope', async () => {
    const { key } = await app.keys.createStoreKey({
      storeId: 'store-123',
      kind: 'secret',
      scopes: ['conversations:read', 'conversations:write'],
    });

    const byWidget = await app.call('POST', path, { body, key: app.widgetKey, headers: { origin: widgetOrigin } });
    const byReader = await app.call('POST', path, { body, key });

    expect([byWidget.status, byReader.status]).toEqual([403, 403]);
    expect(asked).toEqual([]);
  });

  it('refuses a body that is none', async () => {
    expect((await app.call('POST', path, { rawBody: '[]' })).status).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe('an edited wish that the gate refuses', () => {
  it('is told as invalid', async () => {
    answer = { ok: false, reason: 'not_allowed', proposal: { kind: 'not_yours' } };

    const response = await app.call('POST', `/approvals/${effect.id}/edit`, { body: { request: {} } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { field: 'request', reason: 'not_yours' } } });
  });
});

describe('what an operator has to look at', () => {
  it.each([
    ['/approvals', 'waiting'],
    ['/effects', 'unknown'],
    ['/effects?state=unknown', 'unknown'],
    ['/effects?state=awaiting_approval', 'waiting'],
  ])('%s lists what is %s, with its clauses', async (path, name) => {
    const response = await app.call('GET', path);

    expect(await response.json()).toMatchObject({
      data: [{ id: effect.id, clauses: [{ id: 'refund.consent', version: 1, effect: 'consent' }] }],
    });
    expect(asked).toEqual([{ name, decision: 'store-123' }]);
  });

  it('refuses other states, and widgets', async () => {
    const wrong = await app.call('GET', '/effects?state=done');
    const widget = await app.call('GET', '/approvals', { key: app.widgetKey, headers: { origin: widgetOrigin } });

    expect([wrong.status, widget.status]).toEqual([400, 403]);
  });
});
