import { describe, expect, it } from '@jest/globals';
import { classificationSchema } from '../../../src/agent/classification.ts';
import { createRulesModel } from '../../../src/integrations/rules-model/rules-model.ts';
import { anOrder, aRequest, aTask } from './orders.ts';

const signal = new AbortController().signal;
const quiet = { signal, onText: () => {}, onProgress: () => {} };
const tools = ['get_order', 'search_products', 'search_knowledge_base'].map((name) => ({
  name,
  description: '',
  parameters: {},
}));

describe('the rules model', () => {
  it('classifies as JSON of the schema', async () => {
    const task = aTask([], [], { text: 'Where is my order #1042? anna@example.com' });

    const answer = await createRulesModel().generate(aRequest('classify', task), quiet);

    expect(classificationSchema.parse(JSON.parse(answer.text))).toMatchObject({
      intents: [{ intent: 'order_status', topic: 'order_status' }],
      orderNumber: '1042',
      email: 'anna@example.com',
      language: 'en',
    });
  });

  it('answers with what the facts hold and streams it', async () => {
    const task = aTask(['order_status'], [{ id: 'f1', tool: 'get_order', kind: 'order', order: anOrder() }]);
    const pieces: string[] = [];

    const answer = await createRulesModel().generate(aRequest('answer', task), {
      ...quiet,
      onText: (piece) => pieces.push(piece),
    });

    expect(pieces.join('')).toBe(answer.text);
    expect(answer.text).toContain('JD0146');
  });

  it('asks for the facts that it lacks, where tools are offered', async () => {
    const task = aTask(['product_question'], [], { text: 'do you have jackets' });

    const answer = await createRulesModel().generate({ ...aRequest('answer', task), tools }, quiet);

    expect(answer.toolCalls).toEqual([
      { id: 'rules-1', name: 'search_products', arguments: '{"query":"do you have jackets"}' },
    ]);
  });

  it('asks once only', async () => {
    const task = aTask(['product_question'], []);
    const request = { ...aRequest('answer', task), tools };

    const answer = await createRulesModel().generate(
      { ...request, messages: [{ role: 'tool', toolCallId: 'rules-1', content: '[]' }] },
      quiet,
    );

    expect(answer.toolCalls).toEqual([]);
  });

  it('stops when the shopper has left', async () => {
    const gone = AbortSignal.abort();

    await expect(
      createRulesModel().generate(aRequest('answer', aTask([], [])), { ...quiet, signal: gone }),
    ).rejects.toMatchObject({ kind: 'aborted' });
  });
});
