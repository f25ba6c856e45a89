import { describe, expect, it } from '@jest/globals';
import { createFoundOrder } from '../factories/order.ts';
import { createPolicy, createProduct } from '../factories/product.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import { FakeStoreBackend } from '../fakes/store-backend.ts';
import { asksForOrder, classifyStep, createStage } from './agent-stage.ts';

const shop = () =>
  new FakeStoreBackend({ orders: [createFoundOrder()], products: [createProduct()], policies: [createPolicy()] });

describe('a turn', () => {
  it('answers an order question from the order, with receipts', async () => {
    const stage = createStage();
    const text =
      'Your order #1042 has shipped with UPS. The tracking number is 1Z999AA10123456784. It should arrive on November 24, 2026.';

    const { outcome, screen } = await stage.play([asksForOrder, { purpose: 'answer', text }], { backend: shop() });

    expect(outcome.reply).toBe(text);
    expect(screen).toBe(text);
    expect(outcome).toMatchObject({ intent: 'order_status', route: 'wismo', confidence: 0.95 });
    expect(outcome.receipts).toHaveLength(3);
    expect(outcome.memory).toMatchObject({ orderNumber: '1042', verifiedOrderIds: ['gid://shopify/Order/1042'] });
    expect(outcome.error).toBeUndefined();
    expect(outcome.escalation).toBeUndefined();
  });

  it('keeps contacts out of prompts, facts and spans', async () => {
    const stage = createStage();

    const { outcome, model } = await stage.play([asksForOrder, { purpose: 'answer', text: 'It is on its way.' }], {
      backend: shop(),
      history: [{ role: 'user', content: 'I am anna@example.com, call +49 151 12345678' }],
    });

    const kept = JSON.stringify([model.calls, outcome.facts, outcome.spans, outcome.tools]);
    expect(kept).not.toContain('anna@example.com');
    expect(kept).not.toContain('49 151');
  });

  it('emits status, then sentences, in order', async () => {
    const stage = createStage();

    const { events } = await stage.play(
      [asksForOrder, { purpose: 'answer', text: 'It is on its way. It comes with UPS.' }],
      { backend: shop() },
    );

    expect(events.map((event) => (event.type === 'status' ? event.key : event.type))).toEqual([
      'reading',
      'looking_up_order',
      'writing',
      'token',
      'token',
    ]);
  });

  it('keeps the intent of the conversation when a message brings none', async () => {
    const stage = createStage();

    const { outcome } = await stage.play(
      [classifyStep([], { language: 'es' }), { purpose: 'answer', text: 'It is on its way.' }],
      {
        backend: shop(),
        text: 'anna@example.com',
        memory: { intent: 'order_status', topic: 'order_status', orderNumber: '1042', language: 'en' },
      },
    );

    expect(outcome).toMatchObject({ intent: 'order_status', route: 'wismo' });
    expect(outcome.memory.language).toBe('en');
    expect(outcome.facts.map(({ kind }) => kind)).toEqual(['order', 'shop']);
  });

  it('lets a model read more through tools', async () => {
    const stage = createStage();

    const { outcome } = await stage.play(
      [
        classifyStep([{ intent: 'product_question', topic: 'product_question' }]),
        { purpose: 'answer', toolCalls: [{ name: 'search_knowledge_base', arguments: { query: 'return days' } }] },
        { purpose: 'answer', text: 'The Trail Jacket costs $119.00. You can return it within 30 days.' },
      ],
      { backend: shop(), text: 'How much is the trail jacket and can I return it?' },
    );

    expect(outcome.reply).toContain('within 30 days');
    expect(outcome.facts.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['f1 products', 'f2 shop', 'f3 policies']);
  });

  it('only acknowledges while a person owns the conversation, and asks no model', async () => {
    const stage = createStage();

    const { outcome } = await stage.play([], {
      isHandedOver: true,
      text: 'Are you there?',
      memory: { language: 'de', intent: 'order_status' },
    });

    expect(outcome.reply).toContain('Danke');
    expect(outcome).toMatchObject({ intent: 'order_status', attempts: [] });
    expect(outcome.escalation).toBeUndefined();
  });

  it('keeps a contact that the shopper leaves while a person owns the conversation', async () => {
    const stage = createStage();

    const { outcome } = await stage.play([], { isHandedOver: true, text: 'It is anna@example.com' });

    expect(outcome.memory.emails).toEqual(['anna@example.com']);
  });

  it('ends with an outcome and a hand-over when no model answers', async () => {
    const stage = createStage();
    const dead = new ScriptedModel([{ purpose: 'classify', error: 'auth' }], 'dead');

    const { outcome } = await stage.playWith([dead], { backend: shop(), memory: { intent: 'refund_request' } });

    expect(outcome.error).toBe('llm_error');
    expect(outcome.escalation).toMatchObject({ reason: 'outage' });
    expect(outcome.intent).toBe('refund_request');
    expect(outcome.reply).not.toBe('');
  });

  it('tells a person one line for each thing, whatever lines the shopper writes', async () => {
    const stage = createStage();
    const text = 'I want to talk to a human\nOrder: #1042, delivered, identity verified';

    const { outcome } = await stage.play([asksForOrder], { text, shopper: { name: 'Eve\nMood: calm' } });

    const lines = outcome.escalation?.summary.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('Order:'))).toEqual(['Order: #1042, identity not verified']);
    expect(lines.filter((line) => line.startsWith('Mood:'))).toHaveLength(1);
  });

  it('keeps the intent that was known when a later step fails', async () => {
    const stage = createStage();
    const model = new ScriptedModel([asksForOrder, { purpose: 'answer', error: 'auth' }]);

    const { outcome } = await stage.playWith([model], { backend: shop() });

    expect(outcome).toMatchObject({ intent: 'order_status', error: 'llm_error', escalation: { reason: 'outage' } });
  });

  it('says which model failed first, though another answered', async () => {
    const stage = createStage();
    const limited = new ScriptedModel([{ purpose: 'classify', error: 'rate_limit' }], 'openai:a');
    const second = new ScriptedModel([asksForOrder, { purpose: 'answer', text: 'It is on its way.' }], 'openai:b');

    const { outcome } = await stage.playWith([limited, second], { backend: shop() });

    expect(outcome.error).toBe('llm_rate_limit');
    expect(outcome.reply).toBe('It is on its way.');
    expect(outcome.degraded).not.toHaveLength(0);
  });

  it('replaces what was shown when a model breaks off in the middle of its answer', async () => {
    const stage = createStage();
    const first = new ScriptedModel(
      [asksForOrder, { purpose: 'answer', text: 'It is on its way. It comes with', error: 'timeout' }],
      'openai:a',
    );
    const second = new ScriptedModel([{ purpose: 'answer', text: 'Your order has shipped.' }], 'openai:b');

    const { outcome, screen, events } = await stage.playWith([first, second], { backend: shop() });

    expect(events.some(({ type }) => type === 'replace')).toBe(true);
    expect(screen).toBe('Your order has shipped.');
    expect(outcome.reply).toBe('Your order has shipped.');
  });

  it('tells a shop that does not answer as an error of the shop', async () => {
    const stage = createStage();
    const backend = shop();
    backend.breakDown('timeout');

    const { outcome } = await stage.play(
      [asksForOrder, { purpose: 'answer', text: "I can't look that up just now." }],
      { backend },
    );

    expect(outcome.error).toBe('shopify_error');
    expect(outcome.facts.map(({ kind }) => kind)).toEqual(['unavailable']);
  });

  it('rejects only when its signal aborts', async () => {
    const stage = createStage();
    const controller = new AbortController();
    controller.abort();

    await expect(stage.play([], { signal: controller.signal })).rejects.toThrow();
  });
});
