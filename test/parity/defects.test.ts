import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { storeCommands } from '../../src/operations/store-commands.ts';
import { loadEnv } from '../../src/platform/env.ts';
import { asksForOrder, createStage } from '../agent/agent-stage.ts';
import { createFoundOrder } from '../factories/order.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import { FakeStoreBackend } from '../fakes/store-backend.ts';

/** Defects of parity 2.7 beside those that concern the agent alone (agent-defects) or need a database (defects.int). */
describe('defects of the original (parity 2.7)', () => {
  it('defect 1: the commands that the runbook names exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

    expect(Object.keys(storeCommands)).toEqual(expect.arrayContaining(['store:save', 'key:create', 'key:rotate']));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['migrate', 'migrate:down', 'migrate:new', 'ops']));
  });

  it.each(['process_refund', 'create_return_label', 'update_order', 'create_refund'])(
    '001-87 (defect 8): a model that calls %s moves nothing, for no such tool exists',
    async (name) => {
      const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });
      const calling = new ScriptedModel([
        asksForOrder,
        { purpose: 'answer', text: '', toolCalls: [{ name, arguments: { order_number: '1042', amount: 84.5 } }] },
      ]);
      const next = new ScriptedModel([{ purpose: 'answer', text: 'A colleague can help with that.' }], 'openai:next');

      const { outcome } = await createStage().playWith([calling, next], { backend });

      expect(outcome.reply).toBe('A colleague can help with that.');
      expect(outcome.tools.map((tool) => tool.name)).not.toContain(name);
      expect(backend.calls.filter(({ method }) => !/^(find|list|search|get)/.test(method))).toEqual([]);
    },
  );

  it('defect 8: no limit of money or days is in a prompt, where a message could talk it away', () => {
    const folder = new URL('../../src/agent/prompts/', import.meta.url);
    const prompts = readdirSync(folder).filter((name) => name.endsWith('.md'));

    for (const name of prompts) {
      expect(readFileSync(new URL(name, folder), 'utf8')).not.toMatch(/[$€£]\s?\d|\b(50|30) (dollars|days|USD)\b/);
    }
    expect(prompts.length).toBeGreaterThan(3);
  });

  it.each([
    [{ LANGCHAIN_TRACING_V2: 'true', LANGCHAIN_API_KEY: 'k' }, true],
    [{ LANGSMITH_TRACING: 'true', LANGSMITH_API_KEY: 'k' }, true],
    [{ LANGSMITH_API_KEY: 'k' }, false],
    [{}, false],
  ])('001-18 (defect 13): with %j tracing is %s', (variables, isOn) => {
    const least = { DATABASE_URL: 'postgresql://u:p@localhost/db', APP_SECRET_KEY: 'x'.repeat(32) };

    expect(loadEnv({ ...least, ...variables }).LANGSMITH_TRACING).toBe(isOn);
  });
});
