import type { Reading } from '../state.ts';
import type { ConversationMemory } from '../turn.ts';

export interface PlannedRead {
  readonly tool: 'get_order' | 'list_orders' | 'search_products' | 'search_knowledge_base';
  readonly args: Readonly<Record<string, string>>;
}

/**
 * Which facts this turn needs, from what the message asks for and what the conversation knows. Text chooses none of
 * them: topics do, and order numbers come from the shopper's own words.
 */
export function planReads(
  reading: Reading,
  memory: ConversationMemory,
  text: string,
  hasSession: boolean,
): PlannedRead[] {
  const topics = new Set([reading.topic, ...reading.classification.intents.map(({ topic }) => topic)]);
  const plan: PlannedRead[] = [];
  const orderNumbers = listOrderNumbers(topics, reading, memory);
  for (const orderNumber of orderNumbers) {
    plan.push({ tool: 'get_order', args: { order_number: orderNumber } });
  }
  const needsOrder = hasAny(topics, orderTopics);
  if (needsOrder && orderNumbers.length === 0 && hasSession) {
    plan.push({ tool: 'list_orders', args: {} });
  }
  if (topics.has('product_question')) {
    plan.push({ tool: 'search_products', args: { query: text.slice(0, 200) } });
  }
  const subjects = Object.entries(policySubjects).flatMap(([topic, words]) => (topics.has(topic) ? [words] : []));
  if (subjects.length > 0) {
    plan.push({
      tool: 'search_knowledge_base',
      args: { query: `${text.slice(0, 200)} ${subjects.join(' ')}`.slice(0, 400) },
    });
  }
  return plan;
}

const orderTopics = [
  'order_status',
  'delivery_problem',
  'cancel_order',
  'change_order',
  'address_change',
  'return_request',
  'exchange_request',
  'refund_request',
  'refund_status',
  'damaged_item',
  'invoice',
  'payment_issue',
] as const;

/** Words that find the passage whatever language the question is in. */
const policySubjects: Readonly<Record<string, string>> = {
  delivery_problem: 'delivery missing lost parcel shipping',
  address_change: 'address change order',
  cancel_order: 'cancel order cancelled cancellations',
  change_order: 'change order',
  return_request: 'return returns policy',
  exchange_request: 'exchange return policy',
  return_policy: 'return returns policy days',
  refund_request: 'refund refunds policy',
  refund_status: 'refund refunds days',
  shipping_question: 'shipping delivery cost days',
  discount: 'discount code promotion',
  subscription: 'subscription',
  invoice: 'invoice',
  account: 'account password',
  payment_issue: 'payment methods card',
  store_information: 'contact store hours address about',
  damaged_item: 'damaged defective item return',
};

function listOrderNumbers(
  topics: ReadonlySet<string>,
  reading: Reading,
  memory: ConversationMemory,
): readonly string[] {
  if (reading.mentions.orderNumbers.length > 0) {
    return reading.mentions.orderNumbers;
  }
  return memory.orderNumber !== undefined && hasAny(topics, orderTopics) ? [memory.orderNumber] : [];
}

function hasAny(topics: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.some((topic) => topics.has(topic));
}
