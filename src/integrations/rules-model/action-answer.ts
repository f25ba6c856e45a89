import type { Topic } from '../../agent/intents.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Order } from '../../commerce/order.ts';
import type { AnswerSetting } from './answer-setting.ts';
import { hasShipped, tellRefunds, tellReturns } from './order-answer.ts';
import { ask } from './writes/questions.ts';

/**
 * What can be said to a request that only a write would fulfil, after the order's state was told. Nothing is done.
 * Where the agent may propose writes, nothing is said of what it can't do itself.
 */
export function tellAction(topic: Topic, order: Order | undefined, setting: AnswerSetting): readonly string[] {
  const said = tellTopicAction(topic, order, setting);
  if (!setting.canWrite) return said;
  const own = new Set(colleagueOnly.map((key) => phrase(setting.language, key)));
  const rest = said.filter((sentence) => !own.has(sentence));
  const isCut = rest.length < said.length && order !== undefined && order.status !== 'cancelled';
  return isCut ? [...rest, ask(setting.language, 'invite', { order: order.name })] : rest;
}

const colleagueOnly = [
  'cancel_not_shipped',
  'change_not_shipped',
  'refund_not_here',
  'return_not_here',
  'offer_colleague',
] as const;

function tellTopicAction(topic: Topic, order: Order | undefined, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  switch (topic) {
    case 'cancel_order':
      return order === undefined ? [] : tellCancel(order, setting);
    case 'change_order':
    case 'address_change':
      return order === undefined ? [] : tellChange(order, setting);
    case 'refund_request':
      return [...tellMoney(order, setting), phrase(language, 'refund_not_here'), phrase(language, 'offer_colleague')];
    case 'refund_status':
      return tellMoney(order, setting);
    case 'return_request':
    case 'exchange_request':
      return tellReturn(order, setting);
    case 'damaged_item':
      return [phrase(language, 'damaged_next'), phrase(language, 'offer_colleague_check')];
    case 'delivery_problem':
      return order?.status === 'delivered'
        ? [phrase(language, 'missing_advice'), phrase(language, 'missing_next')]
        : [];
    case 'complaint':
      return order === undefined ? [] : [phrase(language, 'offer_colleague_check')];
    default:
      return [];
  }
}

function tellCancel(order: Order, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  if (order.status === 'cancelled') {
    return [phrase(language, 'cancel_already'), ...tellRefunds(order, setting, false)];
  }
  return hasShipped(order)
    ? [phrase(language, 'cancel_shipped')]
    : [phrase(language, 'cancel_not_shipped'), phrase(language, 'offer_colleague')];
}

function tellChange(order: Order, { language }: AnswerSetting): readonly string[] {
  if (order.status === 'cancelled' || order.status === 'delivered') return [];
  return hasShipped(order)
    ? [phrase(language, 'change_shipped'), phrase(language, 'offer_colleague_check')]
    : [phrase(language, 'change_not_shipped'), phrase(language, 'offer_colleague')];
}

function tellMoney(order: Order | undefined, setting: AnswerSetting): readonly string[] {
  return order === undefined ? [] : [...tellRefunds(order, setting, true), ...tellReturns(order, setting.language)];
}

function tellReturn(order: Order | undefined, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  if (order !== undefined && order.returns.length > 0) {
    return [...tellReturns(order, language), ...tellRefunds(order, setting, false)];
  }
  return [phrase(language, 'return_not_here'), phrase(language, 'offer_colleague')];
}
