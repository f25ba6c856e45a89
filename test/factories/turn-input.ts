import { type ConversationMemory, emptyMemory, type HistoryMessage, type TurnInput } from '../../src/agent/turn.ts';
import { type EffectDesk, noEffects } from '../../src/commerce/effect.ts';
import type { Helpdesk } from '../../src/commerce/helpdesk.ts';
import type { StoreBackend } from '../../src/commerce/store-backend.ts';
import { createId } from '../../src/platform/ids.ts';
import { FakeStoreBackend } from '../fakes/store-backend.ts';

export interface TurnInputOverrides {
  readonly text?: string;
  readonly texts?: readonly string[];
  readonly backend?: StoreBackend;
  readonly history?: readonly HistoryMessage[];
  readonly memory?: Partial<ConversationMemory>;
  readonly shopper?: Partial<TurnInput['shopper']>;
  readonly effects?: EffectDesk;
  readonly isHandedOver?: boolean;
  readonly signal?: AbortSignal;
  readonly shopperLeft?: AbortSignal;
  readonly threshold?: number;
}

export function createTurnInput(overrides: TurnInputOverrides = {}): TurnInput {
  const texts = overrides.texts ?? [overrides.text ?? 'Where is my order #1042? My e-mail is anna@example.com'];
  return {
    turnId: createId(),
    conversationId: createId(),
    store: {
      id: 'store-123',
      name: 'Demo Shop',
      escalationConfidenceThreshold: overrides.threshold ?? 0.6,
      backend: overrides.backend ?? new FakeStoreBackend(),
      helpdesk: unusedHelpdesk,
    },
    messages: texts.map((content) => ({ id: createId(), content, isAfterReply: true })),
    history: overrides.history ?? [],
    memory: { ...emptyMemory, ...overrides.memory },
    shopper: { addressKey: 'address-1', ...overrides.shopper },
    effects: overrides.effects ?? noEffects,
    isHandedOver: overrides.isHandedOver ?? false,
    signal: overrides.signal ?? new AbortController().signal,
    shopperLeft: overrides.shopperLeft ?? new AbortController().signal,
  };
}

/** The graph opens no tickets: that is the desk's and the outbox's work. */
const unusedHelpdesk: Helpdesk = {
  ensureTicket: async () => Promise.reject(new Error('the agent must not open tickets')),
  appendMessage: async () => Promise.reject(new Error('the agent must not write tickets')),
};
