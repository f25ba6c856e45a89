import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversationId, createAnsweredTurn } from '../../fakes/conversation-desk.ts';
import { startTestApp, type TestApp, widgetOrigin } from '../../http/start-test-app.ts';

describe('POST /conversations', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('answers with the wire contract field by field', async () => {
    app.desk.expect('start', async () => createAnsweredTurn());

    const response = await app.call('POST', '/conversations', { body: { initial_message: 'Where is #1001?' } });

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      conversation_id: conversationId,
      message_id: '019a9f00-0000-7000-8000-0000000000a1',
      response: { content: 'Your order has shipped.', type: 'text' },
      analysis: { intent: 'order_status', sentiment: 'neutral', confidence: 0.97 },
      actions_taken: [],
      requires_escalation: false,
      created_at: '2026-11-20T10:00:00.000Z',
    });
  });

  it('names the missing field', async () => {
    const response = await app.call('POST', '/conversations', { body: {} });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 'missing_field', details: { field: 'initial_message', reason: 'required' } },
    });
  });

  it('refuses a call without a key', async () => {
    const response = await app.call('POST', '/conversations', { key: undefined, body: { initial_message: 'hi' } });

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_api_key' } });
  });

  it('gives a widget the token that proves its conversation', async () => {
    app.desk.expect('start', async () => createAnsweredTurn());

    const response = await app.call('POST', '/conversations', {
      key: app.widgetKey,
      headers: { origin: widgetOrigin },
      body: { initial_message: 'hi' },
    });

    expect(await response.json()).toMatchObject({
      conversation_token: app.tokens.create('store-123', conversationId),
    });
  });
});
