import type { EvalConversation, EvalGroup, EvalTurn } from '../../conversation.ts';

/** Policies, products in and out of stock, and what the shop says about itself. */
export const shopQuestions: EvalGroup = {
  name: 'shop questions',
  conversations: [
    policy('return-window', 'How many days do I have to return something?', 'return_request', ['30 days of delivery']),
    policy('return-cost', 'How much does a return cost?', 'return_request', ['$7.95']),
    policy('gift-card-return', 'Can gift cards be returned?', ['return_request', 'general_inquiry'], ['Gift cards']),
    policy('restocking-fee', 'Is there a restocking fee for tents?', ['return_request', 'general_inquiry', 'refund_request'], ['15 %']),
    policy('refund-time', 'How long does a refund take to show up?', 'refund_request', ['5 to 10 business days']),
    policy('express', 'How much is express shipping?', 'shipping_question', ['$19.95']),
    policy('free-shipping', 'When is shipping free?', 'shipping_question', ['$75']),
    policy('countries', 'Do you ship to Sweden?', 'shipping_question', ['Sweden']),
    policy('duties', 'Do I have to pay customs duties in Canada?', 'shipping_question', ['Canadian customers may owe duties']),
    policy('warranty', 'How long is the warranty on your gear?', ['general_inquiry', 'product_question', 'return_request'], ['2 years']),
    policy('discount-codes', 'Can I use two discount codes on one order?', 'general_inquiry', ['One discount code']),
    policy('privacy', 'How long do you keep my personal data?', 'general_inquiry', ['seven years']),
    policy('contact', 'What is your phone number?', 'general_inquiry', ['+1 555 010 9000'], {
      escalates: ['asked_for_person'],
    }),
    product('in-stock', 'Do you have the Kestrel Down Jacket in M / Amber?', /Kestrel Down Jacket/, { quotes: ['229'] }),
    product('sold-out', 'Is the Stormline Rain Jacket available in S / Moss?', /not available|sold out|unavailable/i),
    product('price', 'How much is the Ridgeline 2P Tent?', /Ridgeline 2P Tent/),
    product('material', 'What is the Merino Base Layer Crew made of?', /merino wool/i),
    product('waterproof', 'Is the Kestrel Down Jacket waterproof?', /not waterproof/i),
    product('unknown', 'Do you sell electric guitars?', /found no|don't|do not|can only help/i, {
      intent: ['product_question', 'other'],
    }),
  ],
};

function policy(
  name: string,
  says: string,
  intent: NonNullable<EvalTurn['intent']>,
  quotes: readonly string[],
  more: Partial<EvalTurn> = {},
): EvalConversation {
  const turn = more.escalates === undefined ? { says, intent, quotes, ...more } : { says, ...more };
  return { id: `policy-${name}`, turns: [turn] };
}

function product(name: string, says: string, mentions: RegExp, more: Partial<EvalTurn> = {}): EvalConversation {
  return { id: `product-${name}`, turns: [{ says, intent: 'product_question', mentions, ...more }] };
}
