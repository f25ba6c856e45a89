import type { Fact } from '../../agent/fact.ts';
import { readMentions } from '../../agent/guardrails/mentions.ts';
import type { ModelRequest, ModelTask, ToolCall } from '../../agent/models/chat-model.ts';
import { writeToolInputs } from '../../agent/tools/write/inputs.ts';
import { needsOrder, needsPolicy, needsProduct, topicsOfTask } from './topic-needs.ts';
import { isGesture } from './writes/ask-proof.ts';
import { planWrites } from './writes/plan-writes.ts';
import { splitWishes } from './writes/split-wishes.ts';

const longestQuery = 200;

interface Wanted {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * READ tools for facts that the topics need and nobody has gathered, once; then the WRITE tools that the shopper's own
 * words ask for, each call once.
 */
export function chooseToolCalls(request: ModelRequest): readonly ToolCall[] {
  if (request.purpose !== 'answer') return [];
  const made = listMade(request);
  const wanted = made.length === 0 ? chooseReads(request) : [];
  const chosen = wanted.length > 0 ? wanted : hasWritten(made) ? [] : chooseWrites(request);
  return chosen
    .map(({ name, input }, index) => ({
      id: `rules-${made.length + index + 1}`,
      name,
      arguments: JSON.stringify(input),
    }))
    .filter((call) => !made.some((one) => one.name === call.name && one.arguments === call.arguments));
}

/** True where this turn may propose writes. */
export function offersWrites({ tools = [], messages }: ModelRequest): boolean {
  return tools.some(({ name }) => isWrite(name)) || hasWritten(listMade({ messages }));
}

function isWrite(name: string): boolean {
  return Object.hasOwn(writeToolInputs, name);
}

function hasWritten(made: readonly ToolCall[]): boolean {
  return made.some(({ name }) => isWrite(name));
}

/** Earlier turns bring no calls: those that are here are this turn's. */
function listMade({ messages }: Pick<ModelRequest, 'messages'>): readonly ToolCall[] {
  return messages.flatMap((message) => (message.role === 'assistant' ? (message.toolCalls ?? []) : []));
}

function chooseReads({ task, tools = [], messages }: ModelRequest): readonly Wanted[] {
  if (messages.some((message) => message.role === 'tool')) return [];
  const topics = topicsOfTask(task);
  const query = task.text.slice(0, longestQuery);
  const gestureOrder = findGestureOrder(task);
  const orderNumber = task.classification?.orderNumber ?? gestureOrder;
  const wanted = [
    ...(orderNumber !== undefined &&
    (topics.some(needsOrder) || gestureOrder !== undefined) &&
    lacks(task.facts, orderKinds)
      ? [{ name: 'get_order', input: { order_number: orderNumber } }]
      : []),
    ...(topics.some(needsProduct) && lacks(task.facts, ['products', 'unavailable'])
      ? [{ name: 'search_products', input: { query } }]
      : []),
    ...(topics.some(needsPolicy) && lacks(task.facts, ['policies', 'unavailable'])
      ? [{ name: 'search_knowledge_base', input: { query } }]
      : []),
  ];
  return wanted.filter(({ name }) => tools.some((tool) => tool.name === name));
}

/** The order he spoke of last, where he would like a discount for it: that topic alone brings no order. */
function findGestureOrder({ text, earlier = [] }: ModelTask): string | undefined {
  const isGiven = splitWishes(text).some(({ kind, clause }) => kind === 'discount' && isGesture(clause));
  return isGiven ? [...earlier, text].flatMap((one) => readMentions(one).orderNumbers).at(-1) : undefined;
}

function chooseWrites({ task, tools = [] }: ModelRequest): readonly Wanted[] {
  if (!tools.some(({ name }) => isWrite(name))) return [];
  return planWrites(task).calls.filter(({ name }) => tools.some((tool) => tool.name === name));
}

const orderKinds: readonly Fact['kind'][] = ['order', 'orders', 'order_not_verified', 'order_locked', 'unavailable'];

function lacks(facts: readonly Fact[], kinds: readonly Fact['kind'][]): boolean {
  return !facts.some((fact) => kinds.includes(fact.kind));
}
