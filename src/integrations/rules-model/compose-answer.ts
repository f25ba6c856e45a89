import type { Fact, PolicyPassage } from '../../agent/fact.ts';
import type { Topic } from '../../agent/intents.ts';
import type { ModelTask } from '../../agent/models/chat-model.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Order } from '../../commerce/order.ts';
import { tellAction } from './action-answer.ts';
import { type AnswerSetting, tellOrder, tellOrders } from './order-answer.ts';
import { tellProducts } from './product-answer.ts';
import { chooseSentences, toStems } from './relevance.ts';
import { needsOrder, needsPolicy, needsProduct, topicsOfTask } from './topic-needs.ts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

const longestQuote = 500;
const mostPassages = 2;

/** A reply whose every statement stands in `task.facts`; what they don't hold is said to be unknown. */
export function composeAnswer(task: ModelTask, spoken: Topic | undefined): string {
  const topics = topicsOfTask(task);
  const setting = toSetting(task);
  const sentences = [
    ...tellFeelings(topics, setting),
    ...tellOrderPart(task, topics, setting),
    ...tellProductPart(task, topics, setting),
    ...tellPolicyPart(task, topics, setting),
    ...tellUnavailable(task, setting),
  ];
  const answer = sentences.length > 0 ? sentences : [tellSmallTalk(topics, spoken, setting)];
  return joinSentences(withoutRefused(answer, task.refused ?? [], setting.language));
}

function listFacts<Kind extends Fact['kind']>(task: ModelTask, kind: Kind): readonly FactOf<Kind>[] {
  return task.facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
}

function toSetting(task: ModelTask): AnswerSetting {
  const [shop] = listFacts(task, 'shop');
  const { language, storeName, now } = task;
  return { language, storeName, now, timeZone: shop?.shop.timeZone ?? 'UTC' };
}

function tellFeelings(topics: readonly Topic[], { language }: AnswerSetting): readonly string[] {
  return topics.some((topic) => topic === 'complaint' || topic === 'damaged_item' || topic === 'delivery_problem')
    ? [phrase(language, 'sorry')]
    : [];
}

function tellOrderPart(task: ModelTask, topics: readonly Topic[], setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const refused = tellOrderRefusals(task, language);
  const orders = listFacts(task, 'order').map((fact) => fact.order);
  const lists = listFacts(task, 'orders').flatMap((fact) =>
    orders.length > 0 ? [] : tellOrders(fact.orders, setting),
  );
  const told = orders.flatMap((order) => tellOneOrder(order, topics, setting));
  if (refused.length + told.length + lists.length > 0) {
    return [...told, ...lists, ...refused, ...(orders.length > 0 ? [] : tellActions(topics, undefined, setting))];
  }
  if (!topics.some(needsOrder)) return [];
  const isDown = listFacts(task, 'unavailable').some((fact) => /order|track/iu.test(fact.what));
  return [...tellActions(topics, undefined, setting), ...(isDown ? [] : [phrase(language, 'order_needs_number')])];
}

/** The same sentence whether the order does not exist or is someone else's. */
function tellOrderRefusals(task: ModelTask, language: string): readonly string[] {
  return [
    ...listFacts(task, 'order_not_verified').map(({ missing, orderNumber }) =>
      phrase(language, missing === 'contact' ? 'order_needs_contact' : 'order_not_matched', {
        order: toOrderName(orderNumber),
      }),
    ),
    ...listFacts(task, 'order_locked').map(({ orderNumber }) =>
      phrase(language, 'order_locked', { order: toOrderName(orderNumber) }),
    ),
  ];
}

function toOrderName(orderNumber: string): string {
  return orderNumber.startsWith('#') ? orderNumber : `#${orderNumber}`;
}

function tellOneOrder(order: Order, topics: readonly Topic[], setting: AnswerSetting): readonly string[] {
  const actions = tellActions(topics, order, setting);
  return actions.length > 0 && !topics.includes('order_status') ? actions : [...tellOrder(order, setting), ...actions];
}

function tellActions(topics: readonly Topic[], order: Order | undefined, setting: AnswerSetting): readonly string[] {
  const sentences = topics.flatMap((topic) => tellAction(topic, order, setting, topics));
  return [...new Set(sentences)];
}

function tellProductPart(task: ModelTask, topics: readonly Topic[], setting: AnswerSetting): readonly string[] {
  const facts = listFacts(task, 'products');
  if (!topics.some(needsProduct) && topics.length > 0) return [];
  const products = facts.flatMap((fact) => fact.products);
  if (facts.length > 0) return tellProducts(products, task.text, setting);
  const isDown = listFacts(task, 'unavailable').length > 0;
  return topics.some(needsProduct) && !isDown ? [phrase(setting.language, 'product_which')] : [];
}

function tellPolicyPart(task: ModelTask, topics: readonly Topic[], setting: AnswerSetting): readonly string[] {
  if (!topics.some(needsPolicy)) return [];
  const passages = listFacts(task, 'policies').flatMap((fact) => fact.policies);
  const quotes = passages.slice(0, mostPassages).map((passage) => quote(passage, task.text, setting.language));
  if (quotes.length > 0) return quotes;
  const shop = listFacts(task, 'shop').flatMap((fact) => tellContact(fact.shop.contactEmail, setting));
  const isDown = listFacts(task, 'unavailable').length > 0;
  if (isDown) return shop;
  const isAlone = !topics.some(needsOrder);
  return isAlone
    ? [phrase(setting.language, 'policy_none'), ...shop, phrase(setting.language, 'offer_colleague_check')]
    : [];
}

function tellContact(email: string | undefined, { language, storeName }: AnswerSetting): readonly string[] {
  return email === undefined ? [] : [phrase(language, 'shop_contact', { store: storeName, email })];
}

function quote({ policy, text }: PolicyPassage, question: string, language: string): string {
  const chosen = chooseSentences(text, toStems(question), longestQuote).replaceAll(/\s+/g, ' ');
  const said = `\n${phrase(language, 'policy_quote', { title: policy.title, text: chosen })}`;
  return policy.url === undefined ? said : `${said} ${phrase(language, 'policy_link', { url: policy.url })}`;
}

function tellUnavailable(task: ModelTask, { language }: AnswerSetting): readonly string[] {
  return listFacts(task, 'unavailable').length > 0 ? [phrase(language, 'cannot_look_up')] : [];
}

function tellSmallTalk(topics: readonly Topic[], spoken: Topic | undefined, setting: AnswerSetting): string {
  const { language, storeName: store } = setting;
  if (topics.includes('out_of_scope')) return phrase(language, 'out_of_scope', { store });
  if (topics.includes('human_agent')) return phrase(language, 'told_colleague');
  if (topics.includes('complaint')) return phrase(language, 'anything_wrong');
  if (spoken === 'greeting') return phrase(language, 'greeting', { store });
  if (spoken === 'thanks') return phrase(language, 'thanks');
  return phrase(language, 'what_is_it_about');
}

function withoutRefused(sentences: readonly string[], refused: readonly string[], language: string): readonly string[] {
  const kept = sentences.filter((sentence) => !refused.some((each) => sentence.includes(each.trim())));
  return kept.length > 0 ? kept : [phrase(language, 'safe_sentence')];
}

/** One blank between sentences; those that start a line bring their own break. */
function joinSentences(sentences: readonly string[]): string {
  return [...new Set(sentences)]
    .reduce((text, sentence) => (sentence.startsWith('\n') ? `${text}${sentence}` : `${text} ${sentence}`))
    .trim();
}
