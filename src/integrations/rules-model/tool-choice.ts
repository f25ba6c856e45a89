import type { Fact } from '../../agent/fact.ts';
import type { ModelRequest, ToolCall } from '../../agent/models/chat-model.ts';
import { needsOrder, needsPolicy, needsProduct, topicsOfTask } from './topic-needs.ts';

const longestQuery = 200;

/** READ tools for facts that the topics need and nobody has gathered; at most one round. */
export function chooseToolCalls({ purpose, task, tools = [], messages }: ModelRequest): readonly ToolCall[] {
  if (purpose !== 'answer' || messages.some((message) => message.role === 'tool')) return [];
  const topics = topicsOfTask(task);
  const query = task.text.slice(0, longestQuery);
  const orderNumber = task.classification?.orderNumber;
  const wanted = [
    ...(orderNumber !== undefined && topics.some(needsOrder) && lacks(task.facts, orderKinds)
      ? [{ name: 'get_order', input: { order_number: orderNumber } }]
      : []),
    ...(topics.some(needsProduct) && lacks(task.facts, ['products', 'unavailable'])
      ? [{ name: 'search_products', input: { query } }]
      : []),
    ...(topics.some(needsPolicy) && lacks(task.facts, ['policies', 'unavailable'])
      ? [{ name: 'search_knowledge_base', input: { query } }]
      : []),
  ];
  return wanted
    .filter(({ name }) => tools.some((tool) => tool.name === name))
    .map(({ name, input }, index) => ({ id: `rules-${index + 1}`, name, arguments: JSON.stringify(input) }));
}

const orderKinds: readonly Fact['kind'][] = ['order', 'orders', 'order_not_verified', 'order_locked', 'unavailable'];

function lacks(facts: readonly Fact[], kinds: readonly Fact['kind'][]): boolean {
  return !facts.some((fact) => kinds.includes(fact.kind));
}
