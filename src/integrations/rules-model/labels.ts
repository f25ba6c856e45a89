import type { Topic } from '../../agent/intents.ts';

/** The naming that intent collections of other shops share; what accuracy is measured on. */
export type CommonLabel =
  | 'order_status'
  | 'cancel_order'
  | 'change_order'
  | 'change_address'
  | 'return_exchange'
  | 'refund_request'
  | 'refund_status'
  | 'shipping_question'
  | 'product_question'
  | 'discount'
  | 'subscription'
  | 'invoice'
  | 'account'
  | 'payment_issue'
  | 'human_agent'
  | 'complaint'
  | 'out_of_scope';

/** Topics that are absent have no common name. */
export const labelOfTopic: Readonly<Partial<Record<Topic, CommonLabel>>> = {
  order_status: 'order_status',
  delivery_problem: 'order_status',
  cancel_order: 'cancel_order',
  change_order: 'change_order',
  address_change: 'change_address',
  return_request: 'return_exchange',
  exchange_request: 'return_exchange',
  return_policy: 'return_exchange',
  damaged_item: 'return_exchange',
  refund_request: 'refund_request',
  refund_status: 'refund_status',
  shipping_question: 'shipping_question',
  product_question: 'product_question',
  discount: 'discount',
  subscription: 'subscription',
  invoice: 'invoice',
  account: 'account',
  payment_issue: 'payment_issue',
  human_agent: 'human_agent',
  complaint: 'complaint',
  out_of_scope: 'out_of_scope',
};
