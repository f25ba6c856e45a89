import type { ModelRequest } from '../../src/agent/models/chat-model.ts';

/** A plain question; tests name only what matters to them. */
export function createModelRequest(changes: Partial<ModelRequest> = {}): ModelRequest {
  return {
    purpose: 'answer',
    system: 'You help the shoppers of a shop.',
    messages: [{ role: 'user', content: 'Hello there' }],
    maxTokens: 200,
    temperature: 0,
    task: {
      text: 'Hello there',
      language: 'en',
      storeName: 'Demo Shop',
      facts: [],
      now: new Date('2026-11-20T12:00:00Z'),
    },
    ...changes,
  };
}

export const getOrderTool = {
  name: 'get_order',
  description: 'Reads an order.',
  parameters: {
    type: 'object',
    properties: { number: { type: 'string' }, email: { type: 'string' } },
    required: ['number'],
    additionalProperties: false,
  },
} as const;

export const sentimentSchema = {
  name: 'sentiment',
  schema: {
    type: 'object',
    properties: {
      sentiment: { type: 'string', enum: ['good', 'bad'] },
      orderNumber: { type: 'string', maxLength: 40 },
    },
    required: ['sentiment'],
    additionalProperties: false,
  },
} as const;
