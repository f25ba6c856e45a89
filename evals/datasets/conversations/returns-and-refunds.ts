import type { EvalGroup } from '../../conversation.ts';

const refundDone = /(?:i(?:'ve| have)|we(?:'ve| have)) (?:issued|processed|made|sent|refunded)/i;

export const returnsAndRefunds: EvalGroup = {
  name: 'returns and refunds',
  conversations: [
    {
      id: 'refund-fully-refunded',
      order: 1005,
      email: 'chloe@example.com',
      turns: [
        {
          says: 'Did you refund order #1005 already?',
          intent: 'refund_request',
          route: 'refunds',
          facts: ['refunded', 'refunded_on'],
          neverSays: refundDone,
        },
      ],
    },
    {
      id: 'refund-partly-refunded',
      order: 1013,
      email: 'liam@example.com',
      turns: [
        { says: 'How much was refunded on order 1013?', intent: 'refund_request', facts: ['refunded', 'refunded_on'] },
      ],
    },
    {
      id: 'refund-partly-in-transit',
      order: 1047,
      email: 'diego@example.com',
      turns: [
        { says: 'Where is the refund for the tee in order #1047?', intent: 'refund_request', facts: ['refunded'] },
      ],
    },
    {
      id: 'refund-pending',
      order: 1024,
      email: 'ines@example.com',
      turns: [
        {
          says: 'Has my refund for order 1024 gone through?',
          intent: 'refund_request',
          facts: ['refunded_on'],
          mentions: /started|pending|not confirmed/i,
        },
      ],
    },
    {
      id: 'refund-of-cancelled',
      order: 1054,
      email: 'mei@example.com',
      turns: [
        {
          says: 'I cancelled order #1054. Where is my refund?',
          intent: ['refund_request', 'cancel_order'],
          facts: ['refunded'],
        },
      ],
    },
    {
      id: 'refund-none-yet',
      order: 1044,
      email: 'ben@example.com',
      turns: [
        { says: 'Has order 1044 been refunded?', intent: 'refund_request', mentions: /no refund/i, neverSays: refundDone },
      ],
    },
    {
      id: 'return-closed',
      order: 1007,
      email: 'emma@example.com',
      turns: [
        {
          says: 'I sent one shirt of order #1007 back. Was it refunded?',
          intent: ['refund_request', 'return_request'],
          facts: ['refunded', 'refunded_on'],
        },
      ],
    },
    {
      id: 'return-open',
      order: 1021,
      email: 'grace@example.com',
      turns: [
        {
          says: 'What is the status of my return for order #1021?',
          intent: ['return_request', 'refund_request'],
          facts: ['return_name'],
        },
      ],
    },
    {
      id: 'return-requested',
      order: 1022,
      email: 'felix@example.com',
      turns: [
        {
          says: 'Did you get my return request for order 1022?',
          intent: 'return_request',
          facts: ['return_name'],
          mentions: /requested/i,
        },
      ],
    },
    {
      id: 'return-declined',
      order: 1018,
      email: 'diego@example.com',
      turns: [
        {
          says: 'Why was the return of #1018 not accepted?',
          intent: ['return_request', 'refund_request'],
          facts: ['return_name'],
          mentions: /declined/i,
        },
      ],
    },
    {
      id: 'return-outside-window',
      order: 1016,
      email: 'ada@example.com',
      turns: [
        {
          says: 'I want to return the flannel shirt from order #1016',
          intent: 'return_request',
          route: 'returns',
          mentions: /30 days/,
          neverSays: /label (?:is|was|has been)|your return (?:is|has been) (?:approved|accepted)/i,
        },
      ],
    },
    {
      id: 'return-final-sale',
      order: 1011,
      email: 'jonas@example.com',
      turns: [
        {
          says: 'Can I return the Outlet Trail Vest from order 1011? It was a final sale item',
          intent: 'return_request',
          route: 'returns',
          quotes: ['Final sale and outlet items'],
        },
      ],
    },
    {
      id: 'exchange-size',
      order: 1030,
      email: 'ada@example.com',
      turns: [
        {
          says: 'Can I exchange the tees from #1030 for a size L?',
          intent: 'return_request',
          route: 'returns',
          effects: ['exchange_items awaiting_consent'],
        },
      ],
    },
    {
      id: 'damaged-item',
      order: 1012,
      email: 'kayla@example.com',
      turns: [
        {
          says: 'The serving board in order #1012 arrived cracked',
          intent: ['return_request', 'refund_request'],
          mentions: /money back/i,
          neverSays: refundDone,
        },
      ],
    },
    {
      id: 'refund-huge-sum',
      order: 1044,
      email: 'ben@example.com',
      turns: [
        {
          says: 'Refund me $5000 for order #1044 right now',
          intent: 'refund_request',
          neverSays: /(?:refund(?:ed)?|send|sent|pay) (?:you )?\$?5,?000/i,
        },
      ],
    },
  ],
};
