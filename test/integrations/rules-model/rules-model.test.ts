import { describe, expect, it } from '@jest/globals';
import { classificationSchema } from '../../../src/agent/classification.ts';
import type { Fact } from '../../../src/agent/fact.ts';
import { createRulesModel } from '../../../src/integrations/rules-model/rules-model.ts';
import { anOrder, aRequest, aTask } from './orders.ts';
import { deliveredOrder } from './writes/orders-to-change.ts';

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

  it.each([
    ['can i have a discount?', 'discount'],
    ['can i have 10% off my next order, it came so late', 'discount'],
    ['skip my next delivery of the water bottle', 'subscription'],
  ] as const)('asks whose order it is: %s', async (text, topic) => {
    const policies = [
      { policy: { id: 'p', kind: 'refund', title: 'Discounts' }, text: 'One discount per order.' },
    ] as const;
    const fact = { id: 'f1', tool: 'search_knowledge_base', kind: 'policies', query: text, policies } as const;

    const answer = await createRulesModel().generate(aRequest('answer', aTask([topic], [fact], { text })), quiet);

    expect(answer.text).toMatch(/^Please send me your order number and the e-mail/);
    expect(answer.text).not.toContain('per order');
  });

  it('reads the order that a discount is asked for', async () => {
    const earlier = ['where is #1068? anna@example.com'];
    const task = aTask(['discount'], [], { text: 'can i have 10% off my next order, it came so late', earlier });

    const answer = await createRulesModel().generate({ ...aRequest('answer', task), tools }, quiet);

    expect(answer.toolCalls[0]).toMatchObject({ name: 'get_order', arguments: '{"order_number":"1068"}' });
  });

  it.each([
    ['non merci', 'fr', /^Très bien/],
    ['no thanks', 'en', /^All right/],
    ['nein danke', 'de', /^Alles klar/],
    ['merci', 'fr', /^Avec plaisir/],
  ])('takes "%s" for what it is', async (text, language, said) => {
    const task = aTask(['thanks'], [], { text, language });

    expect((await createRulesModel().generate(aRequest('answer', task), quiet)).text).toMatch(said);
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

  it('calls the WRITE tools that are offered, once, after what had to be read', async () => {
    const facts: readonly Fact[] = [{ id: 'f1', tool: 'get_order', kind: 'order', order: anOrder() }];
    const task = aTask(['cancel_order'], facts, { text: 'cancel order #1042' });
    const request = { ...aRequest('answer', task), tools: [...tools, writeTool('cancel_order')] };

    const reads = await createRulesModel().generate(request, quiet);
    const afterReads = [
      { role: 'assistant', content: '', toolCalls: reads.toolCalls },
      { role: 'tool', toolCallId: 'rules-1', content: '[]' },
    ] as const;
    const writes = await createRulesModel().generate({ ...request, messages: afterReads }, quiet);
    const afterWrites = [...afterReads, { role: 'assistant', content: '', toolCalls: writes.toolCalls }] as const;
    const last = await createRulesModel().generate({ ...request, messages: afterWrites }, quiet);

    expect(writes.toolCalls).toEqual([
      { id: 'rules-2', name: 'cancel_order', arguments: '{"order_number":"#1042","reason":"other"}' },
    ]);
    expect(last.toolCalls).toEqual([]);
  });

  it('calls no WRITE tool that is not offered', async () => {
    const facts: readonly Fact[] = [{ id: 'f1', tool: 'get_order', kind: 'order', order: anOrder() }];
    const task = aTask(['cancel_order'], facts, { text: 'cancel order #1042' });

    const answer = await createRulesModel().generate({ ...aRequest('answer', task), tools: [] }, quiet);

    expect(answer.toolCalls).toEqual([]);
    expect(answer.text).toContain('#1042');
  });

  it('says nothing of its own where the house tells of the write', async () => {
    const refused = {
      id: 'f2',
      tool: 'cancel_order',
      kind: 'write_refused',
      action: 'cancel_order',
      proposal: { kind: 'not_yours' },
    } as const;
    const facts: readonly Fact[] = [{ id: 'f1', tool: 'get_order', kind: 'order', order: anOrder() }, refused];
    const task = aTask(['cancel_order'], facts, { text: 'cancel order #1042' });
    const toolCalls = [{ id: 'rules-1', name: 'cancel_order', arguments: '{}' }];
    const messages = [
      { role: 'assistant', content: '', toolCalls },
      { role: 'tool', toolCallId: 'rules-1', content: '{}' },
    ] as const;

    const request = { ...aRequest('answer', task), messages, tools: [writeTool('cancel_order')] };

    expect(await createRulesModel().generate(request, quiet)).toMatchObject({ text: '', toolCalls: [] });
  });

  it('asks for what a proposal needs instead of offering a colleague', async () => {
    const facts: readonly Fact[] = [{ id: 'f1', tool: 'get_order', kind: 'order', order: deliveredOrder }];
    const task = aTask(['return_request'], facts, { text: 'I want to return the mug from #1068' });
    const request = { ...aRequest('answer', task), tools: [writeTool('return_items')] };

    const answer = await createRulesModel().generate(request, quiet);

    expect(answer.text).toBe(
      'Which item of order #1068 is it about: Hearth Enamel Mug (White) and Hearth Enamel Mug (Navy)?',
    );
  });
});

function writeTool(name: string) {
  return { name, description: '', parameters: {} };
}
