import { describe, expect, it } from '@jest/globals';
import type { ConversationMemory, HistoryMessage } from '../../src/agent/turn.ts';
import { createFoundOrder } from '../factories/order.ts';
import { createOrderSnapshot, createRefundConsequence } from '../factories/order-snapshot.ts';
import type { TurnInputOverrides } from '../factories/turn-input.ts';
import { FakeEffectDesk } from '../fakes/effect-desk.ts';
import type { ScriptStep } from '../fakes/scripted-model.ts';
import { FakeStoreBackend } from '../fakes/store-backend.ts';
import { classifyStep, createStage } from './agent-stage.ts';

const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });
const asksToCancel = classifyStep([{ intent: 'cancel_order', topic: 'cancel_order' }]);
const saysYes = classifyStep([]);
const callCancel: ScriptStep = {
  purpose: 'answer',
  toolCalls: [{ name: 'cancel_order', arguments: { order_number: '#1042', reason: 'no_longer_needed' } }],
};
const silent: ScriptStep = { purpose: 'answer', text: '' };

function createDesk(contents: ConstructorParameters<typeof FakeEffectDesk>[0] = {}) {
  return new FakeEffectDesk({
    orders: [createOrderSnapshot()],
    consequence: () =>
      createRefundConsequence(8450, 'USD', { itemsOut: [{ title: 'Blue Shirt', variantTitle: 'M', quantity: 2 }] }),
    ...contents,
  });
}

/** Turns of one conversation: memory and history go on from one to the next. */
function createTalk(desk: FakeEffectDesk) {
  const stage = createStage();
  let memory: Partial<ConversationMemory> = {};
  let history: readonly HistoryMessage[] = [];
  return {
    say: async (text: string, steps: readonly ScriptStep[], overrides: TurnInputOverrides = {}) => {
      const played = await stage.play(steps, { backend, effects: desk, text, memory, history, ...overrides });
      memory = played.outcome.memory;
      history = [...history, { role: 'user', content: text }, { role: 'assistant', content: played.outcome.reply }];
      return played;
    },
  };
}

describe('a write', () => {
  it('is shown with its consequence, and run only after a yes', async () => {
    const desk = createDesk();
    const talk = createTalk(desk);

    const first = await talk.say('Please cancel my order #1042, anna@example.com', [asksToCancel, callCancel, silent]);

    expect(first.outcome.reply).toContain('cancel order #1042');
    expect(first.outcome.reply).toContain('2 × Blue Shirt (M)');
    expect(first.outcome.reply).toContain('$84.50 goes back to Visa 4242.');
    expect(first.outcome.reply).toContain('Reply "yes"');
    expect(first.screen).toBe(first.outcome.reply);
    expect(first.outcome.effects).toMatchObject([{ state: 'awaiting_consent', consentToken: 'token-1' }]);
    expect(desk.executed).toEqual([]);

    const second = await talk.say('yes please', [saysYes]);

    expect(desk.executed).toEqual([desk.rows[0]?.id]);
    expect(second.outcome.reply).toContain('Done: order #1042 is cancelled.');
    expect(second.outcome.reply).toContain('Receipt: E-');
    expect(second.outcome.effects).toMatchObject([{ state: 'done' }]);
    expect(second.outcome.memory.openEffects).toBeUndefined();
    expect(second.screen).toBe(second.outcome.reply);
  });
});
