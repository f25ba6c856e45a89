import { topics as allTopics, type Topic } from '../../agent/intents.ts';
import type { ModelTask } from '../../agent/models/chat-model.ts';

const orderTopics: ReadonlySet<Topic> = new Set([
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
]);
const policyTopics: ReadonlySet<Topic> = new Set([
  'delivery_problem',
  'cancel_order',
  'change_order',
  'address_change',
  'refund_status',
  'return_request',
  'exchange_request',
  'return_policy',
  'refund_request',
  'damaged_item',
  'shipping_question',
  'discount',
  'subscription',
  'invoice',
  'account',
  'payment_issue',
  'store_information',
]);
/** Topic of an intent that an earlier turn left, for messages which carry none. */
const topicOfIntent: Readonly<Record<string, Topic>> = {
  order_status: 'order_status',
  return_request: 'return_request',
  refund_request: 'refund_request',
  address_change: 'address_change',
  cancel_order: 'cancel_order',
  product_question: 'product_question',
  shipping_question: 'shipping_question',
  complaint: 'complaint',
};

export function needsOrder(topic: Topic): boolean {
  return orderTopics.has(topic);
}

export function needsPolicy(topic: Topic): boolean {
  return policyTopics.has(topic);
}

export function needsProduct(topic: Topic): boolean {
  return topic === 'product_question';
}

/** A question to the shop in general, which needs no order: "how long does a refund take?" */
export function isShopQuestion(text: string): boolean {
  return generalQuestion.test(text) && !ownOrder.test(text);
}

const generalQuestion =
  /\bhow (?:long|many|much|do|does|can|to)\b|\bdo you\b|\bdo i\b|\bis there\b|\bare there\b|\bcan (?:gift|one)\b|\bcan [^.?!]{0,30} be (?:returned|exchanged|shipped)|\bwhat(?:'s| is| are)\b|\bpolicy\b|\bwhen (?:is|do|does)\b|wie (?:lange|viel|hoch)|gibt es|was (?:ist|kostet|passiert)|combien|comment|quelle?s? (?:est|sont)|cuánto|cómo|cuál/iu;
const ownOrder =
  /\bmy (?:order|refund|return|package|parcel|item|money)\b|\bmeine? (?:bestellung|erstattung|rückgabe|paket|geld)|\bma commande|\bmon (?:remboursement|colis|retour)|\bmi (?:pedido|reembolso|devolución|paquete)|#\d/iu;

/** What this turn is about; the conversation's own topic where the message brings facts but no intent. */
export function topicsOfTask(task: ModelTask): readonly Topic[] {
  const said = task.classification?.intents.map(({ topic }) => topic) ?? [];
  if (said.length > 0) return said;
  const isFollowUp = task.facts.some((fact) => fact.kind !== 'shop');
  const before = isFollowUp ? toTopic(task.previousIntent) : undefined;
  return before === undefined ? [] : [before];
}

function toTopic(intent: string | undefined): Topic | undefined {
  if (intent === undefined) return undefined;
  return topicOfIntent[intent] ?? allTopics.find((topic) => topic === intent);
}
