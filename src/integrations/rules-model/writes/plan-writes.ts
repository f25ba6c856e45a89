import type { ModelTask } from '../../../agent/models/chat-model.ts';
import { describeList } from '../../../agent/phrases/formats.ts';
import type { Order } from '../../../commerce/order.ts';
import { findItems, listLines, toItemName } from './find-items.ts';
import { findOrders, listOrders } from './find-order.ts';
import { callsForOrder } from './order-wish.ts';
import { ask } from './questions.ts';
import { readAddress } from './read-address.ts';
import { readAmount } from './read-amount.ts';
import { readSubscriptionChange, type WishKind } from './read-wish.ts';
import { type SpokenWish, splitWishes } from './split-wishes.ts';
import { nothing, type WritePlan } from './write-plan.ts';

/** What the message asks to be changed. The same task always has the same plan. */
export function planWrites(task: ModelTask): WritePlan {
  const wishes = readWishes(task);
  const orders = listOrders(task);
  if (wishes.length === 0) return askRemedy(orders, task);
  const plans: WritePlan[] = [];
  let before: readonly Order[] = [];
  for (const { kind, clause } of wishes) {
    if (kind === 'subscription') {
      plans.push(planSubscription(clause, task));
    } else if (kind === 'account_address') {
      plans.push(planAccountAddress(task));
    } else {
      const meant = findOrders(orders, clause, before, task.text);
      const isNamed = meant.length < orders.length || orders.length === 1 || namesAll(clause);
      plans.push(isNamed ? planOrders(meant, kind, clause, task) : askOrder(meant, task.language));
      before = meant;
    }
  }
  return merge(plans);
}

/** Something arrived broken, and he has not said what he would like. */
function askRemedy(orders: readonly Order[], { text, language, facts, classification }: ModelTask): WritePlan {
  const [order] = orders;
  const isDamage = classification?.intents.some(({ topic }) => topic === 'damaged_item') === true;
  const isSettled = facts.some(({ kind }) => kind === 'effect' || kind === 'write_refused');
  if (order === undefined || orders.length > 1 || !isDamage || isSettled) return nothing;
  const lines = listLines(order);
  const named = findItems(order, text).items.map(({ line }) => line);
  const meant = named.length > 0 ? named : lines.length === 1 ? lines : [];
  const item =
    meant.length === 0
      ? order.name
      : describeList(
          meant.map((line) => toItemName(line, order)),
          language,
        );
  return { calls: [], questions: [ask(language, 'remedy', { item })] };
}

function namesAll(clause: string): boolean {
  return (clause.match(/#\s?\w+|\b\d{4,}\b/gu) ?? []).length > 1;
}

function planOrders(orders: readonly Order[], kind: WishKind, clause: string, task: ModelTask): WritePlan {
  const { text: message, earlier = [], language } = task;
  return merge(orders.map((order) => callsForOrder({ kind, order, clause, message, earlier, language })));
}

function askOrder(orders: readonly Order[], language: string): WritePlan {
  const names = describeList(
    orders.map(({ name }) => name),
    language,
  );
  return orders.length === 0 ? nothing : { calls: [], questions: [ask(language, 'which_order', { orders: names })] };
}

const remembered = 4;

/**
 * The wishes of this message; where it has none and only brings what was asked for, the one it was asked for. "Yes"
 * to what was offered instead is that wish.
 */
function readWishes(task: ModelTask): readonly SpokenWish[] {
  const own = splitWishes(task.text).map((wish) => toRepeated(wish, task));
  if (own.length > 0) return own;
  if (task.facts.some(({ kind }) => kind === 'effect' || kind === 'write_refused')) return [];
  const offered = toOffered(task);
  if (offered !== undefined) return [offered];
  return listOpenWishes(task, remembered).map(({ kind, clause }) => ({ kind, clause: `${task.text}\n${clause}` }));
}

/** "Refund it again" is the wish of before, word for word: whether it can be done twice is not ours to say. */
function toRepeated(wish: SpokenWish, { earlier = [] }: ModelTask): SpokenWish {
  if (!again.test(wish.clause) || readAmount(wish.clause) !== undefined) return wish;
  const before = earlier.flatMap(splitWishes).findLast(({ kind }) => kind === wish.kind);
  return before ?? wish;
}

const again =
  /\b(?:again|once more|one more time|twice|a second time)\b|nochmals?|noch einmal|erneut|zweimal|encore|une deuxième fois|otra vez|de nuevo|dos veces/iu;

/** What he asks for in the middle of a conversation, or asked in one of his last two messages if this brings a detail. */
export function findOpenWish(task: ModelTask): WishKind | undefined {
  const own = task.previousIntent === undefined ? undefined : splitWishes(task.text)[0]?.kind;
  return own ?? toOffered(task)?.kind ?? listOpenWishes(task, 2)[0]?.kind;
}

function listOpenWishes({ text, earlier = [] }: ModelTask, count: number): readonly SpokenWish[] {
  if (!bringsDetail(text)) return [];
  const spoken = earlier.slice(-count).map(splitWishes);
  return spoken.findLast((wishes) => wishes.length > 0) ?? [];
}

function toOffered({ offered, text }: ModelTask): SpokenWish | undefined {
  if (offered === undefined || !agrees.test(text)) return undefined;
  const kind = kindOfAction[offered.action];
  return kind === undefined ? undefined : { kind, clause: `${text} ${offered.orderNumber ?? ''}`.trim() };
}

const agrees =
  /^\W*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|fine|great|do (?:it|that)|go ahead|i(?:'d| would) like that|that works|ja|gerne|bitte|in ordnung|oui|d'accord|volontiers|s[ií]|vale|claro|de acuerdo)(?!\p{L})/iu;
const kindOfAction: Readonly<Partial<Record<NonNullable<ModelTask['offered']>['action'], WishKind>>> = {
  cancel_order: 'cancel',
  return_items: 'return',
  exchange_items: 'swap',
  change_items: 'swap',
  refund: 'refund',
  grant_store_credit: 'credit',
  replace_items: 'replace',
  create_discount: 'discount',
};

/** An answer to a question of ours rather than something new: short, and asking nothing. */
function bringsDetail(text: string): boolean {
  return !/[?¿]/u.test(text) && text.split(/\s+/u).length <= 20 && !courtesy.test(text.trim());
}

const courtesy =
  /^\W*(?:yes|yeah|yep|sure|please|ja|oui|s[ií]|claro|no|nope|nein|non|thanks?|thank you|danke|merci|gracias|bye|hi|hello|hallo|bonjour|hola|ok(?:ay)?|great|perfect)(?:,? (?:please|thanks?|bitte|danke|merci|gracias|por favor|s'il vous plaît))?\W*$/iu;

function planSubscription(clause: string, { language }: ModelTask): WritePlan {
  const change = readSubscriptionChange(clause);
  return change === undefined
    ? { calls: [], questions: [ask(language, 'subscription')] }
    : {
        calls: [{ name: 'change_subscription', input: { change, subscription: clause.slice(0, 200) } }],
        questions: [],
      };
}

function planAccountAddress({ text, language }: ModelTask): WritePlan {
  const { missing, address1, city, ...rest } = readAddress(text) ?? { missing: [] };
  if (address1 === undefined) return { calls: [], questions: [ask(language, 'address')] };
  const gap = missing[0];
  return gap === undefined && city !== undefined
    ? { calls: [{ name: 'change_account_address', input: { address: { address1, city, ...rest } } }], questions: [] }
    : { calls: [], questions: [ask(language, 'address_missing', { missing: ask(language, gap ?? 'city') })] };
}

function merge(plans: readonly WritePlan[]): WritePlan {
  const calls = plans.flatMap((plan) => plan.calls);
  return {
    calls: calls.filter(
      (call, index) => index === calls.findIndex((other) => JSON.stringify(other) === JSON.stringify(call)),
    ),
    questions: [...new Set(plans.flatMap(({ questions }) => questions))],
  };
}
