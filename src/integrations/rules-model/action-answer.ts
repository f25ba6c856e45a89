import type { Topic } from '../../agent/intents.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Order } from '../../commerce/order.ts';
import { type AnswerSetting, hasShipped, tellOrderState, tellRefunds, tellReturns } from './order-answer.ts';

/** What can be said to a request that only a write would fulfil: where it stands, and who can do it. Nothing is done. */
export function tellAction(
  topic: Topic,
  order: Order | undefined,
  setting: AnswerSetting,
  topics: readonly Topic[],
): readonly string[] {
  const { language } = setting;
  const colleague = phrase(language, 'offer_colleague');
  switch (topic) {
    case 'cancel_order':
      return order === undefined ? [] : tellCancel(order, setting);
    case 'change_order':
    case 'address_change':
      return order === undefined ? [] : tellChange(order, setting);
    case 'refund_request':
      return [...tellMoney(order, setting), phrase(language, 'refund_not_here'), colleague];
    case 'refund_status':
      return tellMoney(order, setting);
    case 'return_request':
    case 'exchange_request':
      return [...tellReturn(order, setting), phrase(language, 'return_not_here'), colleague];
    case 'damaged_item':
      return [phrase(language, 'damaged_next'), colleague];
    case 'delivery_problem':
      return order?.status === 'delivered' ? tellMissing(setting) : [];
    case 'order_status':
      return order?.status === 'delivered' && !topics.includes('delivery_problem') ? tellMissing(setting) : [];
    case 'complaint':
      return order === undefined ? [] : [...tellOrderState(order, setting), phrase(language, 'offer_colleague_check')];
    default:
      return [];
  }
}

function tellCancel(order: Order, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const state = tellStateOnce(order, setting);
  if (order.status === 'cancelled') {
    return [...state, phrase(language, 'cancel_already'), ...tellRefunds(order, setting, false)];
  }
  const key = hasShipped(order) ? 'cancel_shipped' : 'cancel_not_shipped';
  return [...state, phrase(language, key), phrase(language, 'offer_colleague')];
}

function tellChange(order: Order, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const state = tellStateOnce(order, setting);
  if (order.status === 'cancelled') return state;
  const key = hasShipped(order) ? 'change_shipped' : 'change_not_shipped';
  return [...state, phrase(language, key), phrase(language, 'offer_colleague')];
}

function tellMoney(order: Order | undefined, setting: AnswerSetting): readonly string[] {
  if (order === undefined) return [];
  return [
    ...tellStateOnce(order, setting),
    ...tellRefunds(order, setting, true),
    ...tellReturns(order, setting.language),
  ];
}

function tellReturn(order: Order | undefined, setting: AnswerSetting): readonly string[] {
  return order === undefined ? [] : [...tellStateOnce(order, setting), ...tellReturns(order, setting.language)];
}

function tellMissing({ language }: AnswerSetting): readonly string[] {
  return [phrase(language, 'missing_advice'), phrase(language, 'missing_next')];
}

function tellStateOnce(order: Order, setting: AnswerSetting): readonly string[] {
  return tellOrderState(order, setting).slice(0, 1);
}
