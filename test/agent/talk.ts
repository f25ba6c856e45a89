import type { ConversationMemory, HistoryMessage } from '../../src/agent/turn.ts';
import { createFoundOrder } from '../factories/order.ts';
import { createOrderSnapshot, createRefundConsequence, createSnapshotLine } from '../factories/order-snapshot.ts';
import type { TurnInputOverrides } from '../factories/turn-input.ts';
import { type EffectDeskContents, FakeEffectDesk } from '../fakes/effect-desk.ts';
import type { ScriptStep } from '../fakes/scripted-model.ts';
import { FakeStoreBackend } from '../fakes/store-backend.ts';
import { classifyStep, createStage } from './agent-stage.ts';

export const contact = 'anna@example.com';
export const silent: ScriptStep = { purpose: 'answer', text: '' };
/** A message without a request of its own. */
export const saysNothingNew = classifyStep([]);

export function asksFor(...topics: readonly string[]): ScriptStep {
  return classifyStep(topics.map((topic) => ({ intent: intentOf[topic] ?? 'general_inquiry', topic })));
}

export function calls(
  ...tools: readonly (readonly [name: string, args: Readonly<Record<string, unknown>>])[]
): ScriptStep {
  return { purpose: 'answer', toolCalls: tools.map(([name, args]) => ({ name, arguments: args })) };
}

export const cancelCall = calls(['cancel_order', { order_number: '#1042', reason: 'no_longer_needed' }]);

/** Anna's orders #1042 (two shirts in M, a red jacket) and #1043. */
export function createEffectDesk(contents: EffectDeskContents = {}): FakeEffectDesk {
  const second = createFoundOrder({ id: 'gid://shopify/Order/1043', name: '#1043' }).order;
  return new FakeEffectDesk({
    orders: [
      createOrderSnapshot({
        lines: [
          createSnapshotLine(),
          createSnapshotLine({ lineItemId: 'gid://shopify/LineItem/2', title: 'Red Jacket', quantity: 1 }),
        ],
        shippingAddress: {
          firstName: 'Anna',
          lastName: 'Bell',
          address1: '1 Old Road',
          city: 'Philadelphia',
          provinceCode: 'PA',
          zip: '19103',
          countryCode: 'US',
        },
      }),
      createOrderSnapshot({ order: second }),
    ],
    consequence: () =>
      createRefundConsequence(8450, 'USD', { itemsOut: [{ title: 'Blue Shirt', variantTitle: 'M', quantity: 2 }] }),
    ...contents,
  });
}

/** Turns of one conversation: memory and history go on from one to the next. */
export function createTalk(desk: FakeEffectDesk, backend = createBackend()) {
  const stage = createStage();
  let memory: Partial<ConversationMemory> = {};
  let history: readonly HistoryMessage[] = [];
  return {
    logger: stage.logger,
    say: async (text: string, steps: readonly ScriptStep[], overrides: TurnInputOverrides = {}) => {
      const played = await stage.play(steps, { backend, effects: desk, text, memory, history, ...overrides });
      memory = played.outcome.memory;
      history = [...history, { role: 'user', content: text }, { role: 'assistant', content: played.outcome.reply }];
      return played;
    },
  };
}

function createBackend(): FakeStoreBackend {
  return new FakeStoreBackend({
    orders: [createFoundOrder(), createFoundOrder({ id: 'gid://shopify/Order/1043', name: '#1043' })],
  });
}

const intentOf: Readonly<Record<string, string>> = {
  cancel_order: 'cancel_order',
  address_change: 'address_change',
  return_request: 'return_request',
  exchange_request: 'return_request',
  damaged_item: 'return_request',
  refund_request: 'refund_request',
  order_status: 'order_status',
};
