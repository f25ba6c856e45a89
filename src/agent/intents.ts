/** The original's ten intents (decision 0005): stored in `messages.intent`, counted by the runbook. */
export const intents = [
  'order_status',
  'return_request',
  'refund_request',
  'address_change',
  'cancel_order',
  'product_question',
  'shipping_question',
  'complaint',
  'general_inquiry',
  'other',
] as const;
export type Intent = (typeof intents)[number];

/** What a shopper is after, finer than an intent; chooses facts and wording, never a permission. */
export const topics = [
  'order_status',
  'delivery_problem',
  'cancel_order',
  'change_order',
  'address_change',
  'return_request',
  'exchange_request',
  'return_policy',
  'refund_request',
  'refund_status',
  'shipping_question',
  'product_question',
  'discount',
  'subscription',
  'invoice',
  'account',
  'payment_issue',
  'store_information',
  'human_agent',
  'complaint',
  'damaged_item',
  'greeting',
  'thanks',
  'out_of_scope',
] as const;
export type Topic = (typeof topics)[number];

/** `other` is out of scope: left alone. Thanks and greetings carry no intent of their own. */
export const intentOfTopic: Readonly<Record<Topic, Intent>> = {
  order_status: 'order_status',
  delivery_problem: 'order_status',
  cancel_order: 'cancel_order',
  change_order: 'general_inquiry',
  address_change: 'address_change',
  return_request: 'return_request',
  exchange_request: 'return_request',
  return_policy: 'return_request',
  refund_request: 'refund_request',
  refund_status: 'refund_request',
  shipping_question: 'shipping_question',
  product_question: 'product_question',
  discount: 'general_inquiry',
  subscription: 'general_inquiry',
  invoice: 'general_inquiry',
  account: 'general_inquiry',
  payment_issue: 'general_inquiry',
  store_information: 'general_inquiry',
  human_agent: 'general_inquiry',
  complaint: 'complaint',
  damaged_item: 'return_request',
  greeting: 'general_inquiry',
  thanks: 'general_inquiry',
  out_of_scope: 'other',
};

export const sentiments = ['positive', 'neutral', 'negative', 'frustrated'] as const;
export type Sentiment = (typeof sentiments)[number];

/** The original's specialists, kept as prompt choice and metadata. */
export type Route = 'wismo' | 'returns' | 'refunds' | 'general' | 'escalation';

export type Tone = 'empathetic' | 'professional' | 'warm' | 'urgent';
