import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEffectView } from '../../factories/effect-view.ts';
import { conversationId, createTurnResult } from '../../fakes/conversation-desk.ts';
import { startTestApp, type TestApp, widgetOrigin } from '../../http/start-test-app.ts';

let app: TestApp;
const effect = createEffectView({ conversationId, consentToken: 'the-token', consentExpiresAt: new Date(0) });
const path = `/conversations/${conversationId}/effects`;
const address = { address1: '1 Elm St', city: 'Salem', countryCode: 'US' };

beforeEach(async () => {
  app = await startTestApp();
});

afterEach(async () => {
  await app.close();
});

describe('GET /conversations/:id/effects', () => {
  it('lists what was proposed and done, in plain JSON without an address', async () => {
    const { consequence } = effect;
    app.effects.listed = [{ ...effect, consequence: { ...consequence, address: { to: address } } }];

    const response = await app.call('GET', path);

    const body = await response.text();
    expect(response.status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      data: [
        {
          id: effect.id,
          action: 'refund',
          state: 'awaiting_consent',
          consent_token: 'the-token',
          consequence: { refund_total: { amount: '25.00', currency: 'USD' }, changes_address: true },
        },
      ],
    });
    expect(body).not.toContain('Elm');
    expect(app.effects.calls).toEqual([{ method: 'list', place: { storeId: 'store-123', conversationId } }]);
  });

  it('answers 404 to an id that can name no conversation', async () => {
    expect((await app.call('GET', '/conversations/nonsense/effects')).status).toBe(404);
  });

  it("refuses a widget that can't show that the conversation is its own", async () => {
    const response = await app.call('GET', path, { key: app.widgetKey, headers: { origin: widgetOrigin } });

    expect(response.status).toBe(403);
    expect(app.effects.calls).toEqual([]);
  });
});

describe.each(['consent', 'withdraw', 'undo'] as const)('POST /conversations/:id/effects/:effectId/%s', (name) => {
  const door = `${path}/${effect.id}/${name}`;
  const body = name === 'consent' ? { token: 'the-token' } : undefined;

  it('answers how the effect stands and what the conversation was told', async () => {
    app.effects.clicked = {
      ok: true,
      effect: { ...effect, state: 'done' },
      message: createTurnResult({ content: 'Done.' }),
    };

    const response = await app.call('POST', door, { body });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      effect: { id: effect.id, state: 'done' },
      message: { response: { content: 'Done.' } },
    });
    expect(app.effects.calls).toMatchObject([
      { method: name, place: { storeId: 'store-123', conversationId, effectId: effect.id } },
    ]);
  });

  it('answers 404 where there is nothing to do it with', async () => {
    app.effects.clicked = { ok: false, reason: 'not_found' };

    const response = await app.call('POST', door, { body });

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });

  it("refuses a widget that can't show that the conversation is its own", async () => {
    const response = await app.call('POST', door, { body, key: app.widgetKey, headers: { origin: widgetOrigin } });

    expect(response.status).toBe(403);
    expect(app.effects.calls).toEqual([]);
  });

  it('lets a widget click in its own conversation', async () => {
    app.effects.clicked = { ok: true, effect };
    const token = app.tokens.create('store-123', conversationId);

    const response = await app.call('POST', door, {
      body,
      key: app.widgetKey,
      headers: { origin: widgetOrigin, 'x-conversation-token': token },
    });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ message: null });
  });
});

it('answers 409 where there is no way back', async () => {
  app.effects.clicked = { ok: false, reason: 'no_inverse' };

  const response = await app.call('POST', `${path}/${effect.id}/undo`);

  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    error: { code: 'effect_not_waiting', details: { reason: 'no_inverse' } },
  });
});

describe('the token of a consent', () => {
  it.each([[{}], [{ token: '' }], [{ token: 7 }], [{ token: 'x'.repeat(401) }]])(
    'that is %j is refused before anything is asked',
    async (body) => {
      const response = await app.call('POST', `${path}/${effect.id}/consent`, { body });

      expect(response.status).toBe(400);
      expect(app.effects.calls).toEqual([]);
    },
  );
});
