import type { OrderQuestion } from '../../agent/nodes/order-questions.ts';
import { describeList, describeMoney } from '../../agent/phrases/formats.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Order } from '../../commerce/order.ts';
import { type AnswerSetting, toItem } from './answer-setting.ts';
import { hasShipped, isPacked, tellOrderState, tellPlaced, tellRefunds } from './order-answer.ts';
import { tellArrival, tellCarrier, tellEach, tellLink } from './parcel-answer.ts';

/** The one thing asked about an order that was told before, and nothing else. */
export function tellAspect(question: OrderQuestion, order: Order, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  switch (question) {
    case 'carrier':
    case 'tracking':
      return order.parcels.length === 0
        ? tellOrderState(order, setting).slice(0, 1)
        : tellEach(order, setting, (parcel) => [...tellCarrier(parcel, setting), ...tellLink(parcel, setting)]);
    case 'delivery_date':
      return order.parcels.length === 0 || order.status === 'cancelled'
        ? [...tellOrderState(order, setting).slice(0, 1), ...tellNoDate(order, language)]
        : [...tellUnsent(order, setting), ...tellEach(order, setting, (parcel) => tellArrival(parcel, setting))];
    case 'items':
      return [
        phrase(language, 'order_items', {
          order: order.name,
          items: describeList(order.lineItems.map(toTitle), language),
        }),
      ];
    case 'total':
      return [
        phrase(language, 'order_total', { order: order.name, total: describeMoney(order.total, language) }),
        ...tellRefunds(order, setting, false),
      ];
    case 'placed_on':
      return [tellPlaced(order, setting)];
    case 'unrecorded':
      return [phrase(language, 'order_unrecorded', { order: order.name }), phrase(language, 'offer_colleague_check')];
  }
}

function tellNoDate(order: Order, language: string): readonly string[] {
  return order.status === 'cancelled' ? [] : [phrase(language, 'order_no_date')];
}

function tellUnsent(order: Order, setting: AnswerSetting): readonly string[] {
  return isPacked(order) || !hasShipped(order) || order.status === 'partially_shipped'
    ? tellOrderState(order, setting)
    : [];
}

function toTitle({ title, variantTitle, quantity }: Order['lineItems'][number]): string {
  return toItem({ title: variantTitle === undefined ? title : `${title} (${variantTitle})`, quantity });
}
