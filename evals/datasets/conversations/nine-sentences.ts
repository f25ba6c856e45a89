import type { EvalGroup } from '../../conversation.ts';

/** The original's canonical sentences, one an intent (decision 0005). */
export const nineSentences: EvalGroup = {
  name: 'nine sentences',
  conversations: [
    {
      id: 'nine-order-status',
      order: 1042,
      turns: [{ says: 'Where is my order #1042?', intent: 'order_status', route: 'wismo', mentions: /e-?mail|phone/i }],
    },
    {
      id: 'nine-return-request',
      turns: [
        {
          says: 'I want to return the blue shirt',
          intent: 'return_request',
          route: 'returns',
          tools: ['search_knowledge_base'],
          mentions: /order number/i,
        },
      ],
    },
    {
      id: 'nine-refund-request',
      turns: [
        { says: 'Can I get a refund?', intent: 'refund_request', route: 'refunds', mentions: /order number/i },
      ],
    },
    {
      id: 'nine-address-change',
      turns: [
        { says: 'Change my shipping address', intent: 'address_change', route: 'general', mentions: /order number/i },
      ],
    },
    {
      id: 'nine-cancel-order',
      turns: [
        { says: 'I need to cancel my order', intent: 'cancel_order', route: 'general', mentions: /order number/i },
      ],
    },
    {
      id: 'nine-product-question',
      turns: [
        {
          says: 'Is the Granite Trekking Poles set in stock?',
          intent: 'product_question',
          route: 'general',
          tools: ['search_products'],
          mentions: /Granite Trekking Poles/,
        },
      ],
    },
    {
      id: 'nine-shipping-question',
      turns: [
        {
          says: 'How long does standard shipping take?',
          intent: 'shipping_question',
          route: 'general',
          tools: ['search_knowledge_base'],
          quotes: ['3 to 5 business days'],
        },
      ],
    },
    {
      id: 'nine-complaint',
      turns: [
        {
          says: 'This is the worst service I have ever had',
          intent: 'complaint',
          route: 'escalation',
          escalates: ['complaint', 'frustration'],
        },
      ],
    },
    {
      id: 'nine-general-inquiry',
      turns: [
        {
          says: 'What are your opening hours?',
          intent: 'general_inquiry',
          route: 'general',
          quotes: ['8 am to 5 pm'],
        },
      ],
    },
  ],
};
