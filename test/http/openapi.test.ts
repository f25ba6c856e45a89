import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { errorEnvelopeSchema } from '../../src/http/error-envelope.ts';
import { conversationId, createAnsweredTurn, createConversationView } from '../fakes/conversation-desk.ts';
import { startTestApp, type TestApp } from './start-test-app.ts';

const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

describe('the OpenAPI document', () => {
  let app: TestApp;
  let document: z.infer<typeof documentSchema>;
  beforeAll(async () => {
    app = await startTestApp();
    app.desk.expect('start', async () => createAnsweredTurn());
    app.desk.expect('post', async () => createAnsweredTurn());
    app.desk.expect('get', async () => createConversationView());
    app.desk.expect('list', async () => ({ rows: [], totalCount: 0 }));
    app.desk.expect('escalate', async () => ({ ticketId: '7', customerMessage: 'Soon.' }));
    app.desk.expect('giveBack', async () => undefined);
    app.desk.expect('resolve', async () => ({ resolvedAt: new Date(0), totalMessages: 2, resolutionTimeSeconds: 9 }));
    document = documentSchema.parse(await (await fetch(`${app.url}/openapi.json`)).json());
  });
  afterAll(() => app.close());

  it('has every route and no other', () => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const routes = app.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

    expect(documented.sort()).toEqual(routes.sort());
  });

  it('says what a message may be', () => {
    expect(document.paths['/conversations']?.post).toMatchObject({
      requestBody: {
        content: {
          'application/json': {
            schema: {
              required: ['initial_message'],
              properties: { initial_message: { type: 'string', minLength: 1, maxLength: 2_000 } },
            },
          },
        },
      },
    });
  });

  it.each([
    ['post', '/conversations', { initial_message: 'hi' }],
    ['post', '/conversations/{id}/messages', { content: 'hi' }],
    ['get', '/conversations/{id}', undefined],
    ['get', '/conversations', undefined],
    ['post', '/conversations/{id}/escalate', { reason: 'x' }],
    ['post', '/conversations/{id}/resolve', { resolution_summary: 'x', resolution_type: 'human' }],
    ['post', '/conversations/{id}/give-back', undefined],
  ])('describes what %s %s really answers', async (method, path, body) => {
    const route = app.routes.find((one) => one.method === method && one.path === path.replace('{id}', ':id'));

    const response = await app.call(method.toUpperCase(), path.replace('{id}', conversationId), { body });

    expect(response.status).toBe(200);
    expect(route?.response.safeParse(await response.json())).toMatchObject({ success: true });
  });

  it('describes refusals', async () => {
    const response = await app.call('POST', '/conversations', { body: {} });

    expect(errorEnvelopeSchema.safeParse(await response.json()).success).toBe(true);
  });

  it('has a page that needs nothing from elsewhere', async () => {
    const response = await fetch(`${app.url}/docs`);
    const page = await response.text();

    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).toContain('<b>POST</b>/api/v1/conversations/:id/messages');
    expect(page).not.toMatch(/https?:\/\/|<script/);
  });
});
