import type { EvalGroup } from '../../conversation.ts';

/** The original's end-to-end scenarios; where it acted on money, this agent shows what it would do and asks first. */
export const fiveScenarios: EvalGroup = {
  name: 'five scenarios',
  conversations: [
    {
      id: 'scenario-order-status',
      order: 1042,
      turns: [
        { says: 'Hi, where is my order #1042?', intent: 'order_status', mentions: /e-?mail|phone/i },
        {
          says: 'ada@example.com',
          intent: 'order_status',
          route: 'wismo',
          tools: ['get_order'],
          facts: ['carrier', 'tracking', 'estimated_on'],
        },
        { says: 'Great, thank you!', mentions: /welcome|glad|happy/i },
      ],
    },
    {
      id: 'scenario-frustrated-then-person',
      order: 1029,
      email: 'noah@example.com',
      turns: [
        { says: 'Where is order 1029?', intent: 'order_status', facts: ['carrier', 'tracking', 'last_scan_on'] },
        {
          says: 'THIS IS RIDICULOUS!! I HAVE BEEN WAITING FOR WEEKS!!!',
          intent: ['complaint', 'order_status'],
          route: 'escalation',
          escalates: ['complaint', 'frustration'],
        },
        { says: 'I want to speak to a human', isHandedOver: true },
      ],
    },
    {
      id: 'scenario-return-then-label',
      order: 1030,
      email: 'ada@example.com',
      turns: [
        {
          says: "I'd like to return the tees from order #1030",
          intent: 'return_request',
          route: 'returns',
          tools: ['get_order', 'search_knowledge_base'],
          mentions: /Organic Cotton Camp Tee/,
          effects: ['return_items awaiting_consent'],
          neverSays: /label (?:is|was|has been) (?:sent|created|attached)/i,
        },
        {
          says: 'yes',
          effects: ['return_items done'],
          leaves: (shop) => shop.orders.some(({ number, returns }) => number === 1030 && returns.length === 1),
          neverSays: /label (?:is|was|has been) (?:sent|created|attached)/i,
        },
      ],
    },
    {
      id: 'scenario-small-refund',
      order: 1044,
      email: 'ben@example.com',
      turns: [
        {
          says: 'I would like a refund of $25 for order #1044, the headlamp flickers',
          intent: ['refund_request', 'return_request'],
          route: ['refunds', 'returns'],
          tools: ['get_order', 'search_knowledge_base'],
          mentions: /\$25\.00/,
          effects: ['refund awaiting_consent'],
          neverSays: /(?:been refunded|have (?:issued|processed)|is on its way to your (?:card|account))/i,
        },
        {
          says: 'yes please',
          effects: ['refund done'],
          leaves: (shop) => shop.orders.some(({ number, refunds }) => number === 1044 && refunds.length === 1),
        },
      ],
    },
    {
      id: 'scenario-topic-switch',
      order: 1043,
      email: 'noah@example.com',
      turns: [
        { says: 'Where is order #1043?', intent: 'order_status', route: 'wismo', facts: ['carrier', 'tracking'] },
        { says: 'If the gloves do not fit, how do I return them?', intent: 'return_request', route: 'returns' },
        {
          says: 'And how many days do I have for a return?',
          intent: 'return_request',
          route: 'returns',
          quotes: ['30 days of delivery'],
        },
      ],
    },
  ],
};
