import type { Fact } from '../../agent/fact.ts';
import { readMentions } from '../../agent/guardrails/mentions.ts';
import type { Topic } from '../../agent/intents.ts';
import type { ModelTask } from '../../agent/models/chat-model.ts';
import { listOrderQuestions } from '../../agent/nodes/order-questions.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Order } from '../../commerce/order.ts';
import { tellAction } from './action-answer.ts';
import type { AnswerSetting } from './answer-setting.ts';
import { tellAspect } from './aspect-answer.ts';
import { tellOrder, tellOrderState, tellOrders } from './order-answer.ts';
import { asksWhoWeAre } from './person-request.ts';
import { type PolicyQuestion, quotePolicy } from './policy-answer.ts';
import { tellProducts } from './product-answer.ts';
import { isShopQuestion, needsOrder, needsPolicy, needsProduct, topicsOfTask } from './topic-needs.ts';
import { isTold, isWriteTopic, listQuestions } from './writes/tell-writes.ts';
import type { WritePlan } from './writes/write-plan.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

export interface Spoken {
  /** `greeting` and `thanks` too. */
  readonly topic?: Topic | undefined;
  /** What the message asks, part by part, in its own order. */
  readonly parts?: readonly PolicyQuestion[];
  /** Absent where this turn may not propose writes. */
  readonly writes?: WritePlan;
  /** What he has to be asked for before his wish can be heard at all. */
  readonly missing?: readonly string[];
}

/** A reply whose every statement stands in `task.facts`; what they don't hold is said to be unknown. */
export function composeAnswer(
  task: ModelTask,
  { topic: spoken, parts = [], writes, missing = [] }: Spoken = {},
): string {
  const all = inOrderAsked(topicsOfTask(task), parts);
  const setting = toSetting(task, writes);
  const isSettled = isTold(task);
  const questions = [...listQuestions(writes), ...missing];
  const isAsked = questions.length > 0;
  const topics = isSettled || isAsked ? all.filter((topic) => !isWriteTopic(topic)) : all;
  const policy = tellPolicyParts(task, topics, parts, setting);
  const sections = [
    tellFeelings(all, setting),
    ...topics.map((topic) => tellTopic(topic, topics, task, policy, setting)),
    isSettled || isAsked ? [] : tellUnasked(task, topics, setting),
    questions,
    listFacts(task, 'unavailable').length > 0 ? [phrase(setting.language, 'cannot_look_up')] : [],
  ].filter((sentences) => sentences.length > 0);
  if (sections.length === 0 && isSettled) return '';
  const answer = sections.length > 0 ? sections : [[tellSmallTalk(task, topics, spoken, setting)]];
  return joinSections(answer, task.refused ?? [], setting.language);
}

function listFacts<Kind extends Fact['kind']>(task: ModelTask, kind: Kind): readonly FactOf<Kind>[] {
  return task.facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
}

function toSetting(task: ModelTask, writes: WritePlan | undefined): AnswerSetting {
  const [shop] = listFacts(task, 'shop');
  const { language, storeName, now } = task;
  return { language, storeName, now, timeZone: shop?.shop.timeZone ?? 'UTC', canWrite: writes !== undefined };
}

function inOrderAsked(topics: readonly Topic[], parts: readonly PolicyQuestion[]): readonly Topic[] {
  const place = (topic: Topic) => {
    const at = parts.findIndex((part) => part.topic === topic);
    return at === -1 ? parts.length : at;
  };
  return [...topics].sort((first, second) => place(first) - place(second));
}

/** The orders are told with the first topic that is about them; each other topic says its own. */
function tellTopic(
  topic: Topic,
  topics: readonly Topic[],
  task: ModelTask,
  policy: ReadonlyMap<Topic, readonly string[]>,
  setting: AnswerSetting,
): readonly string[] {
  const quote = policy.get(topic) ?? [];
  const isFirstOfOrders = topic === topics.find((one) => needsOrder(one) || one === 'complaint');
  const isAnswered = isShopQuestion(task.text) && quote.length > 0 && readMentions(task.text).orderNumbers.length === 0;
  const order = isFirstOfOrders && !isAnswered ? tellOrderPart(task, topics, setting) : [];
  const product = needsProduct(topic) ? tellProductPart(task, setting) : [];
  return [...order, ...product, ...quote];
}

function tellFeelings(topics: readonly Topic[], { language }: AnswerSetting): readonly string[] {
  return topics.some((topic) => topic === 'complaint' || topic === 'damaged_item' || topic === 'delivery_problem')
    ? [phrase(language, 'sorry')]
    : [];
}

function tellOrderPart(task: ModelTask, topics: readonly Topic[], setting: AnswerSetting): readonly string[] {
  const refused = tellOrderRefusals(task, setting.language);
  const orders = listFacts(task, 'order').map((fact) => fact.order);
  const lists = listFacts(task, 'orders').flatMap((fact) =>
    orders.length > 0 ? [] : tellOrders(fact.orders, setting),
  );
  const told = orders.flatMap((order, index) => {
    const [first = '', ...rest] = tellOneOrder(order, topics, task, setting);
    return index === 0 ? [first, ...rest] : [`\n\n${first}`, ...rest];
  });
  if (refused.length + told.length + lists.length > 0) return [...told, ...lists, ...refused];
  const isDown = listFacts(task, 'unavailable').some((fact) => /order|track/iu.test(fact.what));
  return isDown || !topics.some(needsOrder) ? [] : [phrase(setting.language, 'order_needs_number')];
}

/** The same sentence whether the order does not exist or is someone else's. */
function tellOrderRefusals(task: ModelTask, language: string): readonly string[] {
  const days = listFacts(task, 'shop')[0]?.shop.orderHorizonDays;
  return [
    ...listFacts(task, 'order_not_verified').flatMap(({ missing, orderNumber }) => {
      const order = toOrderName(orderNumber);
      return missing === 'contact'
        ? [phrase(language, 'order_needs_contact', { order })]
        : [
            phrase(language, 'order_not_matched', { order }),
            ...(days === undefined ? [] : [phrase(language, 'order_horizon', { days: String(days) })]),
          ];
    }),
    ...listFacts(task, 'order_locked').map(({ orderNumber }) =>
      phrase(language, 'order_locked', { order: toOrderName(orderNumber) }),
    ),
  ];
}

function toOrderName(orderNumber: string): string {
  return orderNumber.startsWith('#') ? orderNumber : `#${orderNumber}`;
}

/** All of it, or its state and what the request needs, or just the one thing that was asked after it. */
function tellOneOrder(
  order: Order,
  topics: readonly Topic[],
  task: ModelTask,
  setting: AnswerSetting,
): readonly string[] {
  const asked = topics.includes('order_status') && isFollowUp(task) ? listOrderQuestions(task.text) : [];
  if (asked.length > 0) return asked.flatMap((question) => tellAspect(question, order, setting));
  const actions = [...new Set(topics.flatMap((topic) => tellAction(topic, order, setting)))];
  const isWhole = topics.some((topic) => topic === 'order_status' || topic === 'delivery_problem');
  if (isWhole) return [...tellOrder(order, setting), ...tellHint(order, topics, setting), ...toParagraph(actions)];
  const isMoney = topics.every((topic) => topic === 'refund_status' || topic === 'refund_request');
  const state = isMoney && order.status !== 'cancelled' ? [] : tellOrderState(order, setting).slice(0, 1);
  return [...state, ...actions];
}

/** Nothing new names the order: the shopper has read about it before. */
function isFollowUp(task: ModelTask): boolean {
  const isNamed = readMentions(task.text).orderNumbers.length > 0 || /\[(?:email|phone)\]/.test(task.text);
  return task.previousIntent !== undefined && !isNamed;
}

/** Who has written about a delivery of these days may miss it; one of last month is a thing of the past. */
function tellHint(order: Order, topics: readonly Topic[], { language, now }: AnswerSetting): readonly string[] {
  const isFresh = order.parcels.some(
    ({ deliveredAt }) => deliveredAt !== undefined && now.getTime() - deliveredAt.getTime() < freshMs,
  );
  const isSettled = order.refunds.length + order.returns.length > 0;
  return order.status === 'delivered' && isFresh && !isSettled && !topics.includes('delivery_problem')
    ? toParagraph([phrase(language, 'delivered_hint')])
    : [];
}

const freshMs = 14 * 86_400_000;

function toParagraph([first, ...rest]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [`\n${first}`, ...rest];
}

function tellProductPart(task: ModelTask, setting: AnswerSetting): readonly string[] {
  const facts = listFacts(task, 'products');
  if (facts.length > 0)
    return tellProducts(
      facts.flatMap((fact) => fact.products),
      task.text,
      setting,
    );
  return listFacts(task, 'unavailable').length > 0 ? [] : [phrase(setting.language, 'product_which')];
}

/** At most one quote for each question, and none twice. */
function tellPolicyParts(
  task: ModelTask,
  topics: readonly Topic[],
  parts: readonly PolicyQuestion[],
  setting: AnswerSetting,
): ReadonlyMap<Topic, readonly string[]> {
  const passages = listFacts(task, 'policies').flatMap((fact) => fact.policies);
  const isRefused = tellOrderRefusals(task, setting.language).length > 0;
  const said = new Set<string>();
  const quotes = new Map<Topic, readonly string[]>();
  for (const topic of topics.filter((one) => needsPolicy(one) && !(isRefused && needsOrder(one)))) {
    const quote = quotePolicy(passages, toQuestion(topic, topics, parts, task), setting.language).filter(
      (line) => !said.has(line),
    );
    for (const line of quote) said.add(line);
    const told = quote.length > 0 || topics.some(needsOrder) ? quote : tellUnstated(task, setting);
    if (told.length > 0) quotes.set(topic, told);
  }
  return quotes;
}

/** Its own part of the message, or the whole of one that asks nothing else. */
function toQuestion(
  topic: Topic,
  topics: readonly Topic[],
  parts: readonly PolicyQuestion[],
  task: ModelTask,
): PolicyQuestion {
  const text = parts.find((part) => part.topic === topic)?.text ?? (topics.length === 1 ? task.text : undefined);
  return { topic, ...(text === undefined ? {} : { text }) };
}

function tellUnstated(task: ModelTask, setting: AnswerSetting): readonly string[] {
  const contact = listFacts(task, 'shop').flatMap((fact) => tellContact(fact.shop.contactEmail, setting));
  if (listFacts(task, 'unavailable').length > 0) return contact;
  return [phrase(setting.language, 'policy_none'), ...contact, phrase(setting.language, 'offer_colleague_check')];
}

function tellContact(email: string | undefined, { language, storeName }: AnswerSetting): readonly string[] {
  return email === undefined ? [] : [phrase(language, 'shop_contact', { store: storeName, email })];
}

/** Facts that no topic of this message claims: an order that was looked up for a bare number, say. */
function tellUnasked(task: ModelTask, topics: readonly Topic[], setting: AnswerSetting): readonly string[] {
  const isOrderTold = topics.some((topic) => needsOrder(topic) || topic === 'complaint');
  return isOrderTold ? [] : tellOrderPart(task, topics, setting);
}

function tellSmallTalk(
  task: ModelTask,
  topics: readonly Topic[],
  spoken: Topic | undefined,
  { language, storeName: store }: AnswerSetting,
): string {
  if (asksWhoWeAre(task.text))
    return `${phrase(language, 'i_am_assistant', { store })} ${phrase(language, 'told_colleague')}`;
  if (topics.includes('out_of_scope')) return phrase(language, 'out_of_scope', { store });
  if (topics.includes('human_agent')) return phrase(language, 'told_colleague');
  if (topics.includes('complaint')) return phrase(language, 'anything_wrong');
  if (topics.includes('thanks') || spoken === 'thanks')
    return phrase(language, isThanks(task.text) ? 'thanks' : 'acknowledged');
  if (spoken === 'greeting') return phrase(language, 'greeting', { store });
  return phrase(language, 'what_is_it_about');
}

function isThanks(text: string): boolean {
  if (/^\W*(?:no|nope|nein|non)(?!\p{L})/iu.test(text)) return false;
  return /thank|thx|\bty\b|cheers|appreciat|dank|merci|gracias/iu.test(text);
}

/** Sections stand apart; inside one, a sentence that starts a line brings its own break. No sentence twice. */
function joinSections(sections: readonly (readonly string[])[], refused: readonly string[], language: string): string {
  const said = new Set<string>();
  const isNew = (sentence: string) => {
    const isItem = sentence.startsWith('\n- ');
    const isFirst = isItem || !said.has(sentence.trim());
    said.add(sentence.trim());
    return isFirst && !refused.some((each) => sentence.includes(each.trim()));
  };
  const texts = sections.map((sentences) => joinSentences(sentences.filter(isNew))).filter((text) => text !== '');
  return texts.length > 0 ? texts.join('\n\n') : phrase(language, 'safe_sentence');
}

function joinSentences(sentences: readonly string[]): string {
  return sentences
    .reduce((text, sentence) => (sentence.startsWith('\n') ? `${text}${sentence}` : `${text} ${sentence}`), '')
    .trim();
}
